"""Answers worked out before, kept in one file for as long as nothing that they were worked out from has changed."""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple
from zlib import crc32

MOST = 400
"""Answers kept; of more the oldest go."""


LARGEST = 8_000_000
"""Of larger files, and of pipes and devices, only size and age are looked at: nothing reads them anyway."""

Fine = Callable[[Any], object]


class Answer(NamedTuple):
    """What was worked out (as JSON has it), and the files it was worked out from."""

    value: Any
    files: tuple[Path, ...]


class Memo:
    """A file of answers. It can be deleted at any time; one that cannot be read or written costs time, nothing else."""

    def __init__(self, file: Path | None, code: str) -> None:
        """Keep answers in `file` (None: keep none). `code` says by which program and what else they were found."""
        self._file = file
        self._code = code
        self._changed = False
        self._marks: dict[Path, str] = {}
        self._known = self._read()

    def answer(self, question: str, work: Callable[[], Answer], asked: Iterable[Path] = (), fine: Fine = bool) -> Any:
        """The answer to a question: the one kept, if every file it came from is as it was, else worked out anew.

        `asked` are files it is known to come from: one that is saved while the answer is worked out is not believed
        later. `fine` says whether a value that was kept can be used; what raises cannot.
        """
        entry = self._known.get(question)
        if entry is not None and all(self._mark(Path(name)) == mark for name, mark in entry["files"].items()):
            with suppress(KeyError, TypeError, ValueError, AttributeError, IndexError):
                if fine(entry["value"]):
                    return entry["value"]
        begun = {one: mark_of(one) for one in self._expected(entry, asked)}
        found = work()
        self._known.pop(question, None)
        files = {str(one): mark_of(one) for one in found.files}
        if all(files.get(str(one), mark) == mark for one, mark in begun.items()):  # else it was saved meanwhile
            self._known[question] = {"value": found.value, "files": files}
            self._changed = True
        return found.value

    def _expected(self, entry: Any, asked: Iterable[Path]) -> set[Path]:
        """The files that an answer will come from, as far as is known before it is worked out."""
        return {*asked, *(Path(name) for name in (entry or {}).get("files", ()))}

    def keep(self) -> None:
        """Write what is new to the file."""
        if self._file is None or not self._changed:
            return
        kept = dict(list(self._known.items())[-MOST:])
        new = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps({"code": self._code, "answers": kept}), encoding="utf-8")
            new.replace(self._file)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)

    def _mark(self, file: Path) -> str:
        """What tells one content of a file from another; looked up once, so that all answers speak of the same."""
        if file not in self._marks:
            self._marks[file] = mark_of(file)
        return self._marks[file]

    def _read(self) -> dict[str, Any]:
        if self._file is None:
            return {}
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            same = kept["code"] == self._code
            answers: dict[str, Any] = kept["answers"] if same else {}
            fine = all(isinstance(one["files"], dict) and "value" in one for one in answers.values())
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}
        return answers if fine else {}


def mark_of(file: Path) -> str:
    """The length and a checksum of a file's content; a word for what cannot be read."""
    try:
        about = file.stat()
        if not S_ISREG(about.st_mode) or about.st_size > LARGEST:
            return f"{about.st_size} {about.st_mtime_ns}"
        content = file.read_bytes()
    except (OSError, ValueError):
        return "unreadable"
    return f"{len(content)} {crc32(content):08x}"


def marks_of(files: Iterable[Path]) -> str:
    """The marks of many files as one."""
    return f"{crc32(' '.join(mark_of(one) for one in files).encode('ascii')):08x}"
