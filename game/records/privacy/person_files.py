"""The files of the data folder in which a person stands: what they have not finished, and who played last."""

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.domain.attempt import Trainee
from game.domain.errors import JournalError, RecordsError
from game.records import files
from game.records.journal import FOLDER as CONTACTS
from game.records.preferences import FILE as SETTINGS
from game.records.preferences import load_preferences, save_preferences
from game.records.shift_journal import FOLDER as SHIFTS

STORES = "xapi"
"""The folder of what learning record stores have taken, inside the user's data folder."""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A file that names a person, its path from the data folder on, and its lines as far as they can be read."""

    path: Path
    name: str
    lines: tuple[Any, ...]


def files_of(folder: Path, trainee_id: str) -> tuple[PersonFile, ...]:
    """The files of the data folder in which the trainee stands, by name; damaged ones and torn copies, too.

    Raises RecordsError where one cannot be read.
    """
    found = []
    for path in _candidates(folder):
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # finished this very moment
            continue
        except OSError as error:
            raise _trouble(path, "read", error) from error
        # Ids are written in ASCII and nothing else looks like one, so damage around one hides nothing.
        if trainee_id.encode("ascii", "replace") in content:
            found.append(PersonFile(path, path.relative_to(folder).as_posix(), tuple(_lines(content))))
    return tuple(found)


def refuse_while_played(found: tuple[PersonFile, ...]) -> None:
    """Raise JournalError where one of these contacts is being played in another window: it would come back."""
    for one in found:
        if one.path.suffix == ".jsonl" and not _free(one.path):
            raise JournalError(f"The contact in {one.path} is being played in another window: close it first.")


def forget_files(folder: Path, trainee: Trainee) -> tuple[str, ...]:
    """Take a trainee out of the data folder: who played last, what is not finished, copies of damaged settings.

    Gives the names of the files removed or changed. Raises RecordsError where one cannot be; others are gone then.
    """
    changed = []
    preferences = load_preferences(folder).preferences
    if preferences.trainee is not None and preferences.trainee.id == trainee.id:
        save_preferences(folder, preferences._replace(trainee=None))
        changed.append(SETTINGS)
    for one in files_of(folder, trainee.id):
        try:
            one.path.unlink(missing_ok=True)
            files.sync_folder(one.path.parent)
        except OSError as error:
            raise _trouble(one.path, "removed", error) from error
        changed.append(one.name)
    return tuple(changed)


def sent_files(folder: Path, items: Collection[str]) -> tuple[PersonFile, ...]:
    """The notes of what learning record stores have taken in which some of these attempts stand, only with those.

    Raises RecordsError where one cannot be read.
    """
    found = []
    for path in sorted((folder / STORES).glob("*.jsonl")):
        try:
            lines = tuple(_lines(path.read_bytes()))
        except OSError as error:
            raise _trouble(path, "read", error) from error
        kept = tuple(_only(line, items) for line in lines)
        if any(isinstance(line, dict) and line.get("taken") for line in kept):
            mine = tuple(line for line in kept if not (isinstance(line, dict) and line.get("taken") == {}))
            found.append(PersonFile(path, path.relative_to(folder).as_posix(), mine))
    return tuple(found)


def rename_sent(folder: Path, items: Mapping[str, str]) -> tuple[str, ...]:
    """Write the fresh ids of attempts into those notes (empty: strike them out); gives the names of files changed.

    Raises RecordsError where one cannot be written; it is then as it was.
    """
    changed = []
    for one in sent_files(folder, items.keys()):
        lines = [_renamed(line, items) for line in _lines(one.path.read_bytes())]
        content = "".join(f"{json.dumps(line)}\n" for line in lines if not isinstance(line, str))
        try:
            files.write_atomically(one.path, content.encode("ascii"))
        except OSError as error:
            raise _trouble(one.path, "changed", error) from error
        changed.append(one.name)
    return tuple(changed)


def _only(line: Any, items: Collection[str]) -> Any:
    match line:
        case {"taken": dict(taken)}:
            return {"taken": {name: result for name, result in taken.items() if name in items}}
    return line


def _renamed(line: Any, items: Mapping[str, str]) -> Any:
    match line:
        case {"taken": dict(taken)}:
            fresh = {items.get(name, name): result for name, result in taken.items()}
            return {"taken": {name: result for name, result in fresh.items() if name}}
    return line


def _candidates(folder: Path) -> Iterator[Path]:
    for inside, pattern in ((CONTACTS, "*"), (SHIFTS, "*"), ("", f"{SETTINGS}*")):
        where = folder / inside
        try:
            yield from sorted(one for one in where.glob(pattern) if one.is_file())
        except OSError as error:
            raise _trouble(where, "read", error) from error


def _lines(content: bytes) -> Iterator[Any]:
    for line in content.split(b"\n"):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield line.decode("ascii", "backslashreplace")


def _free(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return True  # what cannot be opened is not being played; removing it says what is wrong
    try:
        return files.lock(descriptor)
    finally:
        os.close(descriptor)


def _trouble(path: Path, what: str, error: OSError) -> RecordsError:
    return RecordsError(f"{path} cannot be {what} ({error.strerror or error}): check the file and its permissions.")
