"""What the picker shows, fetched beside the window: contacts, those left unfinished, and the best results so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game.domain.errors import ExtraMileError

if TYPE_CHECKING:
    from game.domain.attempt import Trainee
    from game.session.library import Card
    from game.session.training import Open, Training


NO_CONTACTS = "Contacts are the files in the scenarios folder. To see what keeps one out, run: python3 main.py check"
"""What can be done where there is nothing to play."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything there is to choose from. `titles` names scenarios by id, `notes` are sentences for the foot."""

    cards: "tuple[Card, ...]" = ()
    unfinished: "tuple[Open, ...]" = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def fetch_shelf(training: "Training") -> Shelf:
    """Read the library and the open contacts; what cannot be read becomes a note."""
    notes: list[str] = []
    try:
        cards = training.library.cards()
    except ExtraMileError as error:
        return Shelf(notes=(f"{error} Run: python3 main.py check",))
    problems = training.library.problems
    broken = {Path(problem.place.file).name for problem in problems}
    if problems and not cards:  # nothing can be played: the reason itself is wanted, not only that there is one
        notes.append(f"{problems[0].place.file}: {problems[0].message}")
    elif broken:
        notes.append(problem_note(len(broken)))
    try:
        unfinished = tuple(reversed(training.unfinished()))  # the one left last comes first
    except ExtraMileError as error:
        unfinished = ()
        notes.append(str(error))
    return Shelf(cards, unfinished, {card.id: card.title for card in cards}, tuple(notes))


def fetch_best(training: "Training", trainee: "Trainee") -> tuple[Mapping[str, int], str]:
    """Give the trainee's best result per scenario in hundredths, and a sentence where the records are in trouble."""
    return training.keeper.best(trainee), training.keeper.trouble


def problem_note(count: int) -> str:
    """Say calmly that scenario files cannot be played."""
    if count == 1:
        return "One scenario file has problems and is left out. To see them, run: python3 main.py check"
    return f"{count} scenario files have problems and are left out. To see them, run: python3 main.py check"
