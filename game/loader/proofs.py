"""Remembers which files were found sound, so that an unchanged scenario need not be read and proved at every start.

One small file per scenario in the user's data folder: a checksum, then JSON. Its name is the hash of all that the
findings depend on: the text, the name of its file, the rubric, and the program code that reads and proves. Only
complete findings without an error are kept. What cannot be read, or was damaged, is ignored and written anew.
"""

import hashlib
import json
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from game.domain.diagnostic import Diagnostic, Place, Severity
from game.domain.rubric import Rubric
from game.loader.building import build_scenario
from game.loader.models import ScenarioShape
from game.loader.results import ScenarioResult, stem

MOST_KEPT = 500


class Proofs:
    """The memory in one folder, which is made when there is something to keep; trouble with the disk is no trouble."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, source: bytes, file: str, rubric: Rubric) -> ScenarioResult | None:
        """What was found when a file with these very bytes was examined, or None."""
        try:
            written, _, entry = self._path(source, file, rubric).read_bytes().partition(b"\n")
            if written != _sum(entry):
                return None
            kept = json.loads(entry)
            told = tuple(_diagnostic(one, file) for one in kept["told"])
            shape = ScenarioShape.model_validate(kept["content"])
            scenario = build_scenario(shape, kept["digest"], source.decode("utf-8-sig"))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return ScenarioResult(file, scenario, told)

    def remember(self, source: bytes, content: Any, result: ScenarioResult, rubric: Rubric) -> None:
        """Keep the findings about a file if it is sound; `content` is the plain data that was read from it."""
        if result.scenario is None:
            return
        told = [
            [one.code, one.severity.value, one.place.line, one.place.column, one.message, one.suggestion]
            for one in result.diagnostics
        ]
        kept = {"digest": result.scenario.digest, "told": told, "content": content}
        entry = json.dumps(kept).encode("ascii")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._path(source, result.file, rubric), _sum(entry) + b"\n" + entry)
            _forget_oldest(self._folder)

    def _path(self, source: bytes, file: str, rubric: Rubric) -> Path:
        head = f"{self._prover}\n{rubric.digest}\n{stem(file)}\n".encode("utf-8", "surrogateescape")
        return self._folder / f"{hashlib.sha256(head + source).hexdigest()}.json"

    @cached_property
    def _prover(self) -> str:
        """The version of what reads and proves: a hash of its source."""
        return source_hash(Path(__file__).parent.parent)


def source_hash(game: Path) -> str:
    """A hash of every source file that has a say in whether a scenario is sound."""
    files = [path for floor in ("domain", "rules", "loader") for path in sorted((game / floor).rglob("*.py"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _diagnostic(kept: Any, file: str) -> Diagnostic:
    code, severity, line, column, message, suggestion = kept
    return Diagnostic(str(code), Severity(severity), Place(file, int(line), int(column)), str(message), str(suggestion))


def _sum(entry: bytes) -> bytes:
    return hashlib.sha256(entry).hexdigest().encode("ascii")


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing, even if two programs do so at once."""
    new = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.new")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def _forget_oldest(folder: Path) -> None:
    kept: Iterable[Path] = folder.glob("*.json")
    oldest = sorted(kept, key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]
    for path in oldest:
        path.unlink(missing_ok=True)
