"""The audit in words: one row a scenario, and all of it for those that were asked for."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from game.audit.clues import HELD, TRAITS, Clue, Placing, tally, together
from game.audit.hints import Line, library_hints, scenario_hints
from game.audit.limits import CLUE, DECISIONS, HIGH, LIBRARY_MOST, PASS_MARK, PLAIN, WAYS
from game.audit.recovery import Recovery
from game.audit.report import OpeningReport, Report, by_player
from game.audit.verdict import Finding
from game.domain.pillars import PILLARS

MARK = "!"
"""Stands behind every figure that fails."""

HEAD = (
    "                                              best reply against chance",
    "positions open  naive player at most     best longest shortest politest  clean  mended  ways plain pillars",
)


def points(hundredths: float | None) -> str:
    """A score with one decimal, or a dash where there is none."""
    return "-" if hundredths is None else f"{hundredths / 100:.1f}"


def fine(hundredths: int) -> str:
    """A score with two decimals, where the last one may decide."""
    return f"{hundredths / 100:.2f}"


def library_lines(reports: Sequence[Report]) -> Iterator[str]:
    """The table of all scenarios, and what they come to together."""
    width = max(len(one.scenario_id) for one in reports)
    for line in HEAD:
        yield f"{'':{width}} {line}"
    for report in reports:
        yield f"{report.scenario_id:{width}} {_row(report)}"
    yield ""
    yield "Over the library:"
    means = {player: fmean(scores) for player, scores in by_player(reports).items()}
    players = ", ".join(f"{name} {points(mean)}{_if(mean >= LIBRARY_MOST)}" for name, mean in means.items())
    yield f"  Naive players: {players}"
    clues = [clue for report in reports for clue in report.clues]
    yield from _clue_lines(clues, library=True)
    yield f"  {_placing_line(together([report.placing for report in reports]))}"
    hints = library_hints([(one.scenario_id, one.sheets, one.clues) for one in reports])
    if hints:
        yield "  The least changes that would do (main.py audit SCENARIO shows every state of one):"
    for hint in hints:
        yield f"    {hint}"


def report_lines(report: Report) -> Iterator[str]:
    """All about one scenario."""
    positions, choices = _count(report.positions, "position"), _count(report.choices, "choice")
    yield f"{report.scenario_id}: {positions}, {choices}, all of them walked."
    for opening in report.openings:
        yield from _opening_lines(opening)
    for ending, count in report.endings.items():
        how = f"entered in {_count(count, 'way')}" if count else "never reached"
        yield f"  Ending {ending}: {how}."
    for name in report.never:
        yield f"  Never on offer: {name}."
    depth = report.depth
    moved = ", ".join(f"{pillar} {count}{_if(count < DECISIONS)}" for pillar, count in depth.moved.items())
    yield f"  States that move a pillar: {moved}"
    yield f"  States on no best way: {', '.join(depth.idle) or 'none'}{_if(bool(depth.idle))}"
    yield f"  Decisions with one plainly best reply: {depth.plainness:.0%}{_if(depth.plainness > PLAIN)}"
    players = ", ".join(
        f"{one.player} {points(one.overall)}{_if(one.overall is None or one.overall >= PASS_MARK)}"
        for one in report.naive
    )
    yield f"  Naive players, on average: {players}"
    yield from _clue_lines(report.clues, library=False)
    yield f"  {_placing_line(report.placing)}"
    yield from _sheet_lines(report)
    yield ""


def finding_lines(found: Sequence[Finding]) -> Iterator[str]:
    """What fails, or that nothing does."""
    if not found:
        yield "Every criterion is met."
        return
    yield f"{len(found)} {'criteria are' if len(found) > 1 else 'criterion is'} not met:"
    for one in found:
        yield f"  {one.scenario or 'the library'}: {one.message}"


def _row(report: Report) -> str:
    naive = max(report.naive, key=lambda one: 10_001 if one.overall is None else one.overall)
    lost = naive.overall is None or naive.overall >= PASS_MARK
    player = f"{points(naive.overall)}{_if(lost)} {naive.player}"
    best = min(report.openings, key=lambda one: -1 if one.overall is None else one.overall)
    clues = "".join(f"{tally(report.clues, trait).excess * 100:>+8.0f} " for trait in HELD)
    close = min(report.openings, key=lambda one: _margin(one.recovery))
    high = min(len(one.high) for one in report.openings)
    plain = f"{report.depth.plainness:.0%}{_if(report.depth.plainness > PLAIN)}"
    fewest = min(report.depth.moved.values(), default=0)
    moved = f"{fewest}{_if(any(count < DECISIONS for count in report.depth.moved.values()))}"
    low = best.overall is None or best.overall < PASS_MARK
    return (
        f"{report.positions:>9,} {len(report.openings):>4}  {player:<22}{points(best.overall) + _if(low):>7}{clues} "
        f"{_recovery(close.recovery)}  {high}+{_if(high < WAYS):<3}{plain:>5} {moved:>5}"
        f"{'  idle: ' + ' '.join(report.depth.idle) + MARK if report.depth.idle else ''}"
    )


def _margin(recovery: Recovery) -> int:
    return recovery.clean.overall - recovery.closest if recovery.clean else -10_000


def _recovery(recovery: Recovery) -> str:
    clean = fine(recovery.clean.overall) if recovery.clean else "-"
    return f"{clean:>6} {fine(recovery.closest) + _if(not recovery.holds):>7}"


def _opening_lines(opening: OpeningReport) -> Iterator[str]:
    if opening.label:
        yield f"  Opening '{opening.label}': {_count(opening.positions, 'position')}."
    for pillar, low, high in zip(PILLARS, opening.bounds.lowest, opening.bounds.highest, strict=True):
        if low == high:
            yield f"  {pillar.title}: not assessed."
        else:
            yield f"  {pillar.title}: {low} to {_count(high, 'point')}. Best: {' '.join(opening.best[pillar])}"
    low_best = opening.overall is None or opening.overall < PASS_MARK
    yield f"  Best overall: {points(opening.overall)}{_if(low_best)}. Ways above {HIGH // 100}:"
    first: tuple[str, ...] = ()
    for overall, names in opening.high:
        yield f"    {points(overall)} {_otherwise(names, first) if first else ' '.join(names)}"
        first = first or names
    if len(opening.high) < WAYS:
        yield f"    no {'more' if opening.high else 'way'}{MARK}"
    result = opening.recovery
    clean, at_most = fine(result.clean.overall) if result.clean else "none", "" if result.mended else "at most "
    yield f"  Best clean run: {clean}; with a failure put right: {at_most}{fine(result.closest)}{_if(not result.holds)}"


def _otherwise(names: Sequence[str], first: Sequence[str]) -> str:
    """How a way differs from the first one: by what is in it alone, or else by what is not in it."""
    new = " ".join(one for one in names if one not in first)
    gone = " ".join(one for one in first if one not in names)
    if new:
        return f"instead with {new}"
    return f"without {gone}" if gone else f"in another order: {' '.join(names)}"


def _count(count: int, noun: str) -> str:
    """`1 way`, `1,200 ways`; points may be below zero."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _clue_lines(clues: Sequence[Clue], library: bool) -> Iterator[str]:
    for trait in TRAITS:
        sums = tally(clues, trait)
        mark = _if(library and trait in HELD and abs(sums.excess) > CLUE)
        yield (
            f"  The best reply is the {trait} in {sums.found:.0%} of {_count(sums.states, 'state')}, "
            f"by chance in {sums.chance:.0%}: {sums.excess * 100:+.1f}{mark}"
        )


