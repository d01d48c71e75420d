"""Collects what is wrong with one file while it is read."""

from collections.abc import Sequence

from game.domain.diagnostic import Diagnostic, Place, Severity
from game.loader.checks.card import Card
from game.loader.names import closest
from game.loader.results import Diagnostics

Spot = tuple[int, int]
"""1-based line and column; (0, 0) for the file as a whole."""

WHOLE_FILE: Spot = (0, 0)

FILE_LINES = 10_000_000
"""Lines of the second file of a scenario are counted from here on, those of the third from twice as many, and so on:
so a spot says which file it is in, and nobody who handles spots needs to know."""

SUGGESTIONS = 100
"""After this many problems names are no longer compared: such a file has another trouble than spelling."""

MOST = 15_000
"""After this many problems only the first error is still noted: telling more takes longer than anybody reads."""


class Report:
    """The diagnostics of one file, in the order found; `sorted()` gives them by place, each once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.files = [file]
        self.missed: list[str] = []
        self.found: list[Diagnostic] = []
        self.sound = True

    def add(self, card: Card, spot: Spot, message: str, suggestion: str = "") -> None:
        """Note a problem."""
        if len(self.found) >= MOST and (not self.sound or card.severity is not Severity.ERROR):
            return
        if card.severity is Severity.ERROR:
            self.sound = False
        place = place_in(self.files, spot)
        self.found.append(Diagnostic(card.code, card.severity, place, message, suggestion))

    def near(self, name: str, names: Sequence[str]) -> str:
        """The one of `names` that was probably meant, or nothing."""
        return closest(name, names) if len(self.found) < SUGGESTIONS else ""

    def did_you_mean(self, name: str, names: Sequence[str], otherwise: str = "") -> str:
        """A suggested edit for a name that does not exist."""
        meant = self.near(name, names)
        return f"Did you mean '{meant}'?" if meant else otherwise

    def sorted(self) -> Diagnostics:
        """Everything found, by place, then by code."""
        unique = dict.fromkeys(self.found)
        return tuple(sorted(unique, key=lambda one: (one.place, one.code, one.message)))


def place_in(files: Sequence[str], spot: Spot) -> Place:
    """The place that a spot of a scenario means, whose files are these."""
    number, line = divmod(spot[0], FILE_LINES)
    return Place(files[number], line, spot[1])
