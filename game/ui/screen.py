"""The base of all screens: it builds a tree of widgets when its data change and answers to keys and time."""

from typing import TYPE_CHECKING

from game.ui.context import Context
from game.ui.input import Key

if TYPE_CHECKING:
    from game.ui.widgets.base import Widget


class Screen:
    """One page of the window. Subclasses give `build`; the rest is there to be overridden where needed.

    `name` is short and steady (used by tests and by speech); `overlay` screens are drawn over the one below.
    `first_focus` is the key of the widget that has the focus at first ('' for the first one). As long as a page with
    `whole_screen` is on the stack, the window fills the screen.
    """

    name = "screen"
    overlay = False
    first_focus = ""
    whole_screen = False

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.stale = True

    def build(self) -> "Widget":
        """Give the whole tree for the present data, window size and settings. Must not change anything."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Have the tree built anew before the next frame; focus and scroll places are kept by key."""
        self.stale = True

    def opened(self) -> None:
        """Called once, when the screen comes onto the stack."""

    def closed(self) -> None:
        """Called once, when the screen has left the stack."""

    def on_key(self, key: Key) -> bool:
        """Answer to a key that the focused widget did not want; True when it was used."""
        return False

    def on_escape(self) -> None:
        """Answer to Esc: go back."""
        self.ctx.nav.pop()

    def on_tick(self, now: float) -> float | None:
        """Called whenever the loop wakes; give the instant at which to be called again, or None."""
        return None

    def on_quit(self) -> bool:
        """The window is being closed; False asks it to stay open."""
        return True
