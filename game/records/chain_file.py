"""A file of chained lines that one process writes: each line is on disk before the caller goes on."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.domain.errors import JournalError
from game.records import files
from game.records.chain import Chain, Understand, chained, read_chain


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is about (`contact`), for sentences, and how its lines are read."""

    noun: str
    understand: Understand


class ChainFile:
    """A file of chained lines, locked by this process until `close` or `finish`."""

    def __init__(self, descriptor: int, path: Path, kind: Kind, checksum: int) -> None:
        """Made by `open_chain` only."""
        self.path = path
        self._descriptor: int | None = descriptor
        self._kind = kind
        self._checksum = checksum
        self._failed = False

    def append(self, payload: Any) -> None:
        """Write one line; it is on disk when this returns.

        Raises JournalError where that fails (disk full, gone, closed). From then on nothing more is written, for a
        journal with a hole would tell of something else: what is on disk stays resumable up to there, and the
        caller may play on in memory.
        """
        if self._descriptor is None:
            raise JournalError(f"The journal {self.path} is closed: resume it first.")
        if self._failed:
            raise JournalError(
                f"The journal {self.path} could not be written before: nothing more is kept of this {self._kind.noun}."
            )
        line, checksum = chained(self._checksum, payload)
        length = os.lseek(self._descriptor, 0, os.SEEK_CUR)
        try:
            _write(self._descriptor, line)
        except OSError as error:
            self._failed = True
            _cut(self._descriptor, length)
            raise _unwritable(self._kind, self.path, error) from error
        self._checksum = checksum

    def close(self) -> None:
        """Let go of the file; it stays and can be resumed."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def finish(self) -> None:
        """Remove the file, once all of it is on record. Raises JournalError where it cannot be removed."""
        self.close()
        try:
            self.path.unlink(missing_ok=True)
            files.sync_folder(self.path.parent)
        except OSError as error:
            raise JournalError(
                f"The journal {self.path} of a finished {self._kind.noun} cannot be removed ({error.strerror}): "
                "delete it."
            ) from error


def begin_chain(path: Path, kind: Kind, first: Any) -> None:
    """Begin a file in a folder of the data folder; its first line is on disk when this returns.

    Raises JournalError where it cannot be written, or the file exists.
    """
    line, _ = chained(0, first)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise JournalError(f"The {kind.noun} in {path} was begun before: resume it, or begin a new one.")
        files.write_atomically(path, line)
        files.sync_folder(path.parent.parent)
    except OSError as error:
        raise _unwritable(kind, path, error) from error


def open_chain(path: Path, kind: Kind) -> tuple[ChainFile, tuple[Any, ...]]:
    """Open a file to go on with it; a last line torn by a crash is cut off, for it was never answered.

    Raises JournalError where another process has it open, or it is damaged; then the file is left as it is.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise unreadable(kind, path, error) from error
    try:
        if not files.lock(descriptor):
            raise JournalError(_busy(kind, path))
        read = read_chain(_content(descriptor), kind.understand)
        if read.problem:
            raise JournalError(_damaged(kind, path, read.problem))
        os.ftruncate(descriptor, read.length)
        os.lseek(descriptor, 0, os.SEEK_END)
    except OSError as error:
        os.close(descriptor)
        raise unreadable(kind, path, error) from error
    except JournalError:
        os.close(descriptor)
        raise
    return ChainFile(descriptor, path, kind, read.checksum), read.values


def look_at_chain(path: Path, kind: Kind) -> Chain:
    """What a file holds, without changing it; its `problem` is a whole sentence, empty where it can be resumed."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return Chain((), 0, 0, str(unreadable(kind, path, error)))
    try:
        free = files.lock(descriptor)
        read = read_chain(_content(descriptor), kind.understand)
    except OSError as error:
        return Chain((), 0, 0, str(unreadable(kind, path, error)))
    finally:
        os.close(descriptor)
    problem = _damaged(kind, path, read.problem) if read.problem else "" if free else _busy(kind, path)
    return Chain(read.values, read.checksum, read.length, problem)


def chains_in(folder: Path, kind: Kind) -> list[Path]:
    """The files of chained lines in a folder, by name. Raises JournalError where the folder cannot be read."""
    try:
        return sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    except OSError as error:
        raise unreadable(kind, folder, error) from error


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


def _busy(kind: Kind, path: Path) -> str:
    return f"The {kind.noun} in {path} is being played in another window: go on there, or close it."


def _damaged(kind: Kind, path: Path, problem: str) -> str:
    return f"The {kind.noun} in {path} cannot be resumed: {problem}; the file is left as it is."


def unreadable(kind: Kind, path: Path, error: OSError) -> JournalError:
    """The sentence for a file that cannot be read."""
    why = error.strerror or error
    return JournalError(f"The {kind.noun} in {path} cannot be resumed ({why}): check the file and its permissions.")


def _unwritable(kind: Kind, path: Path, error: OSError) -> JournalError:
    return JournalError(
        f"The {kind.noun} cannot be kept in {path} ({error.strerror or error}): make room or choose another folder "
        "with --data; until then it cannot be resumed after a crash."
    )
