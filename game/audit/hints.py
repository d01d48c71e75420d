"""What a writer needs to see of each state: how its replies look, which is best, and the least change that helps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from game.audit.clues import Clue, tally
from game.audit.decisions import Decision
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


Change = tuple[int, str]
"""(how many characters or words it takes, what to do)."""


def hints_of(sheets: Sequence[tuple[str, Sheet]], clues: Sequence[Clue], allowed: float) -> tuple[str, ...]:
    """The smallest changes that would bring each trait within the share `allowed` (0-1) of what chance would have.

    `sheets` are those the clues come from, each with a word to find it by. States are left out in which the best
    reply depends on what went before; no state is named twice.
    """
    hints: list[str] = []
    named: set[tuple[str, str]] = set()
    clear = [(where, sheet) for where, sheet in sheets if sheet.best.best > 0.5 and len(sheet.lines) > 1]
    for trait, (more, fewer) in _CHANGES.items():
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


def _unmake_second(sheet: Sheet) -> Change | None:
    best = sheet.best
    others = sorted((one for one in sheet.lines if one is not best), key=lambda one: -one.length)
    if len(others) < 2 or not others[0].length > best.length >= others[1].length:
        return None
    up, down = others[0].length - best.length + 1, best.length - others[1].length + 1
    if up <= down:
        return up, f"'{best.reply}' is best and second longest; {up} more, or less in '{others[0].reply}', would do."
    return down, f"'{best.reply}' is best and second longest; {down} less, or more in '{others[1].reply}', would do."


def _nothing(_sheet: Sheet) -> Change | None:
    return None


_CHANGES: Mapping[str, tuple[Callable[[Sheet], Change | None], Callable[[Sheet], Change | None]]] = {
    "longest": (_make_longest, _unmake_longest),
    "shortest": (_make_shortest, _unmake_shortest),
    "second-longest": (_nothing, _unmake_second),
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
