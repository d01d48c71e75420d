"""Splits a line into runs of one direction, one script and one font, in the order they are drawn."""

import unicodedata
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

_SCRIPTS = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "SYRIAC": "Syrc", "THAANA": "Thaa", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr",
    "KHMER": "Khmr",
}  # fmt: skip


PLAIN = frozenset(chr(code) for code in range(0x20, 0x17F) if not 0x7F <= code <= 0xA0) | frozenset("‘’“”–—…•€™\u00a0")
"""Characters that every family of ours has: no script of theirs is shaped, none reads from right to left."""


class Run(NamedTuple):
    """Text that one font draws in one go."""

    text: str
    font: int
    script: str = ""
    rtl: bool = False


def split(line: str, font_for: Callable[[str], int], base_rtl: bool = False) -> list[Run]:
    """Give the runs of `line` from left to right as drawn; `font_for` tells which font has a character."""
    if line.isascii() or (not base_rtl and PLAIN.issuperset(line)):
        return [Run(line, 0)] if line else []
    runs: list[Run] = []
    for text, level in _visual(line, base_rtl):
        part = _by_font(text, font_for, bool(level % 2))
        runs.extend(reversed(part) if level % 2 else part)
    return runs


def starts_rtl(text: str) -> bool:
    """Tell whether the first letter of a direction in `text` reads from right to left."""
    if text.isascii():
        return False
    return next((k != "L" for k in map(unicodedata.bidirectional, text) if k in ("L", "R", "AL")), False)


def _visual(line: str, base_rtl: bool) -> list[tuple[str, int]]:
    """Split by direction level and put in drawing order (the rules of UAX 9 without explicit embeddings)."""
    kinds = [unicodedata.bidirectional(char) for char in line]
    if not base_rtl and not any(kind in ("R", "AL") for kind in kinds):
        return [(line, 0)]
    levels = _levels(kinds, int(base_rtl))
    spans = []
    for level, group in groupby(zip(line, levels, strict=True), key=lambda pair: pair[1]):
        spans.append(("".join(char for char, _ in group), level))
    for depth in (2, 1):
        spans = _reverse_at(spans, depth)
    return spans


def _levels(kinds: list[str], base: int) -> list[int]:
    strong: list[int | None] = []
    last = base
    for kind in kinds:
        if kind in ("R", "AL"):
            last = 1
            strong.append(1)
        elif kind == "L":
            last = 0
            strong.append(2 * base)
        elif kind in ("EN", "AN"):
            strong.append(2 if last or base else 0)
        else:
            strong.append(None)
    return [level if level is not None else _neutral(strong, at, base) for at, level in enumerate(strong)]


def _neutral(strong: list[int | None], at: int, base: int) -> int:
    before = next((level for level in reversed(strong[max(0, at - 40) : at]) if level is not None), base)
    after = next((level for level in strong[at : at + 40] if level is not None), base)
    if before == after:
        return before
    return 1 if before in (1, 2) and after in (1, 2) and (base or 1 in (before, after)) else base


def _reverse_at(spans: list[tuple[str, int]], depth: int) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    for deep, group in groupby(spans, key=lambda span: span[1] >= depth):
        part = list(group)
        out.extend(reversed(part) if deep else part)
    return out


def _by_font(text: str, font_for: Callable[[str], int], rtl: bool) -> list[Run]:
    runs: list[Run] = []
    font, script, start = -1, "", 0
    for at, char in enumerate(text):
        if font >= 0 and (unicodedata.combining(char) or char in "\u200c\u200d\ufe0e\ufe0f"):
            continue  # marks and joiners stay with the letter before them
        if script and char in " \u00a0":
            continue  # so do spaces in scripts that are shaped; elsewhere they are ours
        now = font_for(char), script_of(char)
        if now != (font, script):
            if at > start:
                runs.append(Run(text[start:at], max(font, 0), script, rtl))
            (font, script), start = now, at
    if text:
        runs.append(Run(text[start:], max(font, 0), script, rtl))
    return runs


def script_of(char: str) -> str:
    """Give the ISO 15924 code of scripts whose letters must be shaped; '' for the others."""
    if char < "\u0590":
        return ""
    return _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "")
