"""What docs/contacts.md says of the library is so: who is in it, and the order of the steps of each kind of contact."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from game import places
from game.domain.scenario import Channel
from game.engine import Prepared
from game.rules.choices import Choice
from game.session.library import Library

PAGE = (places.shipped() / "docs" / "contacts.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
CONTACTS = {match[1]: row for row in ROWS if (match := re.match(r"\[([a-z-]+)\]\(", row[0]))}
KINDS = [row for row in ROWS if "`" in row[-1] and "→" in row[-1]]


@cache
def library() -> Library:
    """The library that ships."""
    return Library()


def steps_of(row: Sequence[str]) -> list[frozenset[str]]:
    """The steps of a kind of contact, each the names (`state/reply` or `state`) that are that step."""
    return [frozenset(re.findall(r"`([^`]+)`", step)) for step in row[2].split("→")]


def step_of(choice: Choice, steps: Sequence[frozenset[str]]) -> int | None:
    """Which step a choice is, None for none."""
    names = {choice.name, choice.name.partition("/")[0]}
    return next((number for number, step in enumerate(steps) if names & step), None)


def missteps(prepared: Prepared, steps: Sequence[frozenset[str]]) -> Iterator[str]:
    """Every choice that is a step and can be reached without false step before the step that should precede it."""
    graph, choices = prepared.graph, prepared.compiled.choices
    waiting = [(number, -1) for number in range(graph.roots)]
    seen = set(waiting)
    while waiting:
        number, done = waiting.pop()
        for index, target in graph.edges[number]:
            choice = choices[index]
            if any(point < 0 for point in choice.points):
                continue
            step = step_of(choice, steps)
            if step is not None and step > done + 1:
                yield f"{choice.name} is step {step + 1} and can come right after step {done + 1}"
            following = (target, max(done, step if step is not None else -1))
            if following not in seen:
                seen.add(following)
                waiting.append(following)


def test_the_page_names_every_contact() -> None:
    """Each with its channel; all five channels and at least eight houses are there, and sixteen contacts or more."""
    cards = {card.id: card for card in library().cards()}
    assert CONTACTS.keys() == cards.keys()
    assert len(cards) >= 16
    for name, row in CONTACTS.items():
        assert row[2] == cards[name].channel.value, name
        assert cards[name].customer.split()[0] in row[3] or "one of three" in row[3], name
    assert {card.channel for card in cards.values()} == set(Channel)
    assert len({row[1].removeprefix("a ").removeprefix("an ").removeprefix("the ") for row in CONTACTS.values()}) >= 8


def test_every_contact_is_deep_enough() -> None:
    """Twelve states or more, four endings or more, `because` everywhere, two to five replies in sight at a time."""
    for name in CONTACTS:
        scenario = library().scenarios[name]
        assert len(scenario.states) >= 12, name
        assert len(scenario.endings) >= 4, name
        assert scenario.desk, name
        for state in scenario.states.values():
            assert all(one.because for one in state.replies), (name, state.id)


def test_there_are_enough_kinds() -> None:
    """Fifteen kinds of contact or more can be recognised."""
    assert len({row[0] for row in KINDS}) >= 15


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row[0])
def test_the_steps_come_in_their_order(row: list[str]) -> None:
    """Every step exists, and on every way without a false step none comes before the one that must precede it."""
    prepared, steps = library().prepared(row[1]), steps_of(row)
    replies = {choice.name for choice in prepared.compiled.choices}
    known = replies | {name.partition("/")[0] for name in replies}
    assert not {name for step in steps for name in step} - known
    assert len(steps) >= 2
    assert list(missteps(prepared, steps)) == []


def test_a_step_out_of_order_is_noticed() -> None:
    """With the order of a kind's steps turned round the walk finds the ways that break it."""
    row = next(row for row in KINDS if row[1] == "bill-dispute")
    assert list(missteps(library().prepared("bill-dispute"), steps_of(row)[::-1]))


def reactions(principle: str) -> dict[bool, set[str]]:
    """For both sides, well (True) and badly, what customers say at once to replies that show the principle so."""
    rubric = library().rubric
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for scenario in library().scenarios.values():
        for reply in (reply for state in scenario.states.values() for reply in state.replies):
            shown = [rubric.behaviours[one] for one in reply.effects.shows]
            for one in shown:
                if one.principle == principle:
                    found[sum(one.points) > 0] |= {speech.text for speech in reply.answers}
    return found


@pytest.mark.parametrize("principle", ["T8", "T10", "T5", "F9", "F8", "L4"])
def test_customers_react_to_how_it_was_done(principle: str) -> None:
    """Attention, tone, excuses, recognition, anticipation and advice are answered in words, done well or badly, and
    not in points alone; the two are never answered alike."""
    said = reactions(principle)
    assert said[True]
    assert said[False]
    assert not said[True] & said[False]
