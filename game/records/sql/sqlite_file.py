"""One SQLite file: how it is connected to, and the checks before it is first used."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from game.domain.errors import RecordsDamaged, RecordsError, RecordsNewer, RecordsReadOnly
from game.records.sql.database import Database
from game.records.sql.errors import damaged, is_locked, translated
from game.records.sql.migration import upgrade, version_of
from game.records.sql.tables import SCHEMA, TABLES, VERSION

_CHECKED_BYTES = 64 * 2**20
"""Up to this size every page is checked when opening; beyond, that would take seconds (`faults` checks all)."""

_HEADER = b"SQLite format 3\0"
_IMMEDIATE = "extra_mile_immediate"


class SqliteFile(Database):
    """A database in a file of one's own."""

    def __init__(self, path: Path, engine: Engine) -> None:
        """Made by `open_file` only."""
        super().__init__(str(path), engine)
        self.path = path
        self._writer = engine.execution_options(**{_IMMEDIATE: True})
        # SQLite lets waiting writers starve one another: the threads of one process queue here instead.
        self._turn = threading.Lock()

    def translated(self) -> AbstractContextManager[None]:  # noqa: D102 - see Database
        return translated(self.path)

    def damaged(self, why: str) -> RecordsDamaged:  # noqa: D102 - see Database
        return damaged(self.path, why)

    def faults(self, connection: Connection) -> list[str]:
        """Check every page, index and reference of the file."""
        pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        faults = [" ".join(str(page).split()) for page in pages if page != "ok"]
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return faults + [f"row {row[1]} of {row[0]} refers to {row[2]}, where nothing fits" for row in rows]

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        with self._turn, self._writer.begin() as connection:
            yield connection

    def _beside(self) -> AbstractContextManager[Connection]:
        return self._alone()


def open_file(path: Path, patience: float, write: bool) -> SqliteFile:
    """Open the file, or begin it with empty tables; raises RecordsError, and then the file is as it was.

    Without `write` the file must exist, nothing on the disk changes, and every write raises RecordsReadOnly.
    """
    with translated(path):
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists():
            raise RecordsError(f"There are no records in {path} yet: finish a contact first, or choose --data.")
        version = _examine(path, patience, "ro" if write else _reading_mode(path))
        if not write and version < VERSION:
            raise RecordsReadOnly(
                f"The records in {path} are of an older version of the game and cannot be brought up to date here: "
                "make the folder writable, or choose another one with --data."
            )
        database = SqliteFile(path, _engine(path, "rwc" if write else _reading_mode(path), patience))
        try:
            if write:
                _use_wal(path, patience)
                _bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        return database


def _reading_mode(path: Path) -> str:
    """How to read a file that may not be written: SQLite wants to write its log's index even to read.

    Where the folder forbids that, nobody on this machine can be writing, unless a log with content lies there.
    """
    log = path.with_name(f"{path.name}-wal")
    at_rest = not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
    return "ro&immutable=1" if at_rest else "ro"


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    # Without isolation level the driver never begins a transaction by itself: the hook below does.
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _examine(path: Path, patience: float, mode: str) -> int:
    """Refuse what is not ours, damaged or newer through a connection that cannot write; gives the file's version."""
    if path.exists() and not path.is_file():
        raise RecordsError(f"The records should be in {path}, which is not a file: move it away, or choose --data.")
    if not path.exists() or path.stat().st_size == 0:
        return VERSION
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:  # SQLite itself would write over a file shorter than a page
            raise damaged(path, "it is not a database")
    with closing(_connect(path, mode, patience)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return VERSION
        if SCHEMA.name not in tables:
            raise damaged(path, "it is a database, but not one of this game")
        version = _version(path, connection.execute(f"SELECT version FROM {SCHEMA.name}").fetchall())
        if missing := sorted(TABLES[version] - tables):
            raise damaged(path, f"the table {missing[0]} is missing")
        if path.stat().st_size <= _CHECKED_BYTES:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise damaged(path, " ".join(str(found).split())[:200])
        return version


def _version(path: Path, rows: list[tuple[object]]) -> int:
    match rows:
        case [(int(version),)] if version > VERSION:
            raise RecordsNewer(
                f"The records in {path} were written by a newer version of the game (their version {version}, this "
                f"game knows {VERSION}): install the newer game, or choose another folder with --data."
            )
        case [(int(version),)] if 1 <= version <= VERSION:
            return version
    raise damaged(path, "its version is not known")


def _engine(path: Path, mode: str, patience: float) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: _connect(path, mode, patience), poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A deferred transaction that begins to write later fails at once where another has written meanwhile.
        immediate = connection.get_execution_options().get(_IMMEDIATE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _use_wal(path: Path, patience: float) -> None:
    """Switch the file to write-ahead logging, which it remembers; SQLite itself does not wait for others here."""
    until = time.monotonic() + patience
    with closing(_connect(path, "rwc", patience)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
                return
            except sqlite3.OperationalError as error:
                if not is_locked(error) or time.monotonic() > until:
                    raise
                time.sleep(0.02)


def _bring_up_to_date(database: SqliteFile) -> None:
    """Make or change the tables where needed; beginning to write also proves that writing is allowed."""
    with database.writing() as connection:
        found = version_of(connection)
        version = 0 if found is None else _version(database.path, [(one,) for one in found])
        if version == VERSION:
            return
        if version:
            _copy_aside(database.path, version)
        upgrade(connection, version, VERSION)


def _copy_aside(path: Path, version: int) -> None:
    """Keep the database as it is in a file beside it; one that is there already is left alone."""
    copy = path.with_name(f"{path.name}.version-{version}")
    if copy.exists():
        return
    part = copy.with_name(f"{copy.name}.part")  # a copy torn by a crash or a full disk must not pass for the copy
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(copy)
