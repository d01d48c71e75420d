"""The map that somebody asks for: of a scenario at hand or of a file, sound or not, with plays on record if wanted."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.domain.errors import ScenarioError, TooLargeError
from game.session.own import is_file_name

if TYPE_CHECKING:
    from game.audit.chart.items import Analysis
    from game.audit.chart.model import Chart
    from game.domain.attempt import Attempt
    from game.domain.rubric import Rubric
    from game.domain.scenario import Scenario
    from game.engine.prepared import Prepared
    from game.loader.results import ScenarioResult
    from game.rules.compiled import Compiled
    from game.session.training import Training


def chart_asked(training: "Training", name: str, plays: bool = False, packs: Sequence[Path] = ()) -> "Chart":
    """The chart of a scenario's id or of a file, with what plays on record say of it where `plays` is set. `packs` are
    the folders of scenarios beside those that ship.

    Raises `ScenarioError` where there is no such scenario, or nothing of the file can be read.
    """
    from game.audit.chart.ranges import ranges_of
    from game.audit.chart.reading import chart_of
    from game.audit.checking import checked
    from game.engine.prepared import prepare
    from game.rules.compiling import compile_scenario

    library = training.library
    result = _read(training, name, (places.scenarios(), *packs))
    if result.written is None:
        first = result.diagnostics[0]
        raise ScenarioError(f"{first.place}: {first.message} So no map can be drawn of it.")
    scenario, prepared = result.scenario, None
    with suppress(TooLargeError):  # sound, and yet too large to be scored exactly: its map is drawn without scores
        prepared = prepare(scenario, library.rubric) if scenario is not None else None
    chart = chart_of(checked(result, library.rubric, prepared), ranges_of(prepared) if prepared else None)
    if not plays:
        return chart
    compiled = compile_scenario(scenario, library.rubric) if scenario is not None else None
    return played(training, chart, compiled, prepared)


def played(
    training: "Training", chart: "Chart", compiled: "Compiled | None", prepared: "Prepared | None" = None
) -> "Chart":
    """The chart with the plays on record at this very version; of a scenario that is not sound there are none. What
    they say of its decisions is known only where it is `prepared`.

    Raises `RecordsError` where the records cannot be read.
    """
    from dataclasses import replace

    from game.audit.chart.plays import with_plays

    if compiled is None:
        return replace(chart, plays=0)
    counted = with_plays(chart, compiled, _attempts(training, compiled.scenario.id))
    return replace(counted, analysis=analysis_of(training, prepared)) if prepared is not None else counted


def analysis_of(training: "Training", prepared: "Prepared") -> "Analysis":
    """What the first assessments on record say of a scenario's decisions. Raises `RecordsError`."""
    from game.coaching.items.analysis import analysed
    from game.coaching.items.answers import sittings_of

    attempts = training.keeper.records.stored(scenario_id=prepared.scenario.id, ranked=True)
    return analysed(prepared, sittings_of(prepared, attempts))


def _attempts(training: "Training", scenario_id: str) -> "Iterator[Attempt]":
    from game.domain.attempt import Attempt

    for one in training.keeper.records.stored(scenario_id=scenario_id):
        if isinstance(one, Attempt):
            yield one


def _read(training: "Training", name: str, folders: Sequence[Path]) -> "ScenarioResult":
    """What was read of a scenario, with the place of everything in it."""
    from game.loader.loading import load_scenario, read_scenario

    library = training.library
    if is_file_name(name):
        return load_scenario(Path(name), library.rubric)
    scenario = library.scenario(name)
    if scenario is not None:
        found = _from_file(scenario, folders, library.rubric)
        return found or read_scenario(scenario.source, f"{name}.yaml", library.rubric)
    broken = next((one.place.file for one in library.problems if Path(one.place.file).stem == name), None)
    if broken is not None:
        return load_scenario(Path(broken), library.rubric)
    raise ScenarioError(f"There is no scenario '{name}'. There are: {', '.join(sorted(library.scenarios)) or 'none'}.")


def _from_file(scenario: "Scenario", folders: Sequence[Path], rubric: "Rubric") -> "ScenarioResult | None":
    """The same scenario read from its file: the text of one that includes snippets has neither their comments nor
    their places any more. None where its file has changed or gone."""
    from game.loader.loading import load_scenario

    for path in _files_of(scenario.id, folders):
        result = load_scenario(path, rubric)
        if result.scenario is not None and result.scenario.digest == scenario.digest:
            return result
    return None


def _files_of(scenario_id: str, folders: Sequence[Path]) -> Iterator[Path]:
    """The files whose scenario may have this id: that of its name first."""
    from game.loader.loading import scenario_files

    files: list[Path] = []
    for folder in folders:
        with suppress(OSError):  # whoever named the folder is told by the library
            files += scenario_files(folder)
    for path in sorted(files, key=lambda one: one.stem != scenario_id):
        with suppress(OSError):
            if path.stem == scenario_id or scenario_id in path.read_text("utf-8", "replace"):
                yield path


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
