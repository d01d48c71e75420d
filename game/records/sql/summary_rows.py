"""What is common to keeping the summary up to date and to working it out anew: its cells, and rows put into them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from game.records.sql.standing import COLUMNS, Fact, Played, Standing, Sums
from game.records.sql.summary_tables import (
    MIXED,
    PURE,
    TIMED,
)

CROWD = 1000
"""A cell with so many players keeps its rows in indexes; reading fewer takes no longer than an index would."""


MODULE = "module:"


Key = tuple[str, str, int]  # period, scope, clock


_NEW_CELL = text(
    "INSERT INTO board_cells (period, scope, clock, players, crowded) VALUES (:period, :scope, :clock, 0, false) "
    "RETURNING id"
)


PUT = (
    f"INSERT INTO standings (cell, player, crowded, {', '.join(COLUMNS)}, state) "
    f"VALUES (?, ?, ?, {'?, ' * len(COLUMNS)}?)"
)


GROWN = "UPDATE board_cells SET players = players + ? WHERE id = ?"


def module_scope(module: str) -> str:
    """The scope of a module; no scenario id holds a colon."""
    return f"{MODULE}{module}"


def written(standing: Standing) -> tuple[Any, ...]:
    """The columns of a row and its state."""
    return (*standing.values(), standing.text())


def do(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Hand rows to the driver as they are: what SQLAlchemy adds to each takes longer than writing it."""
    if rows:
        if connection.dialect.paramstyle != "qmark":
            statement = statement.replace("?", "%s")
        connection.exec_driver_sql(statement, list(rows))


def numbered(connection: Connection, table: Any, row: dict[str, str]) -> int:
    """Insert a row and give its new number."""
    return int(connection.execute(table.insert().values(row).returning(table.c.number)).scalar_one())


def new_cell(connection: Connection, key: Key) -> int:
    """Begin a cell and give its id."""
    row = dict(zip(("period", "scope", "clock"), key, strict=True))
    return int(connection.execute(_NEW_CELL, row).scalar_one())


def with_fact(played: Played | None, fact: Fact) -> Played:
    """What was played, with one more attempt."""
    if played is None:
        return Played.begun(fact)
    played.add(fact)
    return played


def kinds(everything: Played | Sums, timed: Played | Sums | None) -> dict[int, Standing | None]:
    """In which kinds of cells a player's attempts of one scope and period stand."""
    if not everything.loose:
        return {PURE: everything}
    return {PURE: None, MIXED: everything, TIMED: timed}


def crowd(connection: Connection, cell: int) -> None:
    """Put the rows of a cell into the indexes."""
    for table, key in (("standings", "cell"), ("board_cells", "id")):
        connection.execute(text(f"UPDATE {table} SET crowded = true WHERE {key} = :cell"), {"cell": cell})
