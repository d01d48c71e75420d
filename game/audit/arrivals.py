"""The most that can have been gained on the way to each position, and by which step it came: a walk forwards.

One such walk answers for all endings at once; going back from each of them would take a walk an ending.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.walk import Graph

Came = tuple[int, int]
"""(number of the position before, index of the choice that led on)."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """For each position the most that can have been gained since the start; None where no way leads there.

    `came` is the last step of a way that gains it; None at the start.
    """

    sums: Sequence[int | None]
    came: Sequence[Came | None]

    def way(self, number: int) -> tuple[int, ...]:
        """The choices, by index and in order, that gain the most on the way to a position."""
        taken: list[int] = []
        step = self.came[number]
        while step is not None:
            taken.append(step[1])
            step = self.came[step[0]]
        return tuple(reversed(taken))


def arrivals(graph: Graph, first: int, gains: Sequence[int]) -> Arrivals:
    """Walk from a position to all that can follow; within a loop nothing is gained (the loader has proved it)."""
    sums: list[int | None] = [None] * len(graph.positions)
    came: list[Came | None] = [None] * len(graph.positions)
    sums[first] = 0
    edges = graph.edges
    for group in reversed(graph.groups):
        if len(group) > 1:
            _spread(graph, group, sums, came)
        for number in group:
            so_far = sums[number]
            if so_far is None:
                continue
            for index, target in edges[number]:
                gained, known = so_far + gains[index], sums[target]
                if (known is None or gained > known) and target != number:
                    sums[target], came[target] = gained, (number, index)
    return Arrivals(sums, came)


def _spread(graph: Graph, group: Sequence[int], sums: list[int | None], came: list[Came | None]) -> None:
    """Give every position of a loop the sum of its best way in, and the step that leads there from that door."""
    doors = [(known, number) for number in group if (known := sums[number]) is not None]
    if not doors:
        return
    most, door = max(doors, key=lambda one: one[0])
    inside = {*group} - {door}
    waiting = [door]
    while waiting:
        number = waiting.pop()
        for index, target in graph.edges[number]:
            if target in inside:
                inside.remove(target)
                sums[target], came[target] = most, (number, index)
                waiting.append(target)
