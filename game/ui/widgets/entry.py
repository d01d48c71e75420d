"""One line of text to write in: caret, selection, clipboard, word moves and input methods."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

import pygame

from game.ui.canvas import Canvas
from game.ui.input import Key
from game.ui.scale import BODY
from game.ui.text import clean
from game.ui.theme import Token
from game.ui.widgets.base import Widget
from game.ui.widgets.editing import Editing


class Entry(Widget):
    """A field for one line. `on_change` gets each new text, `on_enter` is called by Enter.

    `most` bounds the length in characters; the text is kept as typed (line breaks become spaces).
    """

    focusable = True
    pointable = True

    def __init__(
        self,
        key: str,
        text: str,
        on_change: Callable[[str], None],
        hint: str = "",
        most: int = 60,
        on_enter: Callable[[], None] | None = None,
        label: str = "",
    ) -> None:
        super().__init__(key)
        self.edit = Editing(text, most)
        self.on_change = on_change
        self.on_enter = on_enter
        self.hint = hint
        self.label = label
        self.composing = ""

    @property
    def text(self) -> str:
        """What is written now."""
        return self.edit.text

    def attach(self, host: object, parent: Widget | None = None) -> None:
        super().attach(host, parent)  # type: ignore[arg-type]
        caret, mark = self.host.memory.get(f"entry:{self.key}", (len(self.edit.text), len(self.edit.text)))
        self.edit.select(mark, caret)

    def spoken(self) -> str:
        return f"{self.label or self.hint}: {self.text or 'empty'}"

    def height_at(self, width: int) -> int:
        return self.kit.scale.line(BODY) + 2 * self.kit.scale.dp(11)

    def natural_width(self) -> int:
        return self.kit.scale.sp(220)

    def on_focus(self, gained: bool) -> None:
        self.host.ctx.text_input(self.rect if gained else None)
        self.composing = ""
        self.changed(self.kit.scale.dp(8))

    def on_text(self, text: str) -> bool:
        self.composing = ""
        self.edit.insert(text)
        self._edited()
        return True

    def on_composing(self, text: str) -> None:
        self.composing = text
        self.changed()

    def on_key(self, key: Key) -> bool:
        if key.name == "enter" and self.on_enter:
            self.on_enter()
            return True
        before = self.edit.text
        used = self._clipboard(key) or self.edit.key(key)
        if used:
            self._edited(self.edit.text != before)
        return used or (bool(key.char) and not (key.ctrl or key.alt))

    def _clipboard(self, key: Key) -> bool:
        if not key.ctrl or key.name not in ("c", "x", "v"):
            return False
        board = self.host.ctx.clipboard
        if key.name == "v":
            self.edit.insert(board.get())
        elif self.edit.chosen:
            board.put(self.edit.chosen)
            if key.name == "x":
                self.edit.insert("")
        return True

    def _edited(self, text: bool = True) -> None:
        self.host.memory[f"entry:{self.key}"] = (self.edit.caret, self.edit.mark)
        self.changed()
        if text:
            self.on_change(self.edit.text)

    def on_down(self, pos: tuple[int, int]) -> None:
        self.edit.select(self._at(pos[0]), self._at(pos[0]))
        self._edited(False)

    def on_drag(self, pos: tuple[int, int]) -> None:
        self.edit.select(self.edit.mark, self._at(pos[0]))
        self._edited(False)

    def draw(self, canvas: Canvas) -> None:
        if self.ringed:
            canvas.ring(self.rect, 12)
        line = Token.ACCENT if self.focused else Token.MUTED
        canvas.box(self.rect, 12, Token.SURFACE, line, self.kit.scale.dp(2 if self.focused else 1))
        inner = self._inner()
        with canvas.on(Token.SURFACE), canvas.within(inner.inflate(4, 0), f"entry:{self.key}"):
            if self.text or self.composing:
                self._draw_text(canvas, inner)
            else:
                laid = self.kit.setter.lay(self.hint, self._pixels(), False, inner.w)
                canvas.text(laid, inner, Token.MUTED, self.key)
            if self.focused:
                x = inner.x - self._shift(inner) + self._width(len(self._shown_before()))
                canvas.fill(pygame.Rect(x, inner.y, self.kit.scale.dp(2), inner.h), Token.ACCENT)

    def _draw_text(self, canvas: Canvas, inner: pygame.Rect) -> None:
        shift = self._shift(inner)
        low, high = sorted((self.edit.caret, self.edit.mark))
        if self.focused and low != high:
            left, right = self._width(low), self._width(high)
            canvas.fill(pygame.Rect(inner.x - shift + left, inner.y, right - left, inner.h), Token.ACCENT_SOFT)
        laid = self.kit.setter.lay(self._shown(), self._pixels(), False, 1_000_000)
        width = max(inner.w, laid.width)
        place = pygame.Rect(inner.x - shift, inner.y, width, laid.height)
        canvas.text(laid, place, Token.INK, self.key, mirror=False)  # the caret is measured from the left

    def _shown(self) -> str:
        text, caret = self.edit.text, self.edit.caret
        return _drawable(text[:caret]) + clean(self.composing) + _drawable(text[caret:])

    def _shown_before(self) -> str:
        return _drawable(self.edit.text[: self.edit.caret]) + clean(self.composing)

    def _width(self, count: int) -> int:
        return self.kit.setter.width(self._shown()[:count], self._pixels())

    def _shift(self, inner: pygame.Rect) -> int:
        """How far the text is moved left so that the caret is seen."""
        caret = self._width(len(self._shown_before()))
        return max(0, caret - inner.w + self.kit.scale.dp(4)) if self.focused else 0

    def _at(self, x: int) -> int:
        inner = self._inner()
        wanted = x - inner.x + self._shift(inner)
        spots = range(len(self.edit.text) + 1)
        return min(spots, key=lambda at: abs(self._width(at) - wanted))

    def _inner(self) -> pygame.Rect:
        dp, line = self.kit.scale.dp, self.kit.scale.line(BODY)
        return pygame.Rect(self.rect.x + dp(14), self.rect.centery - line // 2, self.rect.w - dp(28), line)

    def _pixels(self) -> int:
        return self.kit.scale.sp(BODY)


def _drawable(text: str) -> str:
    """Clean each character on its own, so that places in the text and on the screen stay the same."""
    return "".join(clean(char)[:1] or "\u00b7" for char in text).replace("\n", " ")
