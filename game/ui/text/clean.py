"""Makes any string safe to draw: what the font engine refuses is replaced or left out, never raised."""

import unicodedata

_MOST_MARKS = 4  # towers of combining marks would run over their neighbours
_JOINERS = "\u200c\u200d"
_NEW_LINES = "\n\x0b\x0c\x85\u2028\u2029"


def clean(text: str) -> str:
    """Give `text` in a form that can be drawn.

    Half characters become U+FFFD; control, direction-override and invisible characters go; tabs become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    out: list[str] = []
    marks = 0
    for char in text:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            out.append(_one(char, kind))
    return "".join(out)


def _one(char: str, kind: str) -> str:
    if char in _NEW_LINES:
        return "\n"
    if kind == "Cs":
        return "\ufffd"
    if char in _JOINERS:
        return char
    if char == "\t":
        return " "
    if kind in ("Cc", "Cf"):
        return ""
    return " " if kind == "Zs" and char != "\u00a0" else char
