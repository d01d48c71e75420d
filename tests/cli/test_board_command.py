"""The board command: table, CSV and JSON say the same."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from game.cli.board import show_board
from game.domain.attempt import Trainee
from game.records.board import Board, BoardQuery, Row


def row(rank: int, name: str, overall: int, *, mine: bool = False, older: bool = False, timed: bool = True) -> Row:
    """A row of a board."""
    trainee = Trainee(f"{rank:032x}", name, "Blue")
    when = datetime(2026, 3, 2, tzinfo=UTC)
    return Row(rank, trainee, overall, (overall, None, 5_000, 0), 1, 2, when, older, timed, mine)


BOARD = Board(
    BoardQuery(),
    (row(1, "Ada", 9_049), row(1, "=cmd()", 9_049, older=True)),
    (row(30, "Me", 1_250, mine=True, timed=False),),
)


def shown(style: str, board: Board = BOARD) -> str:
    """The board as text."""
    out = io.StringIO()
    show_board(board, style, out)
    return out.getvalue()


def test_the_table_has_every_row_and_marks() -> None:
    """Ties share a rank, the own row stands after an ellipsis, older and untimed attempts are marked."""
    lines = shown("table").splitlines()
    assert len(lines) == 5
    assert lines[1].split()[:2] == ["1", "Ada"]
    assert "older version" in lines[2]
    assert lines[3] == "…"
    assert "you, untimed" in lines[4]


def test_csv_is_safe_against_formulas() -> None:
    """A name that a spreadsheet would run is defused; every row has every column."""
    rows = list(csv.reader(io.StringIO(shown("csv"))))
    assert {len(one) for one in rows} == {12}
    assert rows[2][1] == "'=cmd()"


def test_json_has_exact_scores() -> None:
    """JSON gives hundredths as decimals, and null for a pillar that was not assessed."""
    rows = json.loads(shown("json"))
    assert rows[0]["overall"] == 90.49
    assert rows[0]["pillars"]["empathy"] is None
    assert rows[2]["mine"] is True


@pytest.mark.parametrize("style", ["table", "csv", "json"])
def test_an_empty_board_is_no_error(style: str) -> None:
    """Nobody on the board: a kind sentence in the table, no rows in the others."""
    text = shown(style, Board(BoardQuery(), ()))
    assert "Nobody stands on this board yet" in text if style == "table" else "Ada" not in text
