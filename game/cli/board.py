"""The leaderboard as a table, CSV or JSON."""

import csv
import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from game.cli.debrief import points
from game.domain.pillars import PILLARS
from game.exchange.cells import safe_cell
from game.records.board import Board, Kind, Row

COLUMNS = ("rank", "name", "team", "overall", *PILLARS, "scenarios", "attempts", "date", "notes")
_OF_GAINS = ("rank", "name", "team", "gain", *COLUMNS[3:])
_OF_TEAMS = ("rank", "team", "overall", *PILLARS, "members", "notes")
_WORDS = {"name", "team", "notes"}
"""The columns that stand at their left."""
_NOBODY = {
    Kind.PEOPLE: "Nobody stands on this board yet. Assessed contacts do: play one with --mode assess.",
    Kind.IMPROVEMENT: "Nobody stands on this board yet. Playing a contact again, and better, does.",
    Kind.RECENT: "Nobody stands on this board yet. Playing a contact again, and better, does.",
    Kind.TEAMS: "No team stands on this board yet. Those of which three or more have played do.",
}


def show_board(board: Board, style: str, out: TextIO, goal: int | None = None) -> None:
    """Write a board as `table`, `csv` or `json`; `goal` is that of the teams, in whole points."""
    rows = [*board.rows, *board.mine]
    if style == "json":
        json.dump([_record(board, row, goal) for row in rows], out, indent=2, ensure_ascii=False)
        out.write("\n")
    elif style == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns(board))
        writer.writerows([safe_cell(cell) for cell in _cells(board, row, goal)] for row in rows)
    else:
        out.writelines(f"{line}\n" for line in _table(board, goal))


def columns(board: Board) -> tuple[str, ...]:
    """The headings of a board."""
    of_kind = {Kind.PEOPLE: COLUMNS, Kind.TEAMS: _OF_TEAMS}
    return of_kind.get(board.query.kind, _OF_GAINS)


def _table(board: Board, goal: int | None) -> Iterator[str]:
    if not board.rows:
        yield _NOBODY[board.query.kind]
        return
    heads = columns(board)
    cells = [_cells(board, row, goal) for row in (*board.rows, *board.mine)]
    widths = [max(len(line[index]) for line in (heads, *cells)) for index in range(len(heads))]
    yield _line(heads, heads, widths)
    for index, line in enumerate(cells):
        if index == len(board.rows):
            yield "…"
        yield _line(heads, line, widths)


def _line(heads: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.ljust(width) if head in _WORDS else cell.rjust(width)
        for head, cell, width in zip(heads, cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def _cells(board: Board, row: Row, goal: int | None) -> tuple[str, ...]:
    cell: dict[str, str] = {
        "rank": "-" if row.rank is None else str(row.rank),
        "name": row.trainee.name,
        "team": row.trainee.name if board.query.kind is Kind.TEAMS else row.team,
        "gain": "-" if row.gain is None else points(row.gain),
        "overall": "-" if row.overall is None else points(row.overall),
        **{str(pillar): "-" if one is None else points(one) for pillar, one in zip(PILLARS, row.pillars, strict=True)},
        "scenarios": str(row.scenarios),
        "attempts": str(row.attempts),
        "members": str(row.members),
        "date": "-" if row.when is None else f"{row.when:%Y-%m-%d}",
        "notes": ", ".join(_notes(board, row, goal)),
    }
    return tuple(cell[head] for head in columns(board))


def _notes(board: Board, row: Row, goal: int | None) -> list[str]:
    """Whoever has not reached a goal is not told so here: only that others have."""
    you = "your team" if board.query.kind is Kind.TEAMS else "you"
    reached = goal is not None and row.overall is not None and row.overall >= 100 * goal
    told = {you: row.mine, "older version": row.older_version, "untimed": not row.timed, "goal reached": reached}
    return [text for text, true in told.items() if true]


def _record(board: Board, row: Row, goal: int | None) -> dict[str, object]:
    record: dict[str, object] = {
        "rank": row.rank,
        "name": row.trainee.name,
        "team": row.team,
        "overall": _decimal(row.overall),
        "pillars": {pillar: _decimal(one) for pillar, one in zip(PILLARS, row.pillars, strict=True)},
        "mine": row.mine,
    }
    if board.query.kind is Kind.TEAMS:
        reached = {} if goal is None else {"goal_reached": "goal reached" in _notes(board, row, goal)}
        return {**record, "team": row.trainee.name, "members": row.members, **reached}
    played: dict[str, object] = {
        "scenarios": row.scenarios,
        "attempts": row.attempts,
        "when": None if row.when is None else row.when.isoformat(),
        "older_version": row.older_version,
        "timed": row.timed,
    }
    return {**record, **played, **({} if row.gain is None else {"gain": _decimal(row.gain)})}


def _decimal(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100
