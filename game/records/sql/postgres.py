"""A PostgreSQL database that several computers share: how it is connected to, and what is checked first."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from game.domain.errors import RecordsDamaged, RecordsError, RecordsNewer, RecordsReadOnly
from game.records.address import PASSWORD_VARIABLE, Address
from game.records.sql.database import Database
from game.records.sql.migration import upgrade, version_of
from game.records.sql.tables import TABLES, VERSION

# One lock for all who write. Only who may change that table can hold it, so that no trainee's user keeps others out;
# the number, "extram" in letters, stands for it as long as there are no tables.
_ONE_AT_A_TIME = f"""DO $$ BEGIN LOCK TABLE extra_mile_schema IN EXCLUSIVE MODE;
EXCEPTION WHEN undefined_table THEN PERFORM pg_advisory_xact_lock({0x6578_7472_616D}); END $$"""
_CONNECTIONS = 5

# A line that goes silent without closing is given up after half a minute, instead of the system's two hours.
_ALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}


class PostgresServer(Database):
    """A database on a server."""

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
    def _alone(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            connection.exec_driver_sql(_ONE_AT_A_TIME)
            yield connection

    def _beside(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the database as it is now; raises RecordsError."""
        with self.translated(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection


def open_server(address: Address, patience: float, write: bool) -> PostgresServer:
    """Connect to the database, and make its tables where it has none and `write` is asked for.

    Raises RecordsError and its kinds; nothing is changed then, and no sentence says the password.
    """
    with _translated(address.shown):
        server = PostgresServer(address.shown, _engine(address, patience))
        try:
            _bring_up_to_date(server, write)
        except BaseException:
            server.close()
            raise
        return server


def _engine(address: Address, patience: float) -> Engine:
    asked: dict[str, Any] = {
        "dbname": address.database,
        "host": address.host or None,
        "port": address.port,
        "user": address.user or None,
        "password": address.password(),
        "connect_timeout": max(2, round(patience)),
        "application_name": "extra-mile",
        **_ALIVE,
        "options": f"-c lock_timeout={int(patience * 1000)} -c timezone=UTC",
        **dict(address.options),
    }

    def connect() -> psycopg.Connection[Any]:
        # Through a function, so that no address with a password in it exists that a message could show.
        return psycopg.connect("", **asked)

    return create_engine(
        "postgresql+psycopg://", creator=connect, pool_size=_CONNECTIONS, pool_pre_ping=True, hide_parameters=True
    )


def _bring_up_to_date(server: PostgresServer, write: bool) -> None:
    with server.reading() as connection:
        version = _version(server, version_of(connection))
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
    "53300": "has too many visitors at the moment: try again later",
    "53100": "has no room left on its disk: ask whoever looks after it",
}
_READ_ONLY = {
    "42501": "does not allow this user to do that: ask whoever looks after it",
    "25006": "can only be read at the moment: ask whoever looks after it",
    "55P03": "is busy with another computer's work: try again; nothing was changed",
}

_MISSING = {"42P01", "42703"}  # a table, a column
# Before a connection stands, the driver knows no codes but only words.
_AT_THE_DOOR = {
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
