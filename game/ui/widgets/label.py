"""Text on the screen: wrapped labels, and words that appear at reading pace."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

import pygame

from game.ui.canvas import Canvas
from game.ui.scale import BODY, SPEECH
from game.ui.text import Laid, clean
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class Label(Widget):
    """Wrapped text; `size` is one of the type sizes of scale.py, `align` 0 left, 0.5 middle, 1 right."""

    def __init__(
        self,
        text: str,
        size: float = BODY,
        ink: Token = Token.INK,
        bold: bool = False,
        align: float = 0.0,
        key: str = "",
    ) -> None:
        super().__init__(key)
        self.text = text
        self.size = size
        self.ink = ink
        self.bold = bold
        self.align = align

    def set(self, text: str) -> None:
        """Show another text; the screen is only placed again where the height changes."""
        if text == self.text:
            return
        before = self.measure(self.rect.w) if self._host is not None else 0
        self.text = text
        self.reworded()
        if self._host is None or self.measure(self.rect.w) == before:
            self.changed()
        else:
            self.resized()

    def lay(self, width: int) -> Laid:
        """Give the text wrapped to `width` pixels."""
        return self.kit.setter.lay(self.text, self.kit.scale.sp(self.size), self.bold, width)

    def height_at(self, width: int) -> int:
        return self.lay(width).height

    def natural_width(self) -> int:
        return self.lay(1_000_000).width + 1

    def draw(self, canvas: Canvas) -> None:
        laid = self.lay(self.rect.w)
        box = self.rect
        if laid.height < box.h:  # in a taller place the text stands in the middle of its line, not of the box
            box = pygame.Rect(box.x, box.y, box.w, max(laid.height, min(box.h, laid.height)))
        canvas.text(laid, box, self.ink, self.key or type(self).__name__, self.align)


class Spoken(Label):
    """Words that appear at reading pace: `start` begins, `finish` shows all at once, `done` tells.

    `on_done` is called once when the last letter stands. The pace comes from the settings; with reduced motion
    or pace "at once" everything is there from the beginning. Give it a key, so that a rebuild goes on where it was.
    """

    def __init__(self, text: str, key: str, size: float = SPEECH, on_done: Callable[[], None] | None = None) -> None:
        super().__init__(text, size, key=key)
        self.on_done = on_done
        self.length = len(clean(text))

    @property
    def shown(self) -> int:
        """How many letters are there now."""
        pace = 0.0 if self.kit.still else self.host.ctx.settings.reveal_speed.letters_per_second
        began = self.host.memory.setdefault(self._memory, self.host.ctx.now())
        if pace <= 0 or began < 0:
            return self.length
        return min(self.length, int((self.host.ctx.now() - began) * pace))

    @property
    def done(self) -> bool:
        """Whether everything is there."""
        return self.shown >= self.length

    def finish(self) -> None:
        """Show everything now."""
        if not self.done:
            self.host.memory[self._memory] = -1.0
            self.changed()
            self._ended()

    def frame(self) -> float | None:
        """Draw the letters that are due; give the seconds until more are (for the layer's ticking)."""
        if self.host.memory.get(self._ended_key):
            return None
        if self.done:
            self.changed()
            self._ended()
            return None
        self.changed()
        return 1 / 30

    def _ended(self) -> None:
        self.host.memory[self._ended_key] = True
        if self.on_done:
            self.on_done()

    @property
    def _memory(self) -> str:
        return f"spoken:{self.key}:{hash(self.text)}"

    @property
    def _ended_key(self) -> str:
        return self._memory + ":ended"

    def draw(self, canvas: Canvas) -> None:
        laid = self.lay(self.rect.w)
        shown = None if self.done else self.shown
        canvas.text(laid, self.rect, self.ink, self.key, self.align, shown)
