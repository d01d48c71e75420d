"""The real window and its loop: events in, changed rectangles out, asleep in between."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.domain.settings import Settings, Theme
from game.ui.display import Display, open_display
from game.ui.idle import Idle
from game.ui.input import Key, Resized, translate
from game.ui.pictures import Pictures
from game.ui.scale import DESIGN
from game.ui.shapes import Shapes
from game.ui.stage import Stage
from game.ui.theme import Token, theme_for


class NoWindow(Exception):
    """The window cannot be opened; the message says why and what to do."""


class SystemClipboard:
    """The clipboard of the desktop."""

    def get(self) -> str:
        """Give the text on it, or ''."""
        try:
            return pygame.scrap.get_text() if pygame.scrap.has_text() else ""
        except pygame.error:
            return ""

    def put(self, text: str) -> None:
        """Put text on it."""
        try:
            pygame.scrap.put_text(text.encode("utf-8", "replace").decode())
        except (pygame.error, ValueError):
            return  # a desktop without a clipboard: nothing was promised


class Window:
    """Opens the display; `stage` holds the screens, `run` goes on until the window is closed.

    Raises NoWindow where there is no display or the wrong pygame.
    """

    def __init__(
        self,
        assets: Path,
        settings: Settings,
        now: Callable[[], float] = time.monotonic,
        size: tuple[int, int] = DESIGN,
        full_screen: bool = False,
    ) -> None:
        _check_pygame()
        _hints()
        try:
            pygame.display.init()
            pygame.font.init()
            self._display: Display = open_display(size, full_screen)
        except pygame.error as error:
            raise NoWindow(f"The window could not be opened: {error}. Play in the terminal instead.") from error
        _dress(assets)
        self._full = self._asked = full_screen
        self._before = False  # whether it was full before a page asked for it
        self.idle = Idle()
        pygame.key.set_repeat(400, 35)
        pygame.key.stop_text_input()
        self.stage = Stage(self._display.surface, assets, settings, now, SystemClipboard(), _text_input, self.idle.wake)
        self._now = now
        self._held: set[int] = set()
        self.frames = 0

    def run(self) -> None:
        """Show the stage until it is left. Give it a first screen before."""
        try:
            while self.stage.running:
                self.step()
                if self.stage.running:
                    deadline = self.stage.deadline()
                    self.idle.wait(None if deadline is None else max(0.0, deadline - self._now()))
        finally:
            self.close()

    def step(self) -> None:
        """Take the events there are, let time pass, and show what changed."""
        for raw in pygame.event.get():
            event = translate(raw, self._held_already(raw), self._display.ratio)
            if event is None:
                continue
            self.idle.active()
            if isinstance(event, Key) and event.name == "f11":
                if not event.repeat:
                    self.toggle_full_screen()
            elif not isinstance(event, Resized):
                self.stage.handle(event)
        self._follow()
        if self._display.surface.get_size() != self.stage.ctx.scale.window:
            self.stage.resize(self._display.surface)
        self.stage.tick()
        parts = self.stage.paint()
        if parts:
            self.frames += 1
            self._display.show(parts)

    def toggle_full_screen(self) -> None:
        """Fill the whole screen, or go back to a window."""
        self._full = not self._full
        self._display.full_screen(self._full)
        self.stage.resize(self._display.surface)

    def _follow(self) -> None:
        """Fill the screen while a page asks for that, and be afterwards what it was before."""
        if self.stage.running and self.stage.whole_screen != self._asked:
            self._asked = not self._asked
            if self._asked:
                self._before = self._full
            if self._full != (self._asked or self._before):
                self.toggle_full_screen()

    def close(self) -> None:
        """Close the window and wait for no work."""
        self.idle.close()
        pygame.display.quit()

    def _held_already(self, raw: pygame.Event) -> bool:
        """Tell whether a key event comes from a key that is simply being held down."""
        if raw.type == pygame.KEYDOWN:
            held = raw.key in self._held
            self._held.add(raw.key)
            return held
        if raw.type == pygame.KEYUP:
            self._held.discard(raw.key)
        elif raw.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()
        return False


def _check_pygame() -> None:
    if not getattr(pygame, "IS_CE", 0):
        raise NoWindow(
            "The package 'pygame' stands where 'pygame-ce' belongs. "
            "Remove it (pip uninstall pygame), then install pygame-ce again (pip install --force-reinstall pygame-ce)."
        )


def _hints() -> None:
    """Set what must be set before the display is there; the user's own environment wins."""
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # without a GPU ten times the memory and dearer flips
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")


def _dress(assets: Path) -> None:
    """Give the window its icon: a white milestone on the accent colour."""
    accent, white = theme_for(Theme.LIGHT)[Token.ACCENT], (255, 255, 255)
    icon = pygame.Surface((64, 64), pygame.SRCALPHA)
    Shapes().rounded(icon, icon.get_rect(), 14, accent)
    icon.blit(Pictures(assets).icon("milestone", 44, white), (10, 10))
    pygame.display.set_icon(icon)


def _text_input(rect: pygame.Rect | None) -> None:
    if rect is not None:
        pygame.key.set_text_input_rect(rect)
        pygame.key.start_text_input()
    else:
        pygame.key.stop_text_input()
