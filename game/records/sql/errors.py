"""What a database driver complains about, as one clear sentence of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from game.domain.errors import RecordsDamaged, RecordsError, RecordsReadOnly

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN}
_UNDECODABLE = "Could not decode"


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise RecordsError, with a sentence, for whatever the database at `path` or the driver raises."""
    try:
        yield
    except DBAPIError as error:
        raise _from_driver(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _from_driver(path, error) from error
    except UnicodeDecodeError as error:
        raise damaged(path, "a text in it is not UTF-8") from error
    except PermissionError as error:
        raise _unwritable(path) from error
    except OSError as error:
        why = error.strerror or _one_line(error)
        sentence = f"The folder {path.parent} cannot hold records ({why}): choose another folder with --data."
        raise RecordsError(sentence) from error
    except (SQLAlchemyError, UnicodeEncodeError, OverflowError) as error:
        raise RecordsError(f"The records in {path} could not be used: {_one_line(error)}.") from error


def damaged(path: Path, why: str) -> RecordsDamaged:
    """Give the error for a database that cannot be believed, because `why`."""
    return RecordsDamaged(
        f"The records in {path} are damaged ({why}): move the file aside to begin new ones, or put a backup in its "
        "place; it is left as it is."
    )


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another process holds the database."""
    return _code(error) in _LOCKED


def _from_driver(path: Path, error: BaseException) -> RecordsError:
    code = _code(error)
    if code in _LOCKED:
        return RecordsReadOnly(
            f"The records in {path} are locked by another program: close it, then try again; nothing was changed."
        )
    if code == sqlite3.SQLITE_FULL:
        return RecordsReadOnly(f"The disk with the records in {path} is full: make room, then try again.")
    if code in _READ_ONLY:
        return _unwritable(path)
    if code in _DAMAGED or _UNDECODABLE in str(error):
        return damaged(path, _one_line(error))
    return RecordsError(f"The records in {path} could not be used: {_one_line(error)}.")


def _unwritable(path: Path) -> RecordsReadOnly:
    return RecordsReadOnly(
        f"The records in {path} cannot be written: allow writing to the file and its folder, or choose another folder "
        "with --data."
    )


def _code(error: BaseException) -> int | None:
    """The primary result code of SQLite (the extended ones carry it in their lowest byte)."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")
