"""The base of all widgets: measured by width, placed in a rectangle, drawn on a canvas."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, Self

import pygame

from game.ui.canvas import Canvas, Kit
from game.ui.context import Context
from game.ui.input import Key


class Host(Protocol):
    """What a widget may ask of the layer it lives in."""

    ctx: Context
    memory: dict[str, Any]

    @property
    def kit(self) -> Kit:
        """How to measure and draw now."""

    @property
    def rings(self) -> bool:
        """Whether the focus is shown: after a key, not after a click."""

    @property
    def focus_key(self) -> str:
        """The key of the widget with the focus."""

    @property
    def hover_key(self) -> str:
        """The key of the widget under the pointer."""

    def focus(self, key: str, announce: bool = True) -> None:
        """Move the focus to the widget with this key and bring it into view; say so unless `announce` is off."""

    def damage(self, rect: pygame.Rect) -> None:
        """Have this part drawn again."""

    def relayout(self) -> None:
        """Have everything placed again."""


class Widget:
    """One piece of a screen. Sizes given to constructors are design units; `rect` is in pixels.

    `key` names it steadily within its screen; whatever takes the focus or the pointer must have one.
    """

    focusable = False
    pointable = False

    def __init__(self, key: str = "") -> None:
        self.key = key
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.parent: Widget | None = None
        self.weight = 0.0
        self._fixed: tuple[float | None, float | None, bool] = (None, None, False)
        self._host: Host | None = None
        self._measured: dict[int, int] = {}
        self._wanted: int | None = None

    # -- saying how large ---------------------------------------------------------------------------------

    def grow(self, weight: float = 1.0) -> Self:
        """Take a share of the space that is left in a row or column."""
        self.weight = weight
        return self

    def sized(self, width: float | None = None, height: float | None = None, with_text: bool = False) -> Self:
        """Ask for a width and a least height in design units, growing with the text size if `with_text`."""
        self._fixed = (width, height, with_text)
        return self

    def measure(self, width: int) -> int:
        """Give the height in pixels needed at this width."""
        height = self._measured.get(width)
        if height is None:
            height = max(self.height_at(width), self._units(self._fixed[1]))
            self._measured[width] = height
        return height

    def least(self, width: int) -> int:
        """Give the smallest height in pixels that still works: less than `measure` only where something scrolls."""
        return self.measure(width)

    def wanted(self) -> int:
        """Give the width in pixels that the content would like."""
        if self._wanted is None:
            self._wanted = self._units(self._fixed[0]) or self.natural_width()
        return self._wanted

    def height_at(self, width: int) -> int:
        """Give the height of the content at a width (for subclasses)."""
        return 0

    def natural_width(self) -> int:
        """Give the width of the content without wrapping (for subclasses)."""
        return 0

    def place(self, rect: pygame.Rect) -> None:
        """Take a place, and give the children theirs."""
        self.rect = pygame.Rect(rect)

    def draw(self, canvas: Canvas) -> None:
        """Draw; must change nothing."""
        for child in self.children:
            if canvas.shows(child.rect):
                child.draw(canvas)

    # -- the tree -----------------------------------------------------------------------------------------

    @property
    def children(self) -> Sequence["Widget"]:
        """The widgets inside, in reading order."""
        return ()

    def walk(self) -> Iterator["Widget"]:
        """Give this widget and all inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def attach(self, host: Host, parent: "Widget | None" = None) -> None:
        """Join a layer (called before the first layout)."""
        self._host, self.parent = host, parent
        for child in self.children:
            child.attach(host, self)

    @property
    def host(self) -> Host:
        """The layer this widget lives in; only after it was attached."""
        if self._host is None:
            raise RuntimeError(f"{type(self).__name__} {self.key!r} is not on a screen yet")
        return self._host

    @property
    def kit(self) -> Kit:
        """How to measure and draw now."""
        return self.host.kit

    def changed(self, reach: int = 0) -> None:
        """Have this widget drawn again in its place; `reach` is how far it draws beyond its rectangle."""
        if self._host is not None:
            self._host.damage(self.rect.inflate(2 * reach, 2 * reach))

    def resized(self) -> None:
        """Say that the height or width needed has changed: everything is placed again."""
        widget: Widget | None = self
        while widget is not None:
            widget._measured.clear()
            widget._wanted = None
            widget = widget.parent
        if self._host is not None:
            self._host.relayout()

    def reworded(self) -> None:
        """Say that the content is another: what it measures, and the width it would like, are worked out anew."""
        self._measured.clear()
        widget: Widget | None = self
        while widget is not None:
            widget._wanted = None
            widget = widget.parent

    # -- focus, keys and pointer --------------------------------------------------------------------------

    @property
    def focused(self) -> bool:
        """Whether this widget has the focus."""
        return self._host is not None and bool(self.key) and self._host.focus_key == self.key

    @property
    def ringed(self) -> bool:
        """Whether the focus ring is to be drawn."""
        return self.focused and self.host.rings

    @property
    def hovered(self) -> bool:
        """Whether the pointer is on this widget."""
        return self._host is not None and bool(self.key) and self._host.hover_key == self.key

    def hit(self, pos: tuple[int, int]) -> "Widget | None":
        """Give the innermost widget at `pos` that answers to the pointer."""
        for child in reversed(self.children):
            found = child.hit(pos)
            if found is not None:
                return found
        return self if self.pointable and self.rect.collidepoint(pos) else None

    def spoken(self) -> str:
        """Give what is said aloud when this widget gets the focus."""
        return ""

    def on_key(self, key: Key) -> bool:
        """Answer to a key while focused; True when it was used."""
        return False

    def on_text(self, text: str) -> bool:
        """Take typed text while focused; True when it was used."""
        return False

    def on_composing(self, text: str) -> None:
        """Take text that an input method is still composing."""

    def on_focus(self, gained: bool) -> None:
        """The focus has come or gone."""

    def on_down(self, pos: tuple[int, int]) -> None:
        """The pointer was pressed here."""

    def on_drag(self, pos: tuple[int, int]) -> None:
        """The pointer moved while pressed here."""

    def on_up(self, pos: tuple[int, int]) -> None:
        """The pointer was let go after being pressed here."""

    def on_wheel(self, turn: float) -> bool:
        """The wheel turned over this widget; True when it was used."""
        return False

    def reveal(self, rect: pygame.Rect) -> None:
        """Bring `rect`, which lies inside, into view."""
        if self.parent is not None:
            self.parent.reveal(rect)

    def _units(self, amount: float | None) -> int:
        if amount is None:
            return 0
        scale = self.kit.scale
        return scale.sp(amount) if self._fixed[2] else scale.dp(amount)
