"""Records of an older version are brought up to date, with the old ones kept."""

import contextlib
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from game.domain.errors import RecordsError, RecordsNewer, RecordsReadOnly
from game.domain.opening import PLAIN
from game.records.address import address_of
from game.records.opening import FILE, open_records, open_shared
from game.records.sql import records as _all_tables  # noqa: F401 - every table is known once this is
from game.records.sql.migration import upgrade
from game.records.sql.rows import attempt_to_row
from game.records.sql.tables import METADATA, VERSION
from tests.records.samples import ANNA, attempt

_PLAIN = ("opening", "shift", "person", "leaves", "story", "source")


def _as_of(connection: Connection, version: int) -> str:
    """Make the tables of this version, with one attempt; gives its id."""
    upgrade(connection, 0, version)
    one = attempt()
    trainee = one.start.trainee
    connection.execute(text("INSERT INTO teams (id, name) VALUES (1, :team)"), {"team": trainee.team})
    whose = {"id": trainee.id, "name": trainee.name}
    connection.execute(text("INSERT INTO trainees (id, name, team_id, created) VALUES (:id, :name, 1, 0)"), whose)
    row = attempt_to_row(one)
    for column in _PLAIN:
        row.pop(column, None)
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO attempts (ordinal, {names}) VALUES (1, {values})"), row)
    found = (one.start.trainee.id, one.start.scenario_id, one.score.overall)
    connection.execute(
        text("INSERT INTO summary VALUES (:who, :what, 1, 1, :score, 1, :score, 1, :score)"),
        dict(zip(("who", "what", "score"), found, strict=True)),
    )
    return one.start.playthrough


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, str]:
    """A database as version 1 left it, with one attempt; its path and the attempt's id."""
    path = tmp_path / FILE
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        name = _as_of(connection, 1)
    engine.dispose()
    return path, name


def _ours(name: str | None, kind: str, parents: object) -> bool:
    return name != "alembic_version"


def _differences(connection: Connection) -> list[object]:
    """What Alembic would change to make the tables those of the code."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    # An empty text as a default is told in two ways by SQLite, so defaults are compared on the server only.
    defaults = connection.dialect.name == "postgresql"
    options = {"compare_server_default": defaults, "include_name": _ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_tables_that_grew_are_those_of_the_code_in_a_file(version: int, tmp_path: Path) -> None:
    """From whichever version a file comes, its tables become exactly those that the code describes."""
    engine = create_engine(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    with engine.begin() as connection:
        upgrade(connection, 0, version)
        if version < VERSION:
            upgrade(connection, version, VERSION)
        assert _differences(connection) == []
        connection.execute(text("DROP INDEX attempts_by_trainee"))
        assert len(_differences(connection)) == 1, "the comparison sees what is missing"
    engine.dispose()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_tables_that_grew_are_those_of_the_code_on_a_server(version: int, postgres_url: str) -> None:
    """The same on a server."""
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        upgrade(connection, 0, version)
        if version < VERSION:
            upgrade(connection, version, VERSION)
        assert _differences(connection) == []
    engine.dispose()


def test_an_old_server_is_brought_up_to_date_with_its_tables_kept(postgres_url: str) -> None:
    """A board of version 1 keeps its attempt, and its tables as they were stand in a schema of their own."""
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        name = _as_of(connection, 1)
    with open_shared(address_of(postgres_url)) as records:
        found = records.attempt(name)
        assert found is not None
        assert found.start.trainee.name == ANNA.name
        assert list(records.faults()) == []
    with engine.begin() as connection:
        assert connection.execute(text("SELECT id FROM extra_mile_version_1.attempts")).all() == [(name,)]
        assert connection.execute(text("SELECT version FROM extra_mile_version_1.extra_mile_schema")).all() == [(1,)]
    engine.dispose()


def test_a_newer_server_is_refused(postgres_url: str) -> None:
    """A board that a newer game has changed is left alone, with a sentence."""
    open_shared(address_of(postgres_url)).close()
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE extra_mile_schema SET version = 99"))
    engine.dispose()
    with pytest.raises(RecordsNewer, match="newer version of the game"):
        open_shared(address_of(postgres_url))


def test_an_up_to_date_database_does_not_load_alembic(tmp_path: Path) -> None:
    """Opening records that need no change stays quick: Alembic is loaded to change tables, and never else."""
    open_records(tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from game.records.opening import open_records;"
        f"open_records(Path({str(tmp_path)!r})).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_an_old_database_is_brought_up_to_date(old: tuple[Path, str]) -> None:
    """Its attempts are there as they were, opening plainly and leaving nothing; it takes new ones; all is sound."""
    path, name = old
    with open_records(path.parent) as records:
        found = records.attempt(name)
        assert found is not None
        assert (found.start.opening, found.start.shift, found.person, found.leaves) == (PLAIN, "", "", ())
        assert found.score == attempt().score
        new = attempt()
        records.add(new)
        assert records.attempt(new.start.playthrough) == new
        assert list(records.faults()) == []
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version FROM extra_mile_schema").fetchall() == [(VERSION,)]


def test_the_old_file_is_kept_beside_it(old: tuple[Path, str]) -> None:
    """The copy is the database of version 1, attempt and all; opening again makes no further copy."""
    path, name = old
    for _ in range(2):
        open_records(path.parent).close()
    copies = sorted(one.name for one in path.parent.glob(f"{FILE}.version-*"))
    assert copies == [f"{FILE}.version-1"]
    with contextlib.closing(sqlite3.connect(path.with_name(copies[0]))) as connection:
        assert connection.execute("SELECT id FROM attempts").fetchall() == [(name,)]
        assert connection.execute("SELECT version FROM extra_mile_schema").fetchall() == [(1,)]


def test_an_old_database_that_may_only_be_read_says_so(old: tuple[Path, str]) -> None:
    """Without permission to write it is left as it is, with a sentence."""
    path, _ = old
    before = path.read_bytes()
    with pytest.raises(RecordsReadOnly, match="older version"):
        open_records(path.parent, write=False)
    assert path.read_bytes() == before


def test_nothing_is_half_done(old: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where bringing it up to date fails in the middle, the database is still that of version 1, and works later."""
    path, name = old
    with monkeypatch.context() as patch:
        patch.setattr("secrets.token_hex", lambda length: 1 / 0)  # the last step but a few needs one
        with pytest.raises(ZeroDivisionError):
            open_records(path.parent)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version FROM extra_mile_schema").fetchall() == [(1,)]
    with open_records(path.parent) as records:
        assert replace(records.trainees()[0]) == ANNA
        assert records.attempt(name) is not None


def test_a_torn_copy_is_not_taken_for_the_copy(old: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where copying stops in the middle, nothing is brought up to date, and the next time there is a whole copy."""
    path, name = old
    connect = sqlite3.connect

    def torn(where: Path | str, *args: object, **more: object) -> sqlite3.Connection:
        if ".version-1" in str(where):
            Path(where).write_bytes(b"half of it")
            raise sqlite3.OperationalError("database or disk is full")
        return connect(where, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr("game.records.sql.sqlite_file.sqlite3.connect", torn)
        with pytest.raises(RecordsError):
            open_records(path.parent)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version FROM extra_mile_schema").fetchall() == [(1,)]
    open_records(path.parent).close()
    with contextlib.closing(sqlite3.connect(path.with_name(f"{FILE}.version-1"))) as connection:
        assert connection.execute("SELECT id FROM attempts").fetchall() == [(name,)]
