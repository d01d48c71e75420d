"""A score as a bar."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class ScoreBar(Widget):
    """A bar filled by a share 0-1 in a pillar's colour; the number always stands beside it as text."""

    def __init__(self, share: float, ink: Token) -> None:
        super().__init__()
        self.share, self.ink = max(0.0, min(1.0, share)), ink

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(8)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect, 4, Token.KEY)
        if self.share > 0:
            width = max(self.rect.h, round(self.rect.w * self.share))
            canvas.box(pygame.Rect(self.rect.x, self.rect.y, width, self.rect.h), 4, self.ink)
