"""The SQLite body: what can happen to a file, and that each of it becomes one clear sentence."""

import contextlib
import functools
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from game.domain.attempt import Attempt
from game.domain.errors import RecordsDamaged, RecordsError, RecordsNewer, RecordsReadOnly
from game.records.board import BoardQuery
from game.records.opening import FILE, open_records
from game.records.store import Records, Unreadable
from tests.records.samples import ANNA, attempt, unchanged
from tests.records.workers import start

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = re.compile(r"^The [^\n]*\.$")


def _filled(folder: Path, count: int = 3) -> Path:
    with open_records(folder) as records:
        for at in range(count):
            records.add(attempt(overall=at))
    return folder / FILE


def _query(path: Path, statement: str, *values: object) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(statement, values).fetchall()


def test_the_floor_is_light_until_records_are_opened():
    """Importing the floor, journals and settings included, loads no SQLAlchemy and opens nothing."""
    script = "import sys, game.records; print('sqlalchemy' in sys.modules, 'sqlite3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_each_connection_is_durable_and_checks_references(tmp_path):
    """Write-ahead log, full synchronisation, foreign keys, and a busy timeout of the patience given."""
    with open_records(tmp_path, patience=3.5) as records, records._database.reading() as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 3500}
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_writing_begins_immediately_and_reading_does_not(tmp_path):
    """A writer takes its turn at the start, where waiting works; a reader takes none."""
    begun = []
    with open_records(tmp_path) as records:
        event.listen(records._database._engine, "before_cursor_execute", lambda c, cur, text, *rest: begun.append(text))
        records.add(attempt())
        assert begun[0] == "BEGIN IMMEDIATE"
        begun.clear()
        list(records.stored())
        assert begun[0] == "BEGIN"


def test_a_new_folder_with_an_odd_name_is_made(tmp_path):
    """Spaces, umlauts and characters that mean something in an address are nothing special."""
    folder = tmp_path / "Größe 100% #1?x=y" / "data"
    _filled(folder)
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_an_empty_file_is_a_beginning(tmp_path):
    """A file of no bytes, as a crash at the very start leaves it, becomes records."""
    (tmp_path / FILE).touch()
    _filled(tmp_path)


@pytest.mark.parametrize("content", [b"this is no database, " * 300, b"SQLite format 3\x00" + b"\xff" * 5000, b"x"])
def test_what_is_not_a_database_is_left_alone(tmp_path, content):
    """It is called damaged, with the path and what to do, and not one byte of it changes."""
    path = tmp_path / FILE
    path.write_bytes(content)
    with unchanged(path), pytest.raises(RecordsDamaged, match=re.escape(str(path))) as caught:
        open_records(tmp_path)
    assert SENTENCE.match(str(caught.value))
    assert "move the file aside" in str(caught.value)


@pytest.mark.parametrize("table", ["attempts", "attempts_by_trainee", "scenario_versions"])
def test_a_damaged_page_is_found_when_opening(tmp_path, table):
    """A page of a table or an index that was written over is noticed before anything is read or written."""
    path = _filled(tmp_path)
    ((page, size),) = _query(
        path, "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = ?", table
    )
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(content)
    with unchanged(path), pytest.raises(RecordsDamaged, match="move the file aside"):
        open_records(tmp_path)


