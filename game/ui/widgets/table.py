"""Rows and columns: boards and lists. Numbers stand right, one's own row is marked, long words wrap."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.ui.canvas import Canvas
from game.ui.scale import SMALL
from game.ui.text import Laid
from game.ui.theme import Token
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import shares


class Column(NamedTuple):
    """A column's heading; `weight` shares the width left over; numbers stand right."""

    heading: str
    number: bool = False
    weight: float = 0.0


class TableRow(NamedTuple):
    """The cells of a row; `own` marks the reader's own row (by ground, bold type and a bar at its side)."""

    cells: tuple[str, ...]
    own: bool = False


class Table(Widget):
    """A table as wide as its place. Columns without weight are as wide as their longest cell, where that fits."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[TableRow], size: float = SMALL, key: str = "") -> None:
        super().__init__(key)
        self.columns, self.rows, self.size = list(columns), list(rows), size

    def spoken(self) -> str:
        return f"Table with {len(self.rows)} rows"

    def natural_width(self) -> int:
        return sum(self._wants()) + 2 * self._pad()

    def height_at(self, width: int) -> int:
        return sum(height for _, height in self._lines(width))

    def draw(self, canvas: Canvas) -> None:
        widths = self._widths(self.rect.w)
        top = self.rect.y
        for number, (cells, height) in enumerate(self._lines(self.rect.w)):
            line = pygame.Rect(self.rect.x, top, self.rect.w, height)
            if canvas.shows(line):
                self._draw_line(canvas, line, cells, widths, number)
            top += height

    def _draw_line(self, canvas: Canvas, line: pygame.Rect, cells: list[Laid], widths: list[int], number: int) -> None:
        own = number > 0 and self.rows[number - 1].own
        ink = Token.MUTED if number == 0 else Token.INK
        ground = Token.ACCENT_SOFT if own else canvas.ground
        if own:
            canvas.box(line, 10, ground)
            canvas.box(pygame.Rect(line.x, line.y + 6, self.kit.scale.dp(4), line.h - 12), 2, Token.ACCENT)
        elif number < len(self.rows):
            canvas.fill(pygame.Rect(line.x, line.bottom - 1, line.w, 1), Token.LINE)
        left = line.x + self._pad()
        with canvas.on(ground):
            for column, laid, width in zip(self.columns, cells, widths, strict=True):
                place = pygame.Rect(left, line.centery - laid.height // 2, width, laid.height)
                canvas.text(laid, place, ink, self.key or "table", 1.0 if column.number else 0.0, mirror=False)
                left += width + self._gap()

    def _lines(self, width: int) -> list[tuple[list[Laid], int]]:
        widths = self._widths(width)
        out = []
        for number in range(len(self.rows) + 1):
            texts = self._texts(number)
            cells = [self._lay(text, number, own) for text, own in zip(texts, widths, strict=True)]
            tallest = max((laid.height for laid in cells), default=0)
            out.append((cells, tallest + 2 * self.kit.scale.dp(9)))
        return out

    def _texts(self, number: int) -> Sequence[str]:
        return [column.heading for column in self.columns] if number == 0 else self.rows[number - 1].cells

    def _lay(self, text: str, number: int, width: int) -> Laid:
        bold = number > 0 and self.rows[number - 1].own
        return self.kit.setter.lay(text, self.kit.scale.sp(self.size), bold, width)

    def _wants(self) -> list[int]:
        out = []
        for at in range(len(self.columns)):
            cells = (self._lay(self._texts(n)[at], n, 1_000_000).width for n in range(len(self.rows) + 1))
            out.append(max(cells) + 1 + self._gap())
        out[-1] -= self._gap()
        return out

    def _widths(self, width: int) -> list[int]:
        room = width - 2 * self._pad() - self._gap() * (len(self.columns) - 1)
        wants = [want - (self._gap() if at < len(self.columns) - 1 else 0) for at, want in enumerate(self._wants())]
        if sum(wants) > room:
            fair = room // max(1, len(wants))
            slack = [max(0, want - fair) for want in wants]
            cuts = shares(sum(wants) - room, [float(part) for part in slack])
            return [max(1, want - cut) for want, cut in zip(wants, cuts, strict=True)]
        weights = [column.weight for column in self.columns]
        extra = shares(room - sum(wants), weights if any(weights) else [1.0] * len(weights))
        return [want + more for want, more in zip(wants, extra, strict=True)]

    def _pad(self) -> int:
        return self.kit.scale.dp(14)

    def _gap(self) -> int:
        return self.kit.scale.dp(16)
