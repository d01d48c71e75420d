"""Watching files that an editor is writing: noticed when they have changed and rest again."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

Marks = Mapping[Path, tuple[int, int, int] | None]
"""Of each file what changes when it is written or replaced: its time, its size, its number. None: it is not there."""

SETTLED = 0.2
"""Seconds for which a file must rest before it is read: an editor may write it in several pieces."""

RETURNED = 1.5
"""Seconds for which a missing or an empty file is waited for: some editors take it away before they write it anew."""


def marks_of(files: Iterable[Path]) -> dict[Path, tuple[int, int, int] | None]:
    """The marks of files as they are now."""
    return {file: _mark(file) for file in files}


def surroundings(file: Path) -> list[Path]:
    """The file's folder and those directly in it, whose marks change when files come and go."""
    folder = file.parent
    with suppress(OSError):
        return [folder, *sorted(one for one in folder.iterdir() if one.is_dir())]
    return [folder]


class Watch:
    """Compares files with what they were when they were read."""

    def __init__(self, marks: Callable[[Iterable[Path]], Marks] = marks_of) -> None:
        """Nothing is watched before `read` has been called."""
        self._marks = marks
        self._known: Marks = {}
        self._seen: Marks = {}
        self._since = 0.0

    @property
    def restless(self) -> bool:
        """Whether something has changed and may change further: worth another look soon."""
        return self._seen != self._known

    def read(self, marks: Marks) -> None:
        """From now on compare with these marks, which the files had when they were read."""
        self._known = self._seen = marks

    def rest(self) -> None:
        """Leave it at what there was when it was last looked at; only another change counts."""
        self._known = self._seen

    def look(self, now: float) -> bool:
        """Whether the files are to be read again, at an instant in seconds."""
        marks = self._marks(self._known)
        if marks != self._seen:
            self._seen, self._since = marks, now
            return False
        if marks == self._known:
            return False
        going = any(mark is None or mark[1] == 0 for file, mark in marks.items() if self._known[file] != mark)
        return now - self._since >= (RETURNED if going else SETTLED)


def _mark(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
