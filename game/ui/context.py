"""What every screen is given: how things look, what time it is, where to go, and what may be asked of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import pygame

from game.domain.settings import Settings
from game.ui.canvas import Kit
from game.ui.scale import Scale
from game.ui.theme import Theme
from game.ui.work import Timer, Timers, Workers

if TYPE_CHECKING:
    from game.ui.screen import Screen

T = TypeVar("T")


class Clipboard(Protocol):
    """Where copied text lives: the system's in the window, a plain value in tests."""

    def get(self) -> str:
        """Give the text on the clipboard, or ''."""

    def put(self, text: str) -> None:
        """Put text on the clipboard."""


class Navigator(Protocol):
    """The stack of screens."""

    def push(self, screen: "Screen") -> None:
        """Show `screen` on top; `pop` comes back to this one."""

    def replace(self, screen: "Screen") -> None:
        """Show `screen` instead of the one on top."""

    def pop(self) -> None:
        """Leave the screen on top; the last one stays."""

    def reset(self, screen: "Screen") -> None:
        """Leave every screen and show only `screen`."""

    def quit(self) -> None:
        """Close the window."""


class Context:
    """Given to each screen. `kit` changes when the window's size or the settings do: read it, do not keep it.

    `text_input` starts typing (with input methods) beside a rectangle, or ends it with None.
    """

    def __init__(
        self,
        kit: Kit,
        settings: Settings,
        now: Callable[[], float],
        nav: Navigator,
        timers: Timers,
        workers: Workers,
        clipboard: Clipboard,
        apply: Callable[[Settings], None],
        announce: Callable[[str], None],
        text_input: Callable[[pygame.Rect | None], None],
    ) -> None:
        self.kit = kit
        self.settings = settings
        self.now = now
        self.nav = nav
        self.timers = timers
        self.workers = workers
        self.clipboard = clipboard
        self.apply = apply
        self.announce = announce
        self.text_input = text_input

    @property
    def theme(self) -> Theme:
        """The colours now in use."""
        return self.kit.theme

    @property
    def scale(self) -> Scale:
        """The sizes now in use; `scale.room` tells when to fold columns."""
        return self.kit.scale

    def after(self, seconds: float, do: Callable[[], None]) -> Timer:
        """Call `do` once, `seconds` from now."""
        return self.timers.after(seconds, do)

    def animate(self, seconds: float, step: Callable[[float], None], done: Callable[[], None] | None = None) -> None:
        """Call `step` with 0 → 1 over at most 0.3 s; at once with 1 where motion is reduced."""
        self.timers.animate(seconds, step, done)

    def background(self, job: Callable[[], T], then: Callable[[T | Exception], Any]) -> None:
        """Run `job` in a thread; `then` gets its result, or its exception as a value, in the window's loop."""
        self.workers.start(job, then)
