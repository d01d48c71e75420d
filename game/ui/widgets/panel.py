"""Grounds: the card with its soft shadow on which everything stands."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.ui.canvas import SHADOW_REACH, Canvas
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class Panel(Widget):
    """A rounded ground for one child, with a thin line and the soft shadow unless `flat`."""

    def __init__(
        self,
        child: Widget,
        ground: Token = Token.SURFACE,
        pad: float = 24,
        pad_y: float | None = None,
        radius: float = 18,
        flat: bool = False,
        key: str = "",
    ) -> None:
        super().__init__(key)
        self.child = child
        self.ground = ground
        self.pad = pad
        self.pad_y = pad if pad_y is None else pad_y
        self.radius = radius
        self.flat = flat

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def inner(self, rect: pygame.Rect) -> pygame.Rect:
        """Give the part of `rect` inside the padding."""
        dp = self.kit.scale.dp
        return rect.inflate(-2 * dp(self.pad), -2 * dp(self.pad_y))

    def height_at(self, width: int) -> int:
        dp = self.kit.scale.dp
        return self.child.measure(max(1, width - 2 * dp(self.pad))) + 2 * dp(self.pad_y)

    def least(self, width: int) -> int:
        dp = self.kit.scale.dp
        return self.child.least(max(1, width - 2 * dp(self.pad))) + 2 * dp(self.pad_y)

    def natural_width(self) -> int:
        return self.child.wanted() + 2 * self.kit.scale.dp(self.pad)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        self.child.place(self.inner(rect))

    def draw(self, canvas: Canvas) -> None:
        self.draw_ground(canvas, self.ground, None if self.flat else Token.LINE)
        with canvas.on(self.ground):
            super().draw(canvas)

    def draw_ground(self, canvas: Canvas, ground: Token, line: Token | None, thick: int = 1) -> None:
        """Draw shadow and ground (for subclasses that change them)."""
        if not self.flat:
            canvas.shadow(self.rect, self.radius)
        canvas.box(self.rect, self.radius, ground, line, thick)

    def changed(self, reach: int = 0) -> None:
        super().changed(max(reach, self.kit.scale.dp(SHADOW_REACH)) if self._host is not None else reach)
