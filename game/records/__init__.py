"""What is kept: attempts, boards, journals of open playthroughs, settings; `Records.open` alone loads SQLAlchemy.

Each name is loaded when it is first asked for: the first page of the window needs the settings and nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.records.board import Board, BoardQuery, Policy, Row
    from game.records.journal import JournalFile, Unfinished, open_journals
    from game.records.journal_lines import Header
    from game.records.preferences import Loaded, Preferences, load_preferences, save_preferences
    from game.records.store import Records, Unreadable
    from game.records.verifying import Difference, Fault, Finding, Replayed, verify

__all__ = [
    "Board",
    "BoardQuery",
    "Difference",
    "Fault",
    "Finding",
    "Header",
    "JournalFile",
    "Loaded",
    "Policy",
    "Preferences",
    "Records",
    "Replayed",
    "Row",
    "Unfinished",
    "Unreadable",
    "load_preferences",
    "open_journals",
    "save_preferences",
    "verify",
]

_HOMES = {
    "board": ("Board", "BoardQuery", "Policy", "Row"),
    "journal": ("JournalFile", "Unfinished", "open_journals"),
    "journal_lines": ("Header",),
    "preferences": ("Loaded", "Preferences", "load_preferences", "save_preferences"),
    "store": ("Records", "Unreadable"),
    "verifying": ("Difference", "Fault", "Finding", "Replayed", "verify"),
}


def __getattr__(name: str) -> object:
    """Load a name from the module that holds it."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
