"""All that is kept about a person, row by row, out of every table and every file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, text

from game.domain.attempt import Trainee
from game.records import codec
from game.records.privacy.belongings import personal, rows_of
from game.records.privacy.body import database
from game.records.privacy.person_files import PersonFile, files_of, sent_files
from game.records.store import Records
from game.records.sync.login import reads_everything

FORM = "extra-mile-person"
VERSION = 1
"""The version of the form in which a person's data are exported."""

TIMES = frozenset({"created", "began", "shared", "sent", "received", "first_seen"})
"""The columns that hold microseconds since 1970 in UTC; exported as dates."""

STRUCTURES = frozenset({"journal", "opening", "leaves", "plan", "events", "playthroughs", "payload", "state"})
"""The columns that hold JSON; exported as what it says."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about a trainee: the rows of each table (empty ones too, so that one sees where was looked), and
    files of the data folder."""

    trainee: Trainee
    tables: Mapping[str, tuple[Mapping[str, Any], ...]]
    files: tuple[PersonFile, ...]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.tables.values()))


def kept(records: Records, trainee: Trainee, folder: Path | None = None) -> Kept:
    """Read all that is kept about a trainee in a database, at one moment, and in the data folder `folder`.

    A trainee's user of a shared board may read what is its own (see `login_of`), whoever is asked for.
    """
    with database(records).reading() as connection:
        read = _rows if reads_everything(connection) else _own_rows
        found = {table.name: read(connection, table, trainee.id) for table in personal()}
    if folder is None:
        return Kept(trainee, found, ())
    items = {str(row["id"]) for row in found["attempts"]}
    return Kept(trainee, found, (*files_of(folder, trainee.id), *sent_files(folder, items)))


def to_dict(found: Kept) -> dict[str, Any]:
    """Give it as JSON values: the same rows, with dates and JSON in them as such. Damaged values stay as they are."""
    trainee = found.trainee
    return {
        "format": FORM,
        "version": VERSION,
        "trainee": {"id": trainee.id, "name": trainee.name, "team": trainee.team},
        "tables": {name: [_told(row) for row in rows] for name, rows in found.tables.items()},
        "files": [{"name": one.name, "lines": list(one.lines)} for one in found.files],
    }


def _rows(connection: Connection, table: Table, trainee_id: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(row) for row in connection.execute(rows_of(table, trainee_id)).mappings())


def _own_rows(connection: Connection, table: Table, trainee_id: str) -> tuple[Mapping[str, Any], ...]:
    """The same for a trainee's user of a shared board: the board gives those of its own trainee, and no others."""
    rows = connection.execute(text("SELECT extra_mile_mine(:name)"), {"name": table.name}).scalars()
    return tuple({str(column.name): row[column.name] for column in table.c if column.name in row} for row in rows)


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    try:
        if name in TIMES and isinstance(value, int):
            return codec.from_microseconds(value).isoformat()
        if name in STRUCTURES and isinstance(value, str):
            return codec.parsed(value)
    except ValueError:
        pass
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value
