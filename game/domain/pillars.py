"""The four things a trainee is scored on, and points counted on all four at once."""

from collections.abc import Iterable
from enum import StrEnum


class Pillar(StrEnum):
    """One of the four scored pillars; the order here is the order everywhere."""

    ACCURACY = "accuracy"
    EMPATHY = "empathy"
    COMPOSURE = "composure"
    DELIGHT = "delight"

    @property
    def title(self) -> str:  # type: ignore[override]  # str.title() is of no use on a pillar
        """The name shown to people."""
        return _TITLES[self]


_TITLES = {
    Pillar.ACCURACY: "Accuracy",
    Pillar.EMPATHY: "Empathy",
    Pillar.COMPOSURE: "Not taking it personally",
    Pillar.DELIGHT: "Exceeding expectations",
}

PILLARS: tuple[Pillar, ...] = tuple(Pillar)

Points = tuple[int, int, int, int]
"""Whole points on (accuracy, empathy, composure, delight), in that order; any of them may be negative."""

NO_POINTS: Points = (0, 0, 0, 0)


def add(one: Points, other: Points) -> Points:
    """The sum of two point vectors."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])


def total(many: Iterable[Points]) -> Points:
    """The sum of any number of point vectors."""
    result = NO_POINTS
    for points in many:
        result = add(result, points)
    return result