def test_a_database_of_another_program_is_left_alone(tmp_path):
    """A sound SQLite file with other tables gets none of ours."""
    path = tmp_path / FILE
    _query(path, "CREATE TABLE recipes (name)")
    with unchanged(path), pytest.raises(RecordsDamaged, match="not one of this game"):
        open_records(tmp_path)


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("UPDATE extra_mile_schema SET version = 99", RecordsNewer),
        ("UPDATE extra_mile_schema SET version = 'one'", RecordsDamaged),
        ("UPDATE extra_mile_schema SET version = 0", RecordsDamaged),
        ("DELETE FROM extra_mile_schema", RecordsDamaged),
        ("DROP TABLE standings", RecordsDamaged),
    ],
)
def test_another_version_is_refused(tmp_path, statement, error):
    """A newer version, none, nonsense or a missing table is said and the file left as it is."""
    path = _filled(tmp_path)
    _query(path, statement)
    with unchanged(path), pytest.raises(error, match=re.escape(str(path))) as caught:
        open_records(tmp_path)
    assert SENTENCE.match(str(caught.value))


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_not_a_file_is_refused(tmp_path, kind):
    """A folder or a pipe of that name is said to be no file; nothing waits for it."""
    (tmp_path / FILE).mkdir() if kind == "folder" else os.mkfifo(tmp_path / FILE)
    with pytest.raises(RecordsError, match="not a file"):
        open_records(tmp_path)


