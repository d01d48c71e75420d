"""The audit in words: one row a scenario, and all of it for those that were asked for."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from game.audit.clues import HELD, TRAITS, Clue, Placing, tally, together
from game.audit.hints import Line, library_hints, scenario_hints
from game.audit.limits import HIGH, SKILLS
from game.audit.recovery import Recovery
from game.audit.report import OpeningReport, Report, by_player
from game.audit.sensible import mean_share
from game.audit.thresholds import USUAL, Thresholds
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


def library_lines(reports: Sequence[Report], limits: Thresholds = USUAL) -> Iterator[str]:
    """The table of all scenarios, and what they come to together."""
    width = max(len(one.scenario_id) for one in reports)
    for line in HEAD:
        yield f"{'':{width}} {line}"
    for report in reports:
        yield f"{report.scenario_id:{width}} {_row(report, limits)}"
    yield ""
    yield "Over the library:"
    means = {player: fmean(scores) for player, scores in by_player(reports).items()}
    most = limits.hundredths("naive-library")
    players = ", ".join(f"{name} {points(mean)}{_if(mean >= most)}" for name, mean in means.items())
    yield f"  Naive players: {players}"
    clues = [clue for report in reports for clue in report.clues]
    yield from _clue_lines(clues, limits.number("clue") / 100)
    yield f"  {_placing_line(together([report.placing for report in reports]), limits)}"
    hints = library_hints([(one.scenario_id, one.sheets, one.clues) for one in reports])
    if hints:
        yield "  The least changes that would do (main.py audit SCENARIO shows every state of one):"
    for hint in hints:
        yield f"    {hint}"


def report_lines(report: Report, limits: Thresholds = USUAL) -> Iterator[str]:
    """All about one scenario."""
    positions, choices = _count(report.positions, "position"), _count(report.choices, "choice")
    yield f"{report.scenario_id}: {positions}, {choices}, all of them walked."
    for opening in report.openings:
        yield from _opening_lines(opening, limits)
    yield from ending_lines(report)
    yield from _coverage_lines(report)
    for name in report.never:
        yield f"  Never on offer: {name}."
    depth, least = report.depth, limits.number("pillars")
    moved = ", ".join(f"{pillar} {count}{_if(count < least)}" for pillar, count in depth.moved.items())
    yield f"  States that move a pillar: {moved}"
    idle = _if(len(depth.idle) > limits.number("coverage"))
    yield f"  States on no best way: {', '.join(depth.idle) or 'none'}{idle}"
    yield f"  Decisions with one plainly best reply: {depth.plainness:.0%}{_if(_too_plain(depth.plainness, limits))}"
    players = ", ".join(
        f"{one.player} {points(one.overall)}{_if(one.overall is None or one.overall >= limits.hundredths('naive'))}"
        for one in report.naive
    )
    yield f"  Naive players (each follows one trick, and should not pass), on average: {players}"
    yield from _clue_lines(report.clues)
    yield f"  {_placing_line(report.placing, limits)}"
    yield from stake_lines(report)
    yield from _sheet_lines(report)
    yield ""


def verdict_line(found: Sequence[Finding], only: str = "", failed: int = 0) -> str:
    """What comes of it, to be read before everything else; `only` is the scenario, where it is no more than one, and
    `failed` is how many could not be audited."""
    if not found:
        said = "every criterion is met."
    else:
        said = f"{_not_met(found)}, said at the end ({', '.join(dict.fromkeys(one.criterion for one in found))})."
    said = f"{only}: {said}" if only else said[0].upper() + said[1:]
    return f"{said} {failed} could not be audited: why is said at the end." if failed else said


def finding_lines(found: Sequence[Finding], close: Sequence[Finding] = ()) -> Iterator[str]:
    """What fails, or that nothing does; and what is met, but close to its limit."""
    yield f"{_not_met(found)}:" if found else "Every criterion is met."
    yield from map(_finding_line, found)
    if close:
        yield "Close to the limit, which is no failure:"
        yield from map(_finding_line, close)


def _finding_line(one: Finding) -> str:
    return f"  {one.scenario or 'the library'}: {one.message}"


def _not_met(found: Sequence[Finding]) -> str:
    return f"{len(found)} {'criteria are' if len(found) > 1 else 'criterion is'} not met"


def _row(report: Report, limits: Thresholds) -> str:
    naive = max(report.naive, key=lambda one: 10_001 if one.overall is None else one.overall)
    lost = naive.overall is None or naive.overall >= limits.hundredths("naive")
    player = f"{points(naive.overall)}{_if(lost)} {naive.player}"
    best = min(report.openings, key=lambda one: -1 if one.overall is None else one.overall)
    clues = "".join(f"{tally(report.clues, trait).excess * 100:>+8.0f} " for trait in HELD)
    close = min(report.openings, key=lambda one: _margin(one.recovery))
    high, wanted = min(len(one.high) for one in report.openings), limits.number("ways")
    plain = f"{report.depth.plainness:.0%}{_if(_too_plain(report.depth.plainness, limits))}"
    fewest, least = min(report.depth.moved.values(), default=0), limits.number("pillars")
    moved = f"{fewest}{_if(any(count < least for count in report.depth.moved.values()))}"
    low = best.overall is None or best.overall < limits.hundredths("reach")
    idle = report.depth.idle
    return (
        f"{report.positions:>9,} {len(report.openings):>4}  {player:<22}{points(best.overall) + _if(low):>7}{clues} "
        f"{_recovery(close.recovery)}  {high}+{_if(high < wanted):<3}{plain:>5} {moved:>5}"
        f"{'  idle: ' + ' '.join(idle) + _if(len(idle) > limits.number('coverage')) if idle else ''}"
    )


def _too_plain(share: float, limits: Thresholds) -> bool:
    return share * 100 > limits.number("plain")


def _margin(recovery: Recovery) -> int:
    return recovery.clean.overall - recovery.closest if recovery.clean else -10_000


def _recovery(recovery: Recovery) -> str:
    clean = fine(recovery.clean.overall) if recovery.clean else "-"
    return f"{clean:>6} {fine(recovery.closest) + _if(not recovery.holds):>7}"


def _opening_lines(opening: OpeningReport, limits: Thresholds = USUAL) -> Iterator[str]:
    if opening.label:
        yield f"  Opening '{opening.label}': {_count(opening.positions, 'position')}."
    for pillar, low, high in zip(PILLARS, opening.bounds.lowest, opening.bounds.highest, strict=True):
        if low == high:
            yield f"  {pillar.title}: not assessed."
        else:
            yield f"  {pillar.title}: {low} to {_count(high, 'point')}. Best: {' '.join(opening.best[pillar])}"
    low_best = opening.overall is None or opening.overall < limits.hundredths("reach")
    yield f"  Best overall: {points(opening.overall)}{_if(low_best)}. Ways above {HIGH // 100}:"
    first: tuple[str, ...] = ()
    for overall, names in opening.high:
        yield f"    {points(overall)} {_otherwise(names, first) if first else ' '.join(names)}"
        first = first or names
    if len(opening.high) < limits.number("ways"):
        yield f"    no {'more' if opening.high else 'way'}{MARK}"
    result = opening.recovery
    clean, at_most = fine(result.clean.overall) if result.clean else "none", "" if result.mended else "at most "
    yield f"  Best clean run: {clean}; with a failure put right: {at_most}{fine(result.closest)}{_if(not result.holds)}"


def ending_lines(report: Report) -> Iterator[str]:
    """A line for each ending: who comes there, and with which scores and points, over all openings."""
    yield f"  Endings: share of sensible play ({', '.join(SKILLS)}), real scores, raw points of each pillar:"
    width = max(len(name) for name in report.endings)
    for ending, entered in report.endings.items():
        if not entered:
            yield f"    {ending:{width}}  never reached"
            continue
        ranges = [one for opening in report.openings for one in opening.ranges if one.ending == ending]
        shares = (mean_share([one for one in report.plays if one.skill == skill], ending) for skill in SKILLS)
        spans = ", ".join(
            f"{pillar} {min(one.pillars[pillar].lowest for one in ranges)} to "
            f"{max(one.pillars[pillar].highest for one in ranges)}"
            for pillar in PILLARS
        )
        about = "" if all(one.settled for one in ranges) else "at most "
        low, high = min(one.lowest for one in ranges), max(one.highest for one in ranges)
        yield (
            f"    {ending:{width}} {report.shares[ending]:>4.0%} ({', '.join(f'{share:.0%}' for share in shares)})  "
            f"{points(low)} to {about}{points(high)}  {spans}"
        )


def stake_lines(report: Report, most: int = 8) -> Iterator[str]:
    """The decisions that most hangs on."""
    yield "  What hangs on a state in sensible play: points from the best reply to the worst, times how often it comes:"
    for stake in report.stakes[:most]:
        yield (
            f"    {stake.state}: {stake.weight:.1f} ({stake.hangs:.1f} x {stake.often:.2f}), "
            f"of which {stake.lost:.1f} are lost"
        )
    if len(report.stakes) > most:
        yield f"    and {_count(len(report.stakes) - most, 'state')} with less (all of them with --format json)"


def _coverage_lines(report: Report) -> Iterator[str]:
    coverage = report.coverage
    parts = {
        "states": coverage.states,
        "replies": coverage.replies,
        "early sides": coverage.early,
        "gestures that land": coverage.landings,
        "endings": coverage.endings,
    }
    counts = ", ".join(f"{name} {one.seen:,} of {one.written:,}" for name, one in parts.items() if one.written)
    yield f"  Come up on some way: {counts}."


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


def _clue_lines(clues: Sequence[Clue], allowed: float | None = None) -> Iterator[str]:
    """The clues; only those of a library are held to a share (0-1) that is `allowed`."""
    for trait in TRAITS:
        sums = tally(clues, trait)
        mark = _if(allowed is not None and trait in HELD and abs(sums.excess) > allowed)
        yield (
            f"  The best reply is the {trait} in {sums.found:.0%} of {_count(sums.states, 'state')}, "
            f"by chance in {sums.chance:.0%}: {sums.excess * 100:+.1f}{mark}"
        )


def _placing_line(placing: Placing, limits: Thresholds) -> str:
    most = placing.limit_at(limits.number("place"))
    mark = _if(placing.chi_square > most)
    return (
        f"The best reply is shown in every place alike: chi-square {placing.chi_square:.1f}{mark}, "
        f"{most:.1f} is the most; the furthest place is {placing.furthest * 100:.1f} points from its share."
    )


def _sheet_lines(report: Report) -> Iterator[str]:
    yield "  The replies of each state, the longest first: characters, p for a polite word, * best (share of positions)"
    width = max((len(sheet.state) for sheet in report.sheets), default=0)
    for sheet in report.sheets:
        marks = f"{sheet.size}{' politest' if sheet.politest else ''}{' plain' if sheet.plain > 0.5 else ''}"
        yield f"    {sheet.state:{width}}  {marks:<24}{' | '.join(map(_line, sheet.lines))}"
    hints = scenario_hints(report.sheets, report.clues)
    if hints:
        yield "  Nothing need be done: only the library's total has to be even. The least changes, if you like:"
    for hint in hints:
        yield f"    {hint}"


def _line(line: Line) -> str:
    share = f" *{line.best:.0%}" if line.best >= 0.005 else ""
    return f"{line.reply} {line.length}{'p' * line.polite}{share}"


def _if(failing: bool) -> str:
    return MARK if failing else ""
