"""A YAML text as entries that know their keys, values, comments and blank lines; nothing of it is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

from game.loader.nodes import Loader

Pos = tuple[int, int]
"""Line and column, both from 0."""


@dataclass(slots=True)
class Note:
    """A comment on a line of its own; `blank` says that an empty line stands before it."""

    text: str
    blank: bool


@dataclass(slots=True)
class Tail:
    """A comment behind something, and how many spaces stand between."""

    text: str
    gap: int


@dataclass(slots=True)
class Scalar:
    """A text as written: `value` is what it means, `raw` how it stands there (empty if over several lines),
    `style` one of `"`, `'`, `|`, `>` or empty for plain, and `lines` the body of a block text."""

    value: str
    style: str
    start: Pos
    end: Pos
    raw: str
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class Block:
    """A block of keys or a list. `flow`: in brackets; `commented`: comments stand within those brackets; `foot`:
    comments behind its last entry; `column`: where its entries begin."""

    is_map: bool
    flow: bool
    start: Pos
    end: Pos = (0, 0)
    entries: "list[Entry]" = field(default_factory=list)
    foot: list[Note] = field(default_factory=list)
    commented: bool = False

    @property
    def column(self) -> int:
        """Where its entries begin."""
        return self.start[1]


@dataclass(slots=True)
class Entry:
    """A key with its value, or one value of a list; `heads` are the comments above it."""

    key: Scalar | None
    value: "Scalar | Block"
    blank: bool
    heads: list[Note] = field(default_factory=list)
    tails: list[Tail] = field(default_factory=list)

    @property
    def begin(self) -> Pos:
        """Where it begins."""
        return self.key.start if self.key is not None else self.value.start


def read_entries(text: str) -> Block | None:
    """The block at the top of a text that is known to be sound YAML; None where there is none."""
    lines = text.split("\n")
    stack: list[Block] = []
    keys: list[Scalar | None] = []
    root: Block | None = None
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            below = Block(isinstance(event, MappingStartEvent), bool(event.flow_style), _pos(event.start_mark))
            if stack:
                _add(stack[-1], keys, below, lines)
            elif not below.flow:
                root = below
            stack.append(below)
            keys.append(None)
        elif isinstance(event, ScalarEvent) and stack:
            one = _scalar(event, lines)
            if stack[-1].is_map and keys[-1] is None:
                keys[-1] = one
            else:
                _add(stack[-1], keys, one, lines)
        elif isinstance(event, yaml.events.MappingEndEvent | yaml.events.SequenceEndEvent):
            stack.pop().end = _pos(event.end_mark)
            keys.pop()
    return root


def walk(block: Block) -> Iterator[Entry]:
    """Every entry, in the order written."""
    for entry in block.entries:
        yield entry
        if isinstance(entry.value, Block):
            yield from walk(entry.value)


def _add(block: Block, keys: list[Scalar | None], value: Scalar | Block, lines: list[str]) -> None:
    key, keys[-1] = keys[-1], None
    first = (key or value).start[0]
    block.entries.append(Entry(key, value, first > 0 and not lines[first - 1].strip()))


def _scalar(event: ScalarEvent, lines: list[str]) -> Scalar:
    start, end = _pos(event.start_mark), _pos(event.end_mark)
    style = event.style or ""
    if style in ("|", ">"):
        return Scalar(event.value, style, start, end, "", _body(lines, start[0]))
    single = start[0] == end[0] < len(lines)  # what is empty may stand behind the last line
    raw = lines[start[0]][start[1] : end[1]] if single else ""
    return Scalar(event.value, style, start, end, raw)


def _body(lines: list[str], head: int) -> tuple[str, ...]:
    """The lines of a block text, without what they are indented by."""
    at = head + 1
    while at < len(lines) and not lines[at].strip():
        at += 1
    indent = len(lines[at]) - len(lines[at].lstrip(" ")) if at < len(lines) else 0
    body: list[str] = []
    for line in lines[head + 1 :]:
        if line.strip() and (not indent or not line.startswith(" " * indent)):
            break
        body.append(line[indent:].rstrip(" ") if not line.strip() else line[indent:])
    while body and not body[-1].strip():
        body.pop()
    return tuple(body)


def _pos(mark: Any) -> Pos:
    return mark.line, mark.column
