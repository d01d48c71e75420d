"""Choosing: one of several, on or off, and a value on a line."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.canvas import Canvas
from game.ui.input import Key
from game.ui.scale import SMALL
from game.ui.text import Laid
from game.ui.theme import Token
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import shares


class Choice(Widget):
    """One of several words side by side (under one another where they do not fit). Arrows choose.

    `options` are (value, word); `on_change` gets the value chosen.
    """

    focusable = True
    pointable = True

    def __init__(
        self,
        key: str,
        options: Sequence[tuple[Any, str]],
        value: Any,
        on_change: Callable[[Any], None],
        label: str = "",
    ) -> None:
        super().__init__(key)
        self.options = list(options)
        self.value = value
        self.on_change = on_change
        self.label = label

    @property
    def index(self) -> int:
        """Which option is chosen (0 when the value is none of them)."""
        return next((at for at, (value, _) in enumerate(self.options) if value == self.value), 0)

    def choose(self, index: int) -> None:
        """Choose an option by its number."""
        index = max(0, min(len(self.options) - 1, index))
        if self.options[index][0] != self.value:
            self.value = self.options[index][0]
            self.changed()
            self.on_change(self.value)

    def spoken(self) -> str:
        return f"{self.label}: {self.options[self.index][1]}, {self.index + 1} of {len(self.options)}"

    def on_key(self, key: Key) -> bool:
        steps = {"left": -1, "right": 1}
        if self._upright(self.rect.w):
            steps |= {"up": -1, "down": 1}
        if key.name in steps:
            self.choose(self.index + steps[key.name])
            return True
        if key.name in ("enter", "space"):
            self.choose((self.index + 1) % len(self.options))
            return True
        return False

    def on_up(self, pos: tuple[int, int]) -> None:
        for index, cell in enumerate(self._cells()):
            if cell.collidepoint(pos):
                self.choose(index)

    def natural_width(self) -> int:
        return sum(self._wants()) + 2 * self.kit.scale.dp(4)

    def height_at(self, width: int) -> int:
        return sum(self._heights(width)) + 2 * self.kit.scale.dp(4)

    def draw(self, canvas: Canvas) -> None:
        if self.ringed:
            canvas.ring(self.rect, 14)
        canvas.box(self.rect, 14, Token.KEY)
        for index, cell in enumerate(self._cells()):
            chosen = index == self.index
            ground, ink = (Token.ACCENT, Token.ON_ACCENT) if chosen else (Token.KEY, Token.INK)
            if chosen:
                canvas.box(cell, 10, ground)
            laid = self._laid(index, cell.w)
            place = pygame.Rect(cell.x, cell.centery - laid.height // 2, cell.w, laid.height)
            with canvas.on(ground):
                canvas.text(laid, place, ink, self.key, 0.5)

    def _laid(self, index: int, width: int) -> Laid:
        return self.kit.setter.lay(self.options[index][1], self.kit.scale.sp(SMALL), True, width)

    def _wants(self) -> list[int]:
        return [self._laid(at, 1_000_000).width + 2 * self.kit.scale.dp(14) for at in range(len(self.options))]

    def _upright(self, width: int) -> bool:
        return sum(self._wants()) + 2 * self.kit.scale.dp(4) > width

    def _heights(self, width: int) -> list[int]:
        pad = 2 * self.kit.scale.dp(8)
        inner = width - 2 * self.kit.scale.dp(4)
        own = inner if self._upright(width) else 1_000_000
        heights = [self._laid(at, own).height + pad for at in range(len(self.options))]
        return heights if self._upright(width) else [max(heights, default=0)]

    def _cells(self) -> list[pygame.Rect]:
        inner = self.rect.inflate(-2 * self.kit.scale.dp(4), -2 * self.kit.scale.dp(4))
        cells, place = [], inner.y if self._upright(self.rect.w) else inner.x
        if self._upright(self.rect.w):
            for height in self._heights(self.rect.w):
                cells.append(pygame.Rect(inner.x, place, inner.w, height))
                place += height
            return cells
        wants = self._wants()
        spare = shares(inner.w - sum(wants), [1.0] * len(wants))
        for want, more in zip(wants, spare, strict=True):
            cells.append(pygame.Rect(place, inner.y, want + more, inner.h))
            place += want + more
        return cells


class Toggle(Widget):
    """On or off: a word with a switch whose knob moves and carries a tick when on."""

    focusable = True
    pointable = True

    def __init__(self, key: str, text: str, on: bool, on_change: Callable[[bool], None], note: str = "") -> None:
        super().__init__(key)
        self.text, self.on, self.on_change, self.note = text, on, on_change, note

    def flip(self) -> None:
        """Change from on to off or back."""
        self.on = not self.on
        self.changed()
        self.on_change(self.on)

    def spoken(self) -> str:
        return f"{self.text}: {'on' if self.on else 'off'}"

    def on_key(self, key: Key) -> bool:
        if key.name in ("enter", "space"):
            self.flip()
            return True
        return False

    def on_up(self, pos: tuple[int, int]) -> None:
        self.flip()

    def natural_width(self) -> int:
        return self._laid(1_000_000).width + self._switch_w() + self.kit.scale.dp(16) + 1

    def height_at(self, width: int) -> int:
        return max(self._laid(self._text_w(width)).height, self._switch_h()) + 2 * self.kit.scale.dp(6)

    def draw(self, canvas: Canvas) -> None:
        laid = self._laid(self._text_w(self.rect.w))
        place = pygame.Rect(self.rect.x, self.rect.centery - laid.height // 2, self._text_w(self.rect.w), laid.height)
        switch = pygame.Rect(0, 0, self._switch_w(), self._switch_h())
        switch.midright = self.rect.midright
        radius = self._switch_h() / self.kit.scale.factor / 2
        if self.ringed:
            canvas.ring(switch, radius)
        canvas.box(switch, radius, Token.ACCENT if self.on else Token.KEY, None if self.on else Token.MUTED)
        knob = switch.h - 2 * self.kit.scale.dp(4)
        x = switch.right - switch.h // 2 if self.on else switch.x + switch.h // 2
        canvas.dot((x, switch.centery), knob, Token.ON_ACCENT if self.on else Token.MUTED)
        if self.on:
            spot = pygame.Rect(0, 0, knob * 3 // 4, knob * 3 // 4)
            spot.center = (x, switch.centery)
            canvas.icon("check", spot, Token.ACCENT)
        canvas.text(laid, place, Token.INK, self.key)

    def _laid(self, width: int) -> Laid:
        return self.kit.setter.lay(self.text, self.kit.scale.sp(16), False, width)

    def _text_w(self, width: int) -> int:
        return max(1, width - self._switch_w() - self.kit.scale.dp(16))

    def _switch_w(self) -> int:
        return self.kit.scale.sp(48)

    def _switch_h(self) -> int:
        return self.kit.scale.sp(28)


class Slider(Widget):
    """A value on a line from `low` to `high` in steps; `word` turns it into the text beside it."""

    focusable = True
    pointable = True

    def __init__(
        self,
        key: str,
        value: int,
        low: int,
        high: int,
        step: int,
        on_change: Callable[[int], None],
        word: Callable[[int], str] = str,
        label: str = "",
    ) -> None:
        super().__init__(key)
        self.value, self.low, self.high, self.step = value, low, high, step
        self.on_change, self.word, self.label = on_change, word, label

    def to(self, value: int) -> None:
        """Set the value, kept within its bounds."""
        value = max(self.low, min(self.high, value))
        if value != self.value:
            self.value = value
            self.changed()
            self.on_change(value)

    def spoken(self) -> str:
        return f"{self.label}: {self.word(self.value)}"

    def on_key(self, key: Key) -> bool:
        targets = {"left": self.value - self.step, "right": self.value + self.step, "home": self.low, "end": self.high}
        if key.name in targets:
            self.to(targets[key.name])
            return True
        return False

    def on_down(self, pos: tuple[int, int]) -> None:
        self.on_drag(pos)

    def on_drag(self, pos: tuple[int, int]) -> None:
        track = self._track()
        part = (pos[0] - track.x) / max(1, track.w)
        self.to(self.low + round(part * (self.high - self.low) / self.step) * self.step)

    def natural_width(self) -> int:
        return self.kit.scale.sp(180) + self._word_w()

    def height_at(self, width: int) -> int:
        return max(self.kit.scale.line(16), self.kit.scale.sp(24)) + 2 * self.kit.scale.dp(6)

    def draw(self, canvas: Canvas) -> None:
        track = self._track()
        canvas.box(track, 4, Token.KEY, Token.MUTED)
        part = (self.value - self.low) / max(1, self.high - self.low)
        x = track.x + round(track.w * part)
        canvas.box(pygame.Rect(track.x, track.y, max(track.h, x - track.x), track.h), 4, Token.ACCENT)
        knob = self.kit.scale.sp(22)
        if self.ringed:
            canvas.dot((x, track.centery), knob + 4 * self.kit.scale.dp(2) + 2 * self.kit.scale.dp(2), Token.ACCENT)
            canvas.dot((x, track.centery), knob + 4 * self.kit.scale.dp(2) - 2, canvas.ground)
        canvas.dot((x, track.centery), knob, Token.ACCENT)
        canvas.dot((x, track.centery), knob // 2, Token.ON_ACCENT)
        laid = self.kit.setter.lay(self.word(self.value), self.kit.scale.sp(16), True, self._word_w())
        place = pygame.Rect(
            self.rect.right - self._word_w(), self.rect.centery - laid.height // 2, self._word_w(), laid.height
        )
        canvas.text(laid, place, Token.INK, self.key, 1.0)

    def _word_w(self) -> int:
        words = (self.word(value) for value in range(self.low, self.high + 1, self.step))
        return max(self.kit.setter.width(word, self.kit.scale.sp(16), True) for word in words) + 2

    def _track(self) -> pygame.Rect:
        inset = self.kit.scale.sp(14)
        width = self.rect.w - self._word_w() - 2 * inset - self.kit.scale.dp(8)
        height = self.kit.scale.dp(8)
        return pygame.Rect(self.rect.x + inset, self.rect.centery - height // 2, max(1, width), height)
