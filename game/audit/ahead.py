"""What can still be gained from each position when some choices, or some ends, are ruled out."""

from collections.abc import Callable, Sequence

from game.rules.walk import Edge

Worths = Sequence[int | None]
"""For each position the most that can still be gained, weighted; None where there is no way to an end."""


def most_ahead(
    edges: Sequence[Sequence[Edge]], groups: Sequence[Sequence[int]], gains: Sequence[int], finals: Worths
) -> list[int | None]:
    """The most that can be gained from each position on the way to one that has a final worth, that worth included.

    `groups` are the strongly connected components, each after all that can follow it; within one nothing is gained.
    """
    worth: list[int | None] = [None] * len(edges)
    for group in groups:  # what lies within the group has no worth yet, so only ways out of it are looked at
        most: int | None = None
        for number in group:
            final = finals[number]
            if final is not None and (most is None or final > most):
                most = final
            for index, target in edges[number]:
                ahead = worth[target]
                if ahead is not None and (most is None or gains[index] + ahead > most):
                    most = gains[index] + ahead
        for number in group:
            worth[number] = most
    return worth


def ends_where(count: int, is_end: Callable[[int], bool]) -> list[int | None]:
    """A final worth of 0 for the positions that are ends, and none for the others."""
    return [0 if is_end(number) else None for number in range(count)]
