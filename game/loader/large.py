"""Reads a scenario that is too large to be proved and played, so that it can at least be audited in part."""

from pathlib import Path

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.loader.checks.files import TOO_BIG
from game.loader.checks.proof import TOO_LARGE
from game.loader.examining import examine
from game.loader.reading import decode, read_bytes
from game.loader.report import Report
from game.loader.results import ScenarioResult, has_errors
from game.loader.sheet import Sheet

LARGEST_BYTES = 100_000_000
LARGEST_EVENTS = 10_000_000
"""What only the audit reads, and takes its time for."""


def only_too_large(result: ScenarioResult) -> bool:
    """Whether a file cannot be played for its size alone."""
    errors = [one for one in result.diagnostics if has_errors([one])]
    return bool(errors) and all(one.code in (TOO_BIG.code, TOO_LARGE.code) for one in errors)


def load_large(path: Path, rubric: Rubric) -> ScenarioResult:
    """The scenario of a file, sound as far as can be said without walking it."""
    report = Report(str(path))
    content = read_bytes(path, report, LARGEST_BYTES)
    text = decode(content, report, LARGEST_BYTES) if content is not None else None
    scenario, written = None, None
    if text is not None:
        scenario, written = examine(text, rubric, report, path.parent, _unproved, LARGEST_EVENTS)
    return ScenarioResult(report.file, scenario, report.sorted(), written)


def _unproved(_sheet: Sheet, _scenario: Scenario) -> None:
    """Leaves the walk to the audit."""
