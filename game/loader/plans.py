"""Reads plans: the plays of a scenario that are to come out as foreseen, in `plans/ID.yaml` beside it."""

from dataclasses import dataclass, replace
from pathlib import Path

from game.loader.checks import plan as cards
from game.loader.nodes import read_tree
from game.loader.plan_models import PlansShape
from game.loader.reading import decode, read_bytes
from game.loader.report import Report
from game.loader.results import Diagnostics
from game.loader.shaping import shape_of
from game.loader.written import Written

FOLDER = "plans"


@dataclass(frozen=True, slots=True)
class PlansResult:
    """A plan's file as read: `shape` is None where it cannot be used, and the diagnostics say why."""

    shape: PlansShape | None
    diagnostics: Diagnostics
    written: Written | None = None


def plans_file(scenario: Path) -> Path:
    """Where the plan of a scenario's file lies, if it has one."""
    return scenario.parent / FOLDER / scenario.name


def load_plans(path: Path) -> PlansResult:
    """The plan of a file; what is wrong with it is told as warnings, because the scenario can be played without."""
    report = Report(str(path))
    content = read_bytes(path, report)
    text = decode(content, report) if content is not None else None
    return _read(path, text, report)


def read_plans(path: Path, text: str) -> PlansResult:
    """The plan of a text that is to stand in this file."""
    return _read(path, text, Report(str(path)))


def _read(path: Path, text: str | None, report: Report) -> PlansResult:
    tree = read_tree(text, report) if text is not None else None
    shape = shape_of(PlansShape, tree, report) if tree is not None else None
    if not report.sound or tree is None or shape is None or text is None:
        card = cards.UNREADABLE_PLAN
        told = (replace(one, code=card.code, severity=card.severity) for one in report.sorted())
        return PlansResult(None, tuple(told))
    return PlansResult(shape, (), Written(tree, (str(path),), (text,)))
