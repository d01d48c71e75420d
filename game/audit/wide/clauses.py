"""Conditions as tables: each is some clauses, of which one must hold; a clause compares bits, mood and goodwill."""

from collections.abc import Iterable
from typing import NamedTuple

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, Quantity, StatusIs
from game.domain.scenario import MOOD_MAX
from game.rules.layout import Layout

ANY_MOOD = (1 << MOOD_MAX + 1) - 1
"""All moods, as a set of bits."""
MOST = 1 << 40
"""More goodwill than there can be."""
MANY = 64
"""Clauses of one condition before it is called too tangled for a table."""


class UnfitError(Exception):
    """The scenario does not fit into tables; the reason is a clause without a full stop."""


class Clause(NamedTuple):
    """Holds where `bits & mask == value`, the mood is one of `moods` (bit n for mood n), and `low <= goodwill <= high`.

    Never where there are no `moods`.
    """

    mask: int = 0
    value: int = 0
    moods: int = ANY_MOOD
    low: int = 0
    high: int = MOST


ALWAYS = (Clause(),)
Clauses = tuple[Clause, ...]


def clauses_of(condition: Condition | None, layout: Layout) -> Clauses:
    """The clauses of a condition; none of them where it never holds. Raises `UnfitError` where there are too many."""
    return ALWAYS if condition is None else _clauses(condition, layout, True)


def both(one: Iterable[Clause], other: Iterable[Clause]) -> Clauses:
    """The clauses of two conditions that must both hold."""
    other = tuple(other)
    joined = dict.fromkeys(found for a in one for b in other if (found := _joined(a, b)) is not None)
    if len(joined) > MANY:
        raise UnfitError(f"a condition comes to more than {MANY} cases")
    return tuple(joined)


def _joined(one: Clause, other: Clause) -> Clause | None:
    shared = one.mask & other.mask
    if (one.value ^ other.value) & shared:
        return None
    moods, low, high = one.moods & other.moods, max(one.low, other.low), min(one.high, other.high)
    if not moods or low > high:
        return None
    return Clause(one.mask | other.mask, one.value | other.value, moods, low, high)


def _clauses(condition: Condition, layout: Layout, wanted: bool) -> Clauses:
    """The clauses of a condition, or (not `wanted`) of its opposite."""
    match condition:
        case FlagSet() | StatusIs():
            bit = layout.bit(condition)
            if not bit:  # a flag nobody sets
                return () if wanted else ALWAYS
            return (Clause(bit, bit if wanted else 0),)
        case Compare():
            return _comparison(condition, wanted)
        case Not(part):
            return _clauses(part, layout, not wanted)
        case AllOf(parts) | AnyOf(parts):
            many = [_clauses(part, layout, wanted) for part in parts]
            if isinstance(condition, AllOf) is wanted:
                found: Clauses = ALWAYS
                for one in many:
                    found = both(found, one)
                return found
            return tuple(dict.fromkeys(clause for one in many for clause in one))


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def _comparison(compare: Compare, wanted: bool) -> Clauses:
    operator, number = compare.operator if wanted else _OPPOSITE[compare.operator], compare.number
    spans = {
        "<": [(0, number - 1)],
        "<=": [(0, number)],
        ">": [(number + 1, MOST)],
        ">=": [(number, MOST)],
        "==": [(number, number)],
        "!=": [(0, number - 1), (number + 1, MOST)],
    }[operator]
    if compare.quantity is Quantity.GOODWILL:
        return tuple(Clause(low=max(0, low), high=high) for low, high in spans if max(0, low) <= high)
    moods = sum(1 << mood for mood in range(MOOD_MAX + 1) if any(low <= mood <= high for low, high in spans))
    return (Clause(moods=moods),) if moods else ()
