"""What is common to keeping the summary up to date and to working it out anew: its cells, and rows put into them."""

from typing import Any, TypeVar

from game.records.sql.driver import Driver
from game.records.sql.standing import COLUMNS, Fact, Played, Standing
from game.records.sql.summary_tables import (
    MIXED,
    PURE,
    TIMED,
)

_T = TypeVar("_T")


CROWD = 1000
"""A cell with so many players keeps its rows in indexes; reading fewer takes no longer than an index would."""


MODULE = "module:"


Key = tuple[str, str, int]  # period, scope, clock


Written = tuple[Any, ...]
"""The columns of a row and, last, its state."""


_NEW_CELL = (
    "INSERT INTO board_cells (period, scope, clock, players, crowded) VALUES (?, ?, ?, 0, false) RETURNING id"
)


PUT = (
    f"INSERT INTO standings (cell, player, crowded, {', '.join(COLUMNS)}, state) "
    f"VALUES (?, ?, ?, {'?, ' * len(COLUMNS)}?)"
)


GROWN = "UPDATE board_cells SET players = players + ? WHERE id = ?"


def module_scope(module: str) -> str:
    """The scope of a module; no scenario id holds a colon."""
    return f"{MODULE}{module}"


def written(standing: Standing) -> Written:
    """The columns of a row and its state."""
    return (*standing.values(), standing.text())


def numbered(driver: Driver, insertion: str, *values: str) -> int:
    """Insert a row and give its new number."""
    return int(driver.rows(f"{insertion} RETURNING number", values)[0][0])


def new_cell(driver: Driver, key: Key) -> int:
    """Begin a cell and give its id."""
    return int(driver.rows(_NEW_CELL, key)[0][0])


def with_fact(played: Played | None, fact: Fact) -> Played:
    """What was played, with one more attempt."""
    if played is None:
        return Played.begun(fact)
    played.add(fact)
    return played


def kinds(loose: int, everything: _T, timed: _T | None) -> dict[int, _T | None]:
    """In which kinds of cells a player's attempts of one scope and period stand, `loose` of them untimed."""
    if not loose:
        return {PURE: everything}
    return {PURE: None, MIXED: everything, TIMED: timed}


def crowd(driver: Driver, cell: int) -> None:
    """Put the rows of a cell into the indexes."""
    for table, key in (("standings", "cell"), ("board_cells", "id")):
        driver.each(f"UPDATE {table} SET crowded = true WHERE {key} = ?", [(cell,)])
