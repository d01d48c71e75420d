"""The map that somebody asks for: of a scenario at hand or of a file, sound or not, with plays on record if wanted."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.domain.errors import ScenarioError, TooLargeError
from game.session.own import is_file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.audit.chart.model import Chart
    from game.domain.attempt import Attempt
    from game.loader.results import ScenarioResult
    from game.rules.compiled import Compiled
    from game.session.training import Training


def chart_asked(training: "Training", name: str, plays: bool = False) -> "Chart":
    """The chart of a scenario's id or of a file, with how often each reply was chosen where `plays` is set.

    Raises `ScenarioError` where there is no such scenario, or nothing of the file can be read.
    """
    from game.audit.chart.ranges import ranges_of
    from game.audit.chart.reading import chart_of
    from game.audit.checking import checked
    from game.engine.prepared import prepare
    from game.rules.compiling import compile_scenario

    library = training.library
    result = _read(training, name)
    if result.written is None:
        first = result.diagnostics[0]
        raise ScenarioError(f"{first.place}: {first.message} So no map can be drawn of it.")
    scenario, prepared = result.scenario, None
    with suppress(TooLargeError):  # sound, and yet too large to be scored exactly: its map is drawn without scores
        prepared = prepare(scenario, library.rubric) if scenario is not None else None
    chart = chart_of(checked(result, library.rubric, prepared), ranges_of(prepared) if prepared else None)
    if not plays:
        return chart
    return played(training, chart, compile_scenario(scenario, library.rubric) if scenario is not None else None)


def played(training: "Training", chart: "Chart", compiled: "Compiled | None") -> "Chart":
    """The chart with the plays on record at this very version; of a scenario that is not sound there are none.

    Raises `RecordsError` where the records cannot be read.
    """
    from dataclasses import replace

    from game.audit.chart.plays import with_plays

    if compiled is None:
        return replace(chart, plays=0)
    return with_plays(chart, compiled, _attempts(training, compiled.scenario.id))


def _attempts(training: "Training", scenario_id: str) -> "Iterator[Attempt]":
    from game.domain.attempt import Attempt

    for one in training.keeper.records.stored(scenario_id=scenario_id):
        if isinstance(one, Attempt):
            yield one


def _read(training: "Training", name: str) -> "ScenarioResult":
    """What was read of a scenario, with the place of everything in it."""
    from game.loader.loading import load_scenario, read_scenario

    library = training.library
    if is_file_name(name):
        return load_scenario(Path(name), library.rubric)
    scenario = library.scenario(name)
    if scenario is not None:
        return read_scenario(scenario.source, f"{name}.yaml", library.rubric)
    broken = next((one.place.file for one in library.problems if Path(one.place.file).stem == name), None)
    if broken is not None:
        return load_scenario(Path(broken), library.rubric)
    raise ScenarioError(f"There is no scenario '{name}'. There are: {', '.join(sorted(library.scenarios)) or 'none'}.")


def write_text(path: Path, text: str) -> None:
    """Write a file. Raises `ScenarioError` with a sentence where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as problem:
        raise ScenarioError(unwritten(path, problem)) from problem


def unwritten(path: Path, problem: Exception) -> str:
    """The sentence for a file that could not be written."""
    reason = getattr(problem, "strerror", None) or str(problem)
    return f"{path} could not be written: {reason}. Check the folder, or choose another place."


def wrote(path: Path, chart: "Chart") -> str:
    """The sentence for a map that was written, and what is on it."""
    from game.audit.chart.page import summary

    return f"Wrote {path}: {summary(chart)}"
