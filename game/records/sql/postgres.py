"""A PostgreSQL database that several computers share: how it is connected to, and what is checked first."""

import re
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from game.domain.errors import RecordsDamaged, RecordsError, RecordsNewer, RecordsReadOnly
from game.records.address import PASSWORD_VARIABLE, Address
from game.records.sql.database import Database
from game.records.sql.lines import Lines
from game.records.sql.migration import upgrade, version_of
from game.records.sql.tables import TABLES, VERSION

# One lock for all who write. Only who may change that table can hold it, so that no trainee's user keeps others out;
# the number, "extram" in letters, stands for it as long as there are no tables.
_ONE_AT_A_TIME = f"""DO $$ BEGIN LOCK TABLE extra_mile_schema IN EXCLUSIVE MODE;
EXCEPTION WHEN undefined_table THEN PERFORM pg_advisory_xact_lock({0x6578_7472_616D}); END $$"""
_FIRST_WORD = 10.0  # seconds, at least, in which a server must have said of which version its tables are
_SILENT = "does not answer: what was played is kept here and sent later"


class PostgresServer(Database):
    """A database on a server."""

    def __init__(self, shown: str, lines: Lines) -> None:
        """Made by `open_server` only."""
        super().__init__(shown, lines.engine())
        self._lines = lines
        self._limit: float | None = None

    def translated(self) -> AbstractContextManager[None]:  # noqa: D102 - see Database
        return _translated(self.shown)

    def damaged(self, why: str) -> RecordsDamaged:  # noqa: D102 - see Database
        return RecordsDamaged(
            f"The records in {self.shown} are damaged ({why}): ask whoever looks after the database for a backup; "
            "nothing was changed."
        )

    def faults(self, connection: Connection) -> list[str]:  # noqa: D102 - see Database
        return []  # pages and references are the server's own business

    @contextmanager
    def hurried(self, seconds: float) -> Iterator[None]:  # noqa: D102 - see Database
        before, self._limit = self._limit, seconds
        try:
            yield
        finally:
            self._limit = before

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        with self._watched(), self._engine.begin() as connection:
            self._tell_limit(connection)
            connection.exec_driver_sql(_ONE_AT_A_TIME)
            yield connection

    @contextmanager
    def _beside(self) -> Iterator[Connection]:
        with self._watched(), self._engine.begin() as connection:
            self._tell_limit(connection)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the database as it is now; raises RecordsError."""
        with self.translated(), self._watched(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                self._tell_limit(connection)
                yield connection

    def _tell_limit(self, connection: Connection) -> None:
        """The server gives up by itself, too, so that nothing goes on there that nobody waits for."""
        if (limit := self._limit) is not None:
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(limit * 1000))}")

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Around connecting, the whole transaction and its end: a server that says nothing holds up nobody."""
        self._lines.again()  # a clock that struck just after the last one ended
        if (limit := self._limit) is None:
            yield
            return
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._lines.cut()

        timer = threading.Timer(limit, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (DBAPIError, psycopg.Error):
            if late.is_set():
                raise RecordsError(f"The board {self.shown} {_SILENT}.") from None
            raise
        finally:
            timer.cancel()
            self._lines.again()


def open_server(address: Address, patience: float, write: bool) -> PostgresServer:
    """Connect to the database, and make its tables where it has none and `write` is asked for.

    Raises RecordsError and its kinds; nothing is changed then, and no sentence says the password.
    """
    with _translated(address.shown):
        server = PostgresServer(address.shown, Lines(address, patience))
        try:
            with server.hurried(max(patience, _FIRST_WORD)), server.reading() as connection:
                found = version_of(connection)
            _bring_up_to_date(server, found, write)
        except BaseException:
            server.close()
            raise
        return server


def _bring_up_to_date(server: PostgresServer, found: list[object] | None, write: bool) -> None:
    version = _version(server, found)
    if version == VERSION:
        return
    if not write:
        state = "has no records yet" if not version else "is of an older version of the game"
        raise RecordsReadOnly(f"The board {server.shown} {state}: whoever looks after it opens it first.")
    with server.writing() as connection:
        version = _version(server, version_of(connection))  # somebody else may have been quicker
        if version == VERSION:
            return
        if version:
            _copy_aside(connection, version)
        upgrade(connection, version, VERSION)


def _version(server: PostgresServer, found: list[object] | None) -> int:
    match found:
        case None:
            return 0
        case [int(version)] if version > VERSION:
            raise RecordsNewer(
                f"The board {server.shown} was written by a newer version of the game (its version {version}, this "
                f"game knows {VERSION}): install the newer game."
            )
        case [int(version)] if version in TABLES:
            return version
    raise server.damaged("its version is not known")


def _copy_aside(connection: Connection, version: int) -> None:
    """Keep the tables as they are in a schema of their own; one that is there already is left alone."""
    schema = f"extra_mile_version_{version}"
    if connection.execute(text("SELECT to_regnamespace(:name) IS NOT NULL"), {"name": schema}).scalar():
        return
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    connection.execute(text(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC"))
    for name in sorted(TABLES[version]):
        connection.execute(text(f"CREATE TABLE {schema}.{name} AS TABLE {name}"))


@contextmanager
def _translated(shown: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _from_driver(shown, error.orig or error) from None
    except psycopg.Error as error:
        raise _from_driver(shown, error) from None
    except (SQLAlchemyError, UnicodeEncodeError, OverflowError) as error:
        raise RecordsError(f"The board {shown} could not be used: {_one_line(error)}.") from None


_SENTENCES = {
    "28P01": "refuses the name or the password: set the password in the system's keyring or in " + PASSWORD_VARIABLE,
    "28000": "does not let this user in: ask whoever looks after it",
    "3D000": "has no database of this name: check the end of the address",
    "42P07": "has tables of another program: give the game a database of its own; nothing was changed",
    "57014": _SILENT,
    "53300": "has too many visitors at the moment: try again later",
    "open line": (
        "offers no encrypted line, and is on another computer: ask whoever looks after it to turn encryption on; only "
        "where nobody else can listen, put ?sslmode=disable at the end of the address"
    ),
    "53100": "has no room left on its disk: ask whoever looks after it",
    "EM001": (  # our own, in `roles.sql`
        "does not take the other name that was chosen, since somebody there goes by it: choose another one with "
        "'records name'. Until then nothing is sent"
    ),
}
_READ_ONLY = {
    "42501": "does not allow this user to do that: ask whoever looks after it",
    "25006": "can only be read at the moment: ask whoever looks after it",
    "55P03": "is busy with another computer's work: try again; nothing was changed",
}

_MISSING = {"42P01", "42703"}  # a table, a column
# Before a connection stands, the driver knows no codes but only words.
_AT_THE_DOOR = {
    "server does not support SSL": "open line",
    "password authentication failed|no password supplied": "28P01",
    'role ".*" does not exist|no pg_hba.conf entry|rejects connection|not permitted to log in': "28000",
    "permission denied for database|authentication failed for user": "28000",
    'database ".*" does not exist': "3D000",
    "too many (clients|connections)|remaining connection slots": "53300",
}


def _from_driver(shown: str, error: BaseException) -> RecordsError:
    code = getattr(error, "sqlstate", None) or ""
    if code in _MISSING:
        return RecordsDamaged(
            f"The records in {shown} are damaged ({_one_line(error).split(' LINE ')[0]}): ask whoever looks after the "
            "database for a backup; nothing was changed."
        )
    if code in _READ_ONLY:
        return RecordsReadOnly(f"The board {shown} {_READ_ONLY[code]}.")
    if code in _SENTENCES:
        return RecordsError(f"The board {shown} {_SENTENCES[code]}.")
    if isinstance(error, psycopg.OperationalError) and (not code or code.startswith(("08", "57"))):
        said = str(error)
        if state := next((state for words, state in _AT_THE_DOOR.items() if re.search(words, said)), None):
            return RecordsError(f"The board {shown} {_SENTENCES[state]}.")
        return RecordsError(
            f"The board {shown} cannot be reached ({_one_line(error)}): what was played is kept here and sent later."
        )
    return RecordsError(f"The board {shown} could not be used: {_one_line(error)}.")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")
