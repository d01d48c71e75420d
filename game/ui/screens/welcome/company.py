"""The people one is going to meet: a few faces standing together, and a line that one of them says."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.ui.canvas import Canvas
from game.ui.scale import SPEECH
from game.ui.text import Laid
from game.ui.theme import Token
from game.ui.widgets.base import Widget

_WORDS = "“You didn’t have to do that.”"
# Person, expression, and where the circle stands: middle across and down, and its width, in parts of the height.
_PEOPLE = (
    ("otto", "worried", 0.18, 0.30, 0.26),
    ("samir", "angry", 0.95, 0.80, 0.27),
    ("wei", "warming", 0.16, 0.80, 0.24),
    ("grace", "delighted", 0.56, 0.56, 0.60),
)
_ACROSS = 1.1  # how wide the company stands, in parts of its height
_BUBBLE = (0.70, 0.11)  # the middle of the words


class Company(Widget):
    """Faces and one sentence, as large as the place allows and at most `most` design units high.

    Nobody is there until `present`.
    """

    def __init__(self, present: bool = True, most: float = 520) -> None:
        super().__init__()
        self.present, self.most = present, most

    def natural_width(self) -> int:
        return round(self.kit.scale.dp(self.most) * _ACROSS)

    def height_at(self, width: int) -> int:
        return 0  # it takes what is left, and asks for nothing

    def draw(self, canvas: Canvas) -> None:
        high = min(self.rect.h, round(self.rect.w / _ACROSS), self.kit.scale.dp(self.most))
        if not self.present or high < self.kit.scale.dp(160):
            return
        area = pygame.Rect(0, 0, round(high * _ACROSS), high)
        area.center = self.rect.center
        for person, expression, across, down, size in _PEOPLE:
            pixels = round(size * high)
            picture = canvas.kit.pictures.face(person, expression, pixels, canvas.theme[Token.WARM])
            spot = picture.get_rect(center=(area.x + round(across * high), area.y + round(down * high)))
            rim = self.kit.scale.dp(6)
            canvas.dot(spot.center, spot.w + 2 * rim, canvas.ground)
            canvas.surface.blit(picture, spot)
        self._bubble(canvas, area)

    def _bubble(self, canvas: Canvas, area: pygame.Rect) -> None:
        dp = self.kit.scale.dp
        laid = self._laid(area.w - dp(40))
        box = pygame.Rect(0, 0, laid.width + dp(44), laid.height + dp(28))
        box.center = (area.x + round(_BUBBLE[0] * area.h), area.y + round(_BUBBLE[1] * area.h))
        box.clamp_ip(self.rect.inflate(-dp(8), -dp(8)))
        canvas.shadow(box, 18)
        canvas.box(box, 18, Token.SURFACE, Token.LINE)
        self._tail(canvas, (box.x + box.w // 3, box.bottom - 1))
        with canvas.on(Token.SURFACE):
            place = pygame.Rect(box.x + (box.w - laid.width) // 2, box.y + dp(14), laid.width, laid.height)
            canvas.text(laid, place, Token.INK, "company")

    def _tail(self, canvas: Canvas, at: tuple[int, int]) -> None:
        """The small point below the words, towards the one who says them."""
        dp = self.kit.scale.dp
        corners = [at, (at[0] + dp(22), at[1]), (at[0] - dp(2), at[1] + dp(18))]
        pygame.draw.polygon(canvas.surface, canvas.theme[Token.SURFACE], corners)
        for start, end in ((corners[0], corners[2]), (corners[2], corners[1])):
            canvas.line(start, end, Token.LINE)

    def _laid(self, width: int) -> Laid:
        return self.kit.setter.lay(_WORDS, self.kit.scale.sp(SPEECH), False, width)
