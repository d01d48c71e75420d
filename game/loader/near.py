"""The scenarios that lie near a file: those beside it, and for a shift also those in the folder above."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game import places
from game.loader.course import is_course
from game.loader.loading import NOT_SCENARIOS, scenario_files
from game.loader.packs import FILE as PACK_FILE
from game.loader.reading import read_bytes
from game.loader.report import Report
from game.loader.shift import is_shift

_HAS_STATES = re.compile(rb"^states[ \t]*:", re.M)


def kind_of(path: Path) -> str:
    """What a file is to an author: 'course', 'shift', 'rubric', 'pack' or 'scenario', which is also what cannot be
    told."""
    if path.name == PACK_FILE:
        return "pack"
    if path.name in NOT_SCENARIOS and path.name != "course.yaml":
        return "rubric"
    if is_course(path):
        return "course"
    return "shift" if is_shift(path) else "scenario"


def scenarios_near(path: Path) -> list[Path]:
    """The scenarios that a scenario, a course or a shift is played with, besides those that ship: beside it, and for
    a shift then those in the folder above. Other files that lie there are left alone."""
    folder, home = path.absolute().parent, places.scenarios().resolve()
    folders: Sequence[Path] = (folder, folder.parent) if kind_of(path) == "shift" else (folder,)
    found: list[Path] = []
    for one in dict.fromkeys(folders):
        with suppress(OSError):  # what cannot be read has no scenario; the file itself says its own troubles
            found += [file for file in scenario_files(one) if one.resolve() != home and _has_states(file)]
    return found


def _has_states(path: Path) -> bool:
    content = read_bytes(path, Report(str(path)))
    return content is not None and _HAS_STATES.search(content) is not None
