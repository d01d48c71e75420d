"""Journals of open playthroughs: one file each, every action on disk before the customer's answer is shown.

A file is `playing/<playthrough>.jsonl` in the user's data folder; `journal_lines` says what stands in it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from game.domain.action import Entry, Journal
from game.domain.errors import JournalError
from game.records import codec
from game.records.chain_file import ChainFile, Kind, begin_chain, chains_in, look_at_chain, open_chain
from game.records.journal_lines import Header, header_to_dict, understand

FOLDER = "playing"
"""The folder of open playthroughs, inside the user's data folder."""

KIND = Kind("contact", understand)

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

    def __init__(self, file: ChainFile, header: Header, entries: Journal) -> None:
        """Made by `create` and `resume` only."""
        self.path = file.path
        self.header = header
        self._file = file
        self._entries = list(entries)

    @classmethod
    def create(cls, folder: Path, header: Header) -> "JournalFile":
        """Begin a journal in the data folder `folder`; it is on disk when this returns.

        Raises JournalError where it cannot be written or one of this id exists.
        """
        name = header.start.playthrough
        if not _ID.fullmatch(name):
            raise JournalError(f"The playthrough id {name[:80]!a} cannot name a file: use letters, digits, - and _.")
        path = folder / FOLDER / f"{name}.jsonl"
        begin_chain(path, KIND, header_to_dict(header))
        return cls.resume(path)

    @classmethod
    def resume(cls, path: Path) -> "JournalFile":
        """Open a journal to go on with it; a last line torn by a crash is cut off, for it was never answered.

        Raises JournalError where another process has it open, or it is damaged; then the file is left as it is.
        """
        file, (header, *entries) = open_chain(path, KIND)
        return cls(file, header, tuple(entries))

    @property
    def entries(self) -> Journal:
        """The entries that are on disk, in order."""
        return tuple(self._entries)

    def append(self, entry: Entry) -> None:
        """Write one entry; it is on disk when this returns. Raises JournalError as `ChainFile.append` does."""
        self._file.append(codec.entry_to_list(entry))
        self._entries.append(entry)

    def close(self) -> None:
        """Let go of the file; it stays and can be resumed."""
        self._file.close()

    def finish(self) -> None:
        """Remove the file, once the attempt is on record. Raises JournalError where it cannot be removed."""
        self._file.finish()


def open_journals(folder: Path) -> tuple[Unfinished, ...]:
    """List the open playthroughs of the data folder `folder`, oldest first; those with a problem come last.

    Nothing is changed. Raises JournalError where the folder itself cannot be read.
    """
    found = [_look(path) for path in chains_in(folder / FOLDER, KIND)]
    return tuple(sorted(found, key=_age))


def _look(path: Path) -> Unfinished:
    read = look_at_chain(path, KIND)
    header = read.values[0] if read.values else None
    return Unfinished(path, header, tuple(read.values[1:]), read.problem)


def _age(one: Unfinished) -> tuple[bool, int, str]:
    began = codec.to_microseconds(one.header.start.began) if one.header else 0
    return bool(one.problem), began, one.path.name
