"""The line down the page on which the parts of a course stand like the stops of a way."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.ui.canvas import Canvas
from game.ui.screens.parts.header import ends
from game.ui.theme import Token
from game.ui.widgets import SMALL, Align, Column, Label, Row, Spacer, Widget

_WIDTH, _ICON = 30, 17
_HEAD = 18  # the type size of a stop's title


class Stop(Widget):
    """A round mark on the line, which goes on above (unless it is the `first`) and below (unless the `last`)."""

    def __init__(self, icon: str, reached: bool, first: bool = False, last: bool = False) -> None:
        super().__init__()
        self.icon, self.reached, self.first, self.last = icon, reached, first, last

    def natural_width(self) -> int:
        return self.kit.scale.sp(_WIDTH)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(_WIDTH)

    def draw(self, canvas: Canvas) -> None:
        across, thick = self.kit.scale.sp(_WIDTH), self.kit.scale.dp(2)
        spot = pygame.Rect(self.rect.x, self.rect.y, across, across)
        top = spot.centery if self.first else self.rect.y
        bottom = spot.centery if self.last else self.rect.bottom
        canvas.fill(pygame.Rect(spot.centerx - thick // 2, top, thick, bottom - top), Token.LINE)
        ground, ink = (Token.ACCENT_SOFT, Token.ACCENT) if self.reached else (Token.KEY, Token.MUTED)
        canvas.dot(spot.center, across, ground)
        side = self.kit.scale.sp(_ICON)
        mark = pygame.Rect(0, 0, side, side)
        mark.center = spot.center
        canvas.icon(self.icon, mark, ink)


def on_rail(stop: Stop, child: Widget) -> Widget:
    """Give a stop with what belongs to it at its right."""
    return Row([stop, child.grow()], gap=16, align=Align.STRETCH)


def stop_head(title: str, state: str) -> Widget:
    """Give the title of a stop with its state at the other end of the line."""
    return _ends(Label(title, _HEAD, bold=True), state, 4)


def row_words(title: str, note: str) -> Widget:
    """Give the words of a contact: its title, and what has come of it at the other end of the line."""
    return _ends(Label(title), note, 2)


def _ends(left: Widget, right: str, drop: float) -> Widget:
    # Smaller words at the end of a line stand a little lower, so that both stand on one line.
    return ends(left, Column([Spacer(drop), Label(right, SMALL, Token.MUTED)]))
