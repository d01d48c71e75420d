"""What was read and proved once, kept for the next start: as long as nothing has changed, nothing is read again."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple
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
    """A library as read: the rubric and its text, the cards and scenarios by id, and what keeps others from being
    played. Scenarios may be read from the shelf each time one is asked for."""

    rubric: "Rubric"
    rubric_source: str
    cards: "Mapping[str, tuple[Any, ...]]"
    """The fields of each scenario's card, which the picker needs of all, while scenarios are needed one by one."""
    scenarios: "Mapping[str, Scenario]"
    problems: "tuple[Diagnostic, ...]"


class Shelf:
    """Keeps one library's contents in the folder `folder`: a line with the key, a line with the lengths of what
    follows, then what all need, then each scenario for itself."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read before it is asked for."""
        self._path = folder / FILE

    def recall(self, key: str, reread: Callable[[], Contents]) -> Contents | None:
        """The contents put away under this very key; None where there are none, or they cannot be used.

        Should another game change the shelf later on, `reread` gives the contents from the files themselves.
        """
        try:
            with self._path.open("rb") as file:
                lengths = _lengths(file, key)
                rubric, rubric_source, cards, problems = _careful(file.read(lengths[0]))
                scenarios = _Shelved(self._path, key, list(cards), lengths, reread)
                if file.seek(0, os.SEEK_END) != scenarios.end:
                    return None
        except Exception:  # a damaged pickle may raise anything at all; the files themselves are still there
            return None
        return Contents(rubric, rubric_source, cards, scenarios, problems)

    def put_away(self, key: str, contents: Contents) -> None:
        """Keep the contents; a folder that cannot be written costs time at the next start and nothing else."""
        import pickle

        shared = (contents.rubric, contents.rubric_source, contents.cards, contents.problems)
        parts = [pickle.dumps(one, protocol=5) for one in (shared, *contents.scenarios.values())]
        head = f"{key}\n{' '.join(str(len(one)) for one in parts)}\n".encode("ascii")
        new = self._path.with_name(f"{FILE}.{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(head + b"".join(parts))
            new.replace(self._path)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)


class _Shelved(Mapping[str, "Scenario"]):
    """The scenarios of a shelf, each read when it is asked for and kept by nobody here."""

    def __init__(
        self, path: Path, key: str, names: Sequence[str], lengths: Sequence[int], reread: Callable[[], Contents]
    ) -> None:
        self._path, self._key, self._reread = path, key, reread
        self._afresh: Mapping[str, Scenario] | None = None
        head = len(key) + 1 + len(" ".join(map(str, lengths))) + 1
        begins = list(accumulate(lengths, initial=head))
        self._parts = dict(zip(names, zip(begins[1:-1], lengths[1:], strict=True), strict=True))
        self.end = begins[-1]

    def __getitem__(self, name: str) -> "Scenario":
        """Read one, from its file where another game has changed the shelf. Raises `KeyError` for an unknown one."""
        if self._afresh is not None:
            return self._afresh[name]
        begin, length = self._parts[name]
        try:
            with self._path.open("rb") as file:
                _lengths(file, self._key)
                file.seek(begin)
                found: Scenario = _careful(file.read(length))
        except Exception:  # as in `recall`
            self._afresh = self._reread().scenarios
            return self._afresh[name]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def _lengths(file: IO[bytes], key: str) -> list[int]:
    """The lengths of the parts of a shelf with this key, the file standing behind them; ValueError for another."""
    if file.readline() != f"{key}\n".encode("ascii"):
        raise ValueError("another key")
    return [int(one) for one in file.readline().split()]


def _careful(body: bytes) -> Any:
    """Read a pickle that makes the game's own nouns and nothing else, whatever it asks for."""
    import pickle

    class Careful(pickle.Unpickler):
        """Refuses every class that is not one of `game.domain`."""

        def find_class(self, module: str, name: str) -> Any:
            if (module, name) == ("builtins", "getattr"):  # how some Pythons write the member of an enumeration
                return _member
            if module.startswith("game.domain."):
                found = super().find_class(module, name)
                if isinstance(found, type):
                    return found
            raise pickle.UnpicklingError(f"{module}.{name} does not belong into a library")

    return Careful(BytesIO(body)).load()


def _member(kind: object, name: object) -> Enum:
    """The member of an enumeration, and nothing else that `getattr` could give."""
    if isinstance(kind, type) and issubclass(kind, Enum) and isinstance(name, str):
        return kind[name]
    raise ValueError("only members of enumerations belong into a library")


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
