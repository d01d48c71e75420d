"""The scenarios that lie near a file: those beside it, and for a shift also those in the folder above."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game import places
from game.loader.course import is_course
from game.loader.loading import NOT_SCENARIOS, scenario_files
from game.loader.names import shown
from game.loader.packs import FILE as PACK_FILE
from game.loader.plans import FOLDER as PLANS
from game.loader.reading import read_bytes
from game.loader.report import Report
from game.loader.shift import is_shift

_HAS_STATES = re.compile(rb"^states[ \t]*:", re.M)
_HAS_PLANS = re.compile(rb"^plans[ \t]*:", re.M)
_HAS_SNIPPET = re.compile(rb"^(?:\xef\xbb\xbf)?snippet[ \t]*:", re.M)
_PLAN_OF = re.compile(rb"^(?:\xef\xbb\xbf)?scenario[ \t]*:[ \t]*[\"']?([a-z0-9_-]{1,40})\b", re.M)


def kind_of(path: Path) -> str:
    """What a file is to an author: 'course', 'shift', 'rubric', 'pack', 'plan', 'snippet' or 'scenario', which is
    also what cannot be told."""
    if path.name == PACK_FILE:
        return "pack"
    if path.name in NOT_SCENARIOS and path.name != "course.yaml":
        return "rubric"
    if is_course(path):
        return "course"
    return "shift" if is_shift(path) else _part_or_scenario(path)


def belonging(path: Path) -> str:
    """Of a file that only belongs to a scenario, a plan or a snippet, the sentence that says so; else nothing."""
    kind = kind_of(path)
    if kind == "snippet":
        return "This is a snippet. Check a scenario that includes it."
    if kind != "plan":
        return ""
    found = _PLAN_OF.search(read_bytes(path, Report(str(path))) or b"")
    whose = found[1].decode("ascii") if found else shown(path.stem)
    return f"This is the plan of {whose}. Check the scenario; its plan is checked with it."


def _part_or_scenario(path: Path) -> str:
    content = read_bytes(path, Report(str(path)))
    if content is None:
        return "scenario"
    if _HAS_SNIPPET.search(content):
        return "snippet"
    plan = path.absolute().parent.name == PLANS or _HAS_PLANS.search(content)
    return "plan" if plan and not _HAS_STATES.search(content) else "scenario"


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
