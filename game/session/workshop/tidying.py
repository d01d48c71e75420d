"""Files put into the usual layout: which are meant, how each would look, and how it is written without being lost."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.domain.errors import ScenarioError, UsageError
from game.places import is_folder, is_there

if TYPE_CHECKING:
    from game.loader.canonical.layout import Formatted

_OTHER_FOLDERS = frozenset({"plans", "shifts", "templates"})
_SNIPPET = re.compile(rb"^snippet[ \t]*:", re.M)


def files_meant(paths: Sequence[Path]) -> list[Path]:
    """The files of these paths: of a folder its scenarios, and the snippets in folders below.

    Raises `UsageError` where there is nothing to format.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if is_folder(path):
            found |= dict.fromkeys(_in_folder(path))
        elif is_there(path):
            found[path] = None
        else:
            raise UsageError(f"There is no file or folder '{path}'. Check the spelling.")
    if not found:
        where = " and ".join(f"'{path}'" for path in paths[:3])
        raise UsageError(f"There is nothing to format in {where}. Scenarios are files that end in .yaml.")
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    from game.loader.inside import lies_in
    from game.loader.loading import scenario_files

    try:
        yield from (path for path in scenario_files(folder) if lies_in(path, folder))
        for below in sorted(folder.iterdir()):
            if below.is_dir() and below.name not in _OTHER_FOLDERS and not below.name.startswith("."):
                yield from (path for path in sorted(below.rglob("*.yaml")) if _is_snippet(path, folder))
    except OSError as problem:
        raise UsageError(f"The folder '{folder}' cannot be read: {problem.strerror}.") from problem


def _is_snippet(path: Path, folder: Path) -> bool:
    from game.loader.inside import lies_in
    from game.loader.reading import read_bytes
    from game.loader.report import Report

    content = read_bytes(path, Report(str(path))) if lies_in(path, folder) else None
    return content is not None and _SNIPPET.search(content) is not None


def laid_out(path: Path, order: bool = False) -> "Formatted":
    """How a file would look."""
    from game.loader.canonical.layout import Formatted, formatted
    from game.loader.reading import read_bytes
    from game.loader.report import Report

    report = Report(str(path))
    content = read_bytes(path, report)
    if content is None:
        return Formatted("", None, report.sorted())
    return formatted(content, str(path), order=order)


def put_back(path: Path, result: "Formatted") -> None:
    """Write a file's new text in place of the old one, with its line ends and rights; links stay links.

    Raises `ScenarioError` with a sentence; then the old file is as it was.
    """
    from game.loader.canonical.layout import plain
    from game.records.files import write_atomically

    assert result.new is not None
    try:
        target = path.resolve()
        content, mode = target.read_bytes(), target.stat().st_mode
        if plain(content.decode("utf-8", "replace")) != result.old:
            raise ScenarioError(f"{path} was changed by somebody else just now, and is left as it is. Run this again.")
        if not mode & 0o222:
            raise PermissionError(13, "the file may only be read")
        text = result.new.replace("\n", "\r\n") if b"\r\n" in content else result.new
        write_atomically(target, text.encode("utf-8"))
        with suppress(OSError):  # on a disk that knows no rights
            target.chmod(mode)
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise ScenarioError(f"{path} cannot be written: {reason}. It is as it was.") from problem
