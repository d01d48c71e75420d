"""The audit command: what can come of each scenario, in words or as JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from game.audit.report import Report, audit
from game.cli.debrief import points
from game.domain.errors import ScenarioError
from game.domain.pillars import PILLARS
from game.session.library import Library


def run_audit(library: Library, wanted: Sequence[str], style: str, out: TextIO) -> int:
    """Audit the scenarios of these ids, or all. Gives 1 when one of them cannot be audited; says why."""
    problems, reports = [], []
    for name in wanted or sorted(library.scenarios):
        try:
            reports.append(audit(library.prepared(name)))
        except ScenarioError as error:
            problems.append(str(error))
    if not wanted:
        problems += [f"{one.place}: {one.message}" for one in library.problems]
    if style == "json":
        json.dump({"reports": [_record(one) for one in reports], "problems": problems}, out, indent=2)
        out.write("\n")
    else:
        for report in reports:
            out.writelines(f"{line}\n" for line in _lines(report))
        out.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.scenario_id}: {report.positions:,} positions, {report.choices:,} choices, all of them walked."
    for pillar, low, high in zip(PILLARS, report.bounds.lowest, report.bounds.highest, strict=True):
        yield f"  {pillar.title}: {low} to {high} points. Best: {' '.join(report.best[pillar])}"
    for ending, count in report.endings.items():
        yield f"  Ending {ending}: entered in {count:,} ways." if count else f"  Ending {ending}: never reached."
    for name in report.never:
        yield f"  Never on offer: {name}."
    for one in report.naive:
        lost = f" ({one.unfinished} runs without an end)" if one.unfinished else ""
        yield f"  A player who answers {one.player} gets {points(one.overall)} of 100{lost}."
    yield ""


def _record(report: Report) -> dict[str, object]:
    return {
        "scenario": report.scenario_id,
        "positions": report.positions,
        "choices": report.choices,
        "bounds": {
            pillar: [low, high]
            for pillar, low, high in zip(PILLARS, report.bounds.lowest, report.bounds.highest, strict=True)
        },
        "best": {pillar: list(path) for pillar, path in report.best.items()},
        "endings": dict(report.endings),
        "never": list(report.never),
        "naive": {
            one.player: {"overall": None if one.overall is None else one.overall / 100, "unfinished": one.unfinished}
            for one in report.naive
        },
    }
