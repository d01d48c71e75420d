"""The comments of a YAML text, which its reader throws away."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml
from yaml.tokens import ScalarToken

from game.loader.nodes import Loader

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")


class Comment(NamedTuple):
    """A comment with its #, its 1-based line and column, and the line it speaks of: its own, or where it stands
    alone, the next one that holds more than a comment."""

    text: str
    line: int
    column: int
    speaks_of: int


def comments(text: str) -> Iterator[Comment]:
    """The comments, in their order; none in a text that is not YAML.

    A # begins one where it stands at the beginning of a line or behind a space, outside of every value.
    """
    if "#" not in text:
        return
    try:
        tokens = yaml.scan(text, Loader=Loader)
        values = [(one.start_mark, one.end_mark, one.style) for one in tokens if isinstance(one, ScalarToken)]
    except (yaml.YAMLError, RecursionError):
        return
    lines = text.splitlines()
    within = _within(values, lines)
    alone = [
        not line.strip() or (line.lstrip().startswith("#") and not within.get(number))
        for number, line in enumerate(lines)
    ]
    about = list(range(len(lines)))
    for number in reversed(range(len(lines) - 1)):
        if alone[number]:
            about[number] = about[number + 1]
    for number, line in enumerate(lines):
        column = _begins(line, within.get(number, ()))
        if column is not None:
            yield Comment(line[column:].rstrip(), number + 1, column + 1, about[number] + 1)


def _within(values: Iterable[tuple[Any, Any, str | None]], lines: list[str]) -> dict[int, list[tuple[int, int]]]:
    """For each line the columns that values (begin, end, style) take."""
    within: dict[int, list[tuple[int, int]]] = {}
    for start, end, style in values:
        for at in range(start.line, min(end.line + 1, len(lines))):
            begin = start.column if at == start.line else 0
            stop = end.column if at == end.line else len(lines[at])
            if at == start.line and style in ("|", ">") and (head := _BLOCK_HEAD.match(lines[at], begin)):
                stop = head.end()  # behind the sign of a block of text stands no text yet
            if begin < stop:  # the mark behind a block of text lies at the beginning of the next line
                within.setdefault(at, []).append((begin, stop))
    return within


def _begins(line: str, values: "list[tuple[int, int]] | tuple[()]") -> int | None:
    """Where in a line a comment begins that is no part of these values."""
    at = line.find("#")
    for begin, end in sorted(values):
        while 0 <= at < begin:
            if at == 0 or line[at - 1] in " \t":
                return at
            at = line.find("#", at + 1)
        if begin <= at < end:
            at = line.find("#", end)
    while at >= 0:
        if at == 0 or line[at - 1] in " \t":
            return at
        at = line.find("#", at + 1)
    return None
