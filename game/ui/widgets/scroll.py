"""A window onto something longer than its place: wheel, keys, a bar to drag, and a sign that there is more."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.ui.canvas import SHADOW_REACH, Canvas
from game.ui.input import Key
from game.ui.theme import Token
from game.ui.widgets.base import Widget

_STEP = 56


class Scroll(Widget):
    """Shows part of one child; `least` is the smallest useful height in design units.

    Takes the focus only while there is something to scroll and nothing inside to focus.
    """

    pointable = True

    def __init__(self, key: str, child: Widget, least: float = 96, to_end: bool = False) -> None:
        super().__init__(key)
        self.child = child
        self.smallest = least
        self.to_end = to_end
        self.offset = 0
        self.length = 0
        self._grip: int | None = None
        self.weight = 1.0

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    @property
    def focusable(self) -> bool:  # type: ignore[override]
        inside = any(w.focusable for w in self.child.walk())
        return self.most > 0 and not inside

    @property
    def most(self) -> int:
        """The largest offset, 0 when everything is visible."""
        return max(0, self.length - self.rect.h)

    def height_at(self, width: int) -> int:
        return self.child.measure(width)

    def least(self, width: int) -> int:
        return min(self.measure(width), self.kit.scale.dp(self.smallest))

    def natural_width(self) -> int:
        return self.child.wanted() + self._bar_room()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        width = rect.w
        self.length = self.child.measure(width)
        if self.length > rect.h:
            width = max(1, rect.w - self._bar_room())
            self.length = self.child.measure(width)
        start = self.host.memory.get(f"scroll:{self.key}", self.most if self.to_end else 0)
        self.offset = max(0, min(self.most, int(start)))
        self.child.place(pygame.Rect(rect.x, rect.y - self.offset, width, max(rect.h, self.length)))

    def draw(self, canvas: Canvas) -> None:
        spill = self.kit.scale.dp(SHADOW_REACH)
        view = self.rect.inflate(2 * spill, 0)
        if self.offset == 0:
            view = pygame.Rect(view.x, view.y - spill, view.w, view.h + spill)
        if self.offset >= self.most:
            view.h += spill
        with canvas.within(view, self.key):
            if canvas.record is not None or self.child.rect.colliderect(view):
                self.child.draw(canvas)
        if self.most:
            self._draw_more(canvas)
            self._draw_bar(canvas)

    def to(self, offset: int) -> None:
        """Scroll so that `offset` pixels of the child are above the view."""
        offset = max(0, min(self.most, offset))
        if offset != self.offset:
            self.host.memory[f"scroll:{self.key}"] = offset
            self.child.place(self.child.rect.move(0, self.offset - offset))
            self.offset = offset
            self.changed(self.kit.scale.dp(SHADOW_REACH))

    def to_bottom(self) -> None:
        """Scroll to the end."""
        self.to(self.most)

    def reveal(self, rect: pygame.Rect) -> None:
        margin = min(self.kit.scale.dp(24), max(0, (self.rect.h - rect.h) // 2))
        if rect.top - margin < self.rect.top or rect.h + 2 * margin > self.rect.h:
            self.to(self.offset + rect.top - margin - self.rect.top)
        elif rect.bottom + margin > self.rect.bottom:
            self.to(self.offset + rect.bottom + margin - self.rect.bottom)
        if self.parent is not None:
            self.parent.reveal(rect.clip(self.rect) or self.rect)

    def on_key(self, key: Key) -> bool:
        page = max(self._step(), self.rect.h - self._step())
        targets = {
            "down": self.offset + self._step(), "up": self.offset - self._step(), "pagedown": self.offset + page,
            "pageup": self.offset - page, "home": 0, "end": self.most,
        }  # fmt: skip
        if key.name not in targets or not self.most:
            return False
        before = self.offset
        self.to(targets[key.name])
        return self.offset != before or key.name not in ("up", "down")

    def on_wheel(self, turn: float) -> bool:
        before = self.offset
        self.to(self.offset - round(turn * self._step()))
        return self.offset != before

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        if not self.rect.collidepoint(pos):
            return None
        return self if self.most and self._bar().collidepoint(pos) else super().hit(pos)

    def on_down(self, pos: tuple[int, int]) -> None:
        if self.most and self._bar().collidepoint(pos):
            knob = self._knob()
            self._grip = pos[1] - knob.y if knob.collidepoint(pos) else knob.h // 2
            self.on_drag(pos)

    def on_drag(self, pos: tuple[int, int]) -> None:
        if self._grip is not None:
            free = max(1, self.rect.h - self._knob().h)
            self.to(round((pos[1] - self._grip - self.rect.y) / free * self.most))

    def on_up(self, pos: tuple[int, int]) -> None:
        self._grip = None

    def spoken(self) -> str:
        return "More text; the arrow keys move it."

    def _step(self) -> int:
        return self.kit.scale.sp(_STEP)

    def _bar_room(self) -> int:
        return self.kit.scale.dp(16)

    def _bar(self) -> pygame.Rect:
        room = self._bar_room()
        return pygame.Rect(self.rect.right - room, self.rect.y, room, self.rect.h)

    def _knob(self) -> pygame.Rect:
        bar = self._bar()
        height = max(self.kit.scale.dp(32), bar.h * bar.h // max(1, self.length))
        height = min(height, bar.h)
        top = bar.y + round((bar.h - height) * self.offset / max(1, self.most))
        thick = self.kit.scale.dp(6)
        return pygame.Rect(bar.right - thick - self.kit.scale.dp(2), top, thick, height)

    def _draw_bar(self, canvas: Canvas) -> None:
        if self.ringed:
            canvas.ring(self._knob(), 3)
        canvas.box(self._knob(), 3, Token.ACCENT if self.focused or self._grip is not None else Token.MUTED)

    def _draw_more(self, canvas: Canvas) -> None:
        """Let the text fade where more follows."""
        height = min(self.kit.scale.dp(20), self.rect.h // 3)
        colour = canvas.theme[canvas.ground]
        spill = self.kit.scale.dp(SHADOW_REACH)
        width = self.rect.w + 2 * spill
        for there, top, down in (
            (self.offset > 0, self.rect.y, False),
            (self.offset < self.most, self.rect.bottom - height, True),
        ):
            if there and height > 0 and width > 0:
                strip = pygame.Surface((1, height), pygame.SRCALPHA)
                for y in range(height):
                    part = (y + 1) / height if down else 1 - y / height
                    strip.set_at((0, y), (*colour, round(235 * part)))
                canvas.surface.blit(pygame.transform.scale(strip, (width, height)), (self.rect.x - spill, top))
