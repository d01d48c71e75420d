"""What the arms of a brace of several lines ask for, as ink reads them."""

from typing import NamedTuple

from game.exchange.ink.scanner import Scanner
from game.exchange.ink.tree import Apply, Content, Expression


class Arm(NamedTuple):
    """An arm as written: its own test, whether it says `else`, and its lines."""

    test: Expression | None
    otherwise: bool
    content: Content


Arms = tuple[tuple[Expression | None, Content], ...]


def switched(scan: Scanner, at: int, first: Expression | None, sole: Content | None, arms: list[Arm]) -> Arms:
    """The arms with whole tests. `first` stands before the lines, `sole` is what stands there without a dash."""
    if sole is not None:
        if first is None or len(arms) > 1 or any(not arm.otherwise for arm in arms):
            raise scan.wrong("Each way in this brace must begin with - and its condition; the last with - else:.", at)
        return ((first, sole), *((None, arm.content) for arm in arms))
    if not arms:
        return ((first, ()),)
    _check(scan, at, first, arms)
    if first is None:
        return tuple((arm.test, arm.content) for arm in arms)
    if any(arm.test is not None for arm in arms):
        return tuple((_same(first, arm.test), arm.content) for arm in arms)
    if len(arms) == 1 and arms[0].otherwise:
        return ((first, ()), (None, arms[0].content))
    return tuple((None if number else first, arm.content) for number, arm in enumerate(arms))


def _same(first: Expression, value: Expression | None) -> Expression | None:
    return None if value is None else Apply("==", (first, value))


def _check(scan: Scanner, at: int, first: Expression | None, arms: list[Arm]) -> None:
    """Raise an error where a way without a condition is not the last."""
    if any(arm.otherwise for arm in arms[:-1]):
        raise scan.wrong("Only the last way of this brace can be - else:.", at)
    loose = [number for number, arm in enumerate(arms[:-1]) if arm.test is None]
    if loose and (first is None or len(arms) > 2):
        raise scan.wrong("A way of this brace has no condition; write - condition: before it.", at)
    if first is None and len(arms) == 1 and arms[0].test is None:
        raise scan.wrong("This brace asks for nothing; write - condition: before its text.", at)
