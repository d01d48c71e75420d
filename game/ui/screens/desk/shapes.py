"""The grounds on which a conversation stands: a balloon that points at her, a chat bubble, a letter's striped edge."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets import Panel, Widget


class Balloon(Panel):
    """A panel with a tail to the left, towards the customer; `tail` is False where she does not stand there."""

    def __init__(self, child: Widget, tail: bool, pad: float = 28, pad_y: float = 20) -> None:
        super().__init__(child, pad=pad, pad_y=pad_y)
        self.tail = tail

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        if self.tail:
            dp, rect = self.kit.scale.dp, self.rect
            middle = rect.y + min(rect.h // 2, dp(52))
            tip = (rect.x - dp(16), middle + dp(10))
            upper, lower = (rect.x + 1, middle - dp(11)), (rect.x + 1, middle + dp(11))
            pygame.draw.polygon(canvas.surface, canvas.theme[Token.SURFACE], (upper, tip, lower))
            canvas.line(upper, tip, Token.LINE)
            canvas.line(tip, lower, Token.LINE)


class Bubble(Widget):
    """One message of a chat: hers to the left, the trainee's to the right; `widest` is its most, in parts of the
    width."""

    def __init__(self, child: Widget, mine: bool, widest: float = 0.88) -> None:
        super().__init__()
        self.panel = _Message(child, mine)
        self.mine, self.widest = mine, widest

    @property
    def children(self) -> Sequence[Widget]:
        return (self.panel,)

    def _own(self, width: int) -> int:
        return min(round(width * self.widest), self.panel.wanted())

    def height_at(self, width: int) -> int:
        return self.panel.measure(self._own(width))

    def natural_width(self) -> int:
        return self.panel.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        own = self._own(rect.w)
        self.panel.place(pygame.Rect(rect.right - own if self.mine else rect.x, rect.y, own, rect.h))


class _Message(Panel):
    def __init__(self, child: Widget, mine: bool) -> None:
        ground = Token.ACCENT_SOFT if mine else Token.SURFACE
        super().__init__(child, ground, 16, 9, 16, flat=True)
        self.mine = mine

    def draw_ground(self, canvas: Canvas, ground: Token, line: Token | None, thick: int = 1) -> None:
        super().draw_ground(canvas, ground, line, thick)
        side = min(self.kit.scale.dp(16), self.rect.h // 2, self.rect.w // 2)  # the corner it speaks from is square
        left = self.rect.right - side if self.mine else self.rect.x
        canvas.fill(pygame.Rect(left, self.rect.bottom - side, side, side), ground)


class Airmail(Widget):
    """The striped upper edge of a letter."""

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(7)

    def draw(self, canvas: Canvas) -> None:
        dp, rect = self.kit.scale.dp, self.rect
        step, slant = dp(22), dp(5)
        with canvas.within(rect):
            for at, left in enumerate(range(rect.x, rect.right, step)):
                token = Token.EMPATHY if at % 2 == 0 else Token.ACCURACY
                low = (left, rect.bottom), (left + step - dp(9), rect.bottom)
                high = (left + step - dp(9) + slant, rect.y), (left + slant, rect.y)
                pygame.draw.polygon(canvas.surface, canvas.theme[token], (*low, *high))


class Quoted(Widget):
    """What was written before, behind the upright line of a quotation."""

    def __init__(self, child: Widget) -> None:
        super().__init__()
        self.child = child

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def _indent(self) -> int:
        return self.kit.scale.dp(15)

    def height_at(self, width: int) -> int:
        return self.child.measure(max(1, width - self._indent()))

    def natural_width(self) -> int:
        return self.child.wanted() + self._indent()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        self.child.place(pygame.Rect(rect.x + self._indent(), rect.y, rect.w - self._indent(), rect.h))

    def draw(self, canvas: Canvas) -> None:
        canvas.box(pygame.Rect(self.rect.x, self.rect.y, self.kit.scale.dp(3), self.rect.h), 1, Token.LINE)
        super().draw(canvas)
