"""What fails: the criteria of R6 and R3, held against the reports of one scenario or of a whole library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from game.audit.clues import HELD, tally, together
from game.audit.limits import CLUE, DECISIONS, HIGH, LIBRARY_MOST, PASS_MARK, PLAIN, WAYS
from game.audit.report import OpeningReport, Report, by_player


@dataclass(frozen=True, slots=True)
class Finding:
    """A criterion that is not met: which one, by which scenario (empty: the library), and what is the matter."""

    criterion: str
    scenario: str
    message: str


def findings(reports: Sequence[Report], whole: bool) -> tuple[Finding, ...]:
    """What fails in these reports; with `whole`, also what the library as a whole must keep to."""
    found = [one for report in reports for one in _of_scenario(report)]
    return (*found, *_of_library(reports)) if whole and reports else tuple(found)


def _of_scenario(report: Report) -> Iterator[Finding]:
    for criterion, message in (*_players(report), *_depth(report)):
        yield Finding(criterion, report.scenario_id, message)
    for opening in report.openings:
        for criterion, message in (*_reach(opening), *_recovery(opening)):
            where = f"Opening '{opening.label}': " if opening.label else ""
            yield Finding(criterion, report.scenario_id, where + message)


def _players(report: Report) -> Iterator[tuple[str, str]]:
    for one in report.naive:
        if one.overall is None or one.unfinished:
            runs = "1 run" if one.unfinished == 1 else f"{one.unfinished} runs"
            yield "naive", f"{runs} of the player '{one.player}' came to no end."
        elif one.overall >= PASS_MARK:
            yield "naive", f"The player '{one.player}' gets {one.overall / 100:.1f}, not below {PASS_MARK / 100:.0f}."


def _depth(report: Report) -> Iterator[tuple[str, str]]:
    depth = report.depth
    for pillar, states in depth.moved.items():
        if states < DECISIONS:
            decisions = "1 decision" if states == 1 else f"{states} decisions"
            yield "pillars", f"{pillar.title} is moved by {decisions}; {DECISIONS} are the least."
    if depth.idle:
        yield "coverage", f"On no way that is the best of a pillar to some ending: {', '.join(depth.idle)}."
    if depth.plainness > PLAIN:
        yield (
            "plain",
            f"In {depth.plainness:.0%} of the decisions one reply is best in every pillar and in mood; "
            f"{PLAIN:.0%} are the most. Let a worse one please more, or a better one cost something.",
        )


def _reach(opening: OpeningReport) -> Iterator[tuple[str, str]]:
    if opening.overall is None:
        yield "reach", "The best score could not be found: too many ways are held down by the cap of delight."
    elif opening.overall < PASS_MARK:
        yield "reach", f"The best way gets {opening.overall / 100:.1f}, below the pass mark of {PASS_MARK / 100:.0f}."
    if len(opening.high) < WAYS:
        ways = "is 1 way" if len(opening.high) == 1 else f"are {len(opening.high)} ways"
        yield "ways", f"There {ways} above {HIGH / 100:.0f}; {WAYS} are the least."


def _recovery(opening: OpeningReport) -> Iterator[tuple[str, str]]:
    result = opening.recovery
    if not result.settled:
        yield "recovery", "Whether a failure put right can outscore a clean run could not be settled."
    elif result.clean is None:
        yield "recovery", "There is no clean way: every one shows a behaviour that costs more than it earns."
    elif not result.holds and result.mended is not None:
        how = ", ".join(result.failed_by) or "a gesture that falls flat, or a lapse"
        yield (
            "recovery",
            f"A way with a failure ({how}) gets {result.mended.overall / 100:.2f}, the best clean one "
            f"{result.clean.overall / 100:.2f}.",
        )


def _of_library(reports: Sequence[Report]) -> Iterator[Finding]:
    for player, scores in by_player(reports).items():
        mean = fmean(scores)
        if mean >= LIBRARY_MOST:
            message = f"The player '{player}' gets {mean / 100:.1f} on average, not below {LIBRARY_MOST / 100:.0f}."
            yield Finding("naive", "", message)
    clues = [clue for report in reports for clue in report.clues]
    for trait in HELD:
        over = tally(clues, trait).excess
        if abs(over) > CLUE:
            often = "more" if over > 0 else "less"
            message = (
                f"The best reply is the {trait} {abs(over) * 100:.1f} points {often} often than chance would have it; "
                f"{CLUE * 100:.0f} are the most."
            )
            yield Finding("clue", "", message)
    placing = together([report.placing for report in reports])
    if placing.chi_square > placing.limit:
        message = (
            f"The best reply is not shown in every place alike: chi-square {placing.chi_square:.1f}, "
            f"{placing.limit:.1f} is the most."
        )
        yield Finding("place", "", message)
