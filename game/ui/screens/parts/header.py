"""The bar at the top of a page: where one is on the left, what one can do on the right."""

from collections.abc import Sequence

import pygame

from game.ui.screens.parts.one_line import OneLine
from game.ui.theme import Token
from game.ui.widgets import BODY, Align, Label, Row, Widget

BRAND = "Extra Mile"
_LEAST_TITLE = 150  # design units of type; below this the bar takes two lines


class _Left(Row):
    """A row in which only the title gives way."""

    def __init__(self, items: Sequence[Widget | None], title: Widget) -> None:
        super().__init__(items, gap=16, align=Align.CENTRE)
        self.title = title

    def _widths(self, width: int) -> list[int]:
        room = width - self.gap_px() * max(0, len(self.items) - 1)
        wants = [item.wanted() for item in self.items]
        over = sum(wants) - room
        return [max(1, want - max(0, over)) if item is self.title else want
                for item, want in zip(self.items, wants, strict=True)]  # fmt: skip


class _Ends(Widget):
    """One part to the left, one to the right; one under the other where the left one would get too little."""

    def __init__(self, left: Widget, right: Widget, gap: float = 16, least: float = _LEAST_TITLE) -> None:
        super().__init__()
        self.left, self.right, self.gap, self.least_left = left, right, gap, least

    @property
    def children(self) -> Sequence[Widget]:
        return (self.left, self.right)

    def _left_width(self, width: int) -> int:
        return width - self.right.wanted() - self.kit.scale.dp(self.gap)

    def _stacked(self, width: int) -> bool:
        return self._left_width(width) < min(self.left.wanted(), self.kit.scale.sp(self.least_left))

    def natural_width(self) -> int:
        return self.left.wanted() + self.kit.scale.dp(self.gap) + self.right.wanted()

    def height_at(self, width: int) -> int:
        if self._stacked(width):
            return self.left.measure(width) + self.kit.scale.dp(4) + self.right.measure(width)
        return max(self.left.measure(self._left_width(width)), self.right.measure(self.right.wanted()))

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        if self._stacked(rect.w):
            top = self.left.measure(rect.w)
            self.left.place(pygame.Rect(rect.x, rect.y, rect.w, top))
            low = rect.y + top + self.kit.scale.dp(4)
            self.right.place(pygame.Rect(rect.x, low, rect.w, rect.bottom - low))
            return
        self.left.place(pygame.Rect(rect.x, rect.y, self._left_width(rect.w), rect.h))
        own = self.right.wanted()
        self.right.place(pygame.Rect(rect.right - own, rect.y, own, rect.h))


def ends(left: Widget, right: Widget) -> Widget:
    """Give one part at each end of a line; one under the other where the left one would get too little."""
    return _Ends(left, right)


def header(
    title: str,
    marks: Sequence[Widget] = (),
    actions: Sequence[Widget] = (),
    brand: bool = True,
    least: float = _LEAST_TITLE,
) -> Widget:
    """Give the header bar: the game's name, the page's `title`, small `marks` beside it, `actions` at the right end.

    The title gives way first (it ends with '…'); where it would get less than `least` design units of type the
    actions go on a second line. Without a `title` the game's name alone stands there.
    """
    name = Label(BRAND, BODY, Token.ACCENT, bold=True) if brand else None
    words = OneLine(title, BODY, bold=True) if title else None
    left = _Left([name, words, *marks], words) if words else Row([name, *marks], gap=16, align=Align.CENTRE)
    return _Ends(left, Row(actions, gap=8, align=Align.CENTRE), least=least) if actions else left
