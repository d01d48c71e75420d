"""The leaderboard as a table, CSV or JSON."""

import csv
import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from game.cli.debrief import points
from game.domain.pillars import PILLARS
from game.exchange.cells import safe_cell
from game.records.board import Board, Row

COLUMNS = ("rank", "name", "team", "overall", *PILLARS, "scenarios", "attempts", "date", "notes")


def show_board(board: Board, style: str, out: TextIO) -> None:
    """Write a board as `table`, `csv` or `json`."""
    rows = [*board.rows, *board.mine]
    if style == "json":
        json.dump([_record(row) for row in rows], out, indent=2, ensure_ascii=False)
        out.write("\n")
    elif style == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([safe_cell(cell) for cell in _cells(row)] for row in rows)
    else:
        out.writelines(f"{line}\n" for line in _table(board))


def _table(board: Board) -> Iterator[str]:
    if not board.rows:
        yield "Nobody stands on this board yet. Assessed contacts do: play one with --mode assess."
        return
    cells = [_cells(row) for row in (*board.rows, *board.mine)]
    widths = [max(len(line[index]) for line in (COLUMNS, *cells)) for index in range(len(COLUMNS))]
    yield _line(COLUMNS, widths)
    for index, line in enumerate(cells):
        if index == len(board.rows):
            yield "…"
        yield _line(line, widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    numbers = {0, *range(3, 10)}
    padded = (
        cell.rjust(width) if index in numbers else cell.ljust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    notes = [
        text
        for text, true in (("you", row.mine), ("older version", row.older_version), ("untimed", not row.timed))
        if true
    ]
    pillars = ("-" if one is None else points(one) for one in row.pillars)
    name, team, when = row.trainee.name, row.team, f"{row.when:%Y-%m-%d}"
    counts = (str(row.scenarios), str(row.attempts))
    return (str(row.rank), name, team, points(row.overall), *pillars, *counts, when, ", ".join(notes))


def _record(row: Row) -> dict[str, object]:
    return {
        "rank": row.rank,
        "name": row.trainee.name,
        "team": row.team,
        "overall": row.overall / 100,
        "pillars": {
            pillar: None if one is None else one / 100 for pillar, one in zip(PILLARS, row.pillars, strict=True)
        },
        "scenarios": row.scenarios,
        "attempts": row.attempts,
        "when": row.when.isoformat(),
        "older_version": row.older_version,
        "timed": row.timed,
        "mine": row.mine,
    }
