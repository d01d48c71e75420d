"""Plays the window without a window: a pilot with keys, a pointer, its own clock and pictures."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from pathlib import Path

import pygame

from game.domain.settings import Settings
from game.ui.canvas import DrawnText
from game.ui.input import Act, Key, Pointer, Text
from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.widgets.base import Widget

FRAME = 1 / 60
ASSETS = Path(__file__).resolve().parents[2] / "assets"


class PlainClipboard:
    """A clipboard that is only a value."""

    def __init__(self) -> None:
        self.text = ""

    def get(self) -> str:
        return self.text

    def put(self, text: str) -> None:
        self.text = text


class Pilot:
    """Drives screens headless. Time stands still until `advance`; background work is done when `settle` returns."""

    def __init__(
        self,
        first: Callable[[Stage], Screen],
        size: tuple[int, int] = (1280, 720),
        settings: Settings | None = None,
        assets: Path = ASSETS,
    ) -> None:
        pygame.font.init()
        self.time = 1000.0
        self.clipboard = PlainClipboard()
        self.spoken: list[str] = []
        self.drawn_pixels = 0
        surface = pygame.Surface(size)
        self.typing = False
        self.stage = Stage(surface, assets, settings or Settings(), lambda: self.time, self.clipboard, self._text_input)
        self.stage.listeners.append(self.spoken.append)
        self.stage.push(first(self.stage))
        self._frame()

    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self.stage.top.screen

    @property
    def focus(self) -> str:
        """The key of the widget with the focus."""
        return self.stage.top.focus_key

    def press(self, *names: str) -> None:
        """Press keys one after the other: 'tab', 'shift+tab', 'ctrl+v', '2', '?', 'enter' …"""
        for name in names:
            *mods, last = name.split("+") if len(name) > 1 else [name]
            char = last if len(last) == 1 else " " if last == "space" else ""
            digit = int(last) if last.isdigit() and len(last) == 1 else None
            ctrl, alt = "ctrl" in mods, "alt" in mods
            typing = self.typing  # as on a desktop: text comes only to a field that had the focus before
            self.stage.handle(Key(last.lower(), "" if ctrl else char, "shift" in mods, ctrl, alt, digit))
            if typing and char and not (ctrl or alt):
                self.stage.handle(Text(char))
            self._frame()

    def type(self, text: str) -> None:
        """Type text, letter by letter."""
        for char in text:
            if char.isascii():
                self.press("space" if char == " " else char)
            elif self.typing:
                self.stage.handle(Text(char))
        self._frame()

    def widget(self, key: str) -> Widget:
        """Give the widget with this key on the top screen; LookupError when there is none."""
        self.stage.top.settle()
        found = self.stage.top.find(key)
        if found is None:
            keys = [w.key for w in self.stage.top.root.walk() if w.key] if self.stage.top.root else []
            raise LookupError(f"no widget {key!r} on {self.screen.name}; there are {keys}")
        return found

    def click(self, key: str) -> None:
        """Click in the middle of the widget with this key, scrolling it into view first."""
        widget = self.widget(key)
        widget.reveal(widget.rect)
        self.click_at(widget.rect.center)

    def click_at(self, pos: tuple[int, int]) -> None:
        """Click at a place."""
        for act in (Act.MOVE, Act.DOWN, Act.UP):
            self.stage.handle(Pointer(act, pos))
            self._frame()

    def wheel(self, pos: tuple[int, int], turn: float) -> None:
        """Turn the wheel over a place; below 0 scrolls down."""
        self.stage.handle(Pointer(Act.WHEEL, pos, turn))
        self._frame()

    def advance(self, seconds: float) -> None:
        """Let time pass, stopping at each instant at which the window would have woken."""
        end = self.time + seconds
        for _ in range(200_000):
            self._frame()
            due = self.stage.deadline()
            if due is None or due >= end:
                break
            self.time = min(end, max(due, self.time + FRAME / 4))
        self.time = end
        self._frame()

    def settle(self) -> None:
        """Wait for background work and deliver its results."""
        self.stage.ctx.workers.settle()
        self._frame()

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self.stage.resize(pygame.Surface(size))
        self._frame()

    def texts(self) -> list[str]:
        """Give every line of text on the window, those scrolled away included."""
        return [drawn.text for drawn in self.records()]

    def says(self, words: str) -> bool:
        """Tell whether `words` can be read on the window, across line ends."""
        return " ".join(words.split()) in " ".join(" ".join(self.texts()).split())

    def records(self) -> list[DrawnText]:
        """Give every line of text drawn, with its place and colours."""
        records = self.stage.record()
        self._frame()
        return records

    def shot(self, path: Path | str) -> None:
        """Keep a picture of the window."""
        self._frame()
        pygame.image.save(self.stage.surface, str(path))

    def _text_input(self, rect: pygame.Rect | None) -> None:
        self.typing = rect is not None

    def _frame(self) -> list[pygame.Rect]:
        if not self.stage.running:
            return []
        self.stage.tick()
        parts = self.stage.paint()
        self.drawn_pixels += sum(part.w * part.h for part in parts)
        return parts
