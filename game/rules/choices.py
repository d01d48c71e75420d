"""A reply or a landing gesture, ready to be taken: the smallest step there is."""

from dataclasses import dataclass

from game.domain.pillars import Points
from game.rules.conditions import Test

STAY = -1
"""A choice with this destination leaves the contact where it is (a gesture)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply, or a gesture where it lands.

    On offer when none of the bits `blocked_by` is set, `cost` fits into the goodwill and `test` holds. Then the
    bits become `bits & keep | put`, and the first route whose test holds afterwards leads on.
    """

    index: int
    name: str
    is_gesture: bool
    blocked_by: int
    cost: int
    test: Test | None
    keep: int
    put: int
    mood: int
    points: Points
    to: int
    routes: tuple[tuple[Test | None, int], ...]
