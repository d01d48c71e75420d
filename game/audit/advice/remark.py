"""What a check has to say, and where in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.audit.advice.study import Study
from game.loader.checks.card import Card


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a check has found.

    `path` leads from the top of the file to the value (or, with `key`, to its key), such as
    `("states", "hello", "replies", "ask", "say")`; `word` is the part of the value that is meant, where that is
    smaller. Without a `suggestion` the card's own is given. Where a remark is about many values at once, `lines` are
    the paths to them: their lines are named behind the message.
    """

    path: tuple[str | int, ...]
    message: str
    suggestion: str = ""
    key: bool = False
    word: str = ""
    lines: tuple[tuple[str | int, ...], ...] = ()


Check = Callable[[Study], Iterator[Remark]]
"""A check looks at a scenario that is sound and gives what it has found, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A check and the card that explains it."""

    card: Card
    check: Check
