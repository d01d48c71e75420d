"""What the tables of all boards are made of: cells under their headings, and the ground of one's own place."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.domain.attempt import Trainee
from game.ui.canvas import Canvas
from game.ui.screens.parts.one_line import OneLine
from game.ui.widgets import BODY, SMALL, Align, Chip, Column, Label, Panel, Row, Rule, Scroll, Token, Widget

RANK = 44
"""The width of the cell of a rank, in design units of type."""

_LONG_NAME = 60  # letters after which a name ends with '…' here; the trainee's own page has all of it


class Cells(Row):
    """The cells of a place or of the headings: those with a width keep it, the name gets all that is left."""

    def __init__(self, cells: Sequence[Widget], align: Align = Align.CENTRE) -> None:
        super().__init__(cells, gap=12, align=align)

    def _widths(self, width: int) -> list[int]:
        wants = [0 if cell.weight else cell.wanted() for cell in self.items]
        left = max(1, width - sum(wants) - self.gap_px() * max(0, len(self.items) - 1))
        return [left if cell.weight else want for cell, want in zip(self.items, wants, strict=True)]


class Headed(Widget):
    """Headings that stay above what scrolls, as wide as its text, so that columns stand under their headings."""

    def __init__(self, head: Widget, scroll: Scroll) -> None:
        super().__init__()
        self.head, self.line, self.scroll = head, Rule(), scroll
        self.weight = 1.0

    @property
    def children(self) -> Sequence[Widget]:
        return (self.head, self.line, self.scroll)

    def height_at(self, width: int) -> int:
        return self._top(width) + self.scroll.measure(width)

    def least(self, width: int) -> int:
        return self._top(width) + self.scroll.least(width)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        top = self._top(rect.w)
        self.scroll.place(pygame.Rect(rect.x, rect.y + top, rect.w, max(1, rect.h - top)))
        width = self.scroll.child.rect.w
        thin = self.line.measure(width)
        self.head.place(pygame.Rect(rect.x, rect.y, width, top - thin))
        self.line.place(pygame.Rect(rect.x, rect.y + top - thin, width, thin))

    def _top(self, width: int) -> int:
        return self.head.measure(width) + self.line.measure(width)


class Own(Panel):
    """The ground of one's own place: another ground and a bar at its side; the word 'you' stands in it."""

    def draw_ground(self, canvas: Canvas, ground: Token, line: Token | None, thick: int = 1) -> None:
        super().draw_ground(canvas, ground, line, thick)
        dp = self.kit.scale.dp
        canvas.box(pygame.Rect(self.rect.x, self.rect.y + dp(8), dp(4), self.rect.h - 2 * dp(8)), 2, Token.ACCENT)


def ground(mine: bool, child: Widget) -> Widget:
    """What a place stands on."""
    if mine:
        return Own(child, Token.ACCENT_SOFT, 12, 8, 12, flat=True)
    return Panel(child, Token.SURFACE, 12, 8, 12, flat=True)


def headings(cells: Sequence[Widget]) -> Widget:
    """The headings of a table, over its cells."""
    return Panel(Cells(cells, Align.END), Token.SURFACE, 12, 5, 12, flat=True)


def cell(text: str, width: float, size: float = SMALL, bold: bool = False, ink: Token = Token.INK) -> Widget:
    """A figure at the right end of its cell."""
    return Label(text, size, ink, bold, align=1.0).sized(width, None, with_text=True)


def ruled(places: Sequence[Widget]) -> list[Widget]:
    """Places under one another with a thin line between them."""
    parts: list[Widget] = []
    for at, one in enumerate(places):
        parts += [Rule(), one] if at else [one]
    return parts


def who(trainee: Trainee, mine: bool, team: str = "", note: str = "you") -> Widget:
    """A name, with its team under it and 'you' beside it where it is one's own."""
    name: Widget = Label(short(trainee.name), BODY, bold=True)
    if mine:
        name = Row([name, Chip(note, "user", Token.SURFACE)], gap=10, align=Align.CENTRE)
    under = OneLine(team, SMALL, Token.MUTED) if team else None
    return Column([name, under], gap=0, align=Align.START)  # at their start in every script


def short(name: str) -> str:
    """A name that is no longer than a few lines."""
    return name if len(name) <= _LONG_NAME else name[: _LONG_NAME - 1] + "…"


def rank_word(rank: int | None) -> str:
    """A rank, or a dash where there is none."""
    return "–" if rank is None else str(rank)
