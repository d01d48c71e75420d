"""The check command: finds what there is to check, has it checked, and gives the exit status."""

import os
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TextIO

from game import places
from game.cli.findings import STYLES, writer
from game.cli.progress import Bar
from game.cli.snippet import safe
from game.session.checkup import Checked, Checkup

SOUND, PROBLEMS, WRONG_USAGE = 0, 1, 2

_OTHER_FOLDERS = ("plans", "templates")


class _Nothing(Exception):
    """There is nothing to check; the sentence says why."""


class _Wanted(NamedTuple):
    """What there is to check: files of scenarios, folders of rubrics, files of courses and shifts, folders of packs;
    each once."""

    scenarios: Sequence[Path]
    rubrics: Sequence[Path]
    courses: Sequence[Path]
    shifts: Sequence[Path]
    packs: Sequence[Path]


def run_check(paths: Sequence[Path], style: str, out: TextIO, folder: Path | None = None) -> int:
    """Check these files and folders, and say what was found as `text`, `json` or `github`.

    The id of a scenario or shift that ships stands for its file. In a folder every scenario is checked, and the
    rubric, the course and the shifts that belong to it. They are checked against the rubric that ships with the game,
    because that is the one they are played with. What was checked before and has not changed since is told from
    `folder`, where there is one. Gives 0 when all is sound (warnings and hints may be said), 1 when
    something cannot be used, and 2 when there is nothing to check.
    """
    write = writer(out)
    try:
        wanted = _wanted(paths)
    except _Nothing as problem:
        STYLES[style]([], str(problem), write, ())
        return WRONG_USAGE
    checked = _check(wanted, folder)
    STYLES[style](checked, "", write, [safe(one.name) for one in _passed_by(paths)])
    return SOUND if all(one.sound for one in checked) else PROBLEMS


def explain(code: str, out: TextIO) -> int:
    """Say all about one code; 2 when there is no such code."""
    from game.audit.advice.gathering import every_card

    write, wanted = writer(out), code.strip().upper()
    card = next((one for one in every_card() if one.code == wanted), None)
    if card is None:
        write(f"There is no code '{safe(code.strip())[:20]}'. All codes are listed in docs/diagnostics.md.\n")
        return WRONG_USAGE
    write(f"{card.code}: {card.title} ({card.severity})\n\n")
    for text in (card.what, card.why):
        write(textwrap.fill(text, 88, break_on_hyphens=False) + "\n\n")
    write("For example:\n\n" + textwrap.indent(card.bad, "    ") + "\n\n")
    write(textwrap.fill(f"What to do: {card.fix}", 88, break_on_hyphens=False) + "\n")
    return SOUND


def _wanted(paths: Sequence[Path]) -> _Wanted:
    """What `paths` speak of. Raises _Nothing."""
    from game.loader.near import belonging, kind_of

    found: dict[str, dict[Path, None]] = {kind: {} for kind in ("scenario", "rubric", "course", "shift", "pack")}
    for path in paths:
        shown = safe(str(path))
        if not os.path.lexists(path):
            path = _shipped(path)
        if not os.path.lexists(path):
            raise _Nothing(f"There is no file or folder '{shown}'. {_meant(path)}")
        for one in _files_in(path) if path.is_dir() else [_near(path)]:
            kind = kind_of(one)
            if kind not in found:
                if one == _near(path):  # in a folder these are passed over: they are checked with their scenarios
                    raise _Nothing(f"{safe(str(one))}: {belonging(one)}")
                continue
            found[kind][one.parent if kind in ("rubric", "pack") else one] = None
    if not any(found.values()):
        where = " and ".join(f"'{safe(str(path))}'" for path in paths[:3]) or "nothing"
        raise _Nothing(f"There is nothing to check in {where}. Scenarios are files that end in .yaml.")
    return _Wanted(*(list(many) for many in found.values()))


def _meant(path: Path) -> str:
    """What may have been meant by a name of which there is nothing."""
    near = path.with_name(f"{path.name}.yaml") if path.name else path
    return f"There is '{safe(str(near))}': name that." if places.is_file(near) else "Check the spelling."


def _shipped(path: Path) -> Path:
    """The file of a scenario or shift that ships, where `path` is its id; else `path` as it is."""
    home, name = places.scenarios(), str(path)
    if not name.replace("-", "").isalnum():
        return path
    files = (home / f"{name}.yaml", home / "shifts" / f"{name}.yaml")
    return next((one for one in files if places.is_file(one)), path)


def _files_in(folder: Path) -> list[Path]:
    """What there is to check right in a folder; plans of plays lie in folders of their own. Raises _Nothing."""
    from game.loader.course import FILE
    from game.loader.loading import RUBRIC_FILES, scenario_files
    from game.loader.packs import FILE as PACK_FILE
    from game.loader.shift import shift_files

    if folder.name in _OTHER_FOLDERS:
        return []
    near = _near(folder)
    try:
        shared = [near / name for name in (*RUBRIC_FILES, FILE, PACK_FILE) if (near / name).exists()]
        return [*shared, *scenario_files(near), *shift_files(near)]
    except OSError as problem:
        raise _Nothing(f"The folder '{safe(str(folder))}' cannot be read: {problem.strerror}.") from problem


def _passed_by(paths: Sequence[Path]) -> list[Path]:
    """The scenarios of the folder one stands in, where the library that ships is checked and they are not."""
    try:
        here, asked = Path.cwd(), {path.resolve() for path in paths}
    except OSError:  # the folder one stood in is gone
        return []
    if places.scenarios().resolve() not in asked or here.resolve() in asked:
        return []
    from game.loader.near import scenarios_near

    return [path for path in scenarios_near(here / "_") if path.resolve() not in asked]


def _near(path: Path) -> Path:
    """The path as seen from the folder one stands in, where it lies below that: short, and what GitHub needs."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except (OSError, ValueError):
        return path


def _check(wanted: _Wanted, folder: Path | None) -> list[Checked]:
    bar = Bar()
    checkup = Checkup(folder, bar.show)
    checked = [checkup.rubric(folder) for folder in wanted.rubrics]
    checked += [checkup.pack(folder) for folder in wanted.packs]
    if not wanted.scenarios and not wanted.courses and not wanted.shifts:
        return checked
    home = _near(places.scenarios())
    shipped = next((one for one in checked if Path(one.file).parent == home), None) or checkup.rubric(home)
    if not shipped.sound:  # without it nothing can be said about a scenario
        return checked if shipped in checked else [*checked, shipped]
    checked += checkup.scenarios(wanted.scenarios)
    if shipped in checked:  # the library as a whole is looked at
        at = checked.index(shipped)
        checked[at] = replace(shipped, diagnostics=(*shipped.diagnostics, *checkup.library(shipped.file)))
    checked += [checkup.course(path) for path in wanted.courses]
    checked += checkup.shifts(wanted.shifts) if wanted.shifts else []
    bar.done()
    checkup.keep()
    return checked
