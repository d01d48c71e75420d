"""Works out expressions, as far as what is known of the variables goes."""

import operator
from collections.abc import Callable

from game.exchange.ink.tree import Apply, Expression, Known, Name, Value

Look = Callable[[str], Value]
"""The value of a variable; raises Need where it is not known."""


class Need(Exception):
    """The value depends on a variable of which nothing is known yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Unsaid(Exception):
    """The value cannot be known by flags; `what` says what it asks for."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


_COMPARED: dict[str, Callable[[Value, Value], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_SINCE = {("==", 0): False, ("!=", 0): True, (">", 0): True, (">=", 1): True, ("<", 1): False, ("<=", 0): False}
"""What a count of visits says where one has been there at least once, by what it is compared with."""

_MIRRORED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def evaluated(expression: Expression, look: Look) -> Value:
    """The value of an expression; raises Need or Unsaid."""
    if isinstance(expression, Known):
        return expression.value
    if isinstance(expression, Name):
        return look(expression.path)
    if isinstance(expression, Apply):
        return _applied(expression, look)
    raise Unsaid(expression.what)


def _applied(one: Apply, look: Look) -> Value:
    sign = one.operator
    if sign == "not":
        return not evaluated(one.operands[0], look)
    if sign == "negative":
        return -_number(evaluated(_no_visits(one.operands[0]), look))
    left, right = one.operands
    if sign == "and":
        return bool(evaluated(left, look)) and bool(evaluated(right, look))
    if sign == "or":
        return bool(evaluated(left, look)) or bool(evaluated(right, look))
    if sign in _COMPARED:
        return _compared(sign, left, right, look)
    return _reckoned(sign, evaluated(_no_visits(left), look), evaluated(_no_visits(right), look))


def _compared(sign: str, left: Expression, right: Expression, look: Look) -> bool:
    if _is_visits(right):
        left, right, sign = right, left, _MIRRORED[sign]
    if _is_visits(left):
        bound = evaluated(_no_visits(right), look)
        key = (sign, bound if isinstance(bound, int) else -1)
        if key not in _SINCE:
            raise Unsaid("how often one has been somewhere")
        return bool(evaluated(left, look)) == _SINCE[key]
    return _answer(sign, evaluated(left, look), evaluated(right, look))


def _answer(sign: str, one: Value, other: Value) -> bool:
    if isinstance(one, str) != isinstance(other, str):
        raise Unsaid("whether a text is a number")
    return _COMPARED[sign](one, other)


def _is_visits(expression: Expression) -> bool:
    return isinstance(expression, Name) and expression.path.startswith("@")


def _no_visits(expression: Expression) -> Expression:
    if _is_visits(expression):
        raise Unsaid("how often one has been somewhere")
    return expression


def _number(value: Value) -> int | float:
    if isinstance(value, str):
        raise Unsaid("a text as a number")
    return value


def _reckoned(sign: str, one: Value, other: Value) -> Value:
    if sign == "+" and isinstance(one, str) and isinstance(other, str):
        return one + other
    a, b = _number(one), _number(other)
    if max(abs(a), abs(b)) > 1e9:
        raise Unsaid("a large number")
    if sign == "+":
        return a + b
    if sign == "-":
        return a - b
    if sign == "*":
        return a * b
    if not b:
        raise Unsaid("a division by nothing")
    if sign == "/":
        return int(a / b) if isinstance(a, int) and isinstance(b, int) else a / b
    return a - b * int(a / b)


def printed(value: Value) -> str:
    """A value as ink prints it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
