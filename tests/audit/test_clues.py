"""Clues: the best reply must not give itself away by length, manners or place."""

import pytest

from game.audit import clues as module
from game.audit.clues import HELD, TRAITS, Clue, clues_of, marked, tally
from game.audit.decisions import decisions_of
from game.audit.hints import hints_of
from game.audit.manners import apologies, polite_words
from game.audit.report import audit
from game.audit.scene import lines_of, scenes_of
from game.audit.verdict import findings
from game.domain.condition import FlagSet
from game.domain.moment import ReplyOffer
from game.domain.scenario import Effects, Reply, Route
from game.rules.step import reply_at
from tests.audit.helpers import chain, failing, fair, made, report_of, said
from tests.making import answer, make_scenario, state


def tallies(scenario) -> dict[str, float]:
    """The excess of each trait."""
    clues = report_of(scenario).clues
    return {trait: tally(clues, trait).excess for trait in TRAITS}


def always(rank: int, polite: bool = False):
    """A scenario whose best reply is always the one at this rank by length, the shortest being 0."""

    def make(_number, to):
        return [
            said(
                f"r{at}",
                to,
                "Thank you " * (polite and at == rank) + "x" * (20 + 20 * at),
                *(("good", "calm") if at == rank else ("bad",)),
            )
            for at in range(4)
        ]

    return chain(make)


@pytest.mark.parametrize(
    ("rank", "trait"), [(3, "longest"), (2, "second-longest"), (1, "second-shortest"), (0, "shortest")]
)
def test_a_best_reply_of_always_the_same_rank_is_a_full_clue(rank: int, trait: str) -> None:
    """Where the best of four is always at one rank, it is there three quarters more often than chance."""
    found = tallies(always(rank))
    assert found[trait] == pytest.approx(0.75)
    assert all(found[other] == pytest.approx(-0.25) for other in TRAITS[:4] if other != trait)


@pytest.mark.parametrize(("rank", "trait"), [(3, "longest"), (0, "shortest")])
def test_length_that_gives_away_fails_the_library(rank: int, trait: str) -> None:
    """A library whose best reply is always the longest, or the shortest, is caught, and so is what is never so."""
    messages = failing(always(rank))["clue"]
    assert any(f"the {trait} 75.0 points more" in message for message in messages)
    assert any("25.0 points less" in message for message in messages)


def test_politeness_that_gives_away_fails_the_library() -> None:
    """A library whose best reply is always the politest is caught."""
    assert any("the politest 75.0 points more" in one for one in failing(always(1, polite=True))["clue"])


def test_even_lengths_are_no_clue() -> None:
    """Where the best reply takes every rank equally often, every length is as frequent as chance would have it."""
    found = tallies(fair())
    assert all(found[trait] == pytest.approx(0) for trait in TRAITS)


def test_one_scenario_alone_need_not_be_even() -> None:
    """Clues are held over the library only: a few states prove nothing."""
    assert "clue" not in failing(always(3), whole=False)


def test_equals_share() -> None:
    """Two equally long replies are both the longest, and two equally good ones half the best each."""
    assert marked("longest", {1: "aaa", 2: "bbb", 3: "c"}) == {1, 2}
    replies = [said("a", "end", "xxxx", "good"), said("b", "end", "yy", "good"), said("c", "end", "z", "bad")]
    (clue,) = (one for one in report_of(make_scenario([state("hello", *replies)], ["end"])).clues
               if one.trait == "longest")  # fmt: skip
    assert (clue.found, clue.chance) == (0.5, pytest.approx(1 / 3))


def test_states_without_manners_say_nothing_about_manners() -> None:
    """Where no reply has a polite word, the state is no clue either way."""
    assert tally(report_of(fair()).clues, "politest").states == 0


