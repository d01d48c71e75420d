"""The audit command: what can come of each scenario, in words or as JSON, and whether it can be gamed."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from game.audit.report import Report, audit
from game.audit.verdict import findings
from game.cli.audit_json import audit_record
from game.cli.audit_text import finding_lines, library_lines, report_lines
from game.domain.errors import ExtraMileError, ScenarioError
from game.engine.prepared import Prepared, prepare
from game.session.library import Library


def run_audit(library: Library, wanted: Sequence[str], style: str, out: TextIO) -> int:
    """Audit the scenarios of these ids or files, or all. Gives 1 when a criterion is not met or one of them cannot
    be audited; says why."""
    problems: list[str] = []
    reports: list[Report] = []
    names = wanted or sorted(library.scenarios)
    for number, name in enumerate(names, 1):
        _progress(f"{number} of {len(names)}: {name}")
        try:
            reports.append(audit(_prepared(library, name)))
        except ExtraMileError as error:
            problems.append(str(error))
    _progress("")
    if not wanted:
        problems += [f"{one.place}: {one.message}" for one in library.problems]
    found = findings(reports, whole=not wanted)
    if style == "json":
        json.dump(audit_record(reports, found, problems), out, indent=2)
        out.write("\n")
    else:
        for report in reports if wanted else ():
            out.writelines(f"{line}\n" for line in report_lines(report))
        if not wanted and reports:
            out.writelines(f"{line}\n" for line in library_lines(reports))
        if reports:  # of nothing audited nothing is met
            out.writelines(f"{line}\n" for line in finding_lines(found))
        out.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems or found else 0


def _prepared(library: Library, name: str) -> Prepared:
    """The scenario of this id, or in this file."""
    if not name.endswith((".yaml", ".yml")):
        return library.prepared(name)
    from game.loader.loading import load_scenario  # here, because pydantic is slow to import
    from game.loader.near import kind_of
    from game.loader.results import has_errors

    kind = kind_of(Path(name)) if Path(name).is_file() else "scenario"
    if kind != "scenario":
        a_kind = "the rubric" if kind == "rubric" else f"a {kind}"
        raise ScenarioError(f"{name}: This is {a_kind}. The audit takes scenarios; check checks {a_kind}.")
    result = load_scenario(Path(name), library.rubric)
    if result.scenario is None:
        first = next(one for one in result.diagnostics if has_errors([one]))
        raise ScenarioError(f"{first.place}: {first.message}")
    return prepare(result.scenario, library.rubric)


def _progress(text: str) -> None:
    """Say on a terminal's error stream what is being looked at; an empty text takes it away."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
