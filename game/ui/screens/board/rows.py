"""The places on the board: a line of a table each, or a small block where a table would not fit."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.domain.pillars import PILLARS
from game.records.board import Measure
from game.records.board import Row as Place
from game.ui.canvas import Canvas
from game.ui.screens.board.view import View
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.scores import decimals_for, pillar_mark, points, short_name
from game.ui.screens.parts.words import PILLAR_LOOKS
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Chip,
    Column,
    Flow,
    Icon,
    Label,
    Panel,
    Row,
    Rule,
    Scroll,
    Token,
    Widget,
)

_RANK, _OVERALL, _PILLAR, _COUNT, _DATE = 44, 80, 84, 68, 112
_LONG_NAME = 60  # letters after which a name ends with '…' here; the trainee's own page has all of it


class Cells(Row):
    """The cells of a place or of the headings: those with a width keep it, the name gets all that is left."""

    def _widths(self, width: int) -> list[int]:
        wants = [0 if cell.weight else cell.wanted() for cell in self.items]
        left = max(1, width - sum(wants) - self.gap_px() * max(0, len(self.items) - 1))
        return [left if cell.weight else want for cell, want in zip(self.items, wants, strict=True)]


class Headed(Widget):
    """Headings that stay above what scrolls, as wide as its text, so that columns stand under their headings."""

    def __init__(self, head: Widget, scroll: Scroll) -> None:
        super().__init__()
        self.head, self.line, self.scroll = head, Rule(), scroll
        self.weight = 1.0

    @property
    def children(self) -> Sequence[Widget]:
        return (self.head, self.line, self.scroll)

    def height_at(self, width: int) -> int:
        return self._top(width) + self.scroll.measure(width)

    def least(self, width: int) -> int:
        return self._top(width) + self.scroll.least(width)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        top = self._top(rect.w)
        self.scroll.place(pygame.Rect(rect.x, rect.y + top, rect.w, max(1, rect.h - top)))
        width = self.scroll.child.rect.w
        thin = self.line.measure(width)
        self.head.place(pygame.Rect(rect.x, rect.y, width, top - thin))
        self.line.place(pygame.Rect(rect.x, rect.y + top - thin, width, thin))

    def _top(self, width: int) -> int:
        return self.head.measure(width) + self.line.measure(width)


class Own(Panel):
    """The ground of one's own place: another ground and a bar at its side; the word 'you' stands in it."""

    def draw_ground(self, canvas: Canvas, ground: Token, line: Token | None, thick: int = 1) -> None:
        super().draw_ground(canvas, ground, line, thick)
        dp = self.kit.scale.dp
        canvas.box(pygame.Rect(self.rect.x, self.rect.y + dp(8), dp(4), self.rect.h - 2 * dp(8)), 2, Token.ACCENT)


def places(view: View, rows: tuple[Place, ...], mine: tuple[Place, ...]) -> Widget:
    """All places shown; one's own, with its neighbours, under '…' where it is further down."""
    decimals = decimals_for(one.overall for one in (*rows, *mine) if one.overall is not None)
    make = _line if view.roomy else _block
    parts: list[Widget] = []
    for at, one in enumerate(rows):
        parts += [*_rule(at > 0), make(view, one, decimals)]
    if mine:
        parts.append(Label("…", SPEECH, Token.MUTED, align=0.5))
    for at, one in enumerate(mine):
        parts += [*_rule(at > 0), make(view, one, decimals)]
    return Column(parts, gap=2)


def _rule(wanted: bool) -> list[Widget]:
    return [Rule()] if wanted else []


def _ground(one: Place, child: Widget) -> Widget:
    if one.mine:
        return Own(child, Token.ACCENT_SOFT, 12, 8, 12, flat=True)
    return Panel(child, Token.SURFACE, 12, 8, 12, flat=True)


def _cell(text: str, width: float, size: float = SMALL, bold: bool = False, ink: Token = Token.INK) -> Widget:
    return Label(text, size, ink, bold, align=1.0).sized(width, None, with_text=True)


