"""What fails: the criteria of R6 and R3, held against the reports of one scenario or of a whole library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from game.audit.clues import HELD, tally, together
from game.audit.limits import HIGH
from game.audit.report import OpeningReport, Report, by_player
from game.audit.survey import Survey
from game.audit.thresholds import USUAL, Thresholds

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """A criterion that is not met: which one, by which scenario (empty: the library), and what is the matter."""

    criterion: str
    scenario: str
    message: str


def findings(reports: Sequence[Report], whole: bool, limits: Thresholds = USUAL) -> tuple[Finding, ...]:
    """What fails in these reports; with `whole`, also what the library as a whole must keep to."""
    found = [one for report in reports for one in _of_scenario(report, limits)]
    if whole and reports:
        found += _of_library(reports, limits)
    return tuple(one for one in found if limits.wants(one.criterion))


def survey_findings(surveys: Sequence[Survey], limits: Thresholds = USUAL) -> tuple[Finding, ...]:
    """What is the matter with scenarios that are too large to be played."""
    found = [Finding(criterion, one.scenario_id, said) for one in surveys for criterion, said in _survey(one, limits)]
    return tuple(one for one in found if limits.wants(one.criterion))


def _survey(one: Survey, limits: Thresholds) -> Iterator[tuple[str, str]]:
    states = one.coverage.states
    share = 100 * one.walked / one.known
    if share < limits.number("size"):
        yield (
            "size",
            f"Too large: {one.walked:,} of {one.known:,} known positions were walked ({share:.1f}%), and "
            f"{states.seen:,} of {states.written:,} states were come by; the points are those of that part.",
        )
    else:
        yield "size", f"Too large to be played: all {one.known:,} positions were walked, but players were not tried."
    if one.complete and states.seen < states.written:
        yield "coverage", f"{states.written - states.seen:,} of {states.written:,} states are never reached."
    for names, what in ((one.stuck, "no reply on offer"), (one.trapped, "no ending in reach"), (one.endless, "no end")):
        if names:
            shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
            yield "coverage", f"{what.capitalize()} {'of points ' if what == 'no end' else ''}at: {shown}."


def _of_scenario(report: Report, limits: Thresholds = USUAL) -> Iterator[Finding]:
    for criterion, message in (*_players(report, limits), *_depth(report, limits), *_coverage(report, limits)):
        yield Finding(criterion, report.scenario_id, message)
    for opening in report.openings:
        for criterion, message in (*_reach(opening, limits), *_recovery(opening, limits)):
            where = f"Opening '{opening.label}': " if opening.label else ""
            yield Finding(criterion, report.scenario_id, where + message)


def _players(report: Report, limits: Thresholds) -> Iterator[tuple[str, str]]:
    most = limits.hundredths("naive")
    for one in report.naive:
        if one.overall is None or one.unfinished:
            runs = "1 run" if one.unfinished == 1 else f"{one.unfinished} runs"
            yield "naive", f"{runs} of the player '{one.player}' came to no end."
        elif one.overall >= most:
            yield "naive", f"The player '{one.player}' gets {one.overall / 100:.1f}, not below {most / 100:g}."


def _depth(report: Report, limits: Thresholds) -> Iterator[tuple[str, str]]:
    depth, least, plain = report.depth, limits.number("pillars"), limits.number("plain")
    for pillar, states in depth.moved.items():
        if states < least:
            decisions = "1 decision" if states == 1 else f"{states} decisions"
            yield "pillars", f"{pillar.title} is moved by {decisions}; {least:g} are the least."
    if len(depth.idle) > limits.number("coverage"):
        yield "coverage", f"On no way that is the best of a pillar to some ending: {', '.join(depth.idle)}."
    if depth.plainness * 100 > plain:
        yield (
            "plain",
            f"In {depth.plainness:.0%} of the decisions one reply is best in every pillar and in mood; "
            f"{plain:g}% are the most. Let a worse one please more, or a better one cost something.",
        )


def _coverage(report: Report, limits: Thresholds) -> Iterator[tuple[str, str]]:
    if len(report.never) > limits.number("offer"):
        shown = ", ".join(report.never[:_SHOWN]) + (", …" if len(report.never) > _SHOWN else "")
        yield "offer", f"No way ever leads to what is written here: {shown}."
    least = limits.number("endings")
    for ending, share in report.shares.items():
        if share * 100 < least:
            reached = f"The ending '{ending}' is reached by {share:.1%} of sensible play"
            yield "endings", f"{reached}; {least:g}% is the least."


def _reach(opening: OpeningReport, limits: Thresholds) -> Iterator[tuple[str, str]]:
    mark, wanted = limits.hundredths("reach"), limits.number("ways")
    if opening.overall is None:
        yield "reach", "The best score could not be found: too many ways are held down by the cap of delight."
    elif opening.overall < mark:
        yield "reach", f"The best way gets {opening.overall / 100:.1f}, below the pass mark of {mark / 100:g}."
    if len(opening.high) < wanted:
        ways = "is 1 way" if len(opening.high) == 1 else f"are {len(opening.high)} ways"
        yield "ways", f"There {ways} above {HIGH / 100:.0f}; {wanted:g} are the least."


def _recovery(opening: OpeningReport, limits: Thresholds) -> Iterator[tuple[str, str]]:
    result, margin = opening.recovery, limits.hundredths("recovery")
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
    elif margin and result.clean.overall - result.closest <= margin:
        ahead = (result.clean.overall - result.closest) / 100
        more = f"not more than {margin / 100:g}"
        yield "recovery", f"The best clean way is {ahead:.2f} ahead of the best mended one, {more}."


def _of_library(reports: Sequence[Report], limits: Thresholds) -> Iterator[Finding]:
    most, allowed = limits.hundredths("naive-library"), limits.number("clue")
    for player, scores in by_player(reports).items():
        mean = fmean(scores)
        if mean >= most:
            message = f"The player '{player}' gets {mean / 100:.1f} on average, not below {most / 100:g}."
            yield Finding("naive-library", "", message)
    clues = [clue for report in reports for clue in report.clues]
    for trait in HELD:
        over = tally(clues, trait).excess
        if abs(over) * 100 > allowed:
            often = "more" if over > 0 else "less"
            message = (
                f"The best reply is the {trait} {abs(over) * 100:.1f} points {often} often than chance would have it; "
                f"{allowed:g} are the most."
            )
            yield Finding("clue", "", message)
    placing = together([report.placing for report in reports])
    most_uneven = placing.limit_at(limits.number("place"))
    if placing.chi_square > most_uneven:
        message = (
            f"The best reply is not shown in every place alike: chi-square {placing.chi_square:.1f}, "
            f"{most_uneven:.1f} is the most."
        )
        yield Finding("place", "", message)
