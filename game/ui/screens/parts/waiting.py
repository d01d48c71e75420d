"""Something is being fetched: a sentence with a bar that moves to and fro, and the focus until there is more."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import math

import pygame

from game.ui.canvas import Canvas
from game.ui.scale import BODY
from game.ui.text import Laid
from game.ui.theme import Token
from game.ui.widgets.motion import Moving

_ACROSS = 280
_SECONDS = 2.4  # there and back


class Waiting(Moving):
    """A sentence over a bar without an end; the bar stands still where motion is reduced.

    It takes the focus, so that the keyboard starts at the right place of what comes instead of it.
    """

    focusable = True
    seconds = 1 / 30

    def __init__(self, text: str, key: str = "waiting") -> None:
        super().__init__(key)
        self.text = text

    def spoken(self) -> str:
        return self.text

    def natural_width(self) -> int:
        return max(self.kit.scale.sp(_ACROSS), self._laid(1_000_000).width + 1)

    def height_at(self, width: int) -> int:
        return self._laid(width).height + self.kit.scale.dp(18)

    def draw(self, canvas: Canvas) -> None:
        laid = self._laid(self.rect.w)
        canvas.text(laid, self.rect, Token.MUTED, self.key, 0.5)
        across, thick = min(self.rect.w, self.kit.scale.sp(_ACROSS)), self.kit.scale.dp(6)
        track = pygame.Rect(0, self.rect.y + laid.height + self.kit.scale.dp(12), across, thick)
        track.centerx = self.rect.centerx
        canvas.box(track, 3, Token.KEY)
        part = across // 3
        along = (1 - math.cos(2 * math.pi * self.phase() / _SECONDS)) / 2
        canvas.box(pygame.Rect(track.x + round((across - part) * along), track.y, part, thick), 3, Token.ACCENT)

    def _laid(self, width: int) -> Laid:
        return self.kit.setter.lay(self.text, self.kit.scale.sp(BODY), False, width)
