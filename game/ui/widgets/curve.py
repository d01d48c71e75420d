"""The mood curve: how the customer felt after each decision, with the decisions as numbered points on it."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import pygame

from game.ui.canvas import Canvas
from game.ui.input import Key
from game.ui.scale import CAPTION, SMALL
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class Decision(NamedTuple):
    """A point on the curve: the mood 0-1 after it, its short mark ('3'; '' for the beginning), whether it cost most."""

    mood: float
    mark: str = ""
    worst: bool = False
    words: str = ""


class Curve(Widget):
    """Points joined by lines on a ground with the words of both ends; with `on_pick`, arrows choose a point."""

    pointable = True

    def __init__(
        self,
        key: str,
        points: Sequence[Decision],
        high: str = "delighted",
        low: str = "furious",
        height: float = 180,
        picked: int | None = None,
        on_pick: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(key)
        self.points, self.high, self.low = list(points), high, low
        self.height = height
        self.picked = picked
        self.on_pick = on_pick
        self.focusable = on_pick is not None

    def spoken(self) -> str:
        at = self.picked if self.picked is not None else len(self.points) - 1
        return f"Mood curve, point {at + 1} of {len(self.points)}: {self.points[at].words}" if self.points else "Empty"

    def pick(self, index: int) -> None:
        """Choose a point by its number from 0."""
        if self.on_pick and 0 <= index < len(self.points) and index != self.picked:
            self.picked = index
            self.changed(self.kit.scale.dp(8))
            self.on_pick(index)

    def on_key(self, key: Key) -> bool:
        steps = {"left": -1, "right": 1}
        if key.name not in steps or self.on_pick is None:
            return False
        self.pick(0 if self.picked is None else self.picked + steps[key.name])
        return True

    def on_up(self, pos: tuple[int, int]) -> None:
        spots = self._spots()
        if spots:
            self.pick(min(range(len(spots)), key=lambda at: abs(spots[at][0] - pos[0])))

    def natural_width(self) -> int:
        return self.kit.scale.dp(480)

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(self.height) + 2 * self.kit.scale.line(CAPTION)

    def draw(self, canvas: Canvas) -> None:
        if self.ringed:
            canvas.ring(self.rect, 8)
        scale = self.kit.scale
        line = scale.line(CAPTION)
        for text, top in ((self.high, self.rect.y), (self.low, self.rect.bottom - line)):
            laid = self.kit.setter.lay(text, scale.sp(CAPTION), False, self.rect.w)
            canvas.text(laid, pygame.Rect(self.rect.x, top, self.rect.w, laid.height), Token.MUTED, self.key)
        plot = self._plot()
        for part in (0.0, 0.5, 1.0):
            y = plot.y + round(plot.h * part)
            canvas.fill(pygame.Rect(plot.x, y, plot.w, 1), Token.LINE)
        spots = self._spots()
        for start, end in pairwise(spots):
            self._stroke(canvas, start, end)
        for point, spot, at in zip(self.points, spots, range(len(spots)), strict=True):
            self._draw_point(canvas, point, spot, at == self.picked)

    def _stroke(self, canvas: Canvas, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Join two points by a smooth stroke."""
        thick = self.kit.scale.dp(3)
        before: tuple[float, float] = start
        for step in range(1, 17):
            part = step / 16
            ease = part * part * (3 - 2 * part)
            now = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * ease)
            pygame.draw.aaline(canvas.surface, canvas.theme[Token.ACCENT], before, now, thick)
            before = now

    def _draw_point(self, canvas: Canvas, point: Decision, spot: tuple[int, int], picked: bool) -> None:
        scale = self.kit.scale
        if not point.mark:
            canvas.dot(spot, scale.dp(10), Token.ACCENT)
            return
        across = self._across()
        ink, ground = (Token.ON_ACCENT, Token.ACCENT) if picked else (Token.INK, Token.SURFACE)
        edge = Token.EMPATHY if point.worst else Token.ACCENT
        if point.worst:  # a second ring, so that the point is known without its colour
            canvas.dot(spot, across + 2 * scale.dp(5), edge)
            canvas.dot(spot, across + 2 * scale.dp(3), canvas.ground)
        canvas.dot(spot, across, edge)
        canvas.dot(spot, across - 2 * scale.dp(2), ground)
        laid = self.kit.setter.lay(point.mark, scale.sp(SMALL), True, 10_000)
        box = pygame.Rect(0, 0, max(across, laid.width), laid.height)
        box.center = spot
        with canvas.on(ground):
            canvas.text(laid, box, ink, self.key, 0.5)

    def _across(self) -> int:
        """Points shrink where many stand side by side, never below what their number needs."""
        return self.kit.scale.sp(26)

    def _plot(self) -> pygame.Rect:
        line = self.kit.scale.line(CAPTION)
        room = self._across() // 2 + self.kit.scale.dp(6)
        return pygame.Rect(
            self.rect.x + room,
            self.rect.y + line + room,
            self.rect.w - 2 * room,
            max(1, self.rect.h - 2 * (line + room)),
        )

    def _spots(self) -> list[tuple[int, int]]:
        plot = self._plot()
        last = max(1, len(self.points) - 1)
        return [
            (plot.x + round(plot.w * at / last), plot.bottom - round(plot.h * max(0.0, min(1.0, point.mood))))
            for at, point in enumerate(self.points)
        ]
