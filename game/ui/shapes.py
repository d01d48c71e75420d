"""Soft-edged corners, rings and shadows, made once for each size and colour and kept."""

import math
from functools import lru_cache

import pygame

from game.ui.theme import Rgb


class Shapes:
    """Keeps the small pictures from which rounded boxes and shadows are put together."""

    def __init__(self) -> None:
        self.corners = lru_cache(maxsize=128)(_corners)
        self.shadow = lru_cache(maxsize=8)(_shadow)
        self.star = lru_cache(maxsize=32)(_star)
        self.stripes = lru_cache(maxsize=96)(self._stripe)

    def rounded(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        radius: int,
        colour: Rgb,
        line: Rgb | None = None,
        thick: int = 0,
    ) -> None:
        """Fill a box with rounded, soft-edged corners and a line of `thick` pixels along its inside."""
        radius = min(radius, rect.w // 2, rect.h // 2)
        if radius < 1:
            target.fill(colour, rect)
            return
        target.fill(colour, (rect.x + radius, rect.y, rect.w - 2 * radius, rect.h))
        target.fill(colour, (rect.x, rect.y + radius, radius, rect.h - 2 * radius))
        target.fill(colour, (rect.right - radius, rect.y + radius, radius, rect.h - 2 * radius))
        disc = self.corners(radius, colour, line, thick)
        right, low = rect.right - radius, rect.bottom - radius
        target.blit(disc, rect.topleft, (0, 0, radius, radius))
        target.blit(disc, (right, rect.y), (radius, 0, radius, radius))
        target.blit(disc, (rect.x, low), (0, radius, radius, radius))
        target.blit(disc, (right, low), (radius, radius, radius, radius))
        if line is not None:
            across, down = rect.w - 2 * radius, rect.h - 2 * radius
            target.fill(line, (rect.x + radius, rect.y, across, thick))
            target.fill(line, (rect.x + radius, rect.bottom - thick, across, thick))
            target.fill(line, (rect.x, rect.y + radius, thick, down))
            target.fill(line, (rect.right - thick, rect.y + radius, thick, down))

    def cast(self, target: pygame.Surface, rect: pygame.Rect, radius: int, blur: int, depth: int) -> None:
        """Draw the one soft shadow around a box; the box itself is painted over it afterwards."""
        radius = max(1, min(radius, rect.w // 2, rect.h // 2))
        tile = self.shadow(radius, blur, depth)
        edge = radius + 2 * blur
        outer = rect.inflate(2 * blur, 2 * blur)
        if outer.w < 2 * edge or outer.h < 2 * edge:
            target.blit(pygame.transform.smoothscale(tile, outer.size), outer)
            return
        far = tile.get_width() - edge
        right, low = outer.right - edge, outer.bottom - edge
        for place, part in (
            (outer.topleft, (0, 0)), ((right, outer.y), (far, 0)),
            ((outer.x, low), (0, far)), ((right, low), (far, far)),
        ):  # fmt: skip
            target.blit(tile, place, (*part, edge, edge))
        across, down = outer.w - 2 * edge, outer.h - 2 * edge
        shape, deep = (radius, blur, depth), 2 * blur  # further in, the box covers the shadow
        target.blit(self.stripes(shape, "top", across), (outer.x + edge, outer.y))
        target.blit(self.stripes(shape, "bottom", across), (outer.x + edge, outer.bottom - deep))
        target.blit(self.stripes(shape, "left", down), (outer.x, outer.y + edge))
        target.blit(self.stripes(shape, "right", down), (outer.right - deep, outer.y + edge))

    def _stripe(self, shape: tuple[int, int, int], side: str, length: int) -> pygame.Surface:
        tile = self.shadow(*shape)
        edge, deep = shape[0] + 2 * shape[1], 2 * shape[1]
        far = tile.get_width() - deep
        cut = {
            "top": (edge, 0, 1, deep), "bottom": (edge, far, 1, deep),
            "left": (0, edge, deep, 1), "right": (far, edge, deep, 1),
        }[side]  # fmt: skip
        size = (length, deep) if side in ("top", "bottom") else (deep, length)
        return pygame.transform.scale(tile.subsurface(cut), size)


def _corners(radius: int, colour: Rgb, line: Rgb | None = None, thick: int = 0) -> pygame.Surface:
    large = pygame.Surface((radius * 8, radius * 8), pygame.SRCALPHA)
    middle = (radius * 4, radius * 4)
    large.fill((*(line or colour), 0))
    pygame.draw.circle(large, line or colour, middle, radius * 4)
    if line is not None:
        pygame.draw.circle(large, colour, middle, max(0, (radius - thick) * 4))
    return pygame.transform.smoothscale(large, (radius * 2, radius * 2))


def _shadow(radius: int, blur: int, depth: int) -> pygame.Surface:
    side = 2 * radius + 4 * blur + 1
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    inner = tile.get_rect().inflate(-2 * blur, -2 * blur)
    pygame.draw.rect(tile, (0, 0, 0, depth), inner, border_radius=radius)
    return pygame.transform.gaussian_blur(tile, max(1, blur))


def _star(pixels: int, colour: Rgb, filled: bool) -> pygame.Surface:
    side = pixels * 4
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    large.fill((*colour, 0))
    points = []
    for at in range(10):
        reach = side * (0.49 if at % 2 == 0 else 0.22)
        angle = math.pi * at / 5 - math.pi / 2
        points.append((side / 2 + reach * math.cos(angle), side * 0.53 + reach * math.sin(angle)))
    pygame.draw.polygon(large, colour, points, 0 if filled else max(4, side // 14))
    return pygame.transform.smoothscale(large, (pixels, pixels))
