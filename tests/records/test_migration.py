"""Records of an older version are brought up to date, with the old file kept."""

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from game.domain.errors import RecordsError, RecordsReadOnly
from game.domain.opening import PLAIN
from game.records.opening import FILE, open_records
from game.records.sql.tables import VERSION
from tests.records.samples import ANNA, attempt

NEW_COLUMNS = ("opening", "shift", "person", "leaves", "story")


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, str]:
    """A database as version 1 left it, with one attempt; its path and the attempt's id."""
    one = attempt()
    with open_records(tmp_path) as records:
        records.add(one)
    path = tmp_path / FILE
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for column in NEW_COLUMNS:
            connection.execute(f"ALTER TABLE attempts DROP COLUMN {column}")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in tables & {"shared_stories", "shifts"}:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE extra_mile_schema SET version = 1")
    return path, one.start.playthrough


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
        patch.setattr("game.records.sql.migration.VERSION", "not a number that fits")
        patch.setattr("game.records.sql.migration.update", lambda table: 1 / 0)
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
        patch.setattr("game.records.sql.migration.sqlite3.connect", torn)
        with pytest.raises(RecordsError):
            open_records(path.parent)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version FROM extra_mile_schema").fetchall() == [(1,)]
    open_records(path.parent).close()
    with contextlib.closing(sqlite3.connect(path.with_name(f"{FILE}.version-1"))) as connection:
        assert connection.execute("SELECT id FROM attempts").fetchall() == [(name,)]
