"""What a `when` can say, as a tree; it is built by the loader's parser and evaluated by the rules, never by Python."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """A word that asks about a name: `met heard`, `promised courier`, `variant hurried`, `remembers flowers`."""

    REVEALED = "revealed"
    MET = "met"
    EXCEEDED = "exceeded"
    PROMISED = "promised"
    KEPT = "kept"
    BROKEN = "broken"
    VARIANT = "variant"
    REMEMBERS = "remembers"


EXPECTATION_STATUSES = frozenset({Status.REVEALED, Status.MET, Status.EXCEEDED})
PROMISE_STATUSES = frozenset({Status.PROMISED, Status.KEPT, Status.BROKEN})


class Quantity(StrEnum):
    """A number that a condition can compare."""

    MOOD = "mood"
    GOODWILL = "goodwill"


@dataclass(frozen=True, slots=True)
class FlagSet:
    """True when the flag has been set and not cleared since."""

    flag: str


@dataclass(frozen=True, slots=True)
class StatusIs:
    """True when the named expectation or promise has this status (`exceeded` implies `met`), when she is this
    variant, or when she remembers this."""

    status: Status
    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """`mood >= 12`, `goodwill < 20`. `operator` is one of `< <= > >= == !=`."""

    quantity: Quantity
    operator: str
    number: int


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is false."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is true."""

    parts: tuple["Condition", ...]


Condition = FlagSet | StatusIs | Compare | Not | AllOf | AnyOf


def leaves(condition: Condition) -> Iterator[FlagSet | StatusIs | Compare]:
    """The questions a condition asks, from left to right."""
    if isinstance(condition, Not):
        yield from leaves(condition.part)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition
