"""One trainee, one scenario: start, act, finish and record, resume.

Each name is loaded when it is first asked for: the window opens before there is anything to play.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.session.clock import Clock, SystemClock
    from game.session.keeper import Keeper
    from game.session.library import Card, Library
    from game.session.session import Session
    from game.session.training import Open, Training

__all__ = ["Card", "Clock", "Keeper", "Library", "Open", "Session", "SystemClock", "Training"]

_HOMES = {
    "clock": ("Clock", "SystemClock"),
    "keeper": ("Keeper",),
    "library": ("Card", "Library"),
    "session": ("Session",),
    "training": ("Open", "Training"),
}


def __getattr__(name: str) -> object:
    """Load a name from the module that holds it."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
