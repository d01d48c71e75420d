"""Guided contact: the coach's note as a card beside the part of the desk it points at, and a thin frame round that."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence
from enum import Enum

import pygame

from game.domain.scenario import Spot
from game.ui.canvas import Canvas
from game.ui.screens.desk.notes import COACH
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import mark
from game.ui.theme import Token
from game.ui.widgets import CAPTION, SMALL, Align, Column, Label, Panel, Row, Widget

_GAP = 5  # design units between the replies and their frame: a reply may have a focus ring of its own


class Where(Enum):
    """Where on the desk a note can stand, so that it covers nothing."""

    TOP = "top"
    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"
    FOOT = "foot"


class Note(Panel):
    """The card. `tip` goes up (-1) or down (1) towards what it is about; 0 where that is further away."""

    def __init__(self, text: str, tip: int, short: bool) -> None:
        if short:
            words: Widget = Label(f"{COACH}{text}", SMALL)
        else:
            words = Column([Label("Coach", CAPTION, Token.ACCENT, bold=True), Label(text, SMALL)], gap=1)
        child = Row([mark("lightbulb", SMALL if short else CAPTION), words.grow()], gap=10, align=Align.START)
        super().__init__(child, Token.ACCENT_SOFT, 16, 6 if short else 9, 14, flat=True, key="guide")
        self.tip = tip

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        if self.tip:
            dp, rect = self.kit.scale.dp, self.rect
            foot = rect.bottom - 1 if self.tip > 0 else rect.y
            left = rect.x + dp(26)
            corners = ((left - dp(9), foot), (left, foot + self.tip * dp(8)), (left + dp(9), foot))
            pygame.draw.polygon(canvas.surface, canvas.theme[Token.ACCENT_SOFT], corners)


class Framed(Widget):
    """Draws a thin frame round one part of the desk; everything else is the part's own.

    A part that may be scrolled away is brought into view once for each talk (`once` names it).
    """

    def __init__(self, child: Widget, radius: float = 18, gap: float = 0, once: str = "") -> None:
        super().__init__("pointed-at")
        self.child, self.radius, self.gap, self.once = child, radius, gap, once
        self.weight = child.weight

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def height_at(self, width: int) -> int:
        return self.child.measure(width)

    def least(self, width: int) -> int:
        return self.child.least(width)

    def natural_width(self) -> int:
        return self.child.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        self.child.place(rect)

    def frame(self) -> float | None:
        """Once it has its place, be seen."""
        if self.once and self.host.memory.get("pointed-at") != self.once:
            self.host.memory["pointed-at"] = self.once
            self.reveal(self.rect)
        return None

    def draw(self, canvas: Canvas) -> None:
        gap = 2 * self.kit.scale.dp(self.gap)
        canvas.ring(self.rect.inflate(gap, gap), self.radius + self.gap)
        super().draw(canvas)


def spot_of(view: View) -> Spot | None:
    """The part the note points at; the customer herself where that part is not there (yet)."""
    moment = view.moment
    if moment.guide is None:
        return None
    there = {
        Spot.PAPERS: bool(moment.desk),
        Spot.TRAY: bool(moment.gestures) and not moment.question and moment.ending is None,
        Spot.EXPECTATIONS: bool(moment.expectations_total),
        Spot.PROMISES: bool(moment.promises),
    }
    return moment.guide.at if there.get(moment.guide.at, True) else Spot.CUSTOMER


def pointed(view: View, spot: Spot, part: Widget, radius: float = 18) -> Widget:
    """The part, in a frame where the note points at it."""
    if spot_of(view) is not spot:
        return part
    scrolled = spot in (Spot.MOOD, Spot.EXPECTATIONS, Spot.PROMISES)
    return Framed(part, radius, _GAP if spot is Spot.REPLIES else 1, view.key if scrolled else "")


def folded_away(view: View) -> bool:
    """Whether the note points at something that is in the drawer of a narrow desk."""
    spots = (Spot.PAPERS, Spot.PROMISES, Spot.EXPECTATIONS) if view.slim else (Spot.PAPERS, Spot.PROMISES)
    return view.folded and spot_of(view) in spots


def note(view: View, where: Where) -> Widget | None:
    """The coach's note, if this is its place."""
    guide = view.moment.guide
    if guide is None or _place(view) is not where:
        return None
    down = where in (Where.MIDDLE, Where.FOOT)
    up = spot_of(view) is not Spot.TRAY and not folded_away(view)
    return Note(guide.text, 1 if down else -1 if up else 0, view.folded)


def _place(view: View) -> Where:
    spot = spot_of(view)
    if spot is Spot.REPLIES:
        return Where.MIDDLE
    if view.folded:
        return Where.TOP
    if spot is Spot.TRAY:
        return Where.FOOT
    return Where.RIGHT if spot is Spot.PAPERS else Where.LEFT
