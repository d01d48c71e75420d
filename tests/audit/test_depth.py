"""Depth: pillars that hardly move, states nobody needs and plain decisions are noticed."""

from game.audit.depth import depth_of
from game.audit.scene import scenes_of
from game.domain.pillars import Pillar
from game.domain.scenario import Effects, Gesture
from tests.audit.helpers import chain, failing, fair, made, report_of, said
from tests.making import answer, make_scenario, state


def test_a_pillar_that_hardly_moves_is_caught() -> None:
    """Three states that move a pillar are too few, four are enough."""
    assert [one.partition(" is ")[2] for one in failing(fair(3))["pillars"]] == [
        "moved by 3 decisions; 4 are the least."
    ] * 4
    assert "pillars" not in failing(fair(4))


def test_a_pillar_that_nothing_moves_is_not_assessed() -> None:
    """A pillar without any points is left out rather than found too thin."""
    scenario = chain(lambda _n, to: [said("a", to, "Aa.", "calm"), said("b", to, "Bb.")], patience=None)
    assert set(report_of(scenario).depth.moved) == {Pillar.EMPATHY, Pillar.COMPOSURE, Pillar.DELIGHT}
    assert "accuracy" not in " ".join(failing(scenario).get("pillars", []))


def test_a_state_moves_a_pillar_only_if_the_choice_makes_a_difference() -> None:
    """Replies that are all equally kind leave empathy where it is; a gesture that lands moves what it shows."""
    same = [said("a", "b", "Aa.", "kind"), said("b", "b", "Bb.", "kind", "calm")]
    other = [said("c", "end", "Cc.", "kind"), said("d", "end", "Dd.")]
    wow = Gesture("note", ("a",), None, Effects(shows=("wow",)), "Oh!", "No.", "It fits.")
    prepared = made(make_scenario([state("a", *same), state("b", *other)], ["end"], [wow]))
    moved = depth_of(scenes_of(prepared)).moved
    assert moved == {Pillar.EMPATHY: 2, Pillar.COMPOSURE: 1, Pillar.DELIGHT: 1}


def test_a_state_on_no_best_way_is_caught() -> None:
    """A detour that loses on every pillar and leads back is named; one that serves a pillar is not."""

    def contact(*detour: str):
        hello = state("hello", answer("on", "last"), answer("off", "detour", *detour))
        between = state("detour", answer("back", "last"), answer("so", "last"))
        last = state("last", answer("good", "end", "good"), answer("bad", "end", "bad", "cold"))
        return make_scenario([hello, between, last], ["end"])

    assert failing(contact("bad", "cold"))["coverage"] == [
        "On no way that is the best of a pillar to some ending: detour."
    ]
    assert "coverage" not in failing(contact("calm"))


def test_the_way_to_a_bad_ending_needs_its_states() -> None:
    """A state that loses everywhere but is the only way to an ending is no idle one."""
    hello = state("hello", answer("on", "end", "good"), answer("off", "detour", "bad", "cold"))
    detour = state("detour", answer("go", "doom", "bad"), answer("back", "end"))
    assert "coverage" not in failing(make_scenario([hello, detour], ["end", "doom"]))


def test_a_reply_better_in_everything_everywhere_is_caught() -> None:
    """Where one reply is always best in every pillar and in mood, the scenario has nothing to decide."""
    plain = chain(lambda _n, to: [said("a", to, "Aa.", "good", "calm"), said("b", to, "Bb.", "bad")])
    assert report_of(plain).depth.plainness == 1
    assert "plain" in failing(plain)


def test_a_worse_reply_that_pleases_more_makes_a_decision() -> None:
    """The same scenario passes where the bad reply lifts the mood."""
    real = chain(lambda _n, to: [said("a", to, "Aa.", "good", "calm"), said("b", to, "Bb.", "bad", mood=5)])
    assert report_of(real).depth.plainness == 0
    assert "plain" not in failing(real)


def test_two_replies_equally_good_in_everything_are_no_plain_decision() -> None:
    """One reply must be better than all others, not as good as another."""

    def make(_number, to):
        return [*(said(name, to, name, "good", "calm") for name in "ab"), said("c", to, "Cc.", "bad")]

    assert report_of(chain(make)).depth.plainness == 0


def test_a_reply_that_looks_best_and_costs_later_is_not_plain() -> None:
    """What is best at once but worse in the long run is a trap, not a plain decision."""
    hello = state("hello", answer("now", "dull", "kind"), answer("later", "bright"))
    dull = state("dull", answer("a", "end", "bad"), answer("b", "end", "bad", "cold"))
    bright = state("bright", answer("a", "end", "good", "calm"), answer("b", "end", "good"))
    assert report_of(make_scenario([hello, dull, bright], ["end"])).depth.plain["hello"] == 0


def test_half_of_the_decisions_may_be_plain() -> None:
    """The limit is passed by more than half, not by half."""

    def make(number, to):
        return [said("a", to, "Aa.", "good", "calm"), said("b", to, "Bb.", "bad", mood=5 if number % 2 else -5)]

    assert report_of(chain(make)).depth.plainness == 0.5
    assert "plain" not in failing(chain(make))
