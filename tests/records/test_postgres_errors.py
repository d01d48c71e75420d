"""The PostgreSQL body: what can happen to a server, and that each of it becomes one clear sentence."""

import logging
import re
import secrets
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection

from game.domain.errors import RecordsDamaged, RecordsError, RecordsReadOnly
from game.records.address import PASSWORD_VARIABLE, address_of
from game.records.board import BoardQuery
from game.records.opening import open_shared
from game.records.store import Records
from tests.records.samples import ANNA, attempt

SENTENCE = re.compile(r"^The board postgresql://[^\n]*\.$")
SECRET = "s3cret-and-long"


def _as(url: str, user: str, password: str = "", database: str = "") -> str:
    """The same server, as somebody else or at another database."""
    where, options = url.removeprefix("postgresql://postgres@").split("?")
    secret = f":{password}" if password else ""
    server, name = where.rsplit("/", 1)
    return f"postgresql://{user}{secret}@{server}/{database or name}?{options}"


def _do(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def _cut_all_lines(url: str) -> None:
    ours = "application_name = 'extra-mile' AND datname = current_database()"
    _do(url, f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {ours}")


@contextmanager
def _said(kind: type[RecordsError], why: str) -> Iterator[None]:
    """Expect one sentence, in which nothing secret stands, nor in the trace that a programmer would print."""
    with pytest.raises(kind, match=why) as caught:
        yield
    assert type(caught.value) is kind
    assert SENTENCE.match(str(caught.value)), str(caught.value)
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in f"{error} {error!r} {error.args}"
        error = error.__cause__ or error.__context__
    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.fixture
def guarded(postgres_url: str) -> Iterator[str]:
    """A user who needs a password, SECRET, on a server that asks this user for one."""
    user = f"guarded_{secrets.token_hex(4)}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {user} LOGIN PASSWORD '{SECRET}'")
        (rules,) = connection.execute("SHOW hba_file").fetchone() or ("",)
        before = Path(rules).read_text("utf-8")
        _rules(connection, Path(rules), f"local all {user} scram-sha-256\n" + before)
        (database,) = connection.execute("SELECT current_database()").fetchone() or ("",)
        connection.execute(f"ALTER DATABASE {database} OWNER TO {user}")
        yield user
        _rules(connection, Path(rules), before)
        connection.execute(f"ALTER DATABASE {database} OWNER TO postgres")
        connection.execute(f"DROP OWNED BY {user}")
        connection.execute(f"DROP ROLE {user}")


def _rules(connection: psycopg.Connection[tuple[object, ...]], path: Path, content: str) -> None:
    """Change who may log in how, and wait until the server knows."""
    before = connection.execute("SELECT pg_conf_load_time()").fetchone()
    path.write_text(content, "utf-8")
    connection.execute("SELECT pg_reload_conf()")
    for _ in range(100_000):
        if connection.execute("SELECT pg_conf_load_time()").fetchone() != before:
            return
    raise AssertionError("the server does not read its rules again")


# One test for all of it: the rules of the server are shared by all test processes.
def test_passwords(
    postgres_url: str,
    guarded: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """None, or a wrong one, is said so, and said what to do; from each of its sources the right one opens the board.

    It stands in no sentence, trace or log, even where everything is logged, and nowhere that the server shows.
    """
    for name in (PASSWORD_VARIABLE, "PGPASSWORD", "PGPASSFILE"):
        monkeypatch.delenv(name, raising=False)
    caplog.set_level(logging.DEBUG)
    bare = address_of(_as(postgres_url, guarded))
    with _said(RecordsError, f"refuses the name or the password: .*{PASSWORD_VARIABLE}"):
        open_shared(bare)
    with _said(RecordsError, "refuses the name or the password"):
        open_shared(address_of(_as(postgres_url, guarded, "x" + SECRET)))
    with open_shared(address_of(_as(postgres_url, guarded, SECRET))) as records:
        records.add(attempt())
        with psycopg.connect(postgres_url) as connection:
            shown = connection.execute("SELECT pg_stat_activity::text FROM pg_stat_activity").fetchall()
        assert "extra-mile" in str(shown)
        assert SECRET not in str(shown)
    passwords = tmp_path / "passwords"
    passwords.write_text(f"*:*:*:{guarded}:{SECRET}\n", "utf-8")
    passwords.chmod(0o600)
    for name, value in ((PASSWORD_VARIABLE, SECRET), ("PGPASSWORD", SECRET), ("PGPASSFILE", str(passwords))):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            with open_shared(bare) as records:
                assert records.trainees() == (ANNA,)
    assert SECRET not in caplog.text


def test_a_server_that_is_not_there() -> None:
    """Nobody listens: the sentence says so, and that nothing is lost."""
    with _said(RecordsError, "cannot be reached .*: what was played is kept here and sent later"):
        open_shared(address_of(f"postgresql://anna:{SECRET}@127.0.0.1:1/board"))


def test_a_database_that_is_not_there(postgres_url: str) -> None:
    """The sentence points at the end of the address."""
    with _said(RecordsError, "has no database of this name: check the end of the address"):
        open_shared(address_of(_as(postgres_url, "postgres", SECRET, "nowhere")))


def test_a_user_who_is_not_let_in(postgres_url: str, postgres_role: Callable[[str], str]) -> None:
    """Unknown, or without the right to this database: the sentence names whom to ask, and promises no later sending."""
    _do(postgres_url, f"REVOKE CONNECT ON DATABASE {postgres_url.split('?')[0].rsplit('/', 1)[1]} FROM PUBLIC")
    for user in ("nobody", postgres_role("outside")):
        with _said(RecordsError, "does not let this user in: ask whoever looks after it"):
            open_shared(address_of(_as(postgres_url, user, SECRET)))


def test_tables_of_another_program(postgres_url: str) -> None:
    """A database in which somebody else's table has the name of one of ours is left alone, and nothing is added."""
    _do(postgres_url, "CREATE TABLE teams (id bigint PRIMARY KEY, name text NOT NULL UNIQUE)")
    with _said(RecordsError, "has tables of another program: give the game a database of its own"):
        open_shared(address_of(postgres_url))
    with psycopg.connect(postgres_url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert tables == [("teams",)]


def test_a_table_that_is_missing(postgres_url: str) -> None:
    """It is named, and the board called damaged."""
    with open_shared(address_of(postgres_url)) as records:
        _do(postgres_url, "DROP TABLE standings")
        with pytest.raises(RecordsDamaged, match=r'damaged \(relation "standings" does not exist\): ask whoever'):
            records.best(ANNA.id)


@pytest.mark.parametrize("option", ["sslmode=banana", "connect_timeout=banana"])
def test_an_option_that_means_nothing(option: str) -> None:
    """The client's own word for it comes through in one sentence."""
    with _said(RecordsError, "banana"):
        open_shared(address_of(f"postgresql://anna:{SECRET}@127.0.0.1:1/board?{option}"))


def test_a_user_without_rights(postgres_url: str, postgres_role: Callable[[str], str]) -> None:
    """Somebody who may log in and nothing else can neither begin a board nor read one, and changes nothing."""
    stranger = address_of(_as(postgres_url, postgres_role("stranger"), SECRET))
    with _said(RecordsReadOnly, "does not allow this user to do that"):
        open_shared(stranger)
    with psycopg.connect(postgres_url) as connection:
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        assert connection.execute(tables).fetchone() == (0,)
    open_shared(address_of(postgres_url)).close()
    with _said(RecordsReadOnly, "does not allow this user to do that"):
        open_shared(stranger)


def test_an_empty_database_is_not_begun_by_a_reader(postgres_url: str) -> None:
    """Without `write` no table is made, and the sentence says who makes them."""
    with _said(RecordsReadOnly, "has no records yet: whoever looks after it opens it first"):
        open_shared(address_of(postgres_url), write=False)
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT to_regclass('extra_mile_schema')").fetchone() == (None,)


@pytest.mark.parametrize("change", ["UPDATE extra_mile_schema SET version = 0", "DELETE FROM extra_mile_schema"])
def test_a_version_that_makes_no_sense(postgres_url: str, change: str) -> None:
    """The board is called damaged, and left as it is."""
    open_shared(address_of(postgres_url)).close()
    _do(postgres_url, change)
    with pytest.raises(RecordsError, match=r"damaged \(its version is not known\): ask whoever looks after") as caught:
        open_shared(address_of(postgres_url))
    assert str(caught.value).endswith("nothing was changed.")


def test_a_server_that_dropped_its_connections(postgres_url: str) -> None:
    """What was cut off between two calls is connected again without a word; in a call it is said, and nothing kept."""
    first, second = attempt(), attempt()
    with open_shared(address_of(postgres_url)) as records:
        records.add(first)
        _cut_all_lines(postgres_url)
        assert list(records.stored()) == [first]
        with _said(RecordsError, "cannot be reached"), _writing(records) as connection:
            connection.exec_driver_sql("DELETE FROM standings")
            _cut_all_lines(postgres_url)
            connection.exec_driver_sql("SELECT 1")
        records.add(second)
        assert list(records.stored()) == [first, second]
        assert list(records.faults()) == []


def test_a_board_that_is_busy_for_too_long(postgres_url: str) -> None:
    """Whoever waits longer than the patience is told, and may still read meanwhile."""
    here, there = address_of(postgres_url), address_of(postgres_url)
    with open_shared(here) as one, open_shared(there, patience=0.2) as other:
        with _writing(one):
            with _said(RecordsReadOnly, "busy with another computer's work: try again; nothing was changed"):
                other.add(attempt())
            assert list(other.stored()) == []
        other.add(attempt())
        assert len(list(one.stored())) == 1


def test_several_begin_and_write_a_board_at_once(postgres_url: str) -> None:
    """Four open the same empty database and write for the same trainee: nothing is lost, doubled or miscounted."""
    troubles: list[BaseException] = []
    begin = threading.Barrier(4)

    def work() -> None:
        try:
            begin.wait(30)
            with open_shared(address_of(postgres_url)) as records:
                for at in range(10):
                    records.add(attempt(overall=at))
        except BaseException as trouble:
            troubles.append(trouble)

    many = [threading.Thread(target=work) for _ in range(4)]
    for one in many:
        one.start()
    for one in many:
        one.join()
    assert troubles == []
    with open_shared(address_of(postgres_url)) as records:
        assert len(list(records.stored())) == 40
        assert records.board(BoardQuery("late-return")).rows[0].attempts == 40
        assert len(records.identity()) == 32
        assert list(records.faults()) == []


def _writing(records: Records) -> AbstractContextManager[Connection]:
    return records.database.writing()  # type: ignore[attr-defined]
