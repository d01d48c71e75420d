"""What is met, and only just: a naive player who comes close to the limit."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from game.audit.report import Report, by_player
from game.audit.thresholds import USUAL, Thresholds
from game.audit.verdict import Finding

NEAR = 200
"""Hundredths of a score below the limit within which somebody is close to it."""


def close_calls(reports: Sequence[Report], whole: bool, limits: Thresholds = USUAL) -> tuple[Finding, ...]:
    """Naive players who stay below the limit by two points or less; with `whole`, also on average over the library.

    Nothing fails by it. It is said because the next change of a line may bring them over.
    """
    found = [one for report in reports for one in _of_scenario(report, limits)]
    if whole and reports:
        found += _of_library(reports, limits)
    return tuple(one for one in found if limits.wants(one.criterion))


def _of_scenario(report: Report, limits: Thresholds) -> Iterator[Finding]:
    scores = {one.player: one.overall for one in report.naive if one.overall is not None and not one.unfinished}
    if message := _close(scores, limits.hundredths("naive"), ""):
        yield Finding("naive", report.scenario_id, message)


def _of_library(reports: Sequence[Report], limits: Thresholds) -> Iterator[Finding]:
    means = {player: fmean(scores) for player, scores in by_player(reports).items()}
    if message := _close(means, limits.hundredths("naive-library"), " on average"):
        yield Finding("naive-library", "", message)


def _close(scores: Mapping[str, float], most: int, how: str) -> str:
    """Who is close, with the scores, as a sentence; empty where nobody is. No score is rounded up to the limit."""
    near = [(player, score) for player, score in scores.items() if most - NEAR <= score < most]
    said = ", ".join(f"'{player}' gets {int(score) // 10 / 10:.1f}" for player, score in near)
    who = "The naive player" if len(near) == 1 else "Naive players:"
    return f"{who} {said}{how}; the limit is {most / 100:g}." if near else ""
