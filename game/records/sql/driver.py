"""The database's own driver within a transaction, for statements that run with every attempt and every board."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection


class Driver:
    """Hands text and values to the driver as they are: what SQLAlchemy adds to a statement takes ten times as long as
    SQLite needs for it. Values stand for question marks; what goes wrong is translated by the transaction around."""

    __slots__ = ("_cursor", "_own")

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of this connection."""
        self._cursor = connection.connection.cursor()
        self._own = connection.dialect.paramstyle == "qmark"

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Sequence[Any]:
        """All rows that a statement gives."""
        self._cursor.execute(statement if self._own else _formatted(statement), values)
        return self._cursor.fetchall()

    def row(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The only row of a statement, or None."""
        found = self.rows(statement, values)
        return found[0] if found else None

    def each(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement that gives nothing once with each of these."""
        if rows:
            self._cursor.executemany(statement if self._own else _formatted(statement), rows)


@lru_cache(maxsize=256)
def _formatted(statement: str) -> str:
    return statement.replace("?", "%s")
