"""A sense of place behind the face: a shop counter, the door of a house, and what is left when she has gone."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.domain.scenario import Channel
from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets import Widget


class Scene(Widget):
    """Draws the place round one face."""

    def __init__(self, face: Widget, channel: Channel) -> None:
        super().__init__()
        self.face, self.channel = face, channel

    @property
    def children(self) -> Sequence[Widget]:
        return (self.face,)

    def height_at(self, width: int) -> int:
        return self.face.measure(width)

    def natural_width(self) -> int:
        return self.face.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        dp = self.kit.scale.dp
        top, low = (dp(30), dp(14)) if self.channel is Channel.COUNTER else (dp(36), dp(12))
        self.face.place(pygame.Rect(rect.x, rect.y + top, rect.w, max(1, rect.h - top - low)))

    def draw(self, canvas: Canvas) -> None:
        if self.channel is Channel.COUNTER:
            super().draw(canvas)
            self._awning(canvas)
            self._slab(canvas)
        else:
            self._house(canvas)
            super().draw(canvas)

    def _awning(self, canvas: Canvas) -> None:
        dp, rect = self.kit.scale.dp, self.rect
        count = 9
        high = dp(26)
        for at in range(count):
            left, right = rect.x + rect.w * at // count, rect.x + rect.w * (at + 1) // count
            token = Token.ACCENT if at % 2 == 0 else Token.ACCENT_SOFT
            canvas.fill(pygame.Rect(left, rect.y, right - left, high - (right - left) // 2), token)
            with canvas.within(pygame.Rect(left, rect.y + high - (right - left) // 2 - 1, right - left, high)):
                canvas.dot(((left + right) // 2, rect.y + high - (right - left) // 2), right - left, token)

    def _slab(self, canvas: Canvas) -> None:
        dp, rect = self.kit.scale.dp, self.rect
        top = pygame.Rect(rect.x, rect.bottom - dp(26), rect.w, dp(12))
        canvas.box(pygame.Rect(top.x + dp(12), top.y, top.w - dp(24), dp(26)), 4, Token.KEY)
        canvas.box(top, 6, Token.WARM, Token.LINE)

    def _house(self, canvas: Canvas) -> None:
        dp, rect = self.kit.scale.dp, self.rect
        thick = dp(4)
        eaves, half = rect.y + dp(58), min(rect.w, rect.h + dp(20)) // 2
        wall = half - dp(18)
        left, right = rect.centerx - half, rect.centerx + half
        ground = rect.bottom - dp(8)
        inner = [(rect.centerx, rect.y + thick), (rect.centerx + wall, eaves), (rect.centerx + wall, ground),
                 (rect.centerx - wall, ground), (rect.centerx - wall, eaves)]  # fmt: skip
        pygame.draw.polygon(canvas.surface, canvas.theme[Token.KEY], inner)
        for side in (left, right):
            for shift in range(thick):
                canvas.line((rect.centerx, rect.y + shift), (side, eaves + shift), Token.ACCENT)
        canvas.box(pygame.Rect(left, ground, right - left, dp(8)), 4, Token.WARM, Token.LINE)


class Faded(Widget):
    """A face that is there no more: half as strong as it was."""

    def __init__(self, face: Widget) -> None:
        super().__init__()
        self.face = face

    @property
    def children(self) -> Sequence[Widget]:
        return (self.face,)

    def height_at(self, width: int) -> int:
        return self.face.measure(width)

    def natural_width(self) -> int:
        return self.face.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        self.face.place(rect)

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        veil = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        veil.fill((*canvas.theme[canvas.ground], 150))
        canvas.surface.blit(veil, self.rect)
