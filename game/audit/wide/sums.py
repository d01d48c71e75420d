"""The best and worst sums over all positions, carried back a layer at a time, and a way that gains each."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from game.audit.wide.exploring import WideGraph
from game.audit.wide.order import Order, order_of
from game.audit.wide.tables import Numbers, Truths
from game.domain.pillars import Points
from game.domain.score import Bounds
from game.rules.bounds import UNIT, most_lost_aside

_KINDS: tuple[tuple[type[np.signedinteger], int], ...] = (
    (np.int16, -(1 << 14)),
    (np.int32, -(1 << 28)),
    (np.int64, -(1 << 60)),
)
"""Numbers to carry sums in, each with the worth of a position from which no ending can be reached; anything near it
is, too. Sums stay below a quarter of that."""


@dataclass(frozen=True, slots=True)
class Sums:
    """For each position and each of some weightings the most that can still be gained (see `rules.bounds.outlook`).

    `worth[n, k]` is below `hardly` where no ending can be reached.
    """

    graph: WideGraph
    order: Order
    gains: Numbers
    worth: Numbers
    hardly: int

    def known(self, number: int, column: int) -> int | None:
        """The worth of a position, or None."""
        worth = int(self.worth[number, column])
        return None if worth < self.hardly else worth

    def way(self, number: int, column: int) -> tuple[int, ...]:
        """The choices, by index, of a way from a position that gains the most."""
        graph, taken = self.graph, list[int]()
        while graph.place[number] < graph.compiled.first_ending:
            steps, number = self._out(number, column)
            taken += steps
        return tuple(taken)

    def _out(self, number: int, column: int) -> tuple[list[int], int]:
        """The choices that lead out of a loop (or of one position) by a step that loses nothing, and where to."""
        graph, loop = self.graph, self.order.loop
        came: dict[int, tuple[int, int] | None] = {number: None}
        waiting = [number]
        for at in waiting:  # grows while it is walked
            for edge in range(int(graph.start[at]), int(graph.start[at + 1])):
                choice, target = int(graph.choice[edge]), int(graph.target[edge])
                if loop[target] == loop[at]:
                    if target not in came:
                        came[target] = (at, choice)
                        waiting.append(target)
                elif self.gains[choice, column] + self.worth[target, column] == self.worth[at, column]:
                    steps, back = [choice], came[at]
                    while back is not None:
                        steps.append(back[1])
                        back = came[back[0]]
                    return steps[::-1], target
        raise AssertionError("a position with a worth has a way that gains it")


def sums_of(graph: WideGraph, weightings: tuple[Points, ...], order: Order | None = None) -> Sums:
    """Carry the sums of some weightings back from the endings. Points within loops do not count (see `endless`)."""
    order = order or order_of(graph)
    gains = graph.tables.points.astype(np.int64) @ np.array(weightings, np.int64).T
    # Half the size is half the time, where no sum can come near the limit.
    most = int(np.abs(gains).max(initial=0)) * (order.layers + 1)
    kind, nowhere = next(one for one in _KINDS if most < -one[1] // 4)
    gains = gains.astype(kind)
    worth = np.full((graph.known, len(weightings)), nowhere, gains.dtype)
    ended = graph.place >= graph.compiled.first_ending
    worth[ended] = 0
    choice = graph.choice.take(order.edge)
    cuts = order.bounds.tolist()
    for begin, end in pairwise(cuts):
        source, target = order.source[begin:end], order.target[begin:end]
        found = gains.take(choice[begin:end], axis=0)
        found += worth.take(target, axis=0)
        first = np.append(0, np.flatnonzero(source[1:] != source[:-1]) + 1)
        worth[source[first]] = np.maximum.reduceat(found, first, axis=0)
    if len(order.inside):
        worth = worth[order.loop]
    return Sums(graph, order, gains, worth, nowhere // 2)


EVERY = (*UNIT, *((-a, -b, -c, -d) for a, b, c, d in UNIT))
"""The most of each pillar, then the least of each (as the most of its opposite)."""


def bounds_from(sums: Sums) -> tuple[Bounds | None, ...]:
    """The bounds from each root, as `rules.bounds.bounds_of` gives them; None where no ending was reached."""
    extra = most_lost_aside(sums.graph.compiled)
    found: list[Bounds | None] = []
    for root in range(sums.graph.roots):
        row = [sums.known(root, column) for column in range(len(EVERY))]
        known = [one for one in row if one is not None]
        if len(known) < len(EVERY):
            found.append(None)
            continue
        a, b, c, d = known[:4]
        e, f, g, h = (lost - one for one, lost in zip(known[4:], extra, strict=True))
        found.append(Bounds((e, f, g, h), (a, b, c, d)))
    return tuple(found)


def stuck(graph: WideGraph) -> Numbers:
    """The walked positions with no reply on offer though the contact goes on."""
    has = np.diff(graph.start) > 0
    if graph.tables.gestures:
        replies = ~graph.tables.is_gesture[graph.choice]
        has = np.bincount(graph.source[replies], minlength=graph.known) > 0
    return np.flatnonzero(~has & _going_on(graph))


def trapped(graph: WideGraph, order: Order) -> Numbers:
    """The walked positions from which no ending can be reached by replies alone (a gesture may have been wasted).

    A loop is safe where a reply leads out of it to safety. What leads to positions that were not walked is taken to
    be safe.
    """
    safe: Truths = (graph.place >= graph.compiled.first_ending) | (np.arange(graph.known) >= graph.walked)
    for begin, end in pairwise(order.bounds.tolist()):
        source, safely = order.source[begin:end], safe[order.target[begin:end]]
        if graph.tables.gestures:
            safely &= ~graph.tables.is_gesture[graph.choice[order.edge[begin:end]]]
        safe[source[safely]] = True
    return np.flatnonzero(~safe[order.loop])


def endless(graph: WideGraph, order: Order) -> Numbers:
    """The choices, by index, that earn or cost points on a way that leads back to where it began."""
    chosen = np.unique(graph.choice[order.inside])
    return chosen[graph.tables.points[chosen].any(axis=1)]


def _going_on(graph: WideGraph) -> Truths:
    walked: Truths = np.arange(graph.known) < graph.walked
    return walked & (graph.place < graph.compiled.first_ending)
