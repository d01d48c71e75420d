"""YAML to plain text, lists and blocks that know where they stand, one libyaml event at a time.

`yaml.load` is not used: it keeps the last of two equal keys, turns `no` into False and `012` into 10, copies aliases
without end, and ends the whole program on deep nesting. Here every scalar stays the text that was written.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from game.loader.checks import files
from game.loader.names import shown
from game.loader.report import WHOLE_FILE, Report, Spot
from game.loader.syntax import ODD_CHARACTER, explain, named

Loader: Any = getattr(yaml, "CLoader", yaml.Loader)
"""libyaml where PyYAML was built with it, else the same in plain Python. Only its events are used."""

MAX_DEPTH = 40
MAX_EVENTS = 500_000
"""Keys, values, and beginnings and ends of blocks; so many a scenario of 5,000 states may have."""

Path = Sequence[str | int]
"""Keys and list positions from the top of the file down to a value."""


class Refused(Exception):
    """Reading stops here; the reason is in the report."""


class _Mark(NamedTuple):
    """A place as the YAML reader counts: from 0."""

    line: int
    column: int


class Tree:
    """The file's content as dicts, lists and str, and the place of every key and value."""

    def __init__(self, data: Any, events: dict[int, list[Any]]) -> None:
        self.data = data
        self._events = events
        self._index: dict[int, dict[str, int]] = {}
        self._kept: list[Tree] = []

    def spot(self, path: Path, *, key: bool = False) -> Spot:
        """Where the value at `path` stands, or its key; where the path ends early, the last thing there is."""
        event = self._event(path, key)
        return _at(event) if event is not None else WHOLE_FILE

    def inside(self, path: Path, offset: int) -> Spot:
        """Where the character number `offset` of the text at `path` stands, for texts written on one line."""
        event: Any = self._event(path, False)
        if event is None:
            return WHOLE_FILE
        line, column = self.spot(path)
        end: Any = event.end_mark
        if not isinstance(event, ScalarEvent) or event.style in ("|", ">") or end.line + 1 != line:
            return line, column
        return line, column + offset + (1 if event.style in ("'", '"') else 0)

    def value(self, path: Path) -> Any:
        """The plain value at `path`, or None."""
        node = self.data
        for part in path:
            try:
                node = node[part]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def without(self, key: str) -> "Tree":
        """The same content but for one key at the top."""
        top = {name: value for name, value in self.data.items() if name != key}
        events = self._events[id(self.data)]
        kept = [one for name, pair in zip(self.data, zip(events[::2], events[1::2], strict=True), strict=True)
                if name != key for one in pair]  # fmt: skip
        found = Tree(top, {**self._events, id(top): kept})
        found._kept.append(self)
        return found

    def take_in(self, other: "Tree", block: str) -> None:
        """Add the entries of another tree's block at the top to this one's; those that are there already stay."""
        key, value = other._pair(other.data, block)
        if block not in self.data:
            self.data[block] = {}
            self._events[id(self.data)] += [key, value]
            self._events[id(self.data[block])] = []
        mine, theirs = self.data[block], other.data[block]
        if isinstance(mine, dict):
            for name in theirs:
                if name not in mine:
                    mine[name] = theirs[name]
                    self._events[id(mine)] += other._pair(theirs, name)
        self._events.update((number, many) for number, many in other._events.items() if number != id(theirs))
        self._index.clear()
        self._kept.append(other)  # or another list might be given the identity of one of its own

    def move_down(self, lines: int) -> None:
        """Count the lines of everything in here from another number on."""
        for event in (one for many in self._events.values() for one in many):
            start, end = event.start_mark, event.end_mark
            event.start_mark = _Mark(start.line + lines, start.column)
            event.end_mark = _Mark(end.line + lines, end.column)

    def _pair(self, node: dict[str, Any], name: str) -> list[Any]:
        at = self._position(node, name)
        return self._events[id(node)][at : at + 2]

    def _event(self, path: Path, key: bool) -> Any:
        node, event, key_event = self.data, None, None
        for part in path:
            if isinstance(node, dict) and part in node:
                at = self._position(node, str(part))
                key_event, event = self._events[id(node)][at : at + 2]
                node = node[str(part)]
            elif isinstance(node, list) and isinstance(part, int) and part < len(node):
                key_event = event = self._events[id(node)][part]
                node = node[part]
            else:
                break
        return key_event if key else event

    def _position(self, node: dict[str, Any], key: str) -> int:
        index = self._index.get(id(node))
        if index is None:
            index = self._index[id(node)] = {name: 2 * number for number, name in enumerate(node)}
        return index[key]


