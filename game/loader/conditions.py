"""Reads what stands after `when:` into a tree; nothing of it is ever run as Python."""

import re
from typing import NamedTuple

from game.domain.condition import (
    EXPECTATION_STATUSES,
    PROMISE_STATUSES,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    FlagSet,
    Not,
    Quantity,
    Status,
    StatusIs,
)
from game.domain.scenario import MOOD_MAX
from game.loader.names import closest, shown

STATUSES = frozenset(Status)
QUANTITIES = frozenset(Quantity)
RESERVED = STATUSES | QUANTITIES | {"and", "or", "not", "true", "false"}
"""Words that mean something in a condition, so that no flag can bear their names."""

_KINDS = {
    **dict.fromkeys(EXPECTATION_STATUSES, "expectation"),
    **dict.fromkeys(PROMISE_STATUSES, "promise"),
    Status.VARIANT: "variant",
    Status.REMEMBERS: "word",
}

MAX_LENGTH = 300
MAX_DEPTH = 20
MAX_NUMBER = 1_000_000

_TOKEN = re.compile(
    r"\s*(?:(?P<operator><=|>=|==|!=|<|>)|(?P<number>[+-]?\d+\b)|(?P<word>[^\W\d][\w-]*)|(?P<other>\S))"
)
_INSTEAD = {"&": "and", "|": "or", "!": "not", "=": "==", ",": "and"}


class ConditionProblem(Exception):
    """A condition that cannot be understood: where (characters from its beginning), what, and what to write."""

    def __init__(self, offset: int, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.suggestion = suggestion


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


def parse_condition(text: str) -> Condition:
    """The tree of a condition; raises ConditionProblem."""
    if len(text) > MAX_LENGTH:
        message = f"The condition is longer than {MAX_LENGTH} characters."
        raise ConditionProblem(0, message, "Use a flag for a part of it.")
    parser = _Parser(_tokens(text), len(text))
    condition = parser.either(0)
    parser.finish()
    return condition


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        found.append(_Token(kind, match[kind], match.start(kind)))
    return found


class _Parser:
    """Recursive descent: `or` of `and`s of possibly negated questions."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._end = _Token("end", "", length)
        self._at = 0

    def either(self, depth: int) -> Condition:
        parts = [self._both(depth)]
        while self._skip("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def finish(self) -> None:
        token = self._now()
        if token.kind == "end":
            return
        if token.text == ")":
            raise ConditionProblem(token.offset, "This parenthesis closes nothing.", "Take it out.")
        if token.text in _INSTEAD:
            raise self._foreign(token)
        message = f"'{shown(token.text)}' cannot follow here; 'and' or 'or' is missing."
        meant = closest(token.text, ["and", "or"])
        fix = f"Did you mean '{meant}'?" if meant else "Write: a and b, or: a or b."
        raise ConditionProblem(token.offset, message, fix)

    def _both(self, depth: int) -> Condition:
        parts = [self._one(depth)]
        while self._skip("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self, depth: int) -> Condition:
        token = self._now()
        if depth > MAX_DEPTH:
            message = f"More than {MAX_DEPTH} levels of 'not' and parentheses."
            raise ConditionProblem(token.offset, message, "Simplify it.")
        if self._skip("not"):
            return Not(self._one(depth + 1))
        if self._skip("("):
            inside = self.either(depth + 1)
            if not self._skip(")"):
                raise ConditionProblem(self._now().offset, "A parenthesis is opened and not closed.", "Write ).")
            return inside
        return self._question(token)

    def _question(self, token: _Token) -> Condition:
        if token.kind != "word":
            raise self._not_a_question(token)
        self._at += 1
        if token.text in QUANTITIES:
            return self._compare(Quantity(token.text))
        if token.text in STATUSES:
            name = self._now()
            if name.kind != "word" or name.text in RESERVED:
                kind = _KINDS[Status(token.text)]
                message = f"'{token.text}' must be followed by the id of one {kind}."
                raise ConditionProblem(name.offset, message, f"Write: {token.text} {kind}-id")
            self._at += 1
            return StatusIs(Status(token.text), name.text)
        if token.text in RESERVED:
            message = f"'{token.text}' cannot stand here; a flag, or one of met, promised, mood … is wanted."
            raise ConditionProblem(token.offset, message)
        self._no_comparison(token)
        return FlagSet(token.text)

    def _compare(self, quantity: Quantity) -> Condition:
        operator, example = self._now(), f"Write: {quantity} >= 12"
        if operator.kind != "operator":
            message = f"'{quantity}' must be compared with a number."
            raise ConditionProblem(operator.offset, message, example)
        self._at += 1
        number = self._now()
        if number.kind != "number":
            raise ConditionProblem(number.offset, f"After '{operator.text}' a whole number is wanted.", example)
        self._at += 1
        top = MOOD_MAX if quantity is Quantity.MOOD else MAX_NUMBER
        if len(number.text) > 9 or not 0 <= int(number.text) <= top:
            message = f"{quantity.title()} is never {shown(number.text, 12)}; it runs from 0 to {top:,}."
            raise ConditionProblem(number.offset, message, example)
        return Compare(quantity, operator.text, int(number.text))

    def _no_comparison(self, flag: _Token) -> None:
        token = self._now()
        if token.kind == "operator" or token.text == "=":
            meant = closest(flag.text, list(QUANTITIES))
            message = f"Only mood and goodwill can be compared; the flag '{shown(flag.text)}' is set or not."
            fix = f"Did you mean '{meant}'?" if meant else f"Write: {flag.text}, or: not {flag.text}"
            raise ConditionProblem(flag.offset, message, fix)

    def _not_a_question(self, token: _Token) -> ConditionProblem:
        if token.kind == "end":
            message = "The condition ends too early."
            return ConditionProblem(token.offset, message, "Write what must hold, such as: mood >= 12")
        if token.text in _INSTEAD:
            return self._foreign(token)
        message = f"'{shown(token.text)}' is not something that can be asked."
        return ConditionProblem(token.offset, message, "Ask for a flag, or: met heard, promised courier, mood >= 12")

    def _foreign(self, token: _Token) -> ConditionProblem:
        message = f"'{token.text}' has no meaning in a condition."
        return ConditionProblem(token.offset, message, f"Write '{_INSTEAD[token.text]}'.")

    def _now(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def _skip(self, text: str) -> bool:
        if self._now().text != text:
            return False
        self._at += 1
        return True
