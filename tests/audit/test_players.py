"""Naive players: each does what its name says, ends, and is caught where it would pay."""

from dataclasses import replace

import pytest

from game.audit.limits import LIBRARY_MOST, PASS_MARK
from game.audit.players import PLAYERS, naive_results
from game.audit.report import audit
from game.audit.scene import scenes_of
from game.audit.verdict import findings
from game.domain.scenario import Effects, Gesture
from game.engine.prepared import prepare
from game.session.library import Library
from tests.audit.helpers import chain, failing, fair, made, mixed, reworded, said
from tests.making import make_scenario, random_scenario, state


def scores(scenario, seeds: int = 40) -> dict[str, int]:
    """What each player gets."""
    return {one.player: one.overall or 0 for one in naive_results(scenes_of(made(scenario)), seeds)}


def paying(say_best: str, say_rest: str):
    """A scenario in which the good reply of each state has one wording, and three bad ones another."""

    def make(_number, to):
        bad = [said(f"bad{n}", to, f"{say_rest} {n}", "bad", "cold") for n in range(3)]
        return [*bad, said("best", to, say_best, "good", "kind", "calm")]

    return chain(make)


@pytest.mark.parametrize(
    ("player", "best", "rest"),
    [
        ("longest", "Something that goes on for a good while.", "Short"),
        ("shortest", "Yes.", "Something that goes on for a while"),
        ("apologies", "I am sorry. I apologise.", "What of it, then"),
        ("polite", "Thank you. Please go on.", "What of it, then"),
    ],
)
def test_words_that_pay_are_caught(player: str, best: str, rest: str) -> None:
    """Where the best reply is always the longest (shortest, most apologetic, politest), its player passes, and fails
    the scenario."""
    scenario = paying(best, rest)
    assert scores(scenario)[player] >= PASS_MARK
    assert any(f"'{player}'" in message for message in failing(scenario, whole=False)["naive"])


@pytest.mark.parametrize(("player", "rank"), [("second-longest", 2), ("second-shortest", 1)])
def test_the_middle_by_length_is_caught(player: str, rank: int) -> None:
    """Where the best reply is always the second by length, the player who goes by that passes."""

    def make(_number, to):
        return [
            said(f"r{at}", to, "x" * (20 + 10 * at), *(("good", "kind", "calm") if at == rank else ("bad", "cold")))
            for at in range(4)
        ]

    assert scores(chain(make))[player] >= PASS_MARK


def test_spending_that_pays_is_caught() -> None:
    """Where the reply that costs goodwill is always the good one, the spender passes, and fails the scenario."""

    def make(_number, to):
        bad = [said(f"bad{n}", to, f"No {n}.", "bad", "cold") for n in range(3)]
        return [*bad, said("pay", to, "Here.", "good", "kind", "calm", spends=10)]

    scenario = chain(make, goodwill=100)
    assert scores(scenario)["spend"] >= PASS_MARK
    assert any("'spend'" in message for message in failing(scenario, whole=False)["naive"])


def test_the_spender_gives_only_what_costs() -> None:
    """A gesture that costs goodwill is spent where it lands; one for nothing is left on the tray."""
    paid, free = (
        Gesture(name, ("s0",), None, Effects(shows=("wow", "good", "calm")), "Oh!", "No.", "It fits.")
        for name in ("flowers", "note")
    )
    none, with_free, with_paid = (scores(chain(mixed, 4, given))["spend"] for given in ([], [free], [paid]))
    assert with_free <= none < with_paid


def test_gestures_that_pay_anywhere_are_caught() -> None:
    """Where every gesture lands at once and outweighs all replies, the players who press everything pass."""
    gestures = [
        Gesture(name, ("s0",), None, Effects(shows=("wow", "good", "good", "calm")), "Oh!", "No.", "It fits.")
        for name in ("note", "tip", "pickup")
    ]
    found = scores(chain(mixed, 2, gestures))
    assert found["lucky-gestures"] >= PASS_MARK > found["no-gesture"]
    assert found["every-gesture"] > found["no-gesture"]


def test_a_player_who_never_gives_gets_less_where_giving_counts() -> None:
    """The player without gestures gets less than the one for whom every gesture lands."""
    found = scores(fair())
    assert found["no-gesture"] < found["lucky-gestures"]


def test_going_by_the_place_comes_to_the_same_as_chance() -> None:
    """Because replies are shuffled, first and middle fare like a player without a plan."""
    found = scores(fair(16), seeds=200)
    assert abs(found["first"] - found["no-gesture"]) < 400
    assert abs(found["middle"] - found["no-gesture"]) < 400


@pytest.mark.parametrize("seed", range(12))
def test_every_player_comes_to_an_end(seed: int) -> None:
    """In random scenarios, loops included, no player is left without an ending."""
    for one in naive_results(scenes_of(made(random_scenario(seed))), seeds=10):
        assert one.overall is not None
        assert one.unfinished == 0


def test_a_player_in_a_loop_does_not_repeat_itself_for_ever() -> None:
    """Where the longest reply leads back to where it was said, its player says the next longest then."""
    hello = state("hello", said("round", "hello", "Let me say that once more."), said("bye", "end", "Bye.", "good"))
    results = naive_results(scenes_of(made(make_scenario([hello], ["end"]))), seeds=5)
    assert {one.player for one in results if one.unfinished} == set()


def test_a_player_without_an_end_fails_the_scenario() -> None:
    """A player of whom no run came to an end is a finding, not a missing figure."""
    report = audit(made(fair()))
    lost = replace(report.naive[0], overall=None, unfinished=40)
    found = findings([replace(report, naive=(lost,))], whole=False)
    assert any("40 runs" in one.message for one in found)


def test_the_pass_mark_itself_is_too_much() -> None:
    """A player who gets exactly the pass mark fails the scenario; a hundredth of a point less is let through."""
    report = audit(made(fair()))

    def fails(overall: int) -> bool:
        played = replace(report, naive=(replace(report.naive[0], overall=overall),))
        return any(one.criterion == "naive" for one in findings([played], whole=False))

    assert fails(PASS_MARK)
    assert not fails(PASS_MARK - 1)


def test_the_average_over_the_library_is_held_lower_than_each_scenario() -> None:
    """A player just below the pass mark everywhere fails the library, though no scenario."""
    report = audit(made(fair()))
    close = replace(report, naive=(replace(report.naive[0], overall=(PASS_MARK + LIBRARY_MOST) // 2),))
    found = [one for one in findings([close, close], whole=True) if one.criterion == "naive-library"]
    assert [one.scenario for one in found] == [""]


def test_a_shipped_scenario_that_gives_itself_away_is_seen_through() -> None:
    """When every good reply of a shipped scenario is made the longest, its player comes out far above chance."""
    library = Library()
    rubric = library.rubric

    def words(one) -> str:
        return "x" * (40 + 5 * sum(sum(rubric.behaviours[name].points) for name in one.effects.shows))

    naive = audit(prepare(reworded(library.scenarios["late-return"], words), rubric)).naive
    found = {one.player: one.overall or 0 for one in naive}
    assert found["longest"] > PASS_MARK
    assert found["longest"] > found["random"] + 2_000


def test_all_players_of_the_proof_are_there() -> None:
    """Nobody who is meant to fail was forgotten."""
    by_words = {"longest", "shortest", "apologies", "polite"}
    by_gestures = {"spend", "every-gesture", "no-gesture"}
    assert set(PLAYERS) >= by_words | by_gestures | {"first", "middle", "random"}
