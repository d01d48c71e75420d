"""Journals of shifts that are going on: one file each, everything that happens on disk before it is shown.

A file is `shifts/<run>.jsonl` in the user's data folder; its contacts have journals of their own (see `journal`).
"""

from dataclasses import dataclass
from pathlib import Path

from game.domain.shift import Event, ShiftStart
from game.records import codec
from game.records.chain_file import ChainFile, Kind, begin_chain, chains_in, look_at_chain, open_chain
from game.records.shift_codec import event_to_list, start_to_dict, understand

FOLDER = "shifts"
"""The folder of shifts that are going on, inside the user's data folder."""

LONGEST_RUN = 64
"""The most characters in the id of a run, which names a file."""

KIND = Kind("shift", understand)


@dataclass(frozen=True, slots=True)
class UnfinishedShift:
    """A shift found on disk. `problem` is empty when it can be resumed, else a sentence; the rest is there as far as
    it could be read."""

    path: Path
    start: ShiftStart | None
    events: tuple[Event, ...]
    problem: str


class ShiftJournal:
    """The journal of one run of a shift, locked by this process until `close` or `finish`."""

    def __init__(self, file: ChainFile, start: ShiftStart, events: tuple[Event, ...]) -> None:
        """Made by `create` and `resume` only. `events` are those that were on disk when it was opened."""
        self.path = file.path
        self.start = start
        self.events = events
        self._file = file

    @classmethod
    def create(cls, folder: Path, start: ShiftStart) -> "ShiftJournal":
        """Begin a journal in the data folder `folder`. Raises JournalError where it cannot be written."""
        path = shift_path(folder, start.run)
        begin_chain(path, KIND, start_to_dict(start))
        return cls.resume(path)

    @classmethod
    def resume(cls, path: Path) -> "ShiftJournal":
        """Open a journal to go on with it. Raises JournalError where it is damaged or open elsewhere."""
        file, (start, *events) = open_chain(path, KIND)
        return cls(file, start, tuple(events))

    def append(self, event: Event) -> None:
        """Write one event; it is on disk when this returns. Raises JournalError as `ChainFile.append` does."""
        self._file.append(event_to_list(event))

    def close(self) -> None:
        """Let go of the file; it stays and can be resumed."""
        self._file.close()

    def finish(self) -> None:
        """Remove the file, once the run is on record. Raises JournalError where it cannot be removed."""
        self._file.finish()


def shift_path(folder: Path, run: str) -> Path:
    """Where the journal of a run lies in the data folder `folder`, while the run goes on."""
    return folder / FOLDER / f"{run}.jsonl"


def open_shifts(folder: Path) -> tuple[UnfinishedShift, ...]:
    """List the shifts going on in the data folder `folder`, oldest first; those with a problem come last.

    Nothing is changed. Raises JournalError where the folder itself cannot be read.
    """
    found = [_look(path) for path in chains_in(folder / FOLDER, KIND)]
    return tuple(sorted(found, key=_age))


def _look(path: Path) -> UnfinishedShift:
    read = look_at_chain(path, KIND)
    start = read.values[0] if read.values else None
    return UnfinishedShift(path, start, tuple(read.values[1:]), read.problem)


def _age(one: UnfinishedShift) -> tuple[bool, int, str]:
    began = codec.to_microseconds(one.start.began) if one.start else 0
    return bool(one.problem), began, one.path.name