def test_a_state_counts_once_however_many_positions_it_has() -> None:
    """A state that is passed with and without a flag, best longest with it and shortest without, is half a clue."""
    flag = FlagSet("f")
    hello = state(
        "hello",
        Reply("set", "Set it.", "", (Route("then"),), Effects(sets=("f",))),
        Reply("leave", "Leave it now.", "", (Route("then"),), Effects()),
    )
    then = state(
        "then",
        Reply("long", "A long one to say.", "", (Route("up", flag), Route("down"))),
        Reply("short", "Short.", "", (Route("down", flag), Route("up"))),
    )
    up, down = (state(name, answer("so", "end", shows), answer("or", "end", "bad")) for name, shows in
                (("up", "good"), ("down", "cold")))  # fmt: skip
    prepared = made(make_scenario([hello, then, up, down], ["end"]))
    clues = clues_of(decisions_of(scenes_of(prepared)), lines_of(prepared))
    longest = {one.state: one.found for one in clues if one.trait == "longest"}
    assert longest["then"] == 0.5
    assert "hello" not in longest, "nothing is at stake there: both lead to the same worth"


def test_places_are_even_because_replies_are_shuffled() -> None:
    """Over many seeds the best reply is in each place equally often, as far as chance goes."""
    placing = report_of(fair(16)).placing
    assert sum(placing.counts[4]) == 16 * module.SHUFFLES
    assert placing.chi_square < placing.limit


def test_a_shuffle_that_favours_a_place_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the replies were shown as the author wrote them, best first, the library would fail."""

    def unshuffled(compiled, standing, _seed):
        place, position = compiled.states[standing.position[0]], standing.position
        offered = [one for one in place.replies if reply_at(compiled, position, one.id)]
        return tuple(ReplyOffer(number, one.id, one.say) for number, one in enumerate(offered, 1))

    monkeypatch.setattr(module, "reply_offers", unshuffled)
    report = audit(made(fair()))
    assert report.placing.furthest == 0.75
    assert "place" in {one.criterion for one in findings([report], whole=True)}


def test_manners_are_counted_as_whole_words() -> None:
    """Words of apology and politeness count, those that merely contain them do not."""
    assert apologies("Sorry! I’m so sorry, and I apologise. That's sorrel.") == 3
    assert polite_words("Thanks, and thank you. Of course, please. It is unkind to displease.") == 4


@pytest.mark.parametrize("rank", [0, 1, 2, 3])
def test_hints_name_the_states_in_which_length_gives_away(rank: int) -> None:
    """A writer is told which reply of which state to lengthen or shorten, and by how much."""
    report = report_of(always(rank))
    hints = hints_of([("", one) for one in report.sheets], report.clues, 0.05)
    assert hints
    assert all(f"'r{rank}'" in hint for hint in hints)
    assert len(hints) == len({hint.partition(":")[0] for hint in hints}), "no state is named twice"


def test_following_the_hints_is_enough() -> None:
    """A reply made as long as its hint says is the longest then."""
    sheets = report_of(always(2)).sheets
    (hint, *_) = hints_of([("", one) for one in sheets], report_of(always(2)).clues, 0.05)
    assert hint == "s0: 'r2' would be longest with 21 more, or 'r3' with less."


@pytest.mark.parametrize(("rank", "change"), [(2, "21 more, or less in 'r3'"), (1, "21 more, or less in 'r2'")])
def test_the_middle_is_hinted_at_once_the_ends_are_even(rank: int, change: str) -> None:
    """Where a scenario's best is too often the second by length, the nearest neighbour to pass is named."""
    (sheet, *_) = report_of(always(rank)).sheets
    trait = {1: "second-shortest", 2: "second-longest"}[rank]
    clues = [Clue("s0", trait, 1.0, 0.25)]
    spoken = trait.replace("-", " ")
    assert hints_of([("", sheet)], clues, 0.0) == (f"s0: 'r{rank}' is best and {spoken}; {change}, would do.",)


def test_nothing_is_hinted_at_where_nothing_gives_away() -> None:
    """Even scenarios get no hints."""
    report = report_of(fair())
    assert hints_of([("", one) for one in report.sheets], report.clues, 0.05) == ()


def test_the_traits_held_are_those_of_the_proof() -> None:
    """Longest, shortest and politest are held to chance."""
    assert set(HELD) == {"longest", "shortest", "politest"}
