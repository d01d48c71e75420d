"""Journals of open playthroughs: one file each, every action on disk before the customer's answer is shown.

A file is `playing/<playthrough>.jsonl` in the user's data folder; `journal_lines` says what stands in it.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from game.domain.action import Entry, Journal
from game.domain.errors import JournalError
from game.records import codec, files
from game.records.journal_lines import Header, entry_line, header_line, read_lines

FOLDER = "playing"
"""The folder of open playthroughs, inside the user's data folder."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An open playthrough found on disk. `problem` is empty when it can be resumed, else a sentence; the header
    and the journal are there as far as they could be read."""

    path: Path
    header: Header | None
    journal: Journal
    problem: str


class JournalFile:
    """The journal of one open playthrough, locked by this process until `close` or `finish`."""

    def __init__(self, descriptor: int, path: Path, header: Header, entries: Journal, chain: int) -> None:
        """Made by `create` and `resume` only."""
        self.path = path
        self.header = header
        self._descriptor: int | None = descriptor
        self._entries = list(entries)
        self._chain = chain
        self._failed = False

    @classmethod
    def create(cls, folder: Path, header: Header) -> "JournalFile":
        """Begin a journal in the data folder `folder`; it is on disk when this returns.

        Raises JournalError where it cannot be written or one of this id exists.
        """
        name = header.start.playthrough
        if not _ID.fullmatch(name):
            raise JournalError(f"The playthrough id {name[:80]!a} cannot name a file: use letters, digits, - and _.")
        path = folder / FOLDER / f"{name}.jsonl"
        line, _ = header_line(header)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise JournalError(f"The playthrough in {path} was begun before: resume it, or begin a new one.")
            files.write_atomically(path, line)
            files.sync_folder(folder)
        except OSError as error:
            raise _unwritable(path, error) from error
        return cls.resume(path)

    @classmethod
    def resume(cls, path: Path) -> "JournalFile":
        """Open a journal to go on with it; a last line torn by a crash is cut off, for it was never answered.

        Raises JournalError where another process has it open, or it is damaged; then the file is left as it is.
        """
        try:
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise _unreadable(path, error) from error
        try:
            if not files.lock(descriptor):
                raise JournalError(_busy(path))
            read = read_lines(_content(descriptor))
            if read.header is None or read.problem:
                raise JournalError(_damaged(path, read.problem))
            os.ftruncate(descriptor, read.length)
            os.lseek(descriptor, 0, os.SEEK_END)
        except OSError as error:
            os.close(descriptor)
            raise _unreadable(path, error) from error
        except JournalError:
            os.close(descriptor)
            raise
        return cls(descriptor, path, read.header, read.entries, read.chain)

    @property
    def entries(self) -> Journal:
        """The entries that are on disk, in order."""
        return tuple(self._entries)

    def append(self, entry: Entry) -> None:
        """Write one entry; it is on disk when this returns.

        Raises JournalError where that fails (disk full, gone, closed). From then on nothing more is written, for a
        journal with a hole would be another playthrough: what is on disk stays resumable up to there, and the
        caller may play on in memory.
        """
        if self._descriptor is None:
            raise JournalError(f"The journal {self.path} is closed: resume it first.")
        if self._failed:
            raise JournalError(
                f"The journal {self.path} could not be written before: nothing more is kept of this contact."
            )
        line, chain = entry_line(self._chain, entry)
        length = os.lseek(self._descriptor, 0, os.SEEK_CUR)
        try:
            _write(self._descriptor, line)
        except OSError as error:
            self._failed = True
            _cut(self._descriptor, length)
            raise _unwritable(self.path, error) from error
        self._chain = chain
        self._entries.append(entry)

    def close(self) -> None:
        """Let go of the file; it stays and can be resumed."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def finish(self) -> None:
        """Remove the file, once the attempt is on record. Raises JournalError where it cannot be removed."""
        self.close()
        try:
            self.path.unlink(missing_ok=True)
            files.sync_folder(self.path.parent)
        except OSError as error:
            raise JournalError(
                f"The journal {self.path} of a finished contact cannot be removed ({error.strerror}): delete it."
            ) from error


def open_journals(folder: Path) -> tuple[Unfinished, ...]:
    """List the open playthroughs of the data folder `folder`, oldest first; those with a problem come last.

    Nothing is changed. Raises JournalError where the folder itself cannot be read.
    """
    playing = folder / FOLDER
    try:
        paths = sorted(playing.glob("*.jsonl")) if playing.is_dir() else []
    except OSError as error:
        raise _unreadable(playing, error) from error
    found = [_look(path) for path in paths]
    return tuple(sorted(found, key=_age))


def _look(path: Path) -> Unfinished:
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return Unfinished(path, None, (), str(_unreadable(path, error)))
    try:
        free = files.lock(descriptor)
        read = read_lines(_content(descriptor))
    except OSError as error:
        return Unfinished(path, None, (), str(_unreadable(path, error)))
    finally:
        os.close(descriptor)
    problem = _damaged(path, read.problem) if read.problem else "" if free else _busy(path)
    return Unfinished(path, read.header, read.entries, problem)


def _age(one: Unfinished) -> tuple[bool, int, str]:
    began = codec.to_microseconds(one.header.start.began) if one.header else 0
    return bool(one.problem), began, one.path.name


def _content(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return file.read()


def _write(descriptor: int, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


def _cut(descriptor: int, length: int) -> None:
    """Take half a line back off; where even that fails, resuming drops it as torn."""
    try:
        os.ftruncate(descriptor, length)
        os.lseek(descriptor, length, os.SEEK_SET)
    except OSError:
        pass


def _busy(path: Path) -> str:
    return f"The contact in {path} is being played in another window: go on there, or close it."


def _damaged(path: Path, problem: str) -> str:
    return f"The contact in {path} cannot be resumed: {problem}; the file is left as it is."


def _unreadable(path: Path, error: OSError) -> JournalError:
    why = error.strerror or error
    return JournalError(f"The contact in {path} cannot be resumed ({why}): check the file and its permissions.")


def _unwritable(path: Path, error: OSError) -> JournalError:
    return JournalError(
        f"The contact cannot be kept in {path} ({error.strerror or error}): make room or choose another folder with "
        "--data; until then it cannot be resumed after a crash."
    )
