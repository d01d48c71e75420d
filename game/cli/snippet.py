"""The line of a file that is spoken of, with a caret below the place; safe to show in any terminal."""

import re
import unicodedata
from pathlib import Path

WIDTH = 96
"""The most cells of a line that are shown; of a longer line the part around the place."""

_BEFORE = 60
_MOST = 1_000_000
_LINE_END = re.compile("\r\n|\r|\n")
_UNSAFE = "�"


def safe(text: str) -> str:
    """`text` on one line, with everything that a terminal might obey or cannot show replaced."""
    return "".join(char if char.isprintable() else " " if char == "\t" else _UNSAFE for char in text)


def lines_of(path: Path) -> list[str]:
    """The lines of a file as editors count them; none where it cannot be read."""
    try:
        if not path.is_file():
            return []
        with path.open("rb") as stream:
            content = stream.read(_MOST)
    except (OSError, ValueError):
        return []
    return _LINE_END.split(content.decode("utf-8", "replace").removeprefix("\ufeff"))


def snippet(lines: list[str], line: int, column: int) -> list[str]:
    """Two lines for people: the source line with its number, and a caret below `column` (both count from 1)."""
    if not 1 <= line <= len(lines):
        return []
    text, at = lines[line - 1], max(column - 1, 0)
    begin = max(0, at - _BEFORE) if _cells(text) > WIDTH else 0
    shown, before = safe(text[begin : begin + WIDTH]), safe(text[begin:at])
    while _cells(shown) > WIDTH:
        shown = shown[:-1]
    lead = "…" if begin else ""
    tail = "…" if begin + len(shown) < len(text) else ""
    margin = f"{line:>6} | "
    return [f"{margin}{lead}{shown}{tail}", " " * (len(margin) - 2) + "| " + " " * _cells(lead + before) + "^"]


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
