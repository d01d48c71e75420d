"""The charts on the slides: a pillar's trend, and a bar."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.domain.score import FULL
from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets import Widget


class Trend(Widget):
    """Scores (hundredths) from left to right with gaps where there are none; the last one is the largest dot."""

    def __init__(self, scores: Sequence[int | None], ink: Token, high: float) -> None:
        super().__init__()
        self.scores, self.ink, self.high = scores, ink, high

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(self.high)

    def natural_width(self) -> int:
        return self.kit.scale.dp(3 * self.high)

    def draw(self, canvas: Canvas) -> None:
        dp = self.kit.scale.dp
        for y in (self.rect.y, self.rect.bottom - 1):
            canvas.fill(pygame.Rect(self.rect.x, y, self.rect.w, 1), Token.LINE)
        spots = self._spots()
        for start, end in pairwise(spots):
            if start is not None and end is not None:
                pygame.draw.aaline(canvas.surface, canvas.theme[self.ink], start, end, dp(4))
        for spot in spots:
            if spot is not None:
                canvas.dot(spot, dp(22 if spot is spots[-1] else 12), self.ink)

    def _spots(self) -> list[tuple[int, int] | None]:
        room = self.kit.scale.dp(12)
        plot, last = self.rect.inflate(-2 * room, -2 * room), max(1, len(self.scores) - 1)
        return [
            None if score is None else (plot.x + plot.w * at // last, plot.bottom - plot.h * score // FULL)
            for at, score in enumerate(self.scores)
        ]


class Share(Widget):
    """A bar that is filled for a part, 0 to 1."""

    def __init__(self, part: float, high: float) -> None:
        super().__init__()
        self.part, self.high = part, high

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(self.high)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect, 8, Token.KEY)
        wide = round(self.rect.w * self.part)
        if wide:
            canvas.box(pygame.Rect(self.rect.x, self.rect.y, wide, self.rect.h), 8, Token.ACCENT)
