"""Her words and the replies side by side with the room there is: set closer, step by step, until all of it is seen."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence

import pygame

from game.ui.widgets import Widget
from game.ui.widgets.base import Host


class Snug(Widget):
    """Shows the first of several settings of the same parts that fits its place, and the last where none does.

    `makers` make them, the most generous first; a closer one is only made where it is needed. Nothing of the others
    is drawn, focused or found.
    """

    def __init__(self, makers: Sequence[Callable[[], Widget]], least: float = 120) -> None:
        super().__init__()
        self.makers, self.smallest = tuple(makers), least
        self._made = [self.makers[0]()]
        self._chosen = 0

    @property
    def children(self) -> Sequence[Widget]:
        return (self._made[self._chosen],)

    def attach(self, host: Host, parent: Widget | None = None) -> None:
        super().attach(host, parent)
        for made in self._made:
            made.attach(host, self)

    def height_at(self, width: int) -> int:
        return self._made[0].measure(width)

    def least(self, width: int) -> int:
        return min(self.measure(width), self.kit.scale.dp(self.smallest))

    def natural_width(self) -> int:
        return self._made[0].wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        last = len(self.makers) - 1
        fits = (at for at in range(last + 1) if at == last or self._at(at).measure(rect.w) <= rect.h)
        chosen = next(fits)
        self._at(chosen).place(rect)
        self._chosen = chosen

    def _at(self, number: int) -> Widget:
        while len(self._made) <= number:
            self._made.append(self.makers[len(self._made)]())
            self._made[-1].attach(self.host, self)
        return self._made[number]


class Keeping(Widget):
    """Shows one thing in the room that another will need, so that nothing moves when that comes in its place.

    It stands at the top of that room, or has the `whole` of it.
    """

    def __init__(self, shown: Widget, coming: Widget, whole: bool = False) -> None:
        super().__init__()
        self.shown, self.coming, self.whole = shown, coming, whole

    @property
    def children(self) -> Sequence[Widget]:
        return (self.shown,)

    def attach(self, host: Host, parent: Widget | None = None) -> None:
        super().attach(host, parent)
        self.coming.attach(host, self)

    def height_at(self, width: int) -> int:
        return max(self.shown.measure(width), self.coming.measure(width))

    def natural_width(self) -> int:
        return self.shown.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        height = rect.h if self.whole else self.shown.measure(rect.w)
        self.shown.place(pygame.Rect(rect.x, rect.y, rect.w, height))