def test_a_data_folder_that_is_a_file_is_refused(tmp_path):
    """The sentence names the path."""
    (tmp_path / "data").write_text("here")
    with pytest.raises(RecordsError, match=re.escape(str(tmp_path / "data"))) as caught:
        open_records(tmp_path / "data")
    assert SENTENCE.match(str(caught.value))


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o666, 0o555), (0o000, 0o755)])
def test_records_that_may_not_be_written_say_so(file_mode, folder_mode):
    """File or folder without the right to write: one sentence, the file is as it was, and the board can be read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm-up").mkdir()
        path = _filled(folder / "locked")
        for one, mode in ((folder, 0o755), (path, file_mode), (path.parent, folder_mode)):
            one.chmod(mode)
        (folder / "warm-up").chmod(0o777)
        before = path.read_bytes() if file_mode else b""
        worker = start("write_where_forbidden", folder)
        said, errors = worker.communicate()
        path.parent.chmod(0o755)
        path.chmod(0o644)
        assert errors == ""
        opened, *read, written = said.splitlines()
        assert read == ([] if file_mode == 0 else ["3 1"])
        for sentence in (opened, written):
            assert re.match(r"RecordsReadOnly The records in .* cannot be written: .*\.$", sentence)
        assert not before or path.read_bytes() == before


def test_records_that_are_not_there_cannot_be_read(tmp_path):
    """Opened for reading only, a missing file is said and none is made."""
    with pytest.raises(RecordsError, match=r"^There are no records in .*\.$"):
        open_records(tmp_path / "new", write=False)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path):
    """The attempt that does not fit is refused whole; those before it stay, and it can be added once there is room."""
    _filled(tmp_path)
    with open_records(tmp_path) as records:
        limit = lambda connection, entry: connection.execute("PRAGMA max_page_count = 1")  # noqa: E731
        records._database._engine.dispose()
        event.listen(records._database._engine, "connect", limit)
        tried: list[Attempt] = []
        with pytest.raises(RecordsReadOnly, match="is full: make room") as caught:
            _add_without_end(records, tried)
        last = tried[-1]
        assert SENTENCE.match(str(caught.value))
        event.remove(records._database._engine, "connect", limit)
        records._database._engine.dispose()
        assert records.attempt(last.start.playthrough) is None
        assert list(records.faults()) == []
        records.add(last)
        assert records.attempt(last.start.playthrough) == last


def _add_without_end(records: Records, tried: list[Attempt]) -> None:
    for _ in range(1000):
        tried.append(attempt())
        records.add(tried[-1])


def test_records_locked_for_too_long_say_so(tmp_path):
    """After the patience given: one sentence, for opening and for writing; reading goes on."""
    path = _filled(tmp_path)
    with open_records(tmp_path, patience=0.05) as records:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for act in (lambda: records.add(attempt()), lambda: open_records(tmp_path, patience=0.05)):
                with pytest.raises(RecordsReadOnly, match="locked by another program"):
                    act()
            assert len(list(records.stored())) == 3
        records.add(attempt())
        assert len(list(records.stored())) == 4


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=60)), min_size=1, max_size=3)
)
def test_damage_anywhere_is_a_sentence(damage):
    """Bytes written anywhere over the file: each call works or raises RecordsError, and nothing else comes out."""
    content = bytearray(_sound())
    for where, what in damage:
        at = int(where * len(content))
        content[at : at + len(what)] = what[: len(content) - at]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, FILE)
        path.write_bytes(content)
        opened = _sentence_or(lambda: open_records(Path(name)))
        if opened is None:
            assert path.read_bytes() == content
            return
        with opened as records:
            for act in _everything(records):
                _sentence_or(act)


@functools.cache
def _sound() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        return _filled(Path(name), 12).read_bytes()


def _sentence_or(act):
    """Give what `act` gives, or None where it raises an error with a proper sentence."""
    try:
        return act()
    except RecordsError as error:
        assert SENTENCE.match(str(error))  # noqa: PT017 - it need not raise
        return None


def _everything(records: Records) -> list:
    return [
        lambda: [one for one in records.stored() if not isinstance(one, Attempt | Unreadable)],
        lambda: list(records.faults()),
        lambda: records.board(BoardQuery(me=ANNA.id)),
        lambda: records.board(BoardQuery("late-return", me=ANNA.id, limit=1)),
        records.trainees,
        lambda: records.best(ANNA.id),
        lambda: records.remember_trainee("Anna", "North"),
        lambda: records.add(attempt()),
        records.rebuild_summary,
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("journal", '[["reply","ask"'),
        ("journal", "[" * 100_000),
        ("journal", '{"a":1}'),
        ("journal", '[["shout","x",1]]'),
        ("journal", b"\xff"),
        ("mode", "cheat"),
        ("seed", "seven"),
        ("began", 2**62),
        ("stars", "many"),
        ("empathy_raw", "x"),
    ],
)
def test_one_damaged_attempt_does_not_hide_the_others(tmp_path, column, value):
    """It is named with the reason, alone asked for it is an error, and all others are read."""
    path = _filled(tmp_path)
    ((playthrough,),) = _query(path, "SELECT id FROM attempts WHERE ordinal = 2")
    _query(path, f"UPDATE attempts SET {column} = ? WHERE ordinal = 2", value)
    with open_records(tmp_path) as records:
        kinds = [type(one) for one in records.stored()]
        assert kinds == [Attempt, Unreadable, Attempt]
        for alone in (lambda: records.attempt(playthrough), lambda: list(records.attempts())):
            with pytest.raises(RecordsDamaged, match=playthrough) as caught:
                alone()
            assert SENTENCE.match(str(caught.value))


def test_faults_name_a_wrong_summary_and_rebuilding_mends_it(tmp_path):
    """A changed, a lost and an invented summary row are each found; rebuilt, none is."""
    one = "cell = (SELECT id FROM board_cells WHERE scope = 'late-return' AND period = '')"
    columns = "player, crowded, state"
    for statement in (
        f"UPDATE standings SET best_overall = 9999 WHERE {one}",
        f"DELETE FROM standings WHERE {one}",
        f"INSERT INTO standings (cell, {columns}) SELECT cell, 77, crowded, state FROM standings WHERE {one}",
    ):
        path = _filled(tmp_path)
        _query(path, statement)
        with open_records(tmp_path) as records:
            faults = list(records.faults())
            assert faults
            assert all(fault.startswith("The summary of ") and "late-return" in fault for fault in faults)
            records.rebuild_summary()
            assert list(records.faults()) == []


def test_faults_name_an_attempt_of_nobody(tmp_path):
    """A reference that leads nowhere is a fault of the database, and the attempt is reported as unreadable."""
    path = _filled(tmp_path)
    _query(path, "DELETE FROM trainees")
    with open_records(tmp_path) as records:
        assert any("refers to trainees" in fault for fault in records.faults())
        assert {type(one) for one in records.stored()} == {Unreadable}
