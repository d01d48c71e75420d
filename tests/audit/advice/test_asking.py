"""Where conditions are asked, and what becomes of expectations: held against contacts as they are played."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from game.audit.advice.asking import Asking, Kind
from game.audit.advice.graph import fates, roots_expecting
from game.audit.advice.scoring import wow_before_basics
from game.audit.advice.study import Study
from game.domain.action import Action, gesture, reply
from game.engine.offers import said
from game.rules.step import Standing, begin, has_ended, lands, reply_at, step
from tests.audit.advice.studied import said as told
from tests.audit.advice.studied import study, under

PLAYS = 400
CLUB = "        shows: [sells-at-wrong-time]"
READ_BACK = '        customer: "S, E. In case somebody writes down a gee."'
NOTE = "  send-note:"


@cache
def good() -> Study:
    """The good scenario, with an expectation more than it needs."""
    return study(under(CLUB, "        fails: [name]"))


def plays(one: Study) -> Iterator[list[Standing]]:
    """Contacts with any reply, and now and then a gesture that lands: every standing, from first to last."""
    compiled = one.compiled
    for seed in range(PLAYS):
        rng, standing = Random(seed), begin(compiled)
        here = [standing]
        while not has_ended(compiled, standing):
            standing = step(compiled, standing, _any(one, standing, rng))
            here.append(standing)
        yield here


def _any(one: Study, standing: Standing, rng: Random) -> Action:
    compiled, position = one.compiled, standing.position
    names = [name for name in compiled.replies[position[0]] if reply_at(compiled, position, name)]
    landing = [name for name in one.scenario.gestures if lands(compiled, position, name)]
    return gesture(rng.choice(landing)) if landing and rng.random() < 0.3 else reply(rng.choice(names))


def held(one: Study, kind: Kind) -> dict[tuple[str | int, ...], Asking]:
    """The conditions of a kind, by their paths."""
    return {asking.path: asking for asking in one.askings if asking.kind is kind}


def test_what_is_said_in_play_was_held_possible() -> None:
    """A wording that a customer ever says is never among those told to be dead."""
    one, known, heard = good(), held(good(), Kind.WORDING), set()
    for play in plays(one):
        for standing in play:
            place = standing.position[0]
            if place < one.compiled.first_question:
                state = one.compiled.states[place]
                text = said(one.compiled, standing, state.speeches)
                heard.add((state.id, [speech.text for speech in state.speeches].index(text)))
    when = {(path[1], path[3]): asking for path, asking in known.items() if path[2] == "customer"}
    assert heard & when.keys()
    assert all(when[at].held for at in heard & when.keys())


def test_what_is_on_offer_in_play_was_held_possible() -> None:
    """Wherever the `when` of a reply holds in play, and wherever it does not, that was found on the walk."""
    one, known = good(), held(good(), Kind.REPLY)
    seen: set[tuple[tuple[str | int, ...], bool]] = set()
    for play in plays(one):
        for standing in play:
            place = standing.position[0]
            if place < one.compiled.first_question:
                state = one.compiled.states[place].id
                for path in (path for path in known if path[1] == state):
                    seen.add((path, reply_at(one.compiled, standing.position, str(path[3])) is not None))
    assert len(seen) > len(known)
    assert all(known[path].held if holds else known[path].failed for path, holds in seen)


@pytest.mark.parametrize("name", ["book", "monday", "name", "secret"])
def test_what_becomes_of_an_expectation_is_what_play_shows(name: str) -> None:
    """In play each of the expectations is met at some ends and not at others, and that is what the walk says."""
    one = good()
    met = {one.compiled.layout.holds(play[-1].position[3], "met", name) for play in plays(one)}
    assert met == fates(one, name, roots_expecting(one, one.scenario.expectations[name])) == {True, False}


def test_an_entry_is_asked_only_where_those_before_it_fail() -> None:
    """The worlds of an entry of a list are those in which no earlier one holds."""
    (first, second) = (held(good(), Kind.WORDING)["states", "monday", "customer", at, "when"] for at in (0, 1))
    assert second.held | second.failed == first.failed
    assert first.held


def test_more_than_can_be_looked_at_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where words multiply what is remembered beyond the budget, nothing is said about them."""
    monkeypatch.setattr("game.audit.advice.asking.BUDGET", 10)
    assert study().askings == ()


def test_a_wow_for_somebody_who_was_let_down_is_told_with_the_way() -> None:
    """It asks that his name was met, but the book, which is of accuracy, may have been let down by then."""
    note = "    in: [bye]\n    when: met name\n    shows: [personal-gesture]\n    because: He kept it.\n    story: So."
    found = told(wow_before_basics.check, under(READ_BACK, "        fails: [book]"), under(NOTE, note))
    (message,) = [one for one in found if "send-note" in one]
    assert message.startswith("Gesture 'send-note' is a wow and can be done while 'book' has been let down, after '")
    assert "'read-back'" in message
