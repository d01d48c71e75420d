"""How a text is written: as it was where that is well, in double quotes and folded where it has to be anew."""

import re

import yaml
from yaml.events import ScalarEvent

from game.loader.canonical.tree import Scalar
from game.loader.nodes import Loader

WIDTH = 120
"""Where a text that was written over several lines is folded; what was written on one line stays on one."""

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[ -][A-Za-z0-9_]+)*")
_GAP = re.compile(r"(?<=\S) (?=\S)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

WORDS = frozenset(
    [
        "format", "id", "teaches", "channel", "difficulty", "minutes", "goodwill", "face", "pronoun", "mood",
        "patience", "person", "level", "kind", "hidden", "only", "can_keep", "start", "to", "shows", "sets", "clears",
        "reveals", "meets", "exceeds", "fails", "promises", "keeps", "breaks", "spends", "once", "stage", "in", "at",
        "endings",
    ]
)  # fmt: skip
"""Keys that take ids, numbers and the like: what stands there needs no quotes."""


def key_text(key: Scalar) -> str:
    """A key, without quotes where it needs none."""
    if _KEY.fullmatch(key.value):
        return key.value
    return key.raw if key.raw and key.style != "'" else _requoted(key)


def one_line(one: Scalar, key: str = "", *, flow: bool = False) -> str:
    """A text on one line; `key` is the key it stands under, `flow` means within brackets."""
    if one.style and key in WORDS and _WORD.fullmatch(one.value):
        return one.value
    if one.style == "'":
        return _requoted(one)
    if one.raw:
        return one.raw
    if not one.value:
        return '""' if one.style or flow else ""
    if not one.style and "\n" not in one.value:
        return one.value
    return quoted(one.value)


def many_lines(one: Scalar, key: str, indent: int, column: int) -> list[str]:
    """A text in as many lines as it needs: the first stands at `column`, the others are indented by `indent`."""
    if one.style in ("|", ">"):
        return _checked(_block(one, indent), one.value) or [quoted(one.value)]
    single = one_line(one, key)
    if one.start[0] == one.end[0] or (column + len(single) <= WIDTH and "\n" not in one.value):
        return [single]
    inner = one.value if not one.style else quoted(one.value, breaks=True)[1:-1]
    first, *others = inner.split("\n")
    lines = _folded(first, indent, column)
    for page in others:  # an empty line is read as a line break
        lines += ["", *_folded(f"{' ' * indent}{page}", indent, 0)] if page else [""]
    mark = '"' if one.style else ""
    lines[0], lines[-1] = f"{mark}{lines[0]}", f"{lines[-1]}{mark}"
    return _checked(lines, one.value) or [quoted(one.value)]


def quoted(text: str, *, breaks: bool = False) -> str:
    """A text in double quotes; with `breaks` its line breaks are left as they are."""
    return f'"{"".join(_escaped(char, breaks) for char in text)}"'


def _escaped(char: str, breaks: bool) -> str:
    if breaks and char == "\n":
        return char
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() and char not in "\ufeff\ufffe\uffff":
        return char
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _requoted(one: Scalar) -> str:
    """In double quotes, where that needs no backslash that was not there before."""
    if one.raw and ('"' in one.value or "\\" in one.value or not one.value.isprintable()):
        return one.raw
    return quoted(one.value)


def _block(one: Scalar, indent: int) -> list[str]:
    """A text that begins with | or >, moved to its place."""
    end = "" if one.value.endswith("\n") else "-"
    return [f"{one.style}{end}", *(f"{' ' * indent}{line}" if line else "" for line in one.lines)]


def _folded(text: str, indent: int, column: int) -> list[str]:
    """The text in lines no longer than `WIDTH` where its words allow it, broken at single spaces only."""
    lines, room = [""], WIDTH - column - 2
    for word in _GAP.split(text):
        if lines[-1].strip() and len(lines[-1]) + 1 + len(word) > room:
            lines.append(f"{' ' * indent}{word}")
            room = WIDTH - 2
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _checked(lines: list[str], value: str) -> list[str]:
    """The lines, if they are read as this very text; nothing if they are not."""
    try:
        found = [one.value for one in yaml.parse("key: " + "\n".join(lines) + "\n", Loader=Loader)
                 if isinstance(one, ScalarEvent)]  # fmt: skip
    except yaml.YAMLError:
        return []
    return lines if found == ["key", value] else []
