"""The board of ratings as a table, CSV or JSON."""

import csv
import json
from typing import TextIO

from game.cli.snippet import safe
from game.exchange.cells import safe_cell
from game.records.rating import Rating
from game.records.rating_board import FEWEST, RatedRow, RatingBoard

COLUMNS = ("rank", "name", "team", "rating", "low", "high", "first attempts")


def show_ratings(board: RatingBoard, style: str, out: TextIO) -> None:
    """Write the ratings of people, and of contacts, as `table`, `csv` (people only) or `json`."""
    if style == "json":
        value = {
            "people": [_record(row) for row in (*board.rows, *board.mine)],
            "contacts": [{"scenario": name, **_figures(one)} for name, one in board.contacts],
        }
        json.dump(value, out, indent=2, ensure_ascii=False)
        out.write("\n")
    elif style == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in (*board.rows, *board.mine):
            figures = (str(one) for one in _figures(row.rating).values())
            writer.writerow(safe_cell(cell) for cell in (str(row.rank), row.trainee.name, row.trainee.team, *figures))
    else:
        _table(board, out)


def _table(board: RatingBoard, out: TextIO) -> None:
    if not board.rows:
        out.write(f"Nobody has a rating yet: it takes first attempts at {FEWEST} contacts, assessed.\n")
        return
    for index, row in enumerate((*board.rows, *board.mine)):
        if index == len(board.rows):
            out.write("\u2026\n")
        who = f"{row.trainee.name} ({row.trainee.team})" if row.trainee.team else row.trainee.name
        out.write(f"{row.rank:>4}  {_told(row.rating)}  {safe(who)}{', you' if row.mine else ''}\n")
    out.write("\nContacts, the hardest first:\n")
    for name, one in board.contacts:
        out.write(f"      {_told(one)}  {safe(name)}\n")


def _told(one: Rating) -> str:
    return f"{round(one.points):>5} (95 %: {round(one.low)} to {round(one.high)}, {one.attempts} first attempts)"


def _record(row: RatedRow) -> dict[str, object]:
    return {
        "rank": row.rank,
        "name": row.trainee.name,
        "team": row.trainee.team,
        **_figures(row.rating),
        "mine": row.mine,
    }


def _figures(one: Rating) -> dict[str, int]:
    return {
        "rating": round(one.points),
        "low": round(one.low),
        "high": round(one.high),
        "first_attempts": one.attempts,
    }
