"""Opens the records: SQLite in the user's data folder."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from game.records.store import Records

FILE = "records.sqlite3"
"""The name of the database in the user's data folder."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_records(
    folder: Path, *, write: bool = True, patience: float = 10.0, clock: Callable[[], datetime] = _utc_now
) -> Records:
    """Open (or begin) the records in the data folder `folder`, waiting up to `patience` seconds for others.

    `clock` gives the UTC time that is noted beside new trainees and texts. Raises RecordsDamaged, RecordsNewer,
    RecordsReadOnly (also: disk full, locked for too long) or RecordsError; the file is then as it was.
    After RecordsReadOnly, opening again without `write` may still show the boards: nothing on the disk changes
    then, writing raises RecordsReadOnly, and records that do not exist yet are a RecordsError.
    """
    # SQLAlchemy takes a fifth of a second to load: not before records are really wanted.
    from game.records.sql.records import SqlRecords

    return SqlRecords.open_file(folder / FILE, write, patience, clock)
