"""Reads shifts from their files; an author's mistake is always a diagnostic, never an exception."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.domain.diagnostic import Diagnostic, Place
from game.domain.scenario import Scenario
from game.domain.shift import Shift, Slot
from game.loader.building import digest_of
from game.loader.checks import shift as cards
from game.loader.loading import scenario_files
from game.loader.nodes import read_tree
from game.loader.reading import decode, read_bytes
from game.loader.report import Report
from game.loader.results import Diagnostics
from game.loader.shaping import shape_of
from game.loader.shift_checks import check_shift
from game.loader.shift_models import ShiftShape, SlotShape

FOLDER = "shifts"
"""The folder of shifts, within a folder of scenarios."""

_HAS_CONTACTS = re.compile(rb"^contacts[ \t]*:", re.M)

Known = Mapping[str, Scenario]
"""The sound scenarios there are, by id."""


@dataclass(frozen=True, slots=True)
class ShiftResult:
    """A shift's file as read: `shift` is None if `diagnostics` hold an error."""

    file: str
    shift: Shift | None
    diagnostics: Diagnostics


def load_shift(path: Path, known: Known) -> ShiftResult:
    """The shift of a file."""
    report = Report(str(path))
    return _read(read_bytes(path, report), report, known)


def read_shift(source: str | bytes, name: str, known: Known) -> ShiftResult:
    """The shift from a text; `name` stands for its file in diagnostics."""
    return _read(source, Report(name), known)


def load_shifts(paths: Sequence[Path], known: Known) -> list[ShiftResult]:
    """The shifts of these files, in order. Of two with the same id the later one cannot be used."""
    first: dict[str, str] = {}
    found = []
    for one in (load_shift(path, known) for path in paths):
        other = first.setdefault(one.shift.id, one.file) if one.shift else one.file
        found.append(one if other == one.file else _twin(one, other))
    return found


def shift_files(folder: Path) -> list[Path]:
    """The shifts that belong to a folder of scenarios, by name. Raises OSError."""
    below = folder / FOLDER
    return scenario_files(below) if below.is_dir() else []


def is_shift(path: Path) -> bool:
    """Whether a file is a shift: in a folder of shifts, or with `contacts:` at the top of it."""
    if path.absolute().parent.name == FOLDER:
        return True
    content = read_bytes(path, Report(str(path)))
    return content is not None and _HAS_CONTACTS.search(content) is not None


def _read(content: str | bytes | None, report: Report, known: Known) -> ShiftResult:
    text = decode(content, report) if content is not None else None
    tree = read_tree(text, report) if text is not None else None
    shape = shape_of(ShiftShape, tree, report) if tree is not None else None
    if tree is None or shape is None:
        return ShiftResult(report.file, None, report.sorted())
    check_shift(shape, tree, known, report)
    shift = _build(shape, known) if report.sound else None
    return ShiftResult(report.file, shift, report.sorted())


def _build(shape: ShiftShape, known: Known) -> Shift:
    slots = tuple(_slot(one, known[one.contact]) for one in shape.contacts)
    content = [shape.id, shape.title, shape.summary, *([getattr(one, key) for key in _KEPT] for one in slots)]
    return Shift(shape.id, shape.title, shape.summary, slots, digest_of(content))


_KEPT = (
    "contact",
    "title",
    "name",
    "face",
    "channel",
    "person",
    "mood",
    "remembers",
    "digest",
    "arrives",
    "needs",
    "by",
)


def _slot(one: SlotShape, scenario: Scenario) -> Slot:
    who = scenario.customer
    return Slot(
        contact=scenario.id,
        title=scenario.title,
        name=who.name,
        face=who.face,
        channel=scenario.channel,
        person=who.person,
        mood=who.mood,
        remembers=tuple(sorted(scenario.remembers)),
        digest=scenario.digest,
        arrives=one.arrives,
        needs=one.if_ or "",
        by=one.by,
    )


def _twin(one: ShiftResult, other: str) -> ShiftResult:
    card, name = cards.SAME_SHIFT, one.shift.id if one.shift else ""
    message = f"The id '{name}' is used by {other}, too."
    problem = Diagnostic(card.code, card.severity, Place(one.file), message, card.fix)
    return ShiftResult(one.file, None, (problem, *one.diagnostics))