def read_tree(text: str, report: Report, most: int = MAX_EVENTS) -> Tree | None:
    """Read `text`; what is wrong with it as YAML goes into the report. None if nothing more can be said about it."""
    try:
        return _Reader(text, report, most).read()
    except Refused:
        return None
    except yaml.YAMLError as problem:
        card, spot, message, suggestion = explain(problem, text)
        report.add(card, spot, message, suggestion)
        return None
    except RecursionError:  # only PyYAML's own parser, in plain Python, recurses
        report.add(files.TOO_DEEP, WHOLE_FILE, "Entries lie inside each other too deeply to be read.")
        return None


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, text: str, report: Report, most: int) -> None:
        self._loader = Loader(text)
        self._report = report
        self._most = most
        self._escapes = "\\" in text
        self._haunted: dict[int, dict[Any, Any]] = {}
        self._broken = False

    def read(self) -> Tree | None:
        """The content of the only document, or None if there is none or parts of it are missing."""
        get = self._loader.get_event
        get()
        first = get()
        if first.__class__ is StreamEndEvent:
            message = "The file is empty, or holds only comments."
            self._report.add(files.EMPTY_FILE, WHOLE_FILE, message, files.EMPTY_FILE.fix)
            return None
        data, events = self._document(get)
        self._take_out_ghosts(events)
        self._look_for_odd_characters(events)
        second = get()
        if second.__class__ is DocumentStartEvent:
            message = "A second document begins here, but a file holds only one."
            self._report.add(files.SEVERAL_DOCUMENTS, _at(second), message, files.SEVERAL_DOCUMENTS.fix)
            return None
        return None if self._broken else Tree(data, events)

    def _document(self, get: Any) -> Any:  # noqa: C901, PLR0915 - a call for each event would double the time
        """(the root value, for each list and block by its identity the events of what is in it).

        One loop without recursion and with few calls: this is where the time goes.
        """
        root: list[Any] = []
        node: Any = root
        here: list[Any] = []
        events: dict[int, list[Any]] = {id(root): here}
        stack: list[tuple[Any, list[Any]]] = []
        is_map = False
        key: Any = None
        for _ in range(self._most):
            event = get()
            kind = event.__class__
            if kind is ScalarEvent:
                if event.tag is not None or event.anchor is not None:
                    self._refuse_extras(event)
                value = event.value
                if not is_map:
                    node.append(value)
                elif key is None:
                    key = value
                    here.append(event)
                    if key in node or not key:
                        key = self._ghost(event, key, node)
                    continue
                else:
                    node[key] = value
                    key = None
                here.append(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    self._refuse_extras(event)
                if is_map and key is None:
                    self._bad_key(event)
                if len(stack) >= MAX_DEPTH:
                    message = f"Entries lie inside each other more than {MAX_DEPTH} levels deep."
                    self._stop(files.TOO_DEEP, event, message)
                here.append(event)
                stack.append((node, here))
                below: Any = {} if kind is MappingStartEvent else []
                if is_map:
                    node[key] = below
                else:
                    node.append(below)
                node, here, key = below, [], None
                is_map = kind is MappingStartEvent
                events[id(node)] = here
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node, here = stack.pop()
                key = None
                is_map = node.__class__ is dict
            elif kind is AliasEvent:
                self._alias(event)
                if is_map and key is None:
                    self._bad_key(event)
                here.append(event)
                if is_map:
                    node[key] = ""
                    key = None
                else:
                    node.append("")
            elif kind is DocumentEndEvent:
                return root[0], events
        message = f"The file has more than {self._most // 2:,} entries."
        return self._stop(files.TOO_BIG, event, message)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"'&{shown(event.anchor)}' is an anchor; anchors are not used here."
            self._report.add(files.ALIAS, _at(event), message, files.ALIAS.fix)
        if event.tag is not None:
            tag = shown(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._report.add(files.TAG, _at(event), f"'{tag}' is a tag; tags are not used here.", files.TAG.fix)

    def _alias(self, event: Any) -> None:
        self._broken = True  # its content is missing, so nothing can be said about what stands there
        message = f"'*{shown(event.anchor)}' is an alias; aliases are not used here."
        self._report.add(files.ALIAS, _at(event), message, files.ALIAS.fix)

    def _ghost(self, event: Any, key: str, node: dict[Any, Any]) -> Any:
        """A key that cannot be used: note it, and file its value under something that is taken out at the end."""
        if key:
            message = f"'{shown(key)}' stands twice in this block."
            self._report.add(files.DUPLICATE_KEY, _at(event), message, files.DUPLICATE_KEY.fix)
        else:
            self._report.add(files.BAD_KEY, _at(event), "There is no word before this colon.", files.BAD_KEY.fix)
        self._haunted[id(node)] = node
        return object()

    def _take_out_ghosts(self, events: dict[int, list[Any]]) -> None:
        for number, node in self._haunted.items():
            kept = list(zip(node.items(), events[number][::2], events[number][1::2], strict=True))
            kept = [one for one in kept if isinstance(one[0][0], str)]
            node.clear()
            node.update(pair for pair, _, _ in kept)
            events[number][:] = [event for _, key, value in kept for event in (key, value)]

    def _look_for_odd_characters(self, events: dict[int, list[Any]]) -> None:
        """What an escape like `\\x07` has smuggled past the YAML reader."""
        if not self._escapes:
            return
        for event in (one for many in events.values() for one in many):
            odd = ODD_CHARACTER.search(event.value) if event.__class__ is ScalarEvent else None
            if odd:
                message = f"The text holds the character {named(odd.group())}, which cannot be shown."
                self._report.add(files.BAD_CHARACTER, _at(event), message, files.BAD_CHARACTER.fix)

    def _bad_key(self, event: Any) -> None:
        self._stop(files.BAD_KEY, event, "A key must be one word, but here a list or a block stands in its place.")

    def _stop(self, card: Any, event: Any, message: str) -> Any:
        self._report.add(card, _at(event), message, card.fix)
        raise Refused


def _at(event: Any) -> Spot:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
