"""What each ending can be worth, held against every way there is."""

import pytest

from game.audit.endings import ranges_of
from game.audit.scene import Scene
from game.audit.ways import raw_of, real_overall
from game.domain.pillars import PILLARS, add
from game.rules.bounds import most_lost_aside
from tests.audit.helpers import every_way, scene_of
from tests.making import random_scenario


def by_ending(scene: Scene) -> dict[str, list[tuple[int, ...]]]:
    """Every way by the ending it comes to."""
    graph = scene.graph
    found: dict[str, list[tuple[int, ...]]] = {}
    for way in every_way(scene):
        number = scene.first
        for index in way:
            number = dict(graph.edges[number])[index]
        found.setdefault(graph.compiled.places[graph.positions[number][0]], []).append(way)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_ranges_are_those_of_every_way(seed: int) -> None:
    """Least and most of each pillar and of the real score at each ending are what plain enumeration finds."""
    scene = scene_of(random_scenario(seed, 4), seed)
    extra, ways = most_lost_aside(scene.graph.compiled), by_ending(scene)
    ranges = {one.ending: one for one in ranges_of(scene)}
    assert ranges.keys() == ways.keys()
    for ending, one in ranges.items():
        raws = [raw_of(scene, way) for way in ways[ending]]
        for at, pillar in enumerate(PILLARS):
            span = one.pillars[pillar]
            assert (span.lowest, span.highest) == (min(r[at] for r in raws) + extra[at], max(r[at] for r in raws))
        assert one.settled
        assert one.highest == max(real_overall(scene, raw) for raw in raws)
        assert one.lowest == min(real_overall(scene, add(raw, extra)) for raw in raws)


@pytest.mark.parametrize("seed", range(20))
def test_the_extremes_of_all_endings_are_the_bounds(seed: int) -> None:
    """What the endings reach together is exactly what the scenario is scored against, and the ways lead there."""
    scene = scene_of(random_scenario(seed, 6), seed)
    ranges, names = ranges_of(scene), [one.name for one in scene.graph.compiled.choices]
    for at, pillar in enumerate(PILLARS):
        assert min(one.pillars[pillar].lowest for one in ranges) == scene.bounds.lowest[at]
        assert max(one.pillars[pillar].highest for one in ranges) == scene.bounds.highest[at]
    for one in ranges:
        number, raw = scene.first, (0, 0, 0, 0)
        for name in one.best:
            index, number = next(edge for edge in scene.graph.edges[number] if names[edge[0]] == name)
            raw = add(raw, scene.graph.compiled.choices[index].points)
        assert scene.graph.compiled.places[scene.graph.positions[number][0]] == one.ending
        assert real_overall(scene, raw) == one.highest
