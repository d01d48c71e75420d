"""The game's own mark, in its own colours."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.ui.canvas import Canvas
from game.ui.widgets.base import Widget

_AS_DRAWN = (255, 255, 255)  # tinting with white leaves a drawing's own colours


class Mark(Widget):
    """The mark from assets/icon.svg, `size` design units square; it grows with the text beside it."""

    def __init__(self, size: float = 56) -> None:
        super().__init__()
        self.size = size

    def natural_width(self) -> int:
        return self.kit.scale.sp(self.size)

    def height_at(self, width: int) -> int:
        return min(width, self.natural_width())

    def draw(self, canvas: Canvas) -> None:
        side = max(1, min(self.rect.w, self.rect.h, self.natural_width()))
        picture = canvas.kit.pictures.icon("../icon", side, _AS_DRAWN)
        canvas.surface.blit(picture, pygame.Rect(self.rect.x, self.rect.centery - side // 2, side, side))
