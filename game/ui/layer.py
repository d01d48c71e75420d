"""One screen on the stack with its tree of widgets: focus, hover, scrolling and the parts to be drawn again."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from typing import Any

import pygame

from game.ui.canvas import SHADOW_REACH, Canvas, Kit
from game.ui.context import Context
from game.ui.focus import next_in, next_towards
from game.ui.input import Act, Key, Pointer
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.entry import Entry
from game.ui.widgets.scroll import Scroll

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_REPEATING = ("tab", *_ARROWS, "pageup", "pagedown")
_SCROLLING = ("up", "down", "pageup", "pagedown", "home", "end")


class Layer:
    """Hosts the widgets of one screen (see widgets.base.Host). `memory` outlives each building of the tree."""

    def __init__(self, screen: Screen, ctx: Context, bounds: pygame.Rect) -> None:
        self.screen = screen
        self.ctx = ctx
        self.memory: dict[str, Any] = {}
        self.damaged: list[pygame.Rect] = []
        self.bounds = bounds
        self.rings = True
        self.focus_key = ""
        self.hover_key = ""
        self.root: Widget | None = None
        self._unplaced = True
        self._pressed = ""

    @property
    def kit(self) -> Kit:
        return self.ctx.kit

    # -- Host ---------------------------------------------------------------------------------------------

    def damage(self, rect: pygame.Rect) -> None:
        part = rect.clip(self.bounds)
        if part:
            self.damaged.append(part)

    def relayout(self) -> None:
        self._unplaced = True

    # -- building and drawing -------------------------------------------------------------------------------

    def reset(self, bounds: pygame.Rect) -> None:
        """Build everything anew: the window or the settings changed."""
        self.bounds = bounds
        self.screen.refresh()

    def settle(self) -> None:
        """Build and place what has to be, so that the tree is ready to be drawn or asked."""
        for _ in range(4):  # placing may scroll, scrolling may place; a steady tree needs one round
            if self.screen.stale or self.root is None:
                self._build()
            if not self._unplaced:
                return
            self._unplaced = False
            assert self.root is not None
            self.root.place(self.bounds)
            self.damage(self.bounds)

    def _build(self) -> None:
        self.screen.stale = False
        self.root = self.screen.build()
        self.root.attach(self)
        self._unplaced = True
        self.root.place(self.bounds)
        keys = [widget.key for widget in self.focusables()]
        if self.focus_key not in keys:
            first = self.screen.first_focus
            self._focus(first if first in keys else next(iter(keys), ""), announce=False)

    def draw(self, canvas: Canvas) -> None:
        """Draw the whole tree (the canvas keeps to its clip)."""
        if self.root is not None:
            self.root.draw(canvas)

    def tick(self) -> float | None:
        """Let moving widgets move; give the seconds until the next has to."""
        if self.root is None:
            return None
        waits = [widget.frame() for widget in self.root.walk() if hasattr(widget, "frame")]
        return min((wait for wait in waits if wait is not None), default=None)

    def resume(self) -> None:
        """Go on after a screen above has left: a field with the focus takes text again."""
        if (widget := self.find(self.focus_key)) is not None:
            widget.on_focus(True)

    # -- focus ----------------------------------------------------------------------------------------------

    def focusables(self) -> list[Widget]:
        """Give all widgets that may have the focus, in reading order."""
        return [w for w in self.root.walk() if w.focusable and w.key] if self.root else []

    def find(self, key: str) -> Widget | None:
        """Give the widget with this key."""
        return next((w for w in self.root.walk() if w.key == key), None) if self.root and key else None

    def focus(self, key: str, announce: bool = True) -> None:
        """Move the focus to the widget with this key and bring it into view; say so unless `announce` is off."""
        widget = self.find(key)
        if widget is None or not widget.focusable:
            return
        self._focus(key, announce)
        widget.reveal(widget.rect)

    def _focus(self, key: str, announce: bool) -> None:
        old, new = self.find(self.focus_key), self.find(key)
        self.focus_key = key
        for widget, gained in ((old, False), (new, True)):
            if widget is not None:
                if widget is not new or gained:
                    widget.on_focus(gained)
                widget.changed(self.kit.scale.dp(SHADOW_REACH))
        if announce and new is not None:
            self.ctx.announce(new.spoken())

    # -- events -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> None:
        """Offer a key to the focused widget, then the screen, then use it for moving about."""
        self.settle()
        if not self.rings:
            self.rings = True
            self._redraw_focus()
        widget = self.find(self.focus_key)
        if key.repeat and key.name not in _REPEATING and not isinstance(widget, Entry):
            return  # holding a key down must not answer the next question too
        if widget is not None and widget.focusable and widget.on_key(key):
            return
        if not self.screen.on_key(key):
            self._move(key, widget)

    def _move(self, key: Key, widget: Widget | None) -> None:
        if key.name == "tab":
            self.focus(next_in(self.focusables(), self.focus_key, -1 if key.shift else 1))
        elif key.name == "escape":
            self.screen.on_escape()
        elif key.name in _ARROWS and widget is not None and self._towards(widget, _ARROWS[key.name]):
            return
        elif key.name in _SCROLLING:
            self._scroll(key, widget)

    def _towards(self, widget: Widget, way: tuple[int, int]) -> bool:
        target = next_towards(widget, self.focusables(), way)
        if target is not None:
            self.focus(target.key)
        return target is not None

    def _scroll(self, key: Key, widget: Widget | None) -> None:
        while widget is not None:
            if isinstance(widget, Scroll) and widget.on_key(key):
                return
            widget = widget.parent
        for found in self.root.walk() if self.root else ():
            if isinstance(found, Scroll) and found.on_key(key):
                return

    def on_text(self, text: str) -> None:
        """Give typed text to the focused widget."""
        self.settle()
        if (widget := self.find(self.focus_key)) is not None:
            widget.on_text(text)

    def on_composing(self, text: str) -> None:
        """Give unfinished text of an input method to the focused widget."""
        if (widget := self.find(self.focus_key)) is not None:
            widget.on_composing(text)

    def on_pointer(self, event: Pointer) -> None:
        """Hover, press, drag, let go and wheel."""
        self.settle()
        assert self.root is not None
        target = self.root.hit(event.pos)
        if event.act is Act.WHEEL:
            while target is not None and not target.on_wheel(event.turn):
                target = target.parent
            target = self.root.hit(event.pos)
        held = self.find(self._pressed)
        if event.act is Act.MOVE and held is not None:
            held.on_drag(event.pos)
        elif event.act is Act.DOWN and target is not None:
            self._press(target, event.pos)
        elif event.act is Act.UP:
            self._pressed = ""
            if held is not None:
                held.on_up(event.pos)
        self._hover(target)

    def _press(self, target: Widget, pos: tuple[int, int]) -> None:
        self._pressed = target.key
        self.rings = False
        if target.focusable and target.key != self.focus_key:
            self._focus(target.key, announce=False)
        self._redraw_focus()
        target.on_down(pos)

    def _hover(self, target: Widget | None) -> None:
        key = target.key if target is not None else ""
        if key != self.hover_key:
            before, self.hover_key = self.find(self.hover_key), key
            for widget in (before, target):
                if widget is not None and not isinstance(widget, Scroll):
                    widget.changed(self.kit.scale.dp(SHADOW_REACH))

    def _redraw_focus(self) -> None:
        if (widget := self.find(self.focus_key)) is not None:
            widget.changed(self.kit.scale.dp(SHADOW_REACH))