def _placing_line(placing: Placing) -> str:
    mark = _if(placing.chi_square > placing.limit)
    return (
        f"The best reply is shown in every place alike: chi-square {placing.chi_square:.1f}{mark}, "
        f"{placing.limit:.1f} is the most; the furthest place is {placing.furthest * 100:.1f} points from its share."
    )


def _sheet_lines(report: Report) -> Iterator[str]:
    yield "  The replies of each state, the longest first: characters, p for a polite word, * best (share of positions)"
    width = max((len(sheet.state) for sheet in report.sheets), default=0)
    for sheet in report.sheets:
        marks = f"{sheet.size}{' politest' if sheet.politest else ''}{' plain' if sheet.plain > 0.5 else ''}"
        yield f"    {sheet.state:{width}}  {marks:<24}{' | '.join(map(_line, sheet.lines))}"
    hints = scenario_hints(report.sheets, report.clues)
    if hints:
        yield "  The least changes that would even this out (only the library's total has to be even):"
    for hint in hints:
        yield f"    {hint}"


def _line(line: Line) -> str:
    share = f" *{line.best:.0%}" if line.best >= 0.005 else ""
    return f"{line.reply} {line.length}{'p' * line.polite}{share}"


def _if(failing: bool) -> str:
    return MARK if failing else ""
