"""Icons and faces."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets.base import Widget


class Icon(Widget):
    """One icon, `size` design units of type; it grows with the text beside it."""

    def __init__(self, name: str, size: float = 18, ink: Token = Token.ACCENT) -> None:
        super().__init__()
        self.name, self.size, self.ink = name, size, ink

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(self.size)

    def natural_width(self) -> int:
        return self.kit.scale.sp(self.size)

    def draw(self, canvas: Canvas) -> None:
        side = min(self.kit.scale.sp(self.size), self.rect.w, self.rect.h) or 1
        spot = pygame.Rect(0, 0, side, side)
        spot.center = self.rect.center
        canvas.icon(self.name, spot, self.ink)


class Face(Widget):
    """A person's face in a circle, `size` design units across at most; `rings` are the rings of a phone call."""

    def __init__(self, person: str, expression: str, size: float = 236, rings: bool = False, key: str = "") -> None:
        super().__init__(key)
        self.person, self.expression, self.size, self.rings = person, expression, size, rings

    def set(self, expression: str) -> None:
        """Show another expression."""
        if expression != self.expression:
            self.expression = expression
            self.changed()

    def height_at(self, width: int) -> int:
        return min(width, self.natural_width())

    def natural_width(self) -> int:
        return self.kit.scale.dp(self.size + (44 if self.rings else 0))

    def draw(self, canvas: Canvas) -> None:
        room = min(self.rect.w, self.rect.h)
        across = max(1, min(self.kit.scale.dp(self.size), room - (self.kit.scale.dp(44) if self.rings else 0)))
        picture = canvas.kit.pictures.face(self.person, self.expression, across, canvas.theme[Token.WARM])
        spot = picture.get_rect(center=self.rect.center)
        if self.rings:
            for wider in (10, 20):
                canvas.circle(spot.center, across // 2 + self.kit.scale.dp(wider), Token.LINE, self.kit.scale.dp(1.4))
        canvas.surface.blit(picture, spot)
