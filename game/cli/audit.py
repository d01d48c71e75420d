"""The audit command: what can come of each scenario, in words or as JSON, and whether it can be gamed."""

import argparse
import json
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import TextIO

from game.audit.close import close_calls
from game.audit.report import Report, audit
from game.audit.survey import Survey, survey
from game.audit.thresholds import USUAL, Thresholds, thresholds_of
from game.audit.verdict import findings, survey_findings
from game.cli.audit_json import audit_record
from game.cli.audit_survey import survey_lines
from game.cli.audit_text import finding_lines, library_lines, report_lines, verdict_line
from game.cli.progress import Bar
from game.cli.snippet import safe
from game.domain.errors import ExtraMileError, ScenarioError
from game.engine.prepared import Prepared, prepare
from game.places import is_file
from game.session.library import Library


def run(args: argparse.Namespace, library: Library, out: TextIO) -> int:
    """Run the command with the arguments of `audit_arguments`; gives its exit status."""
    limits = thresholds_of(args.fail_on or ())
    return run_audit(library, args.scenarios, args.format, out, limits=limits, progress=args.progress)


def run_audit(
    library: Library,
    wanted: Sequence[str],
    style: str,
    out: TextIO,
    *,
    limits: Thresholds = USUAL,
    progress: bool = False,
) -> int:
    """Audit the scenarios of these ids or files, or all. Gives 1 when a criterion is not met or one of them cannot
    be audited; says why."""
    problems: list[str] = []
    done: list[Report | Survey] = []
    names = wanted or sorted(library.scenarios)
    bar = Bar(progress)
    for number, name in enumerate(names):
        looking = _Looking(library, limits, bar, f"{number + 1} of {len(names)}: {name}", number, len(names))
        try:
            done.append(looking.at(name))
        except ExtraMileError as error:
            problems.append(str(error))
    bar.done()
    if not wanted:
        problems += [f"{one.place}: {one.message}" for one in library.problems]
    reports = [one for one in done if isinstance(one, Report)]
    surveys = [one for one in done if isinstance(one, Survey)]
    found = (*findings(reports, not wanted, limits), *survey_findings(surveys, limits))
    close = close_calls(reports, not wanted, limits)
    if style == "json":
        json.dump(audit_record(reports, found, problems, limits, surveys, close), out, indent=2)
        out.write("\n")
    else:
        if done:  # of nothing audited nothing is met
            only = done[0].scenario_id if wanted and len(done) == 1 else ""
            out.write(f"{verdict_line(found, only, len(problems))}\n\n")
            out.writelines(f"{line}\n" for line in _figures(done, limits, whole=not wanted))
            out.writelines(f"{line}\n" for line in finding_lines(found, close))
        out.writelines(f"{safe(problem)}\n" for problem in problems)
    return 1 if problems or (found and limits.fails) else 0


def _figures(done: Sequence[Report | Survey], limits: Thresholds, *, whole: bool) -> Iterator[str]:
    """The table of a whole library, or all about each scenario that was asked for."""
    reports = [one for one in done if isinstance(one, Report)]
    if whole and reports:
        yield from library_lines(reports, limits)
    for one in done:
        if isinstance(one, Survey):
            yield from survey_lines(one)
        elif not whole:
            yield from report_lines(one, limits)


class _Looking:
    """One scenario of several being looked at."""

    def __init__(self, library: Library, limits: Thresholds, bar: Bar, title: str, number: int, count: int) -> None:
        self._library = library
        self._limits = limits
        self._bar = bar
        self._title = title
        self._number = number
        self._count = count

    def at(self, name: str) -> Report | Survey:
        """The audit of the scenario of this id, or in this file; a survey where it is too large to be played."""
        self._tell("reading", 0.0)
        found = self._library.prepared(name) if not name.endswith((".yaml", ".yml")) else self._of_file(Path(name))
        if isinstance(found, Survey):
            return found
        return audit(found, max(1, ceil(self._limits.number("ways"))), self._tell)

    def _tell(self, doing: str, behind: float) -> None:
        self._bar.show(f"{self._title}, {doing}", (self._number + behind) / self._count)

    def _of_file(self, path: Path) -> Prepared | Survey:
        from game.loader.large import load_large, only_too_large  # here, because pydantic is slow to import
        from game.loader.loading import load_scenario
        from game.loader.near import belonging, kind_of
        from game.loader.results import has_errors

        kind = kind_of(path) if is_file(path) else "scenario"
        if kind in ("plan", "snippet"):
            raise ScenarioError(f"{path}: {belonging(path)}")
        if kind != "scenario":
            a_kind = "the rubric" if kind == "rubric" else f"a {kind}"
            raise ScenarioError(f"{path}: This is {a_kind}. The audit takes scenarios; check checks {a_kind}.")
        rubric = self._library.rubric
        result = load_scenario(path, rubric)
        if result.scenario is not None:
            self._tell("walking all ways", 0.05)
            return prepare(result.scenario, rubric)
        if only_too_large(result):
            result = load_large(path, rubric, lambda doing, behind: self._tell(doing, 0.05 + 0.6 * behind))
            if result.scenario is not None:
                return survey(
                    result.scenario, rubric, telling=lambda doing, behind: self._tell(doing, 0.65 + 0.35 * behind)
                )
        first = next(one for one in result.diagnostics if has_errors([one]))
        raise ScenarioError(f"{first.place}: {first.message}")
