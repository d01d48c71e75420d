"""The drawing hand of the widgets: knows theme, scale, type and pictures, and keeps a list of the text it drew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pygame

from game.ui.pictures import Pictures
from game.ui.scale import Scale
from game.ui.shapes import Shapes
from game.ui.text import Laid, TypeSetter
from game.ui.theme import Theme, Token

SHADOW_REACH = 14
"""How far shadows and focus rings reach beyond a widget, in design units."""


class Kit(NamedTuple):
    """All that is needed to measure and draw: made anew when the window's size or the settings change."""

    theme: Theme
    scale: Scale
    setter: TypeSetter
    pictures: Pictures
    shapes: Shapes
    still: bool = False


class DrawnText(NamedTuple):
    """One line of text as drawn, for the audit.

    `rect` is where it stands, `box` what its widget was given, `clip` what may show, `scroll` the scroll
    area it belongs to ('' for none), `layer` the number of the screen or dialog on the stack, `broken` whether
    it ends inside a word.
    """

    text: str
    rect: pygame.Rect
    box: pygame.Rect
    clip: pygame.Rect
    owner: str
    ink: Token
    ground: Token
    scroll: str
    layer: int
    broken: bool = False


class Canvas:
    """Draws on one surface inside a clip; with `record` on it draws everything and notes each line of text."""

    def __init__(self, surface: pygame.Surface, kit: Kit) -> None:
        self.surface = surface
        self.kit = kit
        self.theme = kit.theme
        self.record: list[DrawnText] | None = None
        self.layer = 0
        self._ground = [Token.PAPER]
        self._scrolls: list[str] = []

    @property
    def ground(self) -> Token:
        """The token of the ground that is being drawn on."""
        return self._ground[-1]

    def shows(self, rect: pygame.Rect) -> bool:
        """Tell whether anything of `rect`, its shadow and ring included, would be seen."""
        if self.record is not None:
            return True
        reach = 2 * self.kit.scale.dp(SHADOW_REACH)
        return bool(self.surface.get_clip().colliderect(rect.inflate(reach, reach)))

    @contextmanager
    def on(self, ground: Token) -> Iterator[None]:
        """Say that what follows stands on `ground`, so that the audit can measure contrast."""
        self._ground.append(ground)
        try:
            yield
        finally:
            self._ground.pop()

    @contextmanager
    def within(self, rect: pygame.Rect, scroll: str = "") -> Iterator[None]:
        """Draw only inside `rect`; `scroll` names the scroll area, if it is one."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(rect))
        if scroll:
            self._scrolls.append(scroll)
        try:
            yield
        finally:
            self.surface.set_clip(before)
            if scroll:
                self._scrolls.pop()

    def fill(self, rect: pygame.Rect, token: Token) -> None:
        """Fill a plain rectangle."""
        self.surface.fill(self.theme[token], rect)

    def box(self, rect: pygame.Rect, radius: float, token: Token, line: Token | None = None, thick: int = 1) -> None:
        """Fill a rounded box, with a `line` of `thick` pixels round it; the radius is in design units."""
        edge = None if line is None else self.theme[line]
        self.kit.shapes.rounded(self.surface, rect, self.kit.scale.dp(radius), self.theme[token], edge, thick)

    def shadow(self, rect: pygame.Rect, radius: float) -> None:
        """Draw the soft shadow of a box; call it before `box`."""
        scale = self.kit.scale
        lower = rect.move(0, scale.dp(4))
        self.kit.shapes.cast(self.surface, lower, scale.dp(radius), scale.dp(8), self.theme.shadow_depth)

    def ring(self, rect: pygame.Rect, radius: float, ground: Token | None = None) -> None:
        """Draw the focus ring outside `rect`; call it before the widget's own box."""
        gap, thick = self.kit.scale.dp(2), max(2, self.kit.scale.dp(2))
        outer = rect.inflate(2 * (gap + thick), 2 * (gap + thick))
        corner = radius + (gap + thick) / self.kit.scale.factor
        self.box(outer, corner, ground or self.ground, Token.ACCENT, thick)

    def dot(self, centre: tuple[int, int], across: int, token: Token) -> None:
        """Draw a filled circle with soft edges, `across` pixels wide."""
        disc = self.kit.shapes.corners(max(1, across // 2), self.theme[token])
        self.surface.blit(disc, disc.get_rect(center=centre))

    def circle(self, centre: tuple[int, int], radius: int, token: Token, thick: int = 1) -> None:
        """Draw a ring with soft edges."""
        pygame.draw.aacircle(self.surface, self.theme[token], centre, radius, thick)

    def line(self, start: tuple[int, int], end: tuple[int, int], token: Token, thick: int = 1) -> None:
        """Draw a straight line, soft-edged where it slopes."""
        if start[0] == end[0] or start[1] == end[1]:
            pygame.draw.line(self.surface, self.theme[token], start, end, thick)
        else:
            pygame.draw.aaline(self.surface, self.theme[token], start, end, thick)

    def icon(self, name: str, rect: pygame.Rect, token: Token) -> None:
        """Draw an icon in the middle of `rect`, as high as it."""
        picture = self.kit.pictures.icon(name, min(rect.w, rect.h), self.theme[token])
        self.surface.blit(picture, picture.get_rect(center=rect.center))

    def text(
        self,
        laid: Laid,
        box: pygame.Rect,
        ink: Token,
        owner: str = "",
        align: float = 0.0,
        shown: int | None = None,
        mirror: bool = True,
    ) -> None:
        """Draw wrapped text from the top of `box`; align 0 left, 0.5 middle, 1 right.

        `shown` limits it to so many characters of the cleaned text. Lines that read from right to left
        stand on the other side, unless `mirror` is off.
        """
        top = box.y
        for line in laid.lines:
            width, cut = line.width, None
            if shown is not None and shown < line.start + len(line.text):
                cut = max(0, shown - line.start)
                width = self.kit.setter.width(line.text[:cut], laid.pixels, laid.bold) if cut else 0
            side = 1.0 - align if line.rtl and mirror else align
            rect = pygame.Rect(box.x + round((box.w - line.width) * side), top, width, laid.line_height)
            if line.rtl and cut is not None:
                rect.x += line.width - width
            if width and self.shows(rect):
                picture = self.kit.setter.drawn(line, laid.pixels, laid.bold, self.theme[ink])
                start = picture.get_width() - width if line.rtl and cut is not None else 0
                self.surface.blit(picture, rect, (start, 0, width, laid.line_height))
                self._note(line.text if cut is None else line.text[:cut], rect, box, ink, owner, line.broken)
            top += laid.line_height

    def _note(self, text: str, rect: pygame.Rect, box: pygame.Rect, ink: Token, owner: str, broken: bool) -> None:
        if self.record is not None:
            scroll = self._scrolls[-1] if self._scrolls else ""
            clip = self.surface.get_clip()
            self.record.append(
                DrawnText(text, rect, box.copy(), clip, owner, ink, self.ground, scroll, self.layer, broken)
            )

    def scrim(self) -> None:
        """Darken all that was drawn so far, for a dialog on top."""
        veil = pygame.Surface(self.surface.get_clip().size, pygame.SRCALPHA)
        veil.fill((0, 0, 0, self.theme.scrim_depth))
        self.surface.blit(veil, self.surface.get_clip())
