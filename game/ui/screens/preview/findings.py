"""What the checker says of the newest version: one line at the foot, or the list of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath

from game.domain.diagnostic import Diagnostic, Severity
from game.ui.screens.parts.frame import mark
from game.ui.screens.parts.one_line import OneLine
from game.ui.widgets import (
    CAPTION,
    SMALL,
    Align,
    Button,
    Column,
    Icon,
    Kind,
    Label,
    Panel,
    Pressable,
    Row,
    Token,
    Widget,
)

_LOOKS: dict[Severity, tuple[str, Token]] = {
    Severity.ERROR: ("circle-x", Token.EMPATHY),
    Severity.WARNING: ("triangle-alert", Token.DELIGHT),
    Severity.HINT: ("lightbulb", Token.ACCENT),
}
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.HINT)
MOST_SHOWN = 60
"""Rows of the list; a file with more has one trouble that makes the others."""


def by_gravity(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Errors first, each kind in the order of the file."""
    return tuple(sorted(found, key=lambda one: (_GRAVEST.index(one.severity), one.place)))


def counted(found: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`; `nothing` where there is nothing."""
    many = Counter(one.severity for one in found)
    parts = [f"{many[one]} {one.value}{'s' * (many[one] != 1)}" for one in _GRAVEST if many[one]]
    return ", ".join(parts) or "nothing"


def foot(found: Sequence[Diagnostic], complete: bool, toggle: Callable[[], None], short: bool, listed: bool) -> Widget:
    """One line: how much the checker says, and the gravest of it, unless it is to be `short`."""
    if not found:
        words = "The checker has nothing to say." if complete else "Sound so far; the rest is being looked at …"
        line: Widget = Row([mark("circle-check" if complete else "hourglass"), OneLine(words, SMALL).grow()], gap=8)
        return Panel(line, pad=16, pad_y=7, radius=14, flat=True, key="findings")
    first = by_gravity(found)[0]
    icon, ink = _LOOKS[first.severity]
    count = Label(counted(found) + ("" if complete else " so far"), SMALL, bold=True)
    text = None if short else OneLine(f"{_where(first, '')} {first.message}", SMALL, Token.MUTED)
    word, icon_of = ("Close", "x") if listed else ("List" if short else "Show all", "list-ordered")
    more = Button("list", word, toggle, icon_of, Kind.BARE, f"{word}, key C", size=SMALL)
    more.pad_y = 4
    parts = [Icon(icon, 18, ink), count.grow() if text is None else count, text.grow() if text else None, more]
    return Panel(Row(parts, gap=10, align=Align.CENTRE), pad=16, pad_y=3, radius=14, flat=True, key="findings")


def rows(found: Sequence[Diagnostic], file: str, open_at: Callable[[Diagnostic], None]) -> Widget:
    """All of it, each to be pressed: that opens the editor there."""
    shown = by_gravity(found)[:MOST_SHOWN]
    parts: list[Widget | None] = [_row(at, one, file, open_at) for at, one in enumerate(shown)]
    if len(found) > len(shown):
        parts.append(Label(f"And {len(found) - len(shown)} more.", SMALL, Token.MUTED))
    return Column(parts, gap=4)


def _row(at: int, one: Diagnostic, file: str, open_at: Callable[[Diagnostic], None]) -> Widget:
    icon, ink = _LOOKS[one.severity]
    head = Label(f"{one.severity.value.capitalize()} {one.code} · {_where(one, file)}", CAPTION, Token.MUTED)
    fix = Label(one.suggestion, CAPTION, Token.MUTED) if one.suggestion else None
    words = Column([head, Label(one.message, SMALL), fix], gap=1)
    row = Row([mark(icon, CAPTION, ink), words.grow()], gap=10, align=Align.START)
    speech = f"{one.severity.value} {one.code}, {_where(one, file)}. {one.message} {one.suggestion}"
    return Pressable(
        f"finding-{at}", row, lambda: open_at(one), hover=Token.KEY, pad=12, pad_y=6, radius=12, flat=True,
        speech=speech.strip(),
    )  # fmt: skip


def _where(one: Diagnostic, file: str) -> str:
    """`line 12`; with the file where it is another one."""
    line = f"line {one.place.line}" if one.place.line else "the file"
    return line if not file or one.place.file == file else f"{PurePath(one.place.file).name}, {line}"
