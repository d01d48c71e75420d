"""Bounds: exactly the worst and the best that any complete playthrough comes to."""

from collections.abc import Iterator
from random import Random

import pytest

from game.domain.action import LAPSE, Action, gesture, reply
from game.domain.condition import AllOf, Compare, FlagSet, Quantity
from game.domain.errors import ActionRefused, TooLargeError
from game.domain.opening import Opening
from game.domain.pillars import Points
from game.domain.scenario import Effects, Gesture, Reply, Route
from game.engine import prepare
from game.rules.bounds import bounds_of, outlook
from game.rules.compiled import Compiled
from game.rules.compiling import compile_scenario
from game.rules.openings import openings_of
from game.rules.step import Standing, begin, chosen, has_ended, on_offer, raw_points, step
from game.rules.walk import explore
from tests.making import answer, make_rubric, make_scenario, random_scenario, state

RUBRIC = make_rubric()
GESTURES = ("flowers", "extra", "note", "tip", "pickup")


def every_finish(compiled: Compiled, actions: list[Action], opening: Opening) -> Iterator[Points]:
    """The raw points of every complete playthrough that opens like this, by trying every action everywhere."""
    waiting: list[Standing] = [begin(compiled, opening)]
    seen = set(waiting)
    while waiting:
        standing = waiting.pop()
        if has_ended(compiled, standing):
            yield raw_points(compiled, standing)
            continue
        for action in actions:
            try:
                following = step(compiled, standing, action)
            except ActionRefused:
                continue
            if following not in seen:
                seen.add(following)
                waiting.append(following)


@pytest.mark.parametrize("seed", range(60))
def test_bounds_equal_brute_force(seed: int) -> None:
    """On random scenarios the bounds of each opening are the extremes over all playthroughs that open so: every
    variant, every set of remembered words, early remedies, the wrap-up, flat gestures and lapses included."""
    prepared = prepare(random_scenario(seed, size=3), RUBRIC)
    compiled = prepared.compiled
    assert not list(prepared.graph.endless())
    assert not list(prepared.graph.stuck())
    names = {one.id for place in compiled.states for one in place.replies}
    actions = [*(reply(name) for name in sorted(names)), *(gesture(name) for name in GESTURES), LAPSE]
    for opening in prepared.openings:
        finishes = list(every_finish(compiled, actions, opening))
        bounds = prepared.bounds_of(opening)
        assert bounds.lowest == tuple(min(one[index] for one in finishes) for index in range(4))
        assert bounds.highest == tuple(max(one[index] for one in finishes) for index in range(4))


def test_forgetting_what_nobody_reads_keeps_the_graph_small() -> None:
    """A flag and a mood that no later condition reads do not multiply positions."""
    steps = [
        state(f"s{number}", answer("a", f"s{number + 1}", "good"), answer("b", f"s{number + 1}", "bad"))
        for number in range(12)
    ]
    scenario = make_scenario([*steps, state("s12", answer("a", "end"))], ["end"])
    assert len(explore(compile_scenario(scenario, RUBRIC)).positions) == 14


def test_an_endless_gain_is_found() -> None:
    """A reply that earns points and leads back to where it was given is reported, by name."""
    scenario = make_scenario([state("hello", answer("again", "hello", "kind"), answer("bye", "end"))], ["end"])
    graph = explore(compile_scenario(scenario, RUBRIC))
    assert [choice.name for choice, _ in graph.endless()][:1] == ["hello/again"]


def test_a_once_only_loop_is_not_endless() -> None:
    """The same loop is sound when its reply can be given only once, and its points count once."""
    loop = answer("again", "hello", "kind", once=True)
    graph = explore(compile_scenario(make_scenario([state("hello", loop, answer("bye", "end"))], ["end"]), RUBRIC))
    assert not list(graph.endless())
    assert bounds_of(graph)[0].highest == (0, 2, 0, 0)


def test_a_loop_without_points_is_sound_and_has_one_outlook() -> None:
    """Positions of a harmless loop can all still gain the same, and each knows an edge towards the gain."""
    scenario = make_scenario(
        [
            state("hello", answer("look", "desk"), answer("leave", "end")),
            state("desk", answer("back", "hello"), answer("right", "end", "good")),
        ],
        ["end"],
    )
    graph = explore(compile_scenario(scenario, RUBRIC))
    view = outlook(graph, (1, 0, 0, 0))
    assert [view.worth[number] for number in range(2)] == [2, 2]
    assert all(view.best[number] is not None for number in range(2))


