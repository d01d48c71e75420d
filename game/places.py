"""Where things lie on the disk: what ships with the game, and what belongs to the user."""

import os
import sys
from pathlib import Path


def shipped() -> Path:
    """Return the folder of `scenarios/` and `assets/`: the checkout, or `game/shipped` once installed."""
    inside = Path(__file__).resolve().parent / "shipped"
    return inside if inside.is_dir() else inside.parent.parent


def scenarios() -> Path:
    """Return the folder of the scenarios that ship with the game."""
    return shipped() / "scenarios"


def assets() -> Path:
    """Return the folder of fonts, faces, icons and sounds."""
    return shipped() / "assets"


def user_data(override: Path | None = None) -> Path:
    """Return the absolute folder for this user's records, settings and journals; it may not exist yet.

    `override` (from `--data`) wins. Raises RuntimeError, with a sentence for the user, where the
    system names no home folder.
    """
    if override is not None:
        return override.expanduser().absolute()
    if sys.platform == "win32":
        return _named("APPDATA", "AppData/Roaming") / "Extra Mile"
    if sys.platform == "darwin":
        return _home() / "Library/Application Support/Extra Mile"
    return _named("XDG_DATA_HOME", ".local/share") / "extra-mile"


def _named(variable: str, below_home: str) -> Path:
    # The XDG rules say that a relative path is to be ignored.
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else _home() / below_home


def _home() -> Path:
    try:
        home = Path.home()
    except RuntimeError:
        home = Path()
    if not home.is_absolute():
        raise RuntimeError("This system names no home folder for you: say with --data where to keep records.")
    return home


def is_file(path: Path) -> bool:
    """Whether there is such a file; no where its name cannot be one, or nobody may look."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; no where its name cannot be one, or nobody may look."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether there is anything of this name; no where its name cannot be one, or nobody may look."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
