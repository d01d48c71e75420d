"""Names of files that other files give: nothing outside of a folder is ever read by them."""

from pathlib import Path, PurePosixPath
from typing import Any

from game.loader.names import shown


def misplaced(name: Any, folder: Path) -> str:
    """Why a file of this name, given by another file, is not even looked for in the folder; nothing if it may be."""
    if not isinstance(name, str) or not name.strip():
        return "There is no name of a file."
    # A drive letter or a backslash means something else on another computer, where the files may go next.
    if "\\" in name or ":" in name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        return f"'{shown(name)}' does not lie below the folder."
    return "" if lies_in(folder / name, folder) else f"'{shown(name)}' leads out of the folder."


def lies_in(file: Path, folder: Path) -> bool:
    """Whether a file, its links followed, lies below the folder."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
