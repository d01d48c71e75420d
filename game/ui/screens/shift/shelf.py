"""What the page of shifts shows, fetched beside the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.domain.errors import ExtraMileError
from game.session.shifts import OpenShift, ShiftCard, Shifts
from game.ui.screens.parts.scores import points

if TYPE_CHECKING:
    from game.domain.attempt import Trainee
    from game.session.training import Training


@dataclass(frozen=True, slots=True)
class ShiftShelf:
    """The shifts, those left in the middle (the last one first), the best results in hundredths, and sentences."""

    cards: tuple[ShiftCard, ...] = ()
    left: tuple[OpenShift, ...] = ()
    best: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def best_words(self, shift_id: str) -> str:
        """The sentence about the trainee's best run of a shift."""
        best = self.best.get(shift_id)
        return "Not worked yet" if best is None else f"Your best: {points(best)} of 100"


def fetch_shifts(shifts: Shifts, training: "Training", who: "Trainee | None") -> ShiftShelf:
    """Read the shifts, what was left, and the best results; what cannot be read becomes a note."""
    notes: list[str] = []
    try:
        cards, problems = shifts.cards(), len({one.place.file for one in shifts.problems})
    except ExtraMileError as error:
        return ShiftShelf(notes=(f"{error} Run: python3 main.py check",))
    if problems:
        broken = "One shift file has problems" if problems == 1 else f"{problems} shift files have problems"
        notes.append(f"{broken} and cannot be played. To see them, run: python3 main.py check")
    left: tuple[OpenShift, ...] = ()
    best: Mapping[str, int] = {}
    try:
        left = tuple(reversed(shifts.unfinished()))
        best = _best(training, who) if who is not None else {}
    except ExtraMileError as error:
        notes.append(str(error))
    return ShiftShelf(cards, left, best, tuple(notes))


def _best(training: "Training", who: "Trainee") -> Mapping[str, int]:
    from game.domain.shift import ShiftRecord

    best: dict[str, int] = {}
    for one in training.keeper.records.shifts(trainee_id=who.id):
        if isinstance(one, ShiftRecord) and one.score.overall is not None:
            best[one.start.shift.id] = max(one.score.overall, best.get(one.start.shift.id, 0))
    return best