def _line(view: View, one: Place, decimals: int) -> Widget:
    pillars = [
        _cell(_points(score), _PILLAR, BODY, bold=str(pillar) == view.measure)
        for pillar, score in zip(PILLARS, one.pillars, strict=True)
    ]
    overall = view.measure is Measure.OVERALL
    cells: list[Widget] = [
        _cell(_rank(one), _RANK, BODY, bold=True),
        _who(one).grow(),
        _cell(_points(one.overall, decimals), _OVERALL, SPEECH if overall else BODY, bold=overall),
        *pillars,
        *(_cell(str(count), _COUNT) for count in _counts(view, one)),
        _when(one),
    ]
    return _ground(one, Cells(cells, gap=12, align=Align.CENTRE))


def heads(view: View) -> Widget:
    """The headings of the table."""
    many = ("Contacts", "Attempts") if view.overall else ("Attempts",)
    cells: list[Widget] = [
        _cell("Rank", _RANK, CAPTION, ink=Token.MUTED),
        Label("Name and team", CAPTION, Token.MUTED).grow(),
        _cell("Overall", _OVERALL, CAPTION, ink=Token.MUTED),
        *(_pillar_head(at) for at in range(len(PILLARS))),
        *(_cell(word, _COUNT, CAPTION, ink=Token.MUTED) for word in many),
        _cell("Played", _DATE, CAPTION, ink=Token.MUTED),
    ]
    return Panel(Cells(cells, gap=12, align=Align.END), Token.SURFACE, 12, 5, 12, flat=True)


def _pillar_head(at: int) -> Widget:
    icon, ink = PILLAR_LOOKS[PILLARS[at]]
    name = Label(short_name(PILLARS[at]), CAPTION, Token.MUTED)
    return Column([Icon(icon, 18, ink), name], gap=3, align=Align.END).sized(_PILLAR, None, with_text=True)


def _when(one: Place) -> Widget:
    lines = [_cell(_date(one), _DATE)]
    lines += [_cell(note, _DATE, CAPTION, ink=Token.MUTED) for note in _notes(one)]
    return Column(lines, gap=0).sized(_DATE, None, with_text=True)


def _who(one: Place) -> Widget:
    name: Widget = _name(one.trainee.name)
    if one.mine:
        name = Row([name, Chip("you", "user", Token.SURFACE)], gap=10, align=Align.CENTRE)
    team = OneLine(one.team, SMALL, Token.MUTED) if one.team else None
    return Column([name, team], gap=0, align=Align.START)  # at their start in every script


def _name(name: str) -> Widget:
    return Label(name if len(name) <= _LONG_NAME else name[: _LONG_NAME - 1] + "…", BODY, bold=True)


def _block(view: View, one: Place, decimals: int) -> Widget:
    head = Row(
        [
            Label(_rank(one), SPEECH, bold=True).sized(36, None, with_text=True),
            _who(one).grow(),
            Label(_points(one.overall, decimals), SPEECH, bold=True),
        ],
        gap=10,
        align=Align.START,
    )
    marks = [
        pillar_mark(pillar, f"{short_name(pillar)} {_points(score)}", SMALL)
        for pillar, score in zip(PILLARS, one.pillars, strict=True)
    ]
    facts = ", ".join([_counted(view, one), _date(one), *_notes(one)])
    return _ground(one, Column([head, Flow(marks, gap=14), Label(facts, SMALL, Token.MUTED)], gap=6))


def _rank(one: Place) -> str:
    return "–" if one.rank is None else str(one.rank)


def _points(score: int | None, decimals: int = 0) -> str:
    return "–" if score is None else points(score, decimals)


def _counts(view: View, one: Place) -> tuple[int, ...]:
    return (one.scenarios, one.attempts) if view.overall else (one.attempts,)


def _counted(view: View, one: Place) -> str:
    attempts = f"{one.attempts} {'attempt' if one.attempts == 1 else 'attempts'}"
    if not view.overall:
        return attempts
    return f"{one.scenarios} {'contact' if one.scenarios == 1 else 'contacts'} in {attempts}"


def _date(one: Place) -> str:
    if one.when is None:
        return ""
    when = one.when.astimezone()
    return f"{when.day} {when:%b %Y}"


def _notes(one: Place) -> list[str]:
    notes = ["older version"] if one.older_version else []
    return notes if one.timed else [*notes, "untimed"]
