"""The places of people and of teams: a line of a table each, or a small block where a table would not fit."""

from collections.abc import Callable
from dataclasses import dataclass

from game.domain.pillars import PILLARS
from game.records.board import Board, Measure
from game.records.board import Row as Place
from game.session.boards import Sort
from game.ui.screens.board.cells import RANK, Cells, cell, ground, headings, rank_word, ruled, who
from game.ui.screens.board.view import View
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
    Row,
    Token,
    Widget,
)

_OVERALL, _PILLAR, _COUNT, _DATE = 80, 84, 68, 112


@dataclass(frozen=True, slots=True)
class _Cell:
    """A column of the table: its heading and what a place has under it."""

    head: Widget
    make: Callable[[Place], Widget]


def heads(view: View, board: Board) -> Widget:
    """The headings of the table."""
    return headings([one.head for one in _columns(view, board)])


def places(view: View, board: Board) -> Widget:
    """All places shown; one's own, with its neighbours, under '…' where it is further down."""
    parts = ruled([_place(view, board, one) for one in board.rows])
    if board.mine:
        parts.append(Label("…", SPEECH, Token.MUTED, align=0.5))
        parts += ruled([_place(view, board, one) for one in board.mine])
    return Column(parts, gap=2)


def _place(view: View, board: Board, one: Place) -> Widget:
    if not view.roomy:
        return _block(view, board, one)
    return ground(one.mine, Cells([column.make(one) for column in _columns(view, board)]))


def _columns(view: View, board: Board) -> list[_Cell]:
    """What stands beside one another in the table of this sort of board."""
    sort, decimals = view.wanted.sort, _decimals(board)
    rank = _Cell(_head("Rank", RANK), lambda one: cell(rank_word(one.rank), RANK, BODY, bold=True))
    first = sort is not Sort.IMPROVEMENT and view.wanted.measure is Measure.OVERALL
    overall = _Cell(
        _head("Latest" if sort is Sort.IMPROVEMENT else "Overall", _OVERALL),
        lambda one: cell(_points(one.overall, decimals), _OVERALL, SPEECH if first else BODY, bold=first),
    )
    scores = [overall, *(_pillar(view, at) for at in range(len(PILLARS)))]
    if sort is Sort.TEAMS:
        name = _Cell(Label("Team", CAPTION, Token.MUTED).grow(), lambda one: _team(view, one).grow())
        members = _Cell(_head("Members", _COUNT), lambda one: cell(str(one.members), _COUNT))
        return [rank, name, *scores, members]
    name = _Cell(
        Label("Name and team", CAPTION, Token.MUTED).grow(), lambda one: who(one.trainee, one.mine, one.team).grow()
    )
    if sort is Sort.IMPROVEMENT:
        gain = _Cell(_head("Gain", _OVERALL), lambda one: cell(_gain(one, decimals), _OVERALL, SPEECH, bold=True))
        scores.insert(0, gain)
    return [rank, name, *scores, *_counts(view), _Cell(_head("Played", _DATE), _when)]


def _pillar(view: View, at: int) -> _Cell:
    icon, ink = PILLAR_LOOKS[PILLARS[at]]
    name = Label(short_name(PILLARS[at]), CAPTION, Token.MUTED)
    head = Column([Icon(icon, 18, ink), name], gap=3, align=Align.END).sized(_PILLAR, None, with_text=True)
    bold = view.wanted.knows("measure") and str(PILLARS[at]) == view.wanted.measure
    return _Cell(head, lambda one: cell(_points(one.pillars[at]), _PILLAR, SPEECH if bold else BODY, bold=bold))


def _counts(view: View) -> list[_Cell]:
    attempts = _Cell(_head("Attempts", _COUNT), lambda one: cell(str(one.attempts), _COUNT))
    if not view.wanted.overall or view.wanted.sort is Sort.IMPROVEMENT:
        return [attempts]
    return [_Cell(_head("Contacts", _COUNT), lambda one: cell(str(one.scenarios), _COUNT)), attempts]


def _head(word: str, width: float) -> Widget:
    return cell(word, width, CAPTION, ink=Token.MUTED)


def _when(one: Place) -> Widget:
    lines = [cell(_date(one), _DATE)]
    lines += [cell(note, _DATE, CAPTION, ink=Token.MUTED) for note in _notes(one)]
    return Column(lines, gap=0).sized(_DATE, None, with_text=True)


def _team(view: View, one: Place) -> Widget:
    name = who(one.trainee, one.mine, note="your team")
    if not reached(view, one):
        return name
    return Flow([name, Chip("goal reached", "flag", Token.SURFACE if one.mine else Token.ACCENT_SOFT)], gap=10)


def reached(view: View, one: Place) -> bool:
    """Whether a team has reached the goal; of those that have not, nothing is said."""
    return view.goal is not None and one.overall is not None and one.overall >= 100 * view.goal


def _block(view: View, board: Board, one: Place) -> Widget:
    decimals, sort = _decimals(board), view.wanted.sort
    gains = sort is Sort.IMPROVEMENT
    head = Row(
        [
            Label(rank_word(one.rank), SPEECH, bold=True).sized(36, None, with_text=True),
            (_team(view, one) if sort is Sort.TEAMS else who(one.trainee, one.mine, one.team)).grow(),
            Label(_gain(one, decimals) if gains else _points(one.overall, decimals), SPEECH, bold=True),
        ],
        gap=10,
        align=Align.START,
    )
    marks = [
        pillar_mark(pillar, f"{short_name(pillar)} {_points(score)}", SMALL)
        for pillar, score in zip(PILLARS, one.pillars, strict=True)
    ]
    latest = f"Latest {_points(one.overall, decimals)}, " if gains else ""
    facts = latest + ", ".join(_facts(view, one))
    return ground(one.mine, Column([head, Flow(marks, gap=14), Label(facts, SMALL, Token.MUTED)], gap=6))


def _facts(view: View, one: Place) -> list[str]:
    if view.wanted.sort is Sort.TEAMS:
        return [f"{one.members} members have played"]
    attempts = f"{one.attempts} {'attempt' if one.attempts == 1 else 'attempts'}"
    if view.wanted.overall and view.wanted.sort is not Sort.IMPROVEMENT:
        attempts = f"{one.scenarios} {'contact' if one.scenarios == 1 else 'contacts'} in {attempts}"
    return [attempts, _date(one), *_notes(one)]


def _decimals(board: Board) -> int:
    scores = [one.overall for one in (*board.rows, *board.mine) if one.overall is not None]
    return decimals_for([*scores, *(one.gain for one in (*board.rows, *board.mine) if one.gain is not None)])


def _points(score: int | None, decimals: int = 0) -> str:
    return "–" if score is None else points(score, decimals)


def _gain(one: Place, decimals: int) -> str:
    if one.gain is None:
        return "–"
    least = 0 if one.gain >= 50 else 1 if one.gain >= 5 else 2  # a gain is never shown as none
    return f"+{points(one.gain, max(decimals, least))}"


def _date(one: Place) -> str:
    if one.when is None:
        return ""
    when = one.when.astimezone()
    return f"{when.day} {when:%b %Y}"


def _notes(one: Place) -> list[str]:
    notes = ["older version"] if one.older_version else []
    return notes if one.timed else [*notes, "untimed"]
