"""The columns of the wide core give the very answers of the rules, position for position."""

from dataclasses import replace
from random import Random

import pytest

from game.audit.wide import exploring
from game.audit.wide.exploring import WideGraph, explore_wide
from game.audit.wide.order import order_of
from game.audit.wide.sums import EVERY, bounds_from, endless, stuck, sums_of, trapped
from game.audit.wide.tables import Tables
from game.domain.scenario import Effects, Route, Scenario
from game.rules.bounds import bounds_of, outlook
from game.rules.compiling import compile_scenario
from game.rules.walk import Graph, explore
from tests.making import answer, make_rubric, random_scenario, state

SEEDS = range(60)


def looping(seed: int) -> Scenario:
    """A random scenario; in two of three, some states can be waited at in a state of their own that leads back."""
    scenario = random_scenario(seed, 7)
    rng, states = Random(seed), dict(scenario.states)
    if seed % 3:
        for name in rng.sample(sorted(states), 3):
            wait = replace(answer("wait", f"{name}-wait"), effects=Effects(mood=0))
            back = replace(wait, id="back", routes=(Route(name),))
            states[f"{name}-wait"] = state(f"{name}-wait", back, answer("leave", "e0", "bad"))
            states[name] = replace(states[name], replies=(*states[name].replies, wait))
    return replace(scenario, states=states)


def both(scenario: Scenario) -> tuple[Graph, WideGraph]:
    """The graph of the rules, and the columns."""
    compiled = compile_scenario(scenario, make_rubric())
    return explore(compiled), explore_wide(Tables(compiled))


@pytest.fixture(params=[0, exploring.DENSE], ids=["few of many cells", "a cell each"])
def dense(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of keeping the numbers."""
    monkeypatch.setattr(exploring, "DENSE", request.param)


@pytest.mark.usefixtures("dense")
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_positions_and_choices(seed: int) -> None:
    """Every position has the same number, and at each the same choices lead to the same numbers, in the same order."""
    graph, wide = both(looping(seed))
    assert wide.known == wide.walked == len(graph.positions)
    assert wide.roots == graph.roots
    assert list(zip(wide.place.tolist(), wide.mood.tolist(), strict=True)) == [one[:2] for one in graph.positions]
    if any(one.goodwill for one in graph.compiled.live):
        assert wide.goodwill.tolist() == [one[2] for one in graph.positions]
    starts = wide.start.tolist()
    for number, edges in enumerate(graph.edges):
        here = slice(starts[number], starts[number + 1])
        assert list(zip(wide.choice[here].tolist(), wide.target[here].tolist(), strict=True)) == list(edges)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_sums_and_ways(seed: int) -> None:
    """Highest and lowest sums of each pillar are the same at every position, and ways gain what they say."""
    graph, wide = both(looping(seed))
    sums = sums_of(wide, EVERY)
    for column, weights in enumerate(EVERY):
        worth = outlook(graph, weights).worth
        assert [sums.known(number, column) for number in range(wide.known)] == list(worth)
        for root in range(graph.roots):
            way = sums.way(root, column)
            assert sum(int(sums.gains[choice, column]) for choice in way) == worth[root]
            number = root
            for choice in way:  # it can be walked, too
                number = dict(graph.edges[number])[choice]
            assert graph.is_ending(number)
    assert bounds_from(sums) == bounds_of(graph)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_dead_ends(seed: int) -> None:
    """Dead ends, traps and points without end are found at the same places."""
    graph, wide = both(looping(seed))
    order = order_of(wide)
    assert stuck(wide).tolist() == list(graph.stuck())
    assert trapped(wide, order).tolist() == list(graph.trapped())
    assert endless(wide, order).tolist() == sorted({choice.index for choice, _ in graph.endless()})


def test_random_scenarios_have_loops_and_openings() -> None:
    """The comparison above is not idle: among those scenarios are loops, several openings, and deep ones."""
    graphs = [both(looping(seed))[0] for seed in SEEDS]
    assert sum(any(len(group) > 1 for group in graph.groups) for graph in graphs) >= 10
    assert sum(graph.roots > 1 for graph in graphs) >= 10
    assert any(order_of(both(looping(seed))[1]).layers > 10 for seed in SEEDS)
