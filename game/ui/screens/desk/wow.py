"""The wow: the page dims, a spark draws itself over her face, and one line says what this was."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import math

import pygame

from game.domain.moment import CustomerView
from game.domain.moment import Face as Expression
from game.ui.canvas import Canvas
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.parts.words import subject
from game.ui.theme import Rgb
from game.ui.widgets import (
    BODY,
    SPEECH,
    TITLE,
    Button,
    Column,
    Face,
    Kind,
    Label,
    Middle,
    Pad,
    Panel,
    Row,
    Scroll,
    Spacer,
    Stack,
    Token,
    Widget,
)

_RAYS = 12
_FINE = 3  # drawn so many times larger and made smaller, for soft edges


class Spark(Widget):
    """Rays that grow outwards round a face; `show` says how far they have come (0-1)."""

    def __init__(self, size: float) -> None:
        super().__init__("spark")
        self.size, self.part = size, 1.0

    def show(self, part: float) -> None:
        """Draw the rays up to this part."""
        self.part = part
        self.changed()

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(self.size)

    def draw(self, canvas: Canvas) -> None:
        side = self.rect.h
        picture = pygame.Surface((side * _FINE, side * _FINE), pygame.SRCALPHA)
        inner, outer = picture.get_width() * 0.395, picture.get_width() * 0.49
        for ray in range(_RAYS):
            long = ray % 2 == 0
            reach = inner + (outer - inner) * self.part * (1.0 if long else 0.6)
            colour = canvas.theme[Token.DELIGHT if long else Token.ACCENT]
            self._ray(picture, 2 * math.pi * ray / _RAYS - math.pi / 2, (inner, reach), colour)
        canvas.surface.blit(
            pygame.transform.smoothscale(picture, (side, side)), (self.rect.centerx - side // 2, self.rect.y)
        )

    def _ray(self, picture: pygame.Surface, angle: float, reach: tuple[float, float], colour: Rgb) -> None:
        middle, wide = picture.get_width() / 2, self.kit.scale.dp(4) * _FINE / 2
        x, y = math.cos(angle), math.sin(angle)
        foot, tip = (middle + x * reach[0], middle + y * reach[0]), (middle + x * reach[1], middle + y * reach[1])
        sides = [(foot[0] - y * wide, foot[1] + x * wide), (foot[0] + y * wide, foot[1] - x * wide), tip]
        pygame.draw.polygon(picture, colour, sides)
        pygame.draw.circle(picture, colour, foot, wide)


class WowScreen(Screen):
    """Over the desk when something happened that this customer may retell. Enter goes on."""

    name = "wow"
    overlay = True
    first_focus = "go-on"

    def __init__(self, ctx: Context, who: CustomerView, words: str) -> None:
        super().__init__(ctx)
        self.who, self.words = who, words
        self.part = 0.0

    @property
    def line(self) -> str:
        """The one line: true of every wow, whatever becomes of the contact after it."""
        return f"{subject(self.who.pronoun, capital=True)} did not expect that."

    def opened(self) -> None:
        self.ctx.announce(f"{self.line} {self.words}")
        self.ctx.animate(0.3, self._grow)

    def build(self) -> Widget:
        tall = self.ctx.scale.room[1] >= 560
        size = 250 if tall else 170
        self.spark = Spark(size)
        self.spark.part = self.part
        face = Face(self.who.face, Expression.DELIGHTED.value, size - 72)
        quote = Label(self.words, SPEECH if tall else BODY, Token.MUTED, align=0.5) if self.words else None
        go = Row(
            [Spacer().grow(), Button("go-on", "Go on", self.ctx.nav.pop, "arrow-right", Kind.PRIMARY), Spacer().grow()]
        )
        parts = [
            Stack([self.spark, face]).sized(None, size),
            Scroll("wow", Column([Label(self.line, TITLE if tall else SPEECH, bold=True, align=0.5), quote], gap=10)),
            go,
        ]
        return Pad(Middle(Panel(Column(parts, gap=18), pad=36, pad_y=28), 640), 24, 24)

    def on_key(self, key: Key) -> bool:
        if key.name in ("space", "enter"):
            self.ctx.nav.pop()
            return True
        return False

    def _grow(self, part: float) -> None:
        self.part = part
        if not self.stale:
            self.spark.show(part)
