"""What a database leaves lying about after a row is deleted: free pages, logs, and copies of older versions."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from game.domain.errors import RecordsError, RecordsReadOnly
from game.records.sql.database import Database
from game.records.sql.sqlite_file import SqliteFile

_PATIENCE = 10.0  # seconds
_PART = 2**20  # bytes read at once


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database as it was before it was brought up to date, in which somebody still stands."""

    name: str
    path: Path | None = None
    schema: str = ""


def careful(connection: Connection) -> None:
    """Have SQLite write zeros over what is deleted through this connection."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def scrub(body: Database, *, whole: bool = True) -> str:
    """See that nothing deleted can be read in the file or its log; `whole` builds the file anew as well.

    A server looks after its own pages (see docs/privacy.md). Gives a sentence where another window is in the way: the
    rows are gone all the same. Raises RecordsError where the disk is.
    """
    if not isinstance(body, SqliteFile):
        return ""
    in_the_way = (
        f"The rows are deleted, but another window is using {body.path}, so traces of them are still in its log: close "
        "that window and this one; the log goes with the last of them."
    )
    try:
        with body.translated(), closing(_connect(body)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            if whole:
                connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except RecordsReadOnly:
        return in_the_way
    return in_the_way if busy else ""


def _connect(body: SqliteFile) -> sqlite3.Connection:
    return sqlite3.connect(body.path, timeout=_PATIENCE, isolation_level=None)


def backups(body: Database, trainee_id: str) -> tuple[Backup, ...]:
    """The copies of older versions in which the trainee still stands; a copy that cannot be read counts as one."""
    if isinstance(body, SqliteFile):
        copies = sorted(body.path.parent.glob(f"{body.path.name}.version-*"))
        return tuple(Backup(one.name, path=one) for one in copies if _holds(one, trainee_id))
    found = []
    with body.reading() as connection:
        for schema in inspect(connection).get_schema_names():
            if schema.startswith("extra_mile_version_"):
                asked = text(f'SELECT 1 FROM "{schema}".trainees WHERE id = :id')
                if connection.execute(asked, {"id": trainee_id}).first():
                    found.append(Backup(schema, schema=schema))
    return tuple(found)


def delete_backup(body: Database, backup: Backup) -> None:
    """Delete a copy, with everybody in it. Raises RecordsError where that fails."""
    if backup.path is not None:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as error:
            raise RecordsError(f"{backup.path} cannot be deleted ({error.strerror or error}).") from error
        return
    with body.writing() as connection:
        connection.execute(text(f'DROP SCHEMA "{backup.schema}" CASCADE'))


def remains(body: Database, trainee_id: str) -> tuple[str, ...]:
    """Where the trainee's id is still to be found: `table.column`, of every table there is, or the name of a file."""
    found = []
    with body.reading() as connection:
        looked, quote = inspect(connection), connection.dialect.identifier_preparer.quote
        for table in looked.get_table_names():
            columns = {
                str(column["name"]): f"CAST({quote(column['name'])} AS TEXT) LIKE :id"
                for column in looked.get_columns(table)
            }
            # All columns at once first: nearly always there is nothing, and a large table is read only once.
            if _any(connection, quote(table), " OR ".join(columns.values()), trainee_id):
                hits = [name for name, like in columns.items() if _any(connection, quote(table), like, trainee_id)]
                found += [f"{table}.{name}" for name in hits]
    if isinstance(body, SqliteFile):
        files = (body.path, body.path.with_name(f"{body.path.name}-wal"))
        found += [path.name for path in files if path.exists() and _holds(path, trainee_id)]
    return tuple(found)


def _any(connection: Connection, table: str, condition: str, trainee_id: str) -> bool:
    asked = text(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1")
    return connection.execute(asked, {"id": f"%{trainee_id}%"}).first() is not None


def _holds(path: Path, trainee_id: str) -> bool:
    """Whether the bytes of a file hold the id; one that cannot be read counts as if they did."""
    wanted, before = trainee_id.encode(), b""
    try:
        with path.open("rb") as file:
            while part := file.read(_PART):
                if wanted in before + part:
                    return True
                before = part[-len(wanted) :]
    except OSError:
        return True
    return False
