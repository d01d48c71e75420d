"""Reading the file of a preview: quickly as far as playing needs it, then all that takes longer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.audit.advice.allowances import allowed
from game.audit.chart.model import Chart
from game.audit.chart.ranges import ranges_of
from game.audit.chart.reading import chart_of
from game.audit.checking import checked
from game.coaching.regret import Judge
from game.domain.diagnostic import Diagnostic
from game.domain.errors import TooLargeError
from game.domain.opening import Opening
from game.domain.rubric import Rubric
from game.engine.machine import Machine, build_machine
from game.engine.prepared import Prepared
from game.loader.checks.files import NO_SNIPPET, UNREADABLE
from game.loader.loading import load_scenario
from game.loader.results import ScenarioResult
from game.rules.bounds import bounds_of
from game.rules.compiling import compile_scenario
from game.rules.walk import explore
from game.session.preview.watch import Marks, marks_of, surroundings

_ALLOWANCE = re.compile(r"#\s*em:", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: what the loader says of it, and the machine to play it by; None where it is not sound.

    `marks` are those of its files before they were read, `diagnostics` what is said at once.
    """

    result: ScenarioResult
    diagnostics: tuple[Diagnostic, ...]
    machine: Machine | None
    marks: Marks

    @property
    def locked(self) -> bool:
        """Whether the file is there and could not be read: an editor may just be writing it."""
        there = self.marks.get(Path(self.result.file)) is not None
        return there and any(one.code == UNREADABLE.code for one in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Study:
    """What takes longer: the reading's full advice, its map, and what its replies are worth.

    `prepared` is None where it is not sound, or too large to be explored whole. `trouble` is a sentence where a check
    of the advice failed, empty where none did: the rest is there all the same.
    """

    reading: Reading
    diagnostics: tuple[Diagnostic, ...]
    chart: Chart
    prepared: Prepared | None
    trouble: str = ""
    judges: dict[Opening, Judge] = field(default_factory=dict)

    def judge(self, opening: Opening) -> Judge | None:
        """The judge of contacts that open like this."""
        if self.prepared is None:
            return None
        if opening not in self.judges:
            self.judges[opening] = Judge(self.prepared, opening)
        return self.judges[opening]


def read_file(file: Path, rubric: Rubric) -> Reading:
    """Read and prove a scenario. Whatever is wrong, and be it that there is no such file, is a diagnostic."""
    before = marks_of([file])
    result = load_scenario(file, rubric)
    files = [Path(name) for name in result.written.files] if result.written else [file]
    if any(one.code == NO_SNIPPET.code for one in result.diagnostics):
        files += surroundings(file)  # it may turn up in any folder below
    marks = marks_of(files) | before
    found: Sequence[Diagnostic] = result.diagnostics
    if result.written and any(_ALLOWANCE.search(text) for text in result.written.texts):  # looking closely takes long
        found = allowed(found, result.written, whole=False)
    machine = build_machine(compile_scenario(result.scenario, rubric)) if result.scenario else None
    return Reading(result, tuple(found), machine, marks)


def study(reading: Reading, rubric: Rubric) -> Study:
    """All advice for what was read, and the graph of a sound scenario; about a second for a long one."""
    prepared = _prepared(reading.machine) if reading.machine else None
    result, trouble = replace(reading.result, diagnostics=reading.diagnostics), ""
    try:
        result = checked(reading.result, rubric, prepared)
    except Exception as fault:  # one check that stumbles must not take the map and the weights with it
        trouble = f"The advice could not be worked out ({type(fault).__name__}: {fault})."
    chart = chart_of(result, ranges_of(prepared) if prepared is not None else None)
    return Study(reading, result.diagnostics, chart, prepared, trouble)


def _prepared(machine: Machine) -> Prepared | None:
    try:
        graph = explore(machine.compiled)
    except TooLargeError:  # proved within a larger budget than a debrief has
        return None
    return Prepared(machine.compiled, graph, bounds_of(graph), machine)
