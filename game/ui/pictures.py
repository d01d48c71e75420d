"""Icons in the colour of a token and faces in a circle, drawn from SVG at exactly the size needed."""

from collections import OrderedDict
from io import BytesIO
from pathlib import Path

import pygame

from game.ui.theme import Rgb

_MOST_KEPT = 160
_FACE_REACH = 1.0  # a face fills its circle; the crop of the drawing leaves the air


class Pictures:
    """Loads pictures from the assets folder and keeps the last ones drawn.

    A picture that is not there is drawn as an empty frame and its name is added to `missing`, which the audit reports.
    """

    def __init__(self, assets: Path) -> None:
        self.assets = assets
        self.missing: set[str] = set()
        self._kept: OrderedDict[tuple[str, int, Rgb], pygame.Surface] = OrderedDict()

    def icon(self, name: str, pixels: int, colour: Rgb) -> pygame.Surface:
        """Give the icon `name` (a lucide name such as 'heart'), `pixels` square, tinted with `colour`."""
        key = (f"icons/{name}", pixels, colour)
        return self._get(key) or self._keep(key, self._draw_icon(name, pixels, colour))

    def face(self, person: str, expression: str, pixels: int, ground: Rgb) -> pygame.Surface:
        """Give a face on a round ground, `pixels` square: assets/faces/<person>/<expression>.svg; of nobody in
        particular (an empty name) the outline of somebody."""
        key = (f"faces/{person}/{expression}", pixels, ground)
        return self._get(key) or self._keep(key, self._draw_face(person, expression, pixels, ground))

    def _get(self, key: tuple[str, int, Rgb]) -> pygame.Surface | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _keep(self, key: tuple[str, int, Rgb], surface: pygame.Surface) -> pygame.Surface:
        self._kept[key] = surface
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return surface

    def _draw_icon(self, name: str, pixels: int, colour: Rgb) -> pygame.Surface:
        source = self._read(f"icons/{name}.svg")
        if source is None:
            return _frame(pixels, colour)
        picture = pygame.image.load_sized_svg(BytesIO(source.encode()), (pixels, pixels))
        picture.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)  # the drawings are white
        return picture

    def _draw_face(self, person: str, expression: str, pixels: int, ground: Rgb) -> pygame.Surface:
        round_mask = disc(pixels, (255, 255, 255))
        picture = disc(pixels, ground)
        if not person:
            return _somebody(picture, ground)
        source = self._read(f"faces/{person}/{expression}.svg")
        if source is None:
            return picture
        size = round(pixels * _FACE_REACH)
        head = pygame.image.load_sized_svg(BytesIO(source.encode()), (size, size))
        layer = pygame.Surface((pixels, pixels), pygame.SRCALPHA)
        layer.blit(head, head.get_rect(midbottom=(pixels // 2, pixels)))
        layer.blit(round_mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(layer, (0, 0))
        return picture

    def _read(self, relative: str) -> str | None:
        try:
            return (self.assets / relative).read_text(encoding="utf-8")
        except OSError:
            self.missing.add(relative)
            return None


def disc(pixels: int, colour: Rgb) -> pygame.Surface:
    """Give a filled circle with soft edges, `pixels` across, on a clear ground."""
    large = pygame.Surface((pixels * 4, pixels * 4), pygame.SRCALPHA)
    large.fill((*colour, 0))
    pygame.draw.circle(large, colour, (pixels * 2, pixels * 2), pixels * 2)
    return pygame.transform.smoothscale(large, (pixels, pixels))


def _somebody(picture: pygame.Surface, ground: Rgb) -> pygame.Surface:
    """Draw head and shoulders on a round ground, a shade apart from it."""
    large = picture.get_width() * 4
    shade = tuple(one - 46 if sum(ground) > 380 else one + 46 for one in ground)
    figure = pygame.Surface((large, large), pygame.SRCALPHA)
    pygame.draw.circle(figure, shade, (large // 2, round(large * 0.42)), round(large * 0.19))
    shoulders = pygame.Rect(round(large * 0.16), round(large * 0.68), round(large * 0.68), large)
    pygame.draw.ellipse(figure, shade, shoulders)
    figure = pygame.transform.smoothscale(figure, picture.get_size())
    figure.blit(disc(picture.get_width(), (255, 255, 255)), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    picture.blit(figure, (0, 0))
    return picture


def _frame(pixels: int, colour: Rgb) -> pygame.Surface:
    surface = pygame.Surface((pixels, pixels), pygame.SRCALPHA)
    pygame.draw.rect(surface, colour, surface.get_rect().inflate(-pixels // 4, -pixels // 4), 1, border_radius=2)
    return surface
