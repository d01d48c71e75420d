"""A server that says nothing, or lets one wait, holds up a sync for a while and not for ever."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import select

from game.domain.errors import RecordsError, RecordsReadOnly
from game.records.address import address_of
from game.records.opening import open_shared
from game.records.sql import postgres
from game.records.sql.shared_tables import SUBMISSIONS
from game.records.sync import pushing
from game.records.sync.pushing import push
from tests.records.samples import attempt

_WAIT = 30.0
_HOLD = "BEGIN; LOCK TABLE submissions IN ACCESS EXCLUSIVE MODE"


class _Line:
    """A way to the real server on which nothing comes through any more once it is `stalled`, and which stays open."""

    def __init__(self, folder: str) -> None:
        self.stalled = threading.Event()
        self._to = f"{folder}/.s.PGSQL.5432"
        self._open: list[socket.socket] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Hang up."""
        for one in (self._ear, *self._open):
            one.close()

    def _listen(self) -> None:
        while True:
            try:
                near = self._ear.accept()[0]
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(self._to)
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65_536):
                if not self.stalled.is_set():
                    other.sendall(data)
        except OSError:
            return


@pytest.fixture
def line(shared) -> Iterator[_Line]:
    """A way to the shared board."""
    made = _Line(dict(address_of(shared[0]).options)["host"])
    yield made
    made.close()


def _through(line, shared):
    url = address_of(shared[0])
    return address_of(f"postgresql://{url.user}@127.0.0.1:{line.port}/{url.database}?sslmode=disable")


@contextmanager
def _held(board_url) -> Iterator[None]:
    with psycopg.connect(board_url, autocommit=True) as holder:
        holder.execute(_HOLD)
        yield


def _there(board):
    with board.database.reading() as connection:
        return connection.execute(select(SUBMISSIONS.c.id)).scalars().all()


def _mine(local):
    one = attempt(local.remember_trainee("Carla", "North"))
    local.add(one)
    return one.start.playthrough


def test_a_lock_that_somebody_holds_is_waited_for_as_long_as_one_has_patience(local, shared, board_url):
    """A trainee's sync says that the board is busy; when the lock is gone, what was kept arrives once."""
    url, _, board = shared
    mine = _mine(local)
    with open_shared(address_of(url), patience=0.2) as there:
        with _held(board_url), pytest.raises(RecordsReadOnly, match="busy with another computer's work"):
            push(local, there)
        assert push(local, there).sent == 1
    assert _there(board) == [mine]


def test_a_statement_that_takes_too_long_is_ended_by_the_server(local, shared, board_url, monkeypatch):
    """However much patience there is for a lock, a batch has its time; then the sentence says that nothing is lost."""
    url, _, board = shared
    mine = _mine(local)
    with open_shared(address_of(url), patience=60.0) as there:
        with monkeypatch.context() as patch, _held(board_url):
            patch.setattr(pushing, "ANSWER", 0.3)
            with pytest.raises(RecordsError, match="does not answer: what was played is kept here and sent later"):
                push(local, there)
        with psycopg.connect(board_url) as connection:
            waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            assert connection.execute(waits).fetchone() == (0,)
        assert push(local, there).sent == 1
    assert _there(board) == [mine]


def test_a_line_that_goes_silent_is_given_up(local, shared, line, monkeypatch):
    """It stays open and says nothing, so that no system notices: after its time it is cut, and the next sync brings all
    over a new one."""
    _, _, board = shared
    mine = _mine(local)
    with open_shared(_through(line, shared)) as there:
        line.stalled.set()
        with monkeypatch.context() as patch:
            patch.setattr(pushing, "ANSWER", 0.3)
            with pytest.raises(RecordsError, match="does not answer"):
                push(local, there)
        line.stalled.clear()
        assert push(local, there).sent == 1
    assert _there(board) == [mine]


def test_a_server_that_says_nothing_from_the_beginning_is_given_up(shared, line, monkeypatch):
    """It takes the call and is silent, or is silent after letting one in: opening the board ends with a sentence."""
    monkeypatch.setattr(postgres, "_FIRST_WORD", 0.3)
    real = postgres.version_of

    def silent(connection):
        line.stalled.set()
        return real(connection)

    with monkeypatch.context() as patch:
        patch.setattr(postgres, "version_of", silent)
        with pytest.raises(RecordsError, match="does not answer"):
            open_shared(_through(line, shared), patience=0.2)
    with pytest.raises(RecordsError, match=r"cannot be reached|does not answer"):
        open_shared(_through(line, shared), patience=0.2)


def test_work_that_is_not_hurried_takes_its_time(shared, board_url):
    """Whoever judges or brings tables up to date is not cut short: without a limit there is none on the server."""
    _, _, board = shared
    with board.database.writing() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "0"
    with board.database.hurried(7.0), board.database.writing() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "7s"
    with board.database.reading() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "0"
