"""From what somebody names, a file or an id, to a preview that has been read once."""

import re
from collections.abc import Sequence
from pathlib import Path

from game import places
from game.domain.errors import ScenarioError
from game.loader.loading import load_rubric, scenario_files
from game.loader.names import closest, shown
from game.loader.near import belonging, kind_of
from game.session.own import is_file_name
from game.session.preview.asked import Asked
from game.session.preview.live import Preview

_HEAD = 4000  # characters in which an id stands


def open_preview(name: str, folders: Sequence[Path], asked: Asked) -> Preview:
    """Open a scenario's file, or the file in these folders whose scenario has this id, and read it.

    A file that is not sound, or not there yet, can be previewed: it is watched. Raises `ScenarioError` where no file
    has the id, or it is the file of something else.
    """
    file = Path(name) if is_file_name(name) else _file_of(name, folders)
    kind = _kind(file)
    if kind in ("plan", "snippet"):
        raise ScenarioError(f"{name}: {belonging(file)}")
    if kind != "scenario":
        raise ScenarioError(f"{name} is a {kind}. Preview a scenario.")
    rubric = load_rubric(places.scenarios())
    if rubric.rubric is None:
        raise ScenarioError(f"The rubric cannot be used: {rubric.diagnostics[0].message}")
    preview = Preview(file, rubric.rubric, asked)
    preview.reload()
    return preview


def _kind(file: Path) -> str:
    """What the file is, as far as that can be told; a file that is not there yet will be a scenario."""
    return kind_of(file) if places.is_file(file) else "scenario"


def _file_of(name: str, folders: Sequence[Path]) -> Path:
    known: dict[str, Path] = {}
    for folder in reversed(folders):
        try:
            files = scenario_files(folder)
        except OSError:  # whoever named the folder is told by the command line
            continue
        known |= {path.stem: path for path in files}
    if name in known:
        return known[name]
    for path in known.values():  # a file may have another name than its scenario
        if _says_id(path, name):
            return path
    near = closest(name, list(known))
    meant = f" Did you mean '{near}'?" if near else ""
    ending = f"A file is named with its ending: {shown(name)}.yaml"
    raise ScenarioError(f"There is no scenario '{shown(name)}'.{meant} {ending}")


def _says_id(path: Path, name: str) -> bool:
    return re.search(rf"^id:\s*[\"']?{re.escape(name)}[\"']?\s*(#.*)?$", _head(path), re.M) is not None


def _head(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return ""
