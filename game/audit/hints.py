"""What a writer needs to see of each state: how its replies look, which is best, and the least change that helps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from game.audit.clues import HELD, TRAITS, Clue, tally
from game.audit.decisions import Decision
from game.audit.limits import CLUE
from game.audit.manners import polite_words
from game.audit.scene import Lines


@dataclass(frozen=True, slots=True)
class Line:
    """A reply as the writer sees it: how long, how polite, and at what share (0-1) of positions it is the best."""

    reply: str
    length: int
    polite: int
    best: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The replies of a state, the longest first. `plain` is the share (0-1) of positions with a plainly best one."""

    state: str
    lines: tuple[Line, ...]
    plain: float

    @property
    def best(self) -> Line:
        """The reply that is best most often."""
        return max(self.lines, key=lambda one: one.best)

    @property
    def size(self) -> str:
        """`longest`, `shortest` or `between`: where by length the best reply stands."""
        if self.best.length == self.lines[0].length:
            return "longest"
        return "shortest" if self.best.length == self.lines[-1].length else "between"

    @property
    def politest(self) -> bool:
        """Whether the best reply has more polite words than any other."""
        return all(one.polite < self.best.polite for one in self.lines if one is not self.best)


def sheets_of(
    decisions: Sequence[Decision], lines: Lines, names: Sequence[str], plain: Mapping[str, float]
) -> tuple[Sheet, ...]:
    """A sheet for each decision. `names` are those of the choices, by index."""
    return tuple(_sheet(one, lines, names, plain.get(one.state, 0.0)) for one in decisions)


def library_hints(reports: Sequence[tuple[str, Sequence[Sheet], Sequence[Clue]]]) -> tuple[str, ...]:
    """The smallest changes in a whole library, from the (id, sheets, clues) of its scenarios, that would meet the
    criteria."""
    sheets = [(name, sheet) for name, mine, _ in reports for sheet in mine]
    return hints_of(sheets, [clue for _, _, clues in reports for clue in clues], CLUE, HELD)


def scenario_hints(sheets: Sequence[Sheet], clues: Sequence[Clue]) -> tuple[str, ...]:
    """The smallest changes that would make one scenario quite even, which it need not be."""
    return hints_of([("", sheet) for sheet in sheets], clues, 0.0)


Change = tuple[int, str]
"""(how many characters or words it takes, what to do)."""


def hints_of(
    sheets: Sequence[tuple[str, Sheet]], clues: Sequence[Clue], allowed: float, traits: Sequence[str] = TRAITS
) -> tuple[str, ...]:
    """The smallest changes that would bring each trait within the share `allowed` (0-1) of what chance would have.

    `sheets` are those the clues come from, each with a word to find it by. States are left out in which the best
    reply depends on what went before; no state is named twice.
    """
    hints: list[str] = []
    named: set[tuple[str, str]] = set()
    clear = [(where, sheet) for where, sheet in sheets if sheet.best.best > 0.5 and len(sheet.lines) > 1]
    for trait, (more, fewer) in _CHANGES.items():
        if trait not in traits:
            continue
        found = tally(clues, trait)
        wanted = max(0, ceil((abs(found.excess) - allowed) * found.states))
        change = fewer if found.excess > 0 else more
        fresh = [(where, sheet) for where, sheet in clear if (where, sheet.state) not in named]
        ready = sorted((one, where, sheet.state) for where, sheet in fresh if (one := change(sheet)) is not None)
        for (_, text), where, state in ready[:wanted]:
            named.add((where, state))
            hints.append(f"{where} {state}: {text}".strip())
    return tuple(hints)


def _unmake_longest(sheet: Sheet) -> Change | None:
    best = sheet.best
    if sheet.size != "longest":
        return None
    spare = best.length - max(one.length for one in sheet.lines if one is not best) + 1
    return spare, f"'{best.reply}' is best and longest; {spare} characters less would do."


