"""Reads rubrics and scenarios from files and texts; an author's mistake is always a diagnostic, never an exception."""

import json
from collections.abc import Sequence
from pathlib import Path

from game.domain.rubric import Rubric
from game.loader.building import build_rubric
from game.loader.checks.files import NOT_A_RUBRIC, UNREADABLE
from game.loader.examining import examine
from game.loader.nodes import read_tree
from game.loader.packs import FILE as PACK_FILE
from game.loader.packs import load_pack
from game.loader.reading import decode, read_bytes
from game.loader.report import WHOLE_FILE, Report
from game.loader.results import RubricResult, ScenarioResult, has_errors
from game.loader.rubric_checks import check_rubric
from game.loader.together import checked_together

RUBRIC_FILES = ("rubric.yaml", "gestures.yaml")
NOT_SCENARIOS = frozenset({*RUBRIC_FILES, "course.yaml", PACK_FILE})


def load_rubric(folder: Path) -> RubricResult:
    """The rubric of a folder: its rubric.yaml and gestures.yaml."""
    reports = [Report(str(folder / name)) for name in RUBRIC_FILES]
    contents = [read_bytes(folder / name, report) for name, report in zip(RUBRIC_FILES, reports, strict=True)]
    return _rubric(contents, reports)


def read_rubric(rubric_source: str | bytes, gestures_source: str | bytes) -> RubricResult:
    """The rubric from the texts of its two files."""
    return _rubric([rubric_source, gestures_source], [Report(name) for name in RUBRIC_FILES])


def read_rubric_source(source: str) -> RubricResult:
    """The rubric from the one text that `RubricResult.source` keeps."""
    try:
        kept = json.loads(source)
        return read_rubric(str(kept["rubric"]), str(kept["gestures"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        report = Report("archived rubric")
        report.add(NOT_A_RUBRIC, WHOLE_FILE, "This is not the text of a rubric.", NOT_A_RUBRIC.fix)
        return RubricResult(None, report.sorted(), source)


def _rubric(contents: Sequence[str | bytes | None], reports: Sequence[Report]) -> RubricResult:
    pairs = list(zip(contents, reports, strict=True))
    texts = [decode(content, report) if content is not None else None for content, report in pairs]
    trees = [read_tree(text, one) if text is not None else None for text, one in zip(texts, reports, strict=True)]
    rubric, tray = trees
    sound = check_rubric(rubric, tray, *reports)
    diagnostics = tuple(one for report in reports for one in report.sorted())
    if rubric is None or tray is None or not sound:
        return RubricResult(None, diagnostics, "")
    source = json.dumps({"rubric": texts[0], "gestures": texts[1]}, ensure_ascii=False)
    return RubricResult(build_rubric(rubric.data, tray.data), diagnostics, source)


def load_scenario(path: Path, rubric: Rubric) -> ScenarioResult:
    """The scenario of a file."""
    report = Report(str(path))
    source = read_bytes(path, report)
    return _examined(source, report, rubric, path.parent)


def read_scenario(source: str | bytes, name: str, rubric: Rubric, folder: Path | None = None) -> ScenarioResult:
    """The scenario from a text; `name` stands for its file in diagnostics. It may include snippets below `folder`."""
    return _examined(source, Report(name), rubric, folder)


def _examined(source: str | bytes | None, report: Report, rubric: Rubric, folder: Path | None) -> ScenarioResult:
    text = decode(source, report) if source is not None else None
    if text is None:
        return ScenarioResult(report.file, None, report.sorted())
    scenario, written = examine(text, rubric, report, folder)
    return ScenarioResult(report.file, scenario, report.sorted(), written)


def load_library(folders: Sequence[Path], rubric: Rubric) -> list[ScenarioResult]:
    """Every scenario of these folders, by id. Of two with the same id the later one cannot be used."""
    results: list[ScenarioResult] = []
    for folder in dict.fromkeys(folders):
        try:
            pack = load_pack(folder, scenario_files(folder))
        except OSError as problem:
            results.append(_unreadable(folder, problem))
        else:
            if has_errors(pack.diagnostics):
                results.append(ScenarioResult(str(folder / PACK_FILE), None, pack.diagnostics))
            results += [load_scenario(path, rubric) for path in pack.files]
    return sorted(checked_together(results), key=lambda one: (one.id, one.file))


def scenario_files(folder: Path) -> list[Path]:
    """The scenario files directly in a folder, by name. Raises OSError."""
    files = [path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.name not in NOT_SCENARIOS]
    return sorted(path for path in files if not path.name.startswith("."))


def _unreadable(folder: Path, problem: OSError) -> ScenarioResult:
    report = Report(str(folder))
    reason = problem.strerror or "it cannot be opened"
    report.add(UNREADABLE, WHOLE_FILE, f"The folder cannot be read: {reason}.", UNREADABLE.fix)
    return ScenarioResult(report.file, None, report.sorted())
