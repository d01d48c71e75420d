"""How large a slide is set: as large as it fits, and never below what can be read from the back of a room."""

from collections.abc import Callable, Iterator
from typing import Any

from game.ui.canvas import Kit
from game.ui.context import Context
from game.ui.scale import Scale
from game.ui.widgets import Scroll, Widget

LEAST = 28
"""Pixels at 1280 x 720 of the smallest type on a slide."""

_LARGEST = 1.5  # at 100 % of text size; with larger text, that much
_STEP = 0.0625


class Sizes:
    """Type sizes for one slide: `times` is how much larger than the least they are, 1 or more."""

    def __init__(self, scale: Scale, times: float) -> None:
        self.scale = scale
        self.times = times

    def __call__(self, size: float = LEAST) -> float:
        """A type size for a label: so many pixels at 1280 x 720, and larger where there is room.

        The setting of the text size says how large type may become, not how large it must be: `LEAST` is twice the
        ordinary size already.
        """
        return size * self.times / self.scale.text

    def gap(self, size: float) -> float:
        """A gap that goes with the type."""
        return size * self.times


class _Ruler:
    """A host for widgets that are only measured (see widgets.base.Host)."""

    rings = False
    focus_key = hover_key = ""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.memory: dict[str, Any] = {}

    @property
    def kit(self) -> Kit:
        """How to measure now."""
        return self.ctx.kit

    def focus(self, key: str, announce: bool = True) -> None:
        """Nothing has the focus here."""

    def damage(self, rect: object) -> None:
        """Nothing is drawn here."""

    def relayout(self) -> None:
        """Nothing is placed here."""


class _Slide(Scroll):
    """Never has the focus: the keys that scroll belong to the screen, which goes on at the end."""

    focusable = False


def fitted(ctx: Context, key: str, build: Callable[[Sizes], Widget], width: int, height: int) -> Widget:
    """The slide at the largest size at which it fits into so many pixels; at the least one where it never does, and
    then it scrolls."""
    for times in _times(ctx.scale):
        body = build(Sizes(ctx.scale, times))
        body.attach(_Ruler(ctx))
        if body.measure(width) <= height:
            break
    return _Slide(key, build(Sizes(ctx.scale, times)))


def _times(scale: Scale) -> Iterator[float]:
    times = max(_LARGEST, scale.text)
    while times > 1:
        yield times
        times -= _STEP
    yield 1.0
