"""Small signs of life: the waveform of a voice and the dots of someone typing; still where motion is reduced."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import math

import pygame

from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class Moving(Widget):
    """Something that moves by itself while `on`; the layer calls `frame` when it is due."""

    seconds = 1 / 15

    def __init__(self, key: str = "", on: bool = True) -> None:
        super().__init__(key)
        self.on = on

    def set(self, on: bool) -> None:
        """Start or stop moving."""
        if on != self.on:
            self.on = on
            self.changed()

    def frame(self) -> float | None:
        """Draw the next picture and tell when the one after it is due."""
        if not self.on or self.kit.still:
            return None
        self.changed()
        return self.seconds

    def phase(self) -> float:
        """Seconds of movement so far; always 0 where motion is reduced."""
        return 0.0 if self.kit.still or not self.on else self.host.ctx.now() % 3600


class Waveform(Moving):
    """The bars of a voice on a phone call; a flat line when nobody speaks."""

    def __init__(self, key: str = "", on: bool = True, bars: int = 21, ink: Token = Token.ACCENT) -> None:
        super().__init__(key, on)
        self.bars, self.ink = bars, ink

    def natural_width(self) -> int:
        return self.bars * self.kit.scale.dp(8)

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(28)

    def draw(self, canvas: Canvas) -> None:
        thick = max(self.kit.scale.dp(3), self.rect.w // self.bars // 4)
        for at in range(self.bars):
            x = self.rect.x + round((at + 0.5) * self.rect.w / self.bars)
            height = max(thick, round(self.rect.h * self._level(at)))
            canvas.box(pygame.Rect(x - thick // 2, self.rect.centery - height // 2, thick, height), 2, self.ink)

    def _level(self, at: int) -> float:
        if not self.on:
            return 0.0
        hill = math.sin(math.pi * (at + 0.5) / self.bars)
        time = self.phase() * 5
        return hill * (0.45 + 0.3 * math.sin(time + at * 1.7) + 0.2 * math.sin(time * 1.6 + at * 0.9))


class Typing(Moving):
    """Three dots: someone is typing. Its meaning belongs in words beside it."""

    seconds = 1 / 8

    def natural_width(self) -> int:
        return self.kit.scale.sp(40)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(20)

    def draw(self, canvas: Canvas) -> None:
        step, across = self.kit.scale.sp(12), self.kit.scale.sp(7)
        for at in range(3):
            lift = math.sin(self.phase() * 6 - at * 0.9) * self.kit.scale.sp(3) if self.on else 0
            x = self.rect.x + step // 2 + at * step
            canvas.dot((x, self.rect.centery - round(lift)), across, Token.MUTED)