def _make_longest(sheet: Sheet) -> Change | None:
    best, top = sheet.best, sheet.lines[0]
    if sheet.size == "longest":
        return None
    missing = top.length - best.length + 1
    return missing, f"'{best.reply}' would be longest with {missing} more, or '{top.reply}' with less."


def _unmake_shortest(sheet: Sheet) -> Change | None:
    best = sheet.best
    if sheet.size != "shortest":
        return None
    missing = min(one.length for one in sheet.lines if one is not best) - best.length + 1
    return missing, f"'{best.reply}' is best and shortest; {missing} characters more would do."


def _make_shortest(sheet: Sheet) -> Change | None:
    best, last = sheet.best, sheet.lines[-1]
    if sheet.size == "shortest":
        return None
    spare = best.length - last.length + 1
    return spare, f"'{best.reply}' would be shortest with {spare} less, or '{last.reply}' with more."


def _unmake_politest(sheet: Sheet) -> Change | None:
    best = sheet.best
    spare = best.polite - max(one.polite for one in sheet.lines if one is not best)
    return (spare, f"'{best.reply}' is best and politest by {spare}.") if spare > 0 else None


def _make_politest(sheet: Sheet) -> Change | None:
    missing = max(one.polite for one in sheet.lines) - sheet.best.polite
    text = f"'{sheet.best.reply}' is best and has {missing} polite words fewer than another."
    return (missing, text) if missing > 0 else None


def _unmake_second_longest(sheet: Sheet) -> Change | None:
    longer = [one for one in sheet.lines if one.length > sheet.best.length]
    return _past_a_neighbour(sheet, "second longest") if len(longer) == 1 else None


def _unmake_second_shortest(sheet: Sheet) -> Change | None:
    shorter = [one for one in sheet.lines if one.length < sheet.best.length]
    return _past_a_neighbour(sheet, "second shortest") if len(shorter) == 1 else None


def _past_a_neighbour(sheet: Sheet, trait: str) -> Change | None:
    """Past the next longer or the next shorter reply, whichever is nearer."""
    best = sheet.best
    above = [one for one in sheet.lines if one.length > best.length]
    below = [one for one in sheet.lines if one.length < best.length]
    if not above or not below:
        return None
    up, down = above[-1].length - best.length + 1, best.length - below[0].length + 1
    if up <= down:
        return up, f"'{best.reply}' is best and {trait}; {up} more, or less in '{above[-1].reply}', would do."
    return down, f"'{best.reply}' is best and {trait}; {down} less, or more in '{below[0].reply}', would do."


def _nothing(_sheet: Sheet) -> Change | None:
    return None


_CHANGES: Mapping[str, tuple[Callable[[Sheet], Change | None], Callable[[Sheet], Change | None]]] = {
    "longest": (_make_longest, _unmake_longest),
    "shortest": (_make_shortest, _unmake_shortest),
    "second-longest": (_nothing, _unmake_second_longest),
    "second-shortest": (_nothing, _unmake_second_shortest),
    "politest": (_make_politest, _unmake_politest),
}
"""For each trait how the best reply comes to have it, and how it loses it."""


def _sheet(decision: Decision, lines: Lines, names: Sequence[str], plain: float) -> Sheet:
    best: dict[int, float] = {}
    for case, count in decision.cases.items():
        for index in case.offered:
            best[index] = best.get(index, 0.0) + (count / len(case.best) if index in case.best else 0.0)
    whole = sum(decision.cases.values())
    by_reply: dict[str, Line] = {}
    for index, share in best.items():
        name, says = names[index].partition("/")[2], lines.says[index]
        earlier = by_reply[name].best if name in by_reply else 0.0
        by_reply[name] = Line(name, len(says), polite_words(says), earlier + share / whole)
    return Sheet(decision.state, tuple(sorted(by_reply.values(), key=lambda one: -one.length)), plain)
