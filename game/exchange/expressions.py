"""Reads conditions and values as the story formats write them, as far as they are about what is so and what is not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.domain.condition import FlagSet
from game.exchange.algebra import Truth, all_of, any_of, negated

MAX_LENGTH = 1_000
MAX_DEPTH = 30

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<operator>===|!==|==|!=|>=|<=|&&|\|\||[!<>(),\[\]])
    |(?P<word>[$_A-Za-z][\w$]*(?:\.[A-Za-z_$][\w$]*)*:?)
    |(?P<other>\S))""",
    re.X,
)
_WORDS = {
    "and": "&&", "or": "||", "not": "!", "is": "==", "eq": "==", "isnot": "!=", "neq": "!=", "===": "==", "!==": "!=",
    "gt": ">", "gte": ">=", "lt": "<", "lte": "<=", "ndef": "ndef", "def": "def", "contains": "contains",
}  # fmt: skip
_VISITS = "\x00visits"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is particular to a story format: which words are variables, and how it asks where one has been.

    `variable` gives the variable's name for a word, or nothing. `visited` are functions of a title that say whether
    or how often the passage was reached, `visits` words for how often this one was; `words` says whether operators
    may be words. With `past`, `(history:)` leaves out the passage one is in.
    """

    variable: Callable[[str], str]
    visited: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    words: bool = True
    history: frozenset[str] = frozenset()


def visited_flag(title: str) -> str:
    """The variable that stands for having reached a passage; no story format could call one so."""
    return f"visited {title}"


def again_flag(title: str) -> str:
    """The variable that stands for having left a passage before."""
    return f"again {title}"


class _Unsaid(Exception):
    """The expression asks for something that flags cannot hold."""


def read_truth(text: str, dialect: Dialect, title: str) -> Truth | None:
    """The condition, in the passage `title`; None where it is about anything but what is so and what is not."""
    if len(text) > MAX_LENGTH:
        return None
    try:
        reader = _Reader(_tokens(text, dialect), dialect, title)
        found = reader.either(0)
        reader.finish()
    except (_Unsaid, RecursionError):
        return None
    return found


def unquoted(text: str) -> str | None:
    """The content of a text in quotes, or None where it is not exactly one."""
    text = text.strip()
    found = _TOKEN.fullmatch(text)
    if found is None or not found["text"]:
        return None
    return re.sub(r"\\(.)", r"\1", found["text"][1:-1])


def _tokens(text: str, dialect: Dialect) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        word = match[kind]
        if kind == "operator" or (kind == "word" and dialect.words and word.lower() in _WORDS):
            kind, word = "operator", _WORDS.get(word.lower(), word)
        if found and found[-1] == ("operator", "==") and (kind, word) == ("operator", "!") and dialect.words:
            found[-1] = ("operator", "!=")  # `is not`
            continue
        found.append((kind, word))
    return found


class _Reader:
    """Recursive descent: `or` of `and`s of comparisons of possibly negated questions."""

    def __init__(self, tokens: Sequence[tuple[str, str]], dialect: Dialect, title: str) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._title = title
        self._at = 0

    def either(self, depth: int) -> Truth:
        parts = [self._both(depth)]
        while self._skip("||"):
            parts.append(self._both(depth))
        return any_of(parts)

    def finish(self) -> None:
        if self._at < len(self._tokens):
            raise _Unsaid

    def _both(self, depth: int) -> Truth:
        parts = [self._compared(depth)]
        while self._skip("&&"):
            parts.append(self._compared(depth))
        return all_of(parts)

    def _compared(self, depth: int) -> Truth:
        if depth > MAX_DEPTH:
            raise _Unsaid
        if self._visits():
            return self._count()
        one = self._negated(depth)
        if isinstance(one, FlagSet) and (number := self._number()):
            return FlagSet(f"{one.flag} {number}")
        for sign in ("==", "!="):
            if self._skip(sign):
                other = self._negated(depth)
                if not isinstance(one, bool) and not isinstance(other, bool):
                    raise _Unsaid
                known, asked = (one, other) if isinstance(one, bool) else (other, one)
                same = asked if known else negated(asked)
                return same if sign == "==" else negated(same)
        return one

    def _number(self) -> str:
        """A comparison with a whole number, which only an export of this game can mean: `>= 12`; it is taken."""
        sign, number = [*self._tokens[self._at : self._at + 2], ("", ""), ("", "")][:2]
        if sign[1] not in ("==", "!=", ">", ">=", "<", "<=") or number[0] != "number" or not number[1].isdigit():
            return ""
        self._at += 2
        return f"{sign[1]} {number[1]}"

    def _negated(self, depth: int) -> Truth:
        if depth > MAX_DEPTH:
            raise _Unsaid
        if self._skip("!"):
            # `not $a is true` negates the comparison where words are operators, only $a where signs are
            inside = self._compared(depth + 1) if self._dialect.words else self._negated(depth + 1)
            return negated(inside)
        return self._one(depth)

    def _one(self, depth: int) -> Truth:
        kind, word = self._now()
        if word == "(" and self._next() in self._dialect.history:
            return self._history()
        if self._skip("("):
            inside = self.either(depth + 1)
            self._need(")")
            return inside
        if kind != "word":
            raise _Unsaid
        self._at += 1
        if word in ("true", "false"):
            return word == "true"
        if word in self._dialect.visited:
            return self._visited()
        name = self._dialect.variable(word)
        if not name or self._now()[1] in ("(", "["):
            raise _Unsaid
        return FlagSet(name)

    def _visits(self) -> bool:
        """Whether a count of visits to this very passage comes next; it is taken."""
        kind, word = self._now()
        if kind != "word":
            return False
        if word in self._dialect.visits:
            self._at += 1
            return True
        ahead = [one[1] for one in self._tokens[self._at + 1 : self._at + 3]]
        if word in self._dialect.visited and ahead == ["(", ")"]:
            self._at += 3
            return True
        return False

    def _count(self) -> Truth:
        """How often this passage was reached, the time that is now among them, compared with one or two."""
        kind, sign = self._now()
        if kind != "operator" or sign not in ("==", "!=", ">", ">=", "<", "<="):
            return True  # at least once: now
        number = self._tokens[self._at + 1][1] if self._at + 1 < len(self._tokens) else ""
        self._at += 2
        again = FlagSet(again_flag(self._title))
        first = {("==", "1"), ("<=", "1"), ("<", "2")}
        later = {("!=", "1"), (">", "1"), (">=", "2")}
        always = {(">", "0"), (">=", "1"), ("!=", "0")}
        if (sign, number) in always:
            return True
        if (sign, number) in later:
            return again
        if (sign, number) in first:
            return negated(again)
        raise _Unsaid

    def _visited(self) -> Truth:
        """`visited("X")`, which may be compared with nothing at all."""
        self._need("(")
        kind, word = self._now()
        self._at += 1
        self._need(")")
        if kind != "text":
            raise _Unsaid
        reached = self._reached(unquoted(word) or "", present=True)
        for none, some in (("==", "!="), ("<=", ">")):
            for sign in (none, some):
                if self._tokens[self._at : self._at + 2] == [("operator", sign), ("number", "0")]:
                    self._at += 2
                    return reached if sign == some else negated(reached)
        if self._tokens[self._at : self._at + 2] == [("operator", ">="), ("number", "1")]:
            self._at += 2
        elif self._now()[1] in ("==", "!=", ">", ">=", "<", "<=") and self._next() not in ("true", "false"):
            raise _Unsaid
        return reached

    def _history(self) -> Truth:
        """`(history:) contains "X"`."""
        self._at += 2
        self._need(")")
        self._need("contains")
        kind, word = self._now()
        self._at += 1
        if kind != "text":
            raise _Unsaid
        return self._reached(unquoted(word) or "", present=False)

    def _reached(self, title: str, present: bool) -> Truth:
        if title == self._title:
            return True if present else FlagSet(again_flag(title))
        return FlagSet(visited_flag(title))

    def _now(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _next(self) -> str:
        return self._tokens[self._at + 1][1] if self._at + 1 < len(self._tokens) else ""

    def _skip(self, operator: str) -> bool:
        if self._now() != ("operator", operator):
            return False
        self._at += 1
        return True

    def _need(self, operator: str) -> None:
        if not self._skip(operator):
            raise _Unsaid
