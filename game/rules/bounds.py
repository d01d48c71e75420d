"""The exact worst and best that can come of a scenario, and the ways that lead there.

Points are sums along the way, so the bounds are the shortest and longest sums from the start to an ending over the
graph of positions. The loader has proved that no way back earns points, so within a strongly connected component
every position has the same outlook.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from game.domain.pillars import Points
from game.domain.score import Bounds
from game.rules.compiled import FLATS_COUNTED, LAPSES_COUNTED, Compiled
from game.rules.walk import Edge, Graph

UNIT: tuple[Points, ...] = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))
"""One pillar each, as weights."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """For each position, the most that can still be gained under some weights, and the edge that gains it.

    `worth` is None, and `best` too, where no ending can be reached; at an ending `worth` is 0 and `best` None.
    """

    worth: Sequence[int | None]
    best: Sequence[Edge | None]


def outlook(graph: Graph, weights: Points) -> Outlook:
    """The highest weighted sum of points that can still be gained from each position (negative weights: the lowest)."""
    gains = [sum(w * p for w, p in zip(weights, choice.points, strict=True)) for choice in graph.compiled.choices]
    worth: list[int | None] = [None] * len(graph.positions)
    best: list[Edge | None] = [None] * len(graph.positions)
    edges = graph.edges
    for group in graph.groups:
        if len(group) > 1:
            _settle_group(graph, group, gains, worth, best)
            continue
        number = group[0]
        if graph.is_ending(number):
            worth[number] = 0
            continue
        most: int | None = None
        for edge in edges[number]:
            ahead = worth[edge[1]]
            if ahead is not None and (most is None or ahead + gains[edge[0]] > most):
                most = ahead + gains[edge[0]]
                best[number] = edge
        worth[number] = most
    return Outlook(worth, best)


def bounds_of(graph: Graph) -> tuple[Bounds, ...]:
    """The exact lowest and highest points of each pillar over every complete playthrough, from each of the graph's
    roots: what this customer, as she is today, could have got from anybody.

    The lowest includes all that can be lost by gestures falling flat and by lapses: both can always be added
    anywhere, because at least two gestures of the tray never land (checked by the loader).
    """
    highest = [outlook(graph, unit).worth for unit in UNIT]
    lowest = [outlook(graph, _negative(unit)).worth for unit in UNIT]
    extra = most_lost_aside(graph.compiled)
    found = []
    for root in range(graph.roots):
        low = tuple(lost - _known(worth[root]) for worth, lost in zip(lowest, extra, strict=True))
        high = tuple(_known(worth[root]) for worth in highest)
        found.append(Bounds((low[0], low[1], low[2], low[3]), (high[0], high[1], high[2], high[3])))
    return tuple(found)


def most_lost_aside(compiled: Compiled) -> Points:
    """The most that gestures falling flat and lapses can cost on each pillar (zero or negative)."""
    lapses = LAPSES_COUNTED if compiled.scenario.customer.patience is not None else 0
    flat, lapse = compiled.rubric.flat.points, compiled.rubric.lapse.points
    a, b, c, d = (FLATS_COUNTED * f + lapses * p for f, p in zip(flat, lapse, strict=True))
    return (a, b, c, d)


def _settle_group(
    graph: Graph, group: Sequence[int], gains: list[int], worth: list[int | None], best: list[Edge | None]
) -> None:
    """Give every position of a loop the worth of its best way out, and the edge that leads towards it."""
    inside = set(group)
    exits = [
        (ahead + gains[edge[0]], number, edge)
        for number in group
        for edge in graph.edges[number]
        if edge[1] not in inside and (ahead := worth[edge[1]]) is not None
    ]
    if not exits:
        return
    most, door, edge = max(exits)
    before: dict[int, list[tuple[int, Edge]]] = {}
    for number in group:
        for one in graph.edges[number]:
            if one[1] in inside:
                before.setdefault(one[1], []).append((number, one))
    worth[door], best[door] = most, edge
    waiting = [door]
    while waiting:
        for earlier, one in before.get(waiting.pop(), ()):
            if worth[earlier] is None:
                worth[earlier], best[earlier] = most, one
                waiting.append(earlier)


def _negative(points: Points) -> Points:
    return (-points[0], -points[1], -points[2], -points[3])


def _known(worth: int | None) -> int:
    if worth is None:  # the loader lets no scenario through whose start cannot reach an ending
        raise ValueError("bounds were asked of a scenario without a reachable ending")
    return worth
