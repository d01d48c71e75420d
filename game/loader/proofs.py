"""Remembers which texts were found sound, so that an unchanged scenario need not be read and proved at every start.

One small JSON file per scenario in the user's data folder. Its name is the hash of all that the findings depend on: the
text, the name of its file, the rubric, and the program code that reads and proves. Only complete findings without an
error are kept. What cannot be read, or was changed by hand, is ignored and written anew.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from game.domain.diagnostic import Diagnostic, Place, Severity
from game.domain.rubric import Rubric
from game.loader.building import build_scenario, digest_of
from game.loader.models import ScenarioShape
from game.loader.results import ScenarioResult, stem

MOST_KEPT = 500


class Proofs:
    """The memory in one folder, which is made when there is something to keep; trouble with the disk is no trouble."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, text: str, file: str, rubric: Rubric) -> ScenarioResult | None:
        """What was found when this very text was examined, or None."""
        try:
            kept = json.loads(self._path(text, file, rubric).read_bytes())
            content = kept["content"]
            if kept["sum"] != digest_of([content, kept["told"]]):
                return None
            told = tuple(_diagnostic(one, file) for one in kept["told"])
            scenario = build_scenario(ScenarioShape.model_validate(content), content, text)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return ScenarioResult(file, scenario, told)

    def remember(self, result: ScenarioResult, content: Any, rubric: Rubric) -> None:
        """Keep the findings about a sound scenario; `content` is the plain data it was read from."""
        if result.scenario is None:
            return
        told = [
            [one.code, one.severity.value, one.place.line, one.place.column, one.message, one.suggestion]
            for one in result.diagnostics
        ]
        entry = {"sum": digest_of([content, told]), "told": told, "content": content}
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._path(result.scenario.source, result.file, rubric), json.dumps(entry))
            _forget_oldest(self._folder)

    def _path(self, text: str, file: str, rubric: Rubric) -> Path:
        name = hashlib.sha256(f"{self._prover}\n{rubric.digest}\n{stem(file)}\n{text}".encode()).hexdigest()
        return self._folder / f"{name}.json"

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


def _write(path: Path, text: str) -> None:
    """Write the whole file or nothing, even if two programs do so at once."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with open(handle, "w", encoding="ascii") as stream:
            stream.write(text)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _forget_oldest(folder: Path) -> None:
    kept: Iterable[Path] = folder.glob("*.json")
    oldest = sorted(kept, key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]
    for path in oldest:
        path.unlink(missing_ok=True)
