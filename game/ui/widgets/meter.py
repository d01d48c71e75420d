"""Amounts: the mood line, progress and stars; each says in words what it shows."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.ui.canvas import Canvas
from game.ui.scale import CAPTION, SMALL
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class Meter(Widget):
    """A line with a knob: `value` 0-1, a `word` for it, and the words of both ends.

    The knob slides to a new value (`set`), at once where motion is reduced.
    """

    def __init__(
        self,
        label: str,
        value: float,
        word: str,
        low: str = "",
        high: str = "",
        ink: Token = Token.ACCENT,
        key: str = "",
    ) -> None:
        super().__init__(key)
        self.label, self.word, self.low, self.high, self.ink = label, word, low, high, ink
        self.value = max(0.0, min(1.0, value))
        self._drawn = self.value

    def set(self, value: float, word: str, ink: Token | None = None) -> None:
        """Move to another value with its word."""
        start, self.value = self._drawn, max(0.0, min(1.0, value))
        self.word, self.ink = word, ink or self.ink

        def step(part: float) -> None:
            self._drawn = start + (self.value - start) * part
            self.changed()

        if self._host is None:
            self._drawn = self.value
        else:
            self.host.ctx.animate(0.25, step)

    def spoken(self) -> str:
        return f"{self.label}: {self.word}"

    def natural_width(self) -> int:
        return self.kit.scale.sp(220)

    def height_at(self, width: int) -> int:
        ends = self.kit.scale.line(CAPTION) + self.kit.scale.dp(4) if self.low or self.high else 0
        return self._head_height(width) + self.kit.scale.dp(4) + self._knob() + ends

    def draw(self, canvas: Canvas) -> None:
        scale, rect = self.kit.scale, self.rect
        self._draw_head(canvas)
        middle = rect.y + self._head_height(rect.w) + scale.dp(4) + self._knob() // 2
        track = pygame.Rect(rect.x, middle - scale.dp(5), rect.w, scale.dp(10))
        canvas.box(track, 5, Token.KEY)
        x = track.x + self._knob() // 2 + round((track.w - self._knob()) * self._drawn)
        canvas.box(pygame.Rect(track.x, track.y, max(track.h, x - track.x), track.h), 5, self.ink)
        canvas.dot((x, middle), self._knob(), self.ink)
        canvas.dot((x, middle), self._knob() - 2 * scale.dp(3), Token.SURFACE)
        low = rect.y + self._head_height(rect.w) + 2 * scale.dp(4) + self._knob()
        for text, align in ((self.low, 0.0), (self.high, 1.0)):
            if text:
                laid = self.kit.setter.lay(text, scale.sp(CAPTION), False, rect.w // 2 - scale.dp(4))
                half = pygame.Rect(rect.x if align == 0 else rect.centerx, low, rect.w // 2, laid.height)
                canvas.text(laid, half, Token.MUTED, self.key or "meter", align, mirror=False)

    def _parts(self, width: int) -> tuple[int, int, bool]:
        """Give the widths of label and word, and whether they stand side by side."""
        size = self.kit.scale.sp(SMALL)
        one = self.kit.setter.width(self.label, size) + 1
        two = self.kit.setter.width(self.word, size, True) + 1
        return one, two, one + two + self.kit.scale.dp(12) <= width

    def _head_height(self, width: int) -> int:
        if not self.label and not self.word:
            return 0
        size = self.kit.scale.sp(SMALL)
        if self._parts(width)[2]:
            return self.kit.scale.line(SMALL)
        lay = self.kit.setter.lay
        return lay(self.label, size, False, width).height + lay(self.word, size, True, width).height

    def _draw_head(self, canvas: Canvas) -> None:
        size, rect, lay = self.kit.scale.sp(SMALL), self.rect, self.kit.setter.lay
        one, two, beside = self._parts(rect.w)
        label = lay(self.label, size, False, one if beside else rect.w)
        word = lay(self.word, size, True, two if beside else rect.w)
        canvas.text(label, pygame.Rect(rect.x, rect.y, label.width, label.height), Token.MUTED, self.key or "meter")
        top = rect.y if beside else rect.y + label.height
        left = rect.right - word.width if beside else rect.x
        canvas.text(word, pygame.Rect(left, top, word.width, word.height), Token.INK, self.key or "meter")

    def _knob(self) -> int:
        return self.kit.scale.dp(18)


class Progress(Widget):
    """How far a long work is, 0-1, with a line of words above it."""

    def __init__(self, text: str, value: float, key: str = "") -> None:
        super().__init__(key)
        self.text, self.value = text, value

    def set(self, text: str, value: float) -> None:
        """Show another state of the work."""
        self.text, self.value = text, max(0.0, min(1.0, value))
        self.changed()

    def natural_width(self) -> int:
        return self.kit.scale.sp(280)

    def height_at(self, width: int) -> int:
        laid = self.kit.setter.lay(self.text, self.kit.scale.sp(SMALL), False, width)
        return laid.height + self.kit.scale.dp(8) + self.kit.scale.dp(8)

    def draw(self, canvas: Canvas) -> None:
        laid = self.kit.setter.lay(self.text, self.kit.scale.sp(SMALL), False, self.rect.w)
        canvas.text(laid, self.rect, Token.MUTED, self.key or "progress")
        track = pygame.Rect(self.rect.x, self.rect.bottom - self.kit.scale.dp(8), self.rect.w, self.kit.scale.dp(8))
        canvas.box(track, 4, Token.KEY)
        if self.value > 0:
            canvas.box(
                pygame.Rect(track.x, track.y, max(track.h, round(track.w * self.value)), track.h), 4, Token.ACCENT
            )


class Stars(Widget):
    """`count` of `of` stars, filled and hollow, with the number in words for speech."""

    def __init__(self, count: int, of: int = 5, size: float = 22, ink: Token = Token.ACCENT) -> None:
        super().__init__()
        self.count, self.of, self.size, self.ink = count, of, size, ink

    def spoken(self) -> str:
        return f"{self.count} of {self.of} stars"

    def natural_width(self) -> int:
        return self.of * self.kit.scale.sp(self.size) + (self.of - 1) * self.kit.scale.dp(4)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(self.size)

    def draw(self, canvas: Canvas) -> None:
        side = min(self.kit.scale.sp(self.size), (self.rect.w - (self.of - 1) * self.kit.scale.dp(4)) // self.of)
        for at in range(self.of):
            spot = pygame.Rect(self.rect.x + at * (side + self.kit.scale.dp(4)), self.rect.y, side, side)
            picture = canvas.kit.shapes.star(side, canvas.theme[self.ink], at < self.count)
            canvas.surface.blit(picture, spot)
