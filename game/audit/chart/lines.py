"""Lines on the map, as rows of curves."""

from collections.abc import Sequence
from dataclasses import dataclass

Spot = tuple[float, float]
Piece = tuple[Spot, Spot, Spot]
"""The two handles of a cubic curve, and its end; a straight one has its handles at its ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from `start` through its pieces."""

    start: Spot
    pieces: tuple[Piece, ...]

    @property
    def end(self) -> Spot:
        """Where it ends."""
        return self.pieces[-1][2]

    @property
    def falls(self) -> bool:
        """Whether it comes to its end from above."""
        before = self.pieces[-2][2] if len(self.pieces) > 1 else self.start
        return self.end[1] > before[1]

    @property
    def bounds(self) -> tuple[Spot, Spot]:
        """The upper left and the lower right corner of a box that it does not leave."""
        spots = [self.start, *(spot for piece in self.pieces for spot in piece)]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        return (min(xs), min(ys)), (max(xs), max(ys))

    def turned(self) -> "Line":
        """The same line from its end to its start."""
        spots = [self.start, *(piece[2] for piece in self.pieces)]
        pieces = [(two, one, spot) for (one, two, _), spot in zip(self.pieces, spots[:-1], strict=True)]
        return Line(spots[-1], tuple(reversed(pieces)))

    def moved(self, x: float, y: float) -> "Line":
        """The same line elsewhere."""

        def to(spot: Spot) -> Spot:
            return spot[0] + x, spot[1] + y

        return Line(to(self.start), tuple((to(one), to(two), to(end)) for one, two, end in self.pieces))

    def flat(self, steps: int = 14) -> list[Spot]:
        """The line as a row of short straight ones."""
        found = [self.start]
        for one, two, end in self.pieces:
            start = found[-1]
            if one == start and two == end:
                found.append(end)
                continue
            for step in range(1, steps + 1):
                t = step / steps
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                found.append((a * start[0] + b * one[0] + c * two[0] + d * end[0],
                              a * start[1] + b * one[1] + c * two[1] + d * end[1]))  # fmt: skip
        return found


def straight(start: Spot, end: Spot) -> Piece:
    """A straight piece."""
    return start, end, end


def upright(start: Spot, end: Spot) -> Piece:
    """A curve that is upright at both ends."""
    if start[0] == end[0]:
        return straight(start, end)
    reach = (end[1] - start[1]) / 2
    return (start[0], start[1] + reach), (end[0], end[1] - reach), end


def rounded(corners: Sequence[Spot], radius: float) -> list[Piece]:
    """The pieces through corners with right angles, which are rounded; the first corner is where they begin."""
    pieces: list[Piece] = []
    at = corners[0]
    for number, corner in enumerate(corners[1:-1], 1):
        before, after = _towards(corner, corners[number - 1], radius), _towards(corner, corners[number + 1], radius)
        pieces += [straight(at, before), (corner, corner, after)]
        at = after
    return [*pieces, straight(at, corners[-1])]


def _towards(one: Spot, other: Spot, by: float) -> Spot:
    length = abs(other[0] - one[0]) + abs(other[1] - one[1])
    part = min(0.5, by / length) if length else 0.0
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
