"""What was read and proved once, kept for the next start: as long as nothing has changed, nothing is read again."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from game import __version__

if TYPE_CHECKING:  # the window opens with a shelf, and looks at it later
    from game.domain.diagnostic import Diagnostic
    from game.domain.rubric import Rubric
    from game.domain.scenario import Scenario

FILE = "library.cache"
"""The file in the user's data folder; it can be deleted at any time."""

_CODE = ("domain", "loader", "rules")


class Contents(NamedTuple):
    """A library as read: the rubric and its text, the sound scenarios, and what keeps the others from being played."""

    rubric: "Rubric"
    rubric_source: str
    scenarios: "tuple[Scenario, ...]"
    problems: "tuple[Diagnostic, ...]"


class Shelf:
    """Keeps one library's contents in the folder `folder`."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read before it is asked for."""
        self._path = folder / FILE

    def recall(self, key: str) -> Contents | None:
        """The contents put away under this very key; None where there are none, or they cannot be used."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        head, _, body = content.partition(b"\n")
        if head != key.encode("ascii"):
            return None
        try:
            return Contents(*_careful(body))
        except Exception:  # a damaged pickle may raise anything at all; the files themselves are still there
            return None

    def put_away(self, key: str, contents: Contents) -> None:
        """Keep the contents; a folder that cannot be written costs time at the next start and nothing else."""
        import pickle

        fields = (contents.rubric, contents.rubric_source, contents.scenarios, contents.problems)
        new = self._path.with_name(f"{FILE}.{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(key.encode("ascii") + b"\n" + pickle.dumps(fields, protocol=5))
            new.replace(self._path)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _careful(body: bytes) -> Sequence[Any]:
    """Read a pickle that makes the game's own nouns and nothing else, whatever it asks for."""
    import pickle

    class Careful(pickle.Unpickler):
        """Refuses every class that is not one of `game.domain`."""

        def find_class(self, module: str, name: str) -> type:
            if module.startswith("game.domain."):
                found = super().find_class(module, name)
                if isinstance(found, type):
                    return found
            raise pickle.UnpicklingError(f"{module}.{name} does not belong into a library")

    fields: Sequence[Any] = Careful(BytesIO(body)).load()
    return fields


def key_of(files: Iterable[Path]) -> str:
    """What the contents depend on: the files' names and bytes, the code that reads and proves them, and the Python.

    Raises `OSError` where a file cannot be read.
    """
    # A sum that notices every ordinary edit is enough here; hashlib would bring 3 MB of OpenSSL onto the desk.
    parts = [f"{__version__} {sys.version_info[:3]}"]
    for path in (*files, *_code_files()):
        content = path.read_bytes()
        parts.append(f"{str(path)!a} {len(content)} {crc32(content):08x}")
    return "; ".join(parts)


def _code_files() -> Sequence[Path]:
    house = Path(__file__).resolve().parent.parent
    return sorted(path for floor in _CODE for path in (house / floor).rglob("*.py"))
