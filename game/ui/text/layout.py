"""Wraps text into lines by words and draws lines; both from caches with a bound."""

import re
import unicodedata
from bisect import bisect_right
from collections import OrderedDict
from functools import cache
from typing import NamedTuple

import pygame

from game.ui.scale import LINE_HEIGHT
from game.ui.text.clean import clean
from game.ui.text.fonts import Fonts
from game.ui.text.runs import Run, split, starts_rtl
from game.ui.theme import Rgb

_CJK = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
_MOST_LAID = 512
_LONGEST_WORD = 18  # longer ones may be broken without being a fault of the layout


@cache
def _atoms(cjk: bool) -> re.Pattern[str]:
    """Give the pattern of what stays on one line: lines break after spaces, after hyphens and slashes inside a
    word, and after every CJK character (whose wide pattern takes milliseconds to make, so only when met). A no-break
    space is a letter like others.
    """
    gap = r"[^\S\u00a0]"
    every, extra = (rf"[{_CJK}]{gap}*|", _CJK) if cjk else ("", "")
    return re.compile(rf"{every}(?:[^\s\-/—{extra}]|\u00a0)+[\-/—]*{gap}*|\S{gap}*|{gap}+")


class Line(NamedTuple):
    """One line as drawn: its text, where it starts in the cleaned text, its width in pixels, its runs.

    `broken` lines end inside an ordinary word, because their place is too narrow for it.
    """

    text: str
    start: int
    width: int
    runs: tuple[Run, ...]
    rtl: bool = False
    broken: bool = False


class Laid(NamedTuple):
    """Text set at one size: its lines, the widest of them, the height of all, and of one."""

    lines: tuple[Line, ...]
    width: int
    height: int
    line_height: int
    pixels: int
    bold: bool


