"""Conditions compiled once into tests over a position's bits, mood and goodwill, with what each of them reads."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, Quantity, StatusIs, leaves
from game.domain.scenario import MOOD_MAX
from game.rules.layout import Layout

Test = Callable[[int, int, int], bool]
"""Called with (bits, mood, goodwill); pure."""

_OPERATORS: dict[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}


MOODS = (1 << MOOD_MAX + 1) - 2
"""A mask of all cuts there can be between two moods."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What a test can see: a mask of bits, the cuts between moods it tells apart, and whether it looks at goodwill.

    Bit n of `mood` is set where mood n - 1 and mood n may lead to different answers (n from 1 to 20).
    """

    bits: int = 0
    mood: int = 0
    goodwill: bool = False

    def __or__(self, other: "Reads") -> "Reads":
        """What either of two tests can see."""
        return Reads(self.bits | other.bits, self.mood | other.mood, self.goodwill or other.goodwill)

    def before(self, change: int) -> "Reads":
        """What can be seen of the mood before it changes by so many notches, if this is seen after it.

        A mood that stops at 0 or at 20 lies on the same side of every cut as one that went on, so shifting is exact.
        """
        cuts = self.mood >> change if change >= 0 else self.mood << -change
        return Reads(self.bits, cuts & MOODS, self.goodwill)


NOTHING = Reads()


def compile_condition(condition: Condition, layout: Layout) -> Test:
    """The test that a condition stands for. A conjunction of plain bits becomes one comparison, since most are."""
    wanted = _as_mask(condition, layout)
    if wanted is not None:
        mask, value = wanted
        return lambda bits, _mood, _goodwill: bits & mask == value
    match condition:
        case Compare(quantity, operator, number):
            return _comparison(quantity, _OPERATORS[operator], number)
        case Not(part):
            inner = compile_condition(part, layout)
            return lambda bits, mood, goodwill: not inner(bits, mood, goodwill)
        case AllOf(parts):
            tests = tuple(compile_condition(part, layout) for part in parts)
            return lambda bits, mood, goodwill: all(test(bits, mood, goodwill) for test in tests)
        case AnyOf(parts):
            tests = tuple(compile_condition(part, layout) for part in parts)
            return lambda bits, mood, goodwill: any(test(bits, mood, goodwill) for test in tests)
        case FlagSet() | StatusIs():  # pragma: no cover - a single bit is always a mask
            raise AssertionError(condition)


def read_by(condition: Condition | None, layout: Layout) -> Reads:
    """What a condition can see of a position."""
    if condition is None:
        return NOTHING
    bits = cuts = 0
    goodwill = False
    for leaf in leaves(condition):
        if not isinstance(leaf, Compare):
            bits |= layout.bit(leaf)
        elif leaf.quantity is Quantity.MOOD:
            cuts |= _cuts(leaf)
        else:
            goodwill = True
    return Reads(bits, cuts, goodwill)


def _cuts(compare: Compare) -> int:
    """Where the answer of a comparison with the mood changes from one notch to the next."""
    answer = _OPERATORS[compare.operator]
    return sum(
        1 << mood
        for mood in range(1, MOOD_MAX + 1)
        if answer(mood - 1, compare.number) != answer(mood, compare.number)
    )


def _comparison(quantity: Quantity, compare: Callable[[int, int], bool], number: int) -> Test:
    if quantity is Quantity.MOOD:
        return lambda _bits, mood, _goodwill: compare(mood, number)
    return lambda _bits, _mood, goodwill: compare(goodwill, number)


def _as_mask(condition: Condition, layout: Layout) -> tuple[int, int] | None:
    """(mask, value) when the condition only asks for single bits to be set or not set; None otherwise."""
    match condition:
        case FlagSet() | StatusIs():
            bit = layout.bit(condition)
            return bit, bit
        case Not(FlagSet() | StatusIs() as part):
            return layout.bit(part), 0
        case AllOf(parts):
            mask = value = 0
            for each in parts:
                one = _as_mask(each, layout)
                if one is None or (mask & one[0] and (value ^ one[1]) & mask & one[0]):
                    return None
                mask, value = mask | one[0], value | one[1]
            return mask, value
    return None
