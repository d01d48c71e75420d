"""Opens the records: SQLite in the user's data folder, or a shared PostgreSQL database."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from game.records.address import Address
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


def open_shared(
    address: Address, *, write: bool = True, patience: float = 10.0, clock: Callable[[], datetime] = _utc_now
) -> Records:
    """Open the shared records at `address`; tables are made or brought up to date where there is the right to.

    Raises RecordsError with a sentence that never says the password: the server cannot be reached, refuses the user,
    is newer (RecordsNewer), damaged (RecordsDamaged) or may not be written (RecordsReadOnly).
    """
    from game.records.sql.records import SqlRecords

    return SqlRecords.open_server(address, write, patience, clock)
