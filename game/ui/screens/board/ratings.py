"""The board of ratings: people and contacts, each with the band in which the truth lies in 95 of 100 cases."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.records.rating import Rating
from game.records.rating_board import RatedRow, RatingBoard
from game.ui.canvas import Canvas
from game.ui.screens.board.cells import RANK, Cells, cell, ground, headings, rank_word, ruled, short, who
from game.ui.screens.board.view import View
from game.ui.screens.parts.frame import section_title
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Column,
    Label,
    Pad,
    Row,
    Token,
    Widget,
)

_POINTS, _BAND, _SURE, _COUNT = 80, 280, 130, 100


class Band(Widget):
    """The interval of a rating on a line that all of the board share, with a dot where the rating is."""

    def __init__(self, rating: Rating, low: float, high: float) -> None:
        super().__init__()
        self.rating, self.low, self.high = rating, low, high

    def natural_width(self) -> int:
        return self.kit.scale.sp(_BAND)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(18)

    def draw(self, canvas: Canvas) -> None:
        dp, dot = self.kit.scale.dp, self.kit.scale.sp(12)
        track = pygame.Rect(self.rect.x, 0, self.rect.w, dp(4))
        track.centery = self.rect.centery
        canvas.box(track, 2, Token.KEY)
        start, middle, end = (self._at(one, dot) for one in (self.rating.low, self.rating.points, self.rating.high))
        band = pygame.Rect(start, 0, max(dp(4), end - start), dp(8))
        band.centery = self.rect.centery
        canvas.box(band, 4, Token.ACCENT_SOFT, Token.ACCENT)
        canvas.dot((middle, self.rect.centery), dot, Token.ACCENT)

    def _at(self, points: float, dot: int) -> int:
        part = (points - self.low) / max(1.0, self.high - self.low)
        return round(self.rect.x + dot / 2 + part * (self.rect.w - dot))


def rating_heads() -> Widget:
    """The headings over people."""
    muted = Token.MUTED
    return headings(
        [
            cell("Rank", RANK, CAPTION, ink=muted),
            Label("Name and team", CAPTION, muted).grow(),
            cell("Rating", _POINTS, CAPTION, ink=muted),
            Label("How sure it is", CAPTION, muted).sized(_BAND, None, with_text=True),
            cell("95 in 100 cases", _SURE, CAPTION, ink=muted),
            cell("First attempts", _COUNT, CAPTION, ink=muted),
        ]
    )


def rating_places(view: View, board: RatingBoard, titles: dict[str, str]) -> Widget:
    """People with their ratings, one's own under '…' where it is further down; then the contacts, hardest first."""
    low, high = _ends(board)
    parts = ruled([_person(view, one, low, high) for one in board.rows])
    if board.mine:
        parts.append(Label("…", SPEECH, Token.MUTED, align=0.5))
        parts += ruled([_person(view, one, low, high) for one in board.mine])
    if board.contacts:
        parts.append(Pad(section_title("Contacts, the hardest first", "list-ordered"), 12, 12))
        parts += ruled([_contact(view, titles.get(name, name), one, low, high) for name, one in board.contacts])
    return Column(parts, gap=2)


def _ends(board: RatingBoard) -> tuple[float, float]:
    """The ends of the line on which all bands of a board stand."""
    every = [*(one.rating for one in (*board.rows, *board.mine)), *(one for _, one in board.contacts)]
    return min((one.low for one in every), default=0.0), max((one.high for one in every), default=1.0)


def _person(view: View, one: RatedRow, low: float, high: float) -> Widget:
    name = who(one.trainee, one.mine, one.trainee.team)
    return _line(view, rank_word(one.rank), name, one.rating, low, high, one.mine)


def _contact(view: View, title: str, rating: Rating, low: float, high: float) -> Widget:
    return _line(view, "", Label(short(title), BODY, bold=True), rating, low, high, mine=False)


def _line(view: View, rank: str, name: Widget, rating: Rating, low: float, high: float, mine: bool) -> Widget:
    points, sure, band = str(round(rating.points)), _sure(rating), Band(rating, low, high)
    if view.roomy:
        cells = [
            cell(rank, RANK, BODY, bold=True),
            name.grow(),
            cell(points, _POINTS, SPEECH, bold=True),
            band.sized(_BAND, None, with_text=True),
            cell(sure, _SURE),
            cell(str(rating.attempts), _COUNT),
        ]
        return ground(mine, Cells(cells))
    place = Label(rank, SPEECH, bold=True).sized(36, None, with_text=True) if rank else None
    head = Row([place, name.grow(), Label(points, SPEECH, bold=True)], gap=10, align=Align.START)
    many = "1 first attempt" if rating.attempts == 1 else f"{rating.attempts} first attempts"
    facts = Label(f"{sure} in 95 of 100 cases, {many}", SMALL, Token.MUTED)
    return ground(mine, Column([head, band, facts], gap=6))


def _sure(rating: Rating) -> str:
    return f"{round(rating.low)} to {round(rating.high)}"
