"""What is kept: attempts, boards, journals of open playthroughs, settings; `Records.open` alone loads SQLAlchemy."""

from game.records.board import Board, BoardQuery, Policy, Row
from game.records.journal import JournalFile, Unfinished, open_journals
from game.records.journal_lines import Header
from game.records.preferences import Loaded, Preferences, load_preferences, save_preferences
from game.records.store import Records, Unreadable
from game.records.verify import Difference, Fault, Finding, Replayed, verify

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