class TypeSetter:
    """Measures, wraps and draws text with one family of fonts; `budget` bounds the drawn lines kept, in pixels."""

    def __init__(self, fonts: Fonts, budget: int = 1_000_000) -> None:
        self.fonts = fonts
        self.budget = budget
        self.kept = 0
        self._laid: OrderedDict[tuple[str, int, bool, int], Laid] = OrderedDict()
        self._drawn: OrderedDict[tuple[tuple[Run, ...], int, bool, Rgb], pygame.Surface] = OrderedDict()

    def width(self, text: str, pixels: int, bold: bool = False) -> int:
        """Give the width in pixels of cleaned `text` on one line."""
        return self._runs_width(split(text, self.fonts.index_for), pixels, bold)

    def lay(self, text: str, pixels: int, bold: bool, width: int) -> Laid:
        """Wrap `text` to `width` pixels (a single very wide glyph may still be wider)."""
        key = (text, pixels, bold, width)
        laid = self._laid.get(key)
        if laid is None:
            laid = self._laid[key] = self._lay_now(clean(text), pixels, bold, max(1, width))
            if len(self._laid) > _MOST_LAID:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(key)
        return laid

    def drawn(self, line: Line, pixels: int, bold: bool, colour: Rgb) -> pygame.Surface:
        """Give the picture of a line; its height is the line height, its text stands on one baseline."""
        key = (line.runs, pixels, bold, colour)
        surface = self._drawn.get(key)
        if surface is not None:
            self._drawn.move_to_end(key)
            return surface
        surface = self._draw_now(line, pixels, bold, colour)
        self._drawn[key] = surface
        self.kept += surface.get_width() * surface.get_height()
        while self.kept > self.budget and len(self._drawn) > 1:
            _, old = self._drawn.popitem(last=False)
            self.kept -= old.get_width() * old.get_height()
        return surface

    def _lay_now(self, text: str, pixels: int, bold: bool, width: int) -> Laid:
        lines: list[Line] = []
        start = 0
        for paragraph in text.split("\n"):
            lines.extend(self._paragraph(paragraph, start, pixels, bold, width))
            start += len(paragraph) + 1
        height = round(pixels * LINE_HEIGHT)
        widest = max(line.width for line in lines)
        return Laid(tuple(lines), widest, height * len(lines), height, pixels, bold)

    def _paragraph(self, text: str, start: int, pixels: int, bold: bool, width: int) -> list[Line]:
        rtl = starts_rtl(text)
        ends = [atom.end() for atom in _atoms(any(char >= "\u2e80" for char in text)).finditer(text)]
        lines: list[Line] = []
        begin = placed = 0
        while begin < len(text):
            fit = self._atoms_that_fit(text, begin, ends, placed, pixels, bold, width)
            broken = False
            if fit > placed:
                placed, cut = fit, ends[fit - 1]
            else:
                cut = begin + self._fitting(text[begin : ends[placed]], pixels, bold, width)
                whole = text[ends[placed - 1] if placed else 0 : ends[placed]]
                broken = len(whole.strip()) <= _LONGEST_WORD
                placed += cut >= ends[placed]
            lines.append(self._line(text[begin:cut], start + begin, pixels, bold, rtl, broken))
            begin = cut
        return lines or [self._line("", start, pixels, bold, rtl)]

    def _atoms_that_fit(
        self, text: str, begin: int, ends: list[int], placed: int, pixels: int, bold: bool, width: int
    ) -> int:
        """Give how many atoms are placed once the line from `begin` is full; `placed` where not one more fits.

        Looked for where the width of what was measured last says that it should be: two or three measurements a line.
        """
        low, high = placed, len(ends)
        letters = 2 * width // pixels
        while low < high:
            probe = min(max(bisect_right(ends, begin + letters), low + 1), high)
            letters_now = ends[probe - 1] - begin
            taken = self.width(text[begin : ends[probe - 1]].rstrip(" "), pixels, bold)
            if taken <= width:
                low = probe
            else:
                high = probe - 1
            letters = letters_now * width // max(1, taken)
        return low

    def _fitting(self, text: str, pixels: int, bold: bool, width: int) -> int:
        """Give how many characters of an unbroken string fit; at least one, never cutting off a mark."""
        low, high = 1, min(len(text), max(8, width * 8 // pixels))
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle], pixels, bold) <= width:
                low = middle
            else:
                high = middle - 1
        cut = low
        while cut > 1 and cut < len(text) and (unicodedata.combining(text[cut]) or text[cut] in "\u200c\u200d\ufe0f"):
            cut -= 1
        return cut if cut > 1 else low

    def _line(self, text: str, start: int, pixels: int, bold: bool, rtl: bool, broken: bool = False) -> Line:
        shown = text.rstrip(" ")
        runs = tuple(split(shown, self.fonts.index_for, rtl))
        return Line(shown, start, self._runs_width(runs, pixels, bold), runs, rtl, broken)

    def _runs_width(self, runs: tuple[Run, ...] | list[Run], pixels: int, bold: bool) -> int:
        return sum(self._font(run, pixels, bold).size(run.text)[0] for run in runs)

    def _font(self, run: Run, pixels: int, bold: bool) -> pygame.font.Font:
        return self.fonts.font(run.font, pixels, bold, run.script, run.rtl)

    def _draw_now(self, line: Line, pixels: int, bold: bool, colour: Rgb) -> pygame.Surface:
        height = round(pixels * LINE_HEIGHT)
        first = self.fonts.font(0, pixels, bold)
        baseline = (height - first.get_height()) // 2 + first.get_ascent()
        surface = pygame.Surface((max(1, line.width), height), pygame.SRCALPHA)
        left = 0
        for run in line.runs:
            font = self._font(run, pixels, bold)
            try:
                glyphs = font.render(run.text, True, colour)
            except pygame.error:
                continue  # a run of nothing but invisible characters has no picture
            surface.blit(glyphs, (left, baseline - font.get_ascent()))
            left += glyphs.get_width()
        return surface
