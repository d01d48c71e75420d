"""Reads a scenario that is too large to be proved and played, so that it can at least be audited in part."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.loader.checks.files import TOO_BIG
from game.loader.checks.proof import TOO_LARGE
from game.loader.examining import examine
from game.loader.reading import decode, read_bytes
from game.loader.report import WHOLE_FILE, Report
from game.loader.results import ScenarioResult, has_errors
from game.loader.sheet import Sheet

LARGEST_BYTES = 50_000_000
"""Some 65,000 states. Reading 37 MB took 62 bytes of memory for each byte of them, so this many need about 3 GB."""
LARGEST_EVENTS = 10_000_000
"""What only the audit reads, and takes its time for."""

Telling = Callable[[str, float], object]
"""Called with what is being done, and what share (0-1) of the work is behind."""


def only_too_large(result: ScenarioResult) -> bool:
    """Whether a file cannot be played for its size alone."""
    errors = [one for one in result.diagnostics if has_errors([one])]
    return bool(errors) and all(one.code in (TOO_BIG.code, TOO_LARGE.code) for one in errors)


def load_large(path: Path, rubric: Rubric, telling: Telling = lambda _doing, _behind: None) -> ScenarioResult:
    """The scenario of a file, sound as far as can be said without walking it.

    What was written is not kept: it takes ten times the memory of the scenario. Where the memory of the computer does
    not suffice, that is reported like any mistake.
    """
    report = Report(str(path))
    scenario = None
    try:
        with _no_collecting():
            scenario = _scenario(path, rubric, report, telling)
    except MemoryError:
        report.add(TOO_BIG, WHOLE_FILE, "The memory of this computer is too small for this file.", TOO_BIG.fix)
    return ScenarioResult(report.file, scenario, report.sorted())


def _scenario(path: Path, rubric: Rubric, report: Report, telling: Telling) -> Scenario | None:
    telling("reading", 0.0)
    content = read_bytes(path, report, LARGEST_BYTES)
    text = decode(content, report, LARGEST_BYTES) if content is not None else None
    if text is None:
        return None
    telling(f"reading {len(text) / 1_000_000:.0f} MB of text and checking it, which takes a while", 0.1)

    def unproved(_sheet: Sheet, scenario: Scenario) -> None:
        """Leaves the walk to the audit."""
        telling(f"{len(scenario.states):,} states read", 1.0)

    return examine(text, rubric, report, path.parent, unproved, LARGEST_EVENTS)[0]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Millions of values are made that all stay; looking through them for rubbish again and again doubles the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
