"""The audit as JSON: everything the reports hold, with scores in points and shares from 0 to 1."""

from collections.abc import Sequence
from dataclasses import asdict
from statistics import fmean

from game.audit import limits
from game.audit.clues import TRAITS, Clue, Placing, tally, together
from game.audit.endings import EndingRange
from game.audit.hints import library_hints, scenario_hints
from game.audit.recovery import Recovery
from game.audit.report import OpeningReport, Report, by_player
from game.audit.survey import Survey
from game.audit.thresholds import CRITERIA, USUAL, Thresholds
from game.audit.verdict import Finding
from game.cli.audit_survey import survey_record
from game.domain.pillars import PILLARS


def audit_record(
    reports: Sequence[Report],
    found: Sequence[Finding],
    problems: Sequence[str],
    held_to: Thresholds = USUAL,
    surveys: Sequence[Survey] = (),
    close: Sequence[Finding] = (),
) -> dict[str, object]:
    """All of it. `library` is left out where nothing could be audited."""
    record: dict[str, object] = {
        "met": not found and not problems,
        "findings": [asdict(one) for one in found],
        "close": [asdict(one) for one in close],
        "problems": list(problems),
        "limits": {
            "pass_mark": _points(limits.PASS_MARK),
            "library_most": _points(limits.LIBRARY_MOST),
            "clue": limits.CLUE,
            "high": _points(limits.HIGH),
            "ways": limits.WAYS,
            "decisions": limits.DECISIONS,
            "plain": limits.PLAIN,
            "seeds": limits.SEEDS,
            "runs": limits.RUNS,
            "shuffles": limits.SHUFFLES,
        },
        "thresholds": {name: held_to.of(name) for name in CRITERIA},
        "skills": {skill: _points(margin) for skill, margin in limits.SKILLS.items()},
        "reports": [_report(one) for one in reports],
        "surveys": [survey_record(one) for one in surveys],
    }
    if reports:
        record["library"] = {
            "naive": {player: round(fmean(scores)) / 100 for player, scores in by_player(reports).items()},
            "clues": _tallies([clue for report in reports for clue in report.clues]),
            "placing": _placing(together([report.placing for report in reports])),
            "hints": list(library_hints([(one.scenario_id, one.sheets, one.clues) for one in reports])),
        }
    return record


def _report(report: Report) -> dict[str, object]:
    return {
        "scenario": report.scenario_id,
        "positions": report.positions,
        "choices": report.choices,
        "endings": dict(report.endings),
        "never": list(report.never),
        "coverage": {
            name: getattr(report.coverage, name)._asdict()
            for name in ("states", "replies", "early", "landings", "endings")
        },
        "sensible": {
            "endings": report.shares,
            "stakes": [{**asdict(one), "weight": one.weight} for one in report.stakes],
        },
        "openings": [_opening(one) for one in report.openings],
        "naive": {one.player: {"overall": _points(one.overall), "unfinished": one.unfinished} for one in report.naive},
        "clues": _tallies(report.clues),
        "placing": _placing(report.placing),
        "moved": {pillar.value: states for pillar, states in report.depth.moved.items()},
        "idle": list(report.depth.idle),
        "plain": report.depth.plainness,
        "hints": list(scenario_hints(report.sheets, report.clues)),
        "states": [
            {
                "state": sheet.state,
                "plain": sheet.plain,
                "clues": {
                    one.trait: {"found": one.found, "chance": one.chance}
                    for one in report.clues
                    if one.state == sheet.state
                },
                "replies": [asdict(line) for line in sheet.lines],
            }
            for sheet in report.sheets
        ],
    }


def _opening(opening: OpeningReport) -> dict[str, object]:
    return {
        "opening": opening.label,
        "positions": opening.positions,
        "bounds": {
            pillar.value: [low, high]
            for pillar, low, high in zip(PILLARS, opening.bounds.lowest, opening.bounds.highest, strict=True)
        },
        "best": {pillar.value: list(way) for pillar, way in opening.best.items()},
        "overall": _points(opening.overall),
        "high": [{"overall": _points(overall), "choices": list(names)} for overall, names in opening.high],
        "recovery": _recovery(opening.recovery),
        "endings": {one.ending: _range(one) for one in opening.ranges},
        "sensible": {one.skill: {"endings": one.endings, "circling": one.circling} for one in opening.plays},
    }


def _range(one: EndingRange) -> dict[str, object]:
    return {
        "lowest": _points(one.lowest),
        "highest": _points(one.highest),
        "settled": one.settled,
        "worst": list(one.worst),
        "best": list(one.best),
        "pillars": {pillar.value: asdict(span) for pillar, span in one.pillars.items()},
    }


def _recovery(recovery: Recovery) -> dict[str, object]:
    return {
        "clean": _points(recovery.clean.overall if recovery.clean else None),
        "mended": _points(recovery.mended.overall if recovery.mended else None),
        "mended_at_most": _points(recovery.mended_at_most),
        "failed_by": list(recovery.failed_by),
        "settled": recovery.settled,
        "holds": recovery.holds,
    }


def _tallies(clues: Sequence[Clue]) -> dict[str, object]:
    tallies = {trait: tally(clues, trait) for trait in TRAITS}
    return {trait: {**asdict(one), "excess": one.excess} for trait, one in tallies.items()}


def _placing(placing: Placing) -> dict[str, object]:
    return {
        "chi_square": placing.chi_square,
        "limit": placing.limit,
        "counts": {str(shown): list(counts) for shown, counts in placing.counts.items()},
    }


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100
