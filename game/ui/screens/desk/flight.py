"""A reply chosen slides up into the conversation."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.ui.canvas import SHADOW_REACH, Canvas
from game.ui.theme import Token
from game.ui.widgets import SMALL, Label, Widget


@dataclass(slots=True)
class Flight:
    """A reply under way: its words, where its card stood, and how far it has come (0-1)."""

    text: str
    start: pygame.Rect
    part: float = 0.0


class Landing(Widget):
    """Where the trainee's line will stand: empty as long as it is still under way."""

    def __init__(self, child: Widget, flight: Flight | None) -> None:
        super().__init__("landing")
        self.child, self.flight = child, flight

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    @property
    def waits(self) -> bool:
        """Whether the line is still under way."""
        return self.flight is not None and self.flight.part < 1

    def height_at(self, width: int) -> int:
        return self.child.measure(width)

    def natural_width(self) -> int:
        return self.child.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        self.child.place(rect)

    def draw(self, canvas: Canvas) -> None:
        if not self.waits:
            super().draw(canvas)


class Flying(Widget):
    """Lies over the whole desk (`page`) and draws the card that is under way, if there is a place for it to land."""

    def __init__(self, flight: Flight, page: Widget) -> None:
        super().__init__()
        self.flight, self.page = flight, page
        self.words = Label(flight.text, SMALL)
        self._last = pygame.Rect(flight.start)

    @property
    def children(self) -> Sequence[Widget]:
        return (self.words,)

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        return None

    @property
    def landing(self) -> Landing | None:
        """Where the card will land in the page as it is placed now."""
        return next((part for part in self.page.walk() if isinstance(part, Landing)), None)

    def card(self) -> pygame.Rect:
        """Where the card is now."""
        landing = self.landing
        one, part = self.flight.start, self.flight.part
        two = landing.rect if landing is not None else one
        return pygame.Rect(*(round(a + (b - a) * part) for a, b in zip(one, two, strict=True)))

    def step(self) -> None:
        """Have the card drawn where it is now."""
        if self._host is None:
            return
        reach = 2 * self.kit.scale.dp(SHADOW_REACH)
        now = self.card()
        self.host.damage(self._last.union(now).inflate(reach, reach))
        self._last = now

    def draw(self, canvas: Canvas) -> None:
        landing = self.landing
        if landing is None or not landing.waits:
            return
        card = self.card()
        canvas.shadow(card, 16)
        canvas.box(card, 16, Token.ACCENT_SOFT, Token.ACCENT)
        dp = self.kit.scale.dp
        inner = card.inflate(-2 * dp(18), -2 * dp(6))
        with canvas.within(card), canvas.on(Token.ACCENT_SOFT):
            self.words.place(inner)
            self.words.draw(canvas)
