"""The surface of the real window in true pixels: one body for most desktops, one for those that count in points."""

# ruff: noqa: D102 - what a method means stands in Display

import sys
import warnings
from typing import Protocol

import pygame

from game.ui.scale import SMALLEST_WINDOW

CAPTION = "Extra Mile"


class Display(Protocol):
    """A window with a surface."""

    @property
    def ratio(self) -> float:
        """Pixels for one unit of the pointer's places."""

    @property
    def surface(self) -> pygame.Surface:
        """The surface to draw on; another one after the size has changed."""

    def show(self, parts: list[pygame.Rect]) -> None:
        """Bring the parts that were drawn onto the screen."""

    def full_screen(self, on: bool) -> None:
        """Fill the screen, or be a window again."""


def open_display(size: tuple[int, int], full: bool) -> Display:
    """Open the window; raises pygame.error where there is no display."""
    return PointDisplay(size, full) if sys.platform == "darwin" else PixelDisplay(size, full)


class PixelDisplay:
    """For X11, Wayland and Windows: the surface is in pixels, and single rectangles can be shown."""

    def __init__(self, size: tuple[int, int], full: bool) -> None:
        self._windowed = size
        pygame.display.set_caption(CAPTION)
        self._open(full)

    @property
    def ratio(self) -> float:
        return 1.0

    @property
    def surface(self) -> pygame.Surface:
        return pygame.display.get_surface() or self._surface

    def show(self, parts: list[pygame.Rect]) -> None:
        pygame.display.update(parts)

    def full_screen(self, on: bool) -> None:
        if on:
            self._windowed = self.surface.get_size()
        self._open(on)

    def _open(self, full: bool) -> None:
        if full:
            self._surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            return
        self._surface = pygame.display.set_mode(self._windowed, pygame.RESIZABLE)
        with warnings.catch_warnings():  # the only way to a least size; nothing replaces it yet
            warnings.simplefilter("ignore", DeprecationWarning)
            pygame.Window.from_display_module().minimum_size = SMALLEST_WINDOW


class PointDisplay:
    """For macOS: sharp on high-density screens, where a window's size and the pointer are counted in points."""

    def __init__(self, size: tuple[int, int], full: bool) -> None:
        self._window = pygame.Window(CAPTION, size, resizable=True, allow_high_dpi=True)
        self._window.minimum_size = SMALLEST_WINDOW
        if full:
            self.full_screen(True)

    @property
    def ratio(self) -> float:
        return self.surface.get_width() / max(1, self._window.size[0])

    @property
    def surface(self) -> pygame.Surface:
        return self._window.get_surface()

    def show(self, parts: list[pygame.Rect]) -> None:
        self._window.flip()

    def full_screen(self, on: bool) -> None:
        if on:
            self._window.set_fullscreen(True)
        else:
            self._window.set_windowed()