def test_a_stuck_position_is_found() -> None:
    """A state whose only reply needs a flag that need not be set is reported as stuck."""
    setter = Reply("set", "", "", (Route("two"),), Effects(sets=("f",)))
    scenario = make_scenario(
        [state("one", setter, answer("skip", "two")), state("two", answer("go", "end", when=FlagSet("f")))], ["end"]
    )
    graph = explore(compile_scenario(scenario, RUBRIC))
    assert [graph.compiled.places[graph.positions[number][0]] for number in graph.stuck()] == ["two"]
    assert len(list(graph.trapped())) == 1


def test_a_trap_is_found() -> None:
    """Two states that only lead to each other are reported, since no ending can be reached from them."""
    scenario = make_scenario(
        [
            state("one", answer("in", "two"), answer("out", "end")),
            state("two", answer("on", "three")),
            state("three", answer("back", "two")),
        ],
        ["end"],
    )
    graph = explore(compile_scenario(scenario, RUBRIC))
    assert sorted(graph.compiled.places[graph.positions[number][0]] for number in graph.trapped()) == ["three", "two"]


def test_too_large_says_what_multiplies() -> None:
    """Beyond the budget the error names the place and what is remembered there; it never guesses."""
    flags = [f"f{number}" for number in range(12)]
    steps = [
        state(
            f"s{number}",
            Reply("set", "", "", (Route(f"s{number + 1}"),), Effects(sets=(flag,))),
            answer("skip", f"s{number + 1}"),
        )
        for number, flag in enumerate(flags)
    ]
    last = state("s12", answer("all", "end", when=AllOf(tuple(map(FlagSet, flags)))), answer("go", "end"))
    compiled = compile_scenario(make_scenario([*steps, last], ["end"]), RUBRIC)
    with pytest.raises(TooLargeError, match=r"More than 1,000 .* 's9'.*flag f0"):
        explore(compiled, budget=1_000)
    assert len(explore(compiled).positions) == 2**13


def test_gestures_that_cannot_be_paid_never_land() -> None:
    """Without goodwill a gesture that costs something is left out of the best that can be reached."""
    landing = Gesture("flowers", ("hello",), None, Effects(shows=("wow",)), "Oh!", "", "")
    free = Gesture("note", ("hello",), None, Effects(shows=("wow",)), "Oh!", "", "")
    for goodwill, own, most in ((0, landing, 0), (10, landing, 3), (0, free, 3)):
        scenario = make_scenario([state("hello", answer("bye", "end"))], ["end"], [own], goodwill=goodwill)
        assert bounds_of(explore(compile_scenario(scenario, RUBRIC)))[0].highest[3] == most


def test_moods_that_nothing_tells_apart_are_one() -> None:
    """With one condition on the mood at the end, the moods before it fall into two classes, not twenty-one."""
    kind, cold = answer("a", "two", "good"), answer("b", "two", "bad")
    last = state("two", Reply("go", "", "", (Route("high", Compare(Quantity.MOOD, ">=", 11)), Route("low"))))
    graph = explore(compile_scenario(make_scenario([state("one", kind, cold), last], ["high", "low"]), RUBRIC))
    assert sorted(graph.positions)[1:3] == [(1, 0, 0, 0), (1, 11, 0, 0)]


@pytest.mark.parametrize("seed", range(40))
def test_every_real_position_has_its_number(seed: int) -> None:
    """Wherever random play goes, the graph knows the position and offers there exactly what the rules offer."""
    compiled = compile_scenario(random_scenario(seed), RUBRIC)
    graph, rng = explore(compiled), Random(seed)
    standing = begin(compiled, rng.choice(openings_of(compiled.scenario)))
    while not has_ended(compiled, standing):
        place = standing.position[0]
        offered = [one for one in compiled.offers[place] if on_offer(one, standing.position)]
        edges = dict(graph.edges[graph.number_of(standing.position)])
        assert set(edges) == {one.index for one in offered}
        choice = rng.choice(offered)
        standing = chosen(standing, choice)
        assert graph.number_of(standing.position) == edges[choice.index]


def test_a_gesture_is_no_way_out() -> None:
    """A loop that only a gesture opens is a trap, because the gesture may have been wasted before."""
    opens = Gesture("note", ("two",), None, Effects(sets=("f",)), "Oh!", "", "")
    loop = state("two", answer("on", "three"), answer("out", "end", when=FlagSet("f")))
    scenario = make_scenario(
        [state("one", answer("in", "two"), answer("off", "end")), loop, state("three", answer("back", "two"))],
        ["end"],
        [opens],
    )
    graph = explore(compile_scenario(scenario, RUBRIC))
    assert {graph.compiled.places[graph.positions[number][0]] for number in graph.trapped()} == {"two", "three"}
