"""The check command: what is wrong with scenarios and the rubric, in words, as JSON, or as notes on GitHub."""

import json
import os
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from game import places
from game.cli.snippet import lines_of, safe, snippet
from game.domain.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from game.domain.rubric import Rubric

SOUND, PROBLEMS, WRONG_USAGE = 0, 1, 2

RUBRIC_FILES = ("rubric.yaml", "gestures.yaml")
_THE_RUBRIC = "the rubric"
_OTHER_FILES = ("course.yaml",)
_OTHER_FOLDERS = ("plans",)


@dataclass(frozen=True, slots=True)
class Checked:
    """A scenario, or the rubric of a folder (its two files together), and what was found in it."""

    kind: str
    file: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sound(self) -> bool:
        """Whether the game can use it."""
        return all(one.severity is not Severity.ERROR for one in self.diagnostics)


class _Nothing(Exception):
    """There is nothing to check; the sentence says why."""


def run_check(paths: Sequence[Path], style: str, out: TextIO) -> int:
    """Check these files and folders, and say what was found as `text`, `json` or `github`.

    In a folder every scenario is checked, and the rubric if the folder holds one. Scenarios are always checked
    against the rubric that ships with the game, because that is the one they are played with. Gives 0 when all is
    sound (warnings and hints may be said), 1 when something cannot be used, and 2 when there is nothing to check.
    """
    write = _writer(out)
    try:
        scenarios, rubrics = _wanted(paths)
    except _Nothing as problem:
        _STYLES[style]([], str(problem), write)
        return WRONG_USAGE
    checked = _check(scenarios, rubrics)
    _STYLES[style](checked, "", write)
    return SOUND if all(one.sound for one in checked) else PROBLEMS


def explain(code: str, out: TextIO) -> int:
    """Say all about one code; 2 when there is no such code."""
    from game.loader.checks import all_cards

    write, wanted = _writer(out), code.strip().upper()
    card = next((one for one in all_cards() if one.code == wanted), None)
    if card is None:
        write(f"There is no code '{safe(code.strip())[:20]}'. All codes are listed in docs/diagnostics.md.\n")
        return WRONG_USAGE
    write(f"{card.code}: {card.title} ({card.severity})\n\n")
    for text in (card.what, card.why):
        write(textwrap.fill(text, 88) + "\n\n")
    write("For example:\n\n" + textwrap.indent(card.bad, "    ") + "\n\n")
    write(textwrap.fill(f"What to do: {card.fix}", 88) + "\n")
    return SOUND


def _wanted(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The scenario files, and the folders of rubrics, that `paths` speak of, each once. Raises _Nothing."""
    scenarios: dict[Path, None] = {}
    rubrics: dict[Path, None] = {}
    for path in paths:
        shown = safe(str(path))
        if not os.path.lexists(path):
            raise _Nothing(f"There is no file or folder '{shown}'. Check the spelling.")
        files = _files_in(path) if path.is_dir() else [_near(path)]
        for one in files:
            if one.name in RUBRIC_FILES:
                rubrics[one.parent] = None
            elif one.name not in _OTHER_FILES:
                scenarios[one] = None
    if not scenarios and not rubrics:
        where = " and ".join(f"'{safe(str(path))}'" for path in paths[:3]) or "nothing"
        raise _Nothing(f"There is nothing to check in {where}. Scenarios are files that end in .yaml.")
    return list(scenarios), list(rubrics)


def _files_in(folder: Path) -> list[Path]:
    if folder.name in _OTHER_FOLDERS:
        return []
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError as problem:
        raise _Nothing(f"The folder '{safe(str(folder))}' cannot be read: {problem.strerror}.") from problem
    near = _near(folder)
    return [near / name for name in names if name.endswith(".yaml") and not name.startswith(".")]


def _near(path: Path) -> Path:
    """The path as seen from the folder one stands in, where it lies below that: short, and what GitHub needs."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except (OSError, ValueError):
        return path


def _check(scenarios: Sequence[Path], folders: Sequence[Path]) -> list[Checked]:
    from game.loader import load_rubric

    rubrics = {folder: load_rubric(folder) for folder in folders}
    checked = [Checked("rubric", str(folder / RUBRIC_FILES[0]), one.diagnostics) for folder, one in rubrics.items()]
    if not scenarios:
        return checked
    home = _near(places.scenarios())
    shipped = rubrics[home] if home in rubrics else load_rubric(home)
    if shipped.rubric is None:  # without it nothing can be said about a scenario
        return checked if home in rubrics else [*checked, Checked("rubric", str(home), shipped.diagnostics)]
    return checked + _check_scenarios(scenarios, shipped.rubric)


def _check_scenarios(paths: Sequence[Path], rubric: "Rubric") -> list[Checked]:
    from game.loader import load_scenario

    return [Checked("scenario", str(path), load_scenario(path, rubric).diagnostics) for path in paths]


Write = Callable[[str], object]


def _writer(out: TextIO) -> Write:
    """Writes to `out` what its encoding can hold, with a ? for the rest."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    return lambda text: out.write(text.encode(encoding, "replace").decode(encoding))


def _as_text(checked: Sequence[Checked], problem: str, write: Write) -> None:
    if problem:
        write(f"{problem}\n")
        return
    for one in checked:
        sources: dict[str, list[str]] = {}
        for found in one.diagnostics:
            place = found.place
            if place.line and place.file not in sources:
                sources[place.file] = lines_of(Path(place.file))
            write(f"{safe(str(place))}: {found.severity} {found.code}: {safe(found.message)}\n")
            for line in snippet(sources.get(place.file, []), place.line, place.column):
                write(f"{line}\n")
            if found.suggestion:
                write(f"         {safe(found.suggestion)}\n")
            write("\n")
    write(f"{summary(checked)}\n")


def summary(checked: Sequence[Checked]) -> str:
    """The last line: `3 scenarios are sound.` or `2 errors and 1 warning in 1 of 3 scenarios.`"""
    counts = Counter(found.severity for one in checked for found in one.diagnostics)
    found = _listed([_count(counts[severity], severity) for severity in Severity if counts[severity]])
    if all(one.sound for one in checked):
        subject = _listed([_things(kind, checked) for kind in _kinds(checked)])
        verb = "is" if len(checked) == 1 else "are"
        return f"{subject[:1].upper()}{subject[1:]} {verb} sound{f', with {found}' if found else ''}."
    broken = []
    for kind in _kinds(checked):
        of_kind = [one for one in checked if one.kind == kind]
        bad = sum(1 for one in of_kind if one.diagnostics)
        if bad:
            things = _things(kind, checked)
            broken.append(things if things == _THE_RUBRIC else f"{bad} of {things}")
    return f"{found} in {_listed(broken)}."


def _kinds(checked: Sequence[Checked]) -> list[str]:
    return list(dict.fromkeys(one.kind for one in checked))


def _things(kind: str, checked: Sequence[Checked]) -> str:
    count = sum(1 for one in checked if one.kind == kind)
    return _THE_RUBRIC if kind == "rubric" and count == 1 else _count(count, kind)


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def _as_json(checked: Sequence[Checked], problem: str, write: Write) -> None:
    found = [diagnostic for one in checked for diagnostic in one.diagnostics]
    severities = Counter(one.severity for one in found)
    answer: dict[str, Any] = {
        "files": [{"file": one.file, "kind": one.kind, "sound": one.sound} for one in checked],
        "diagnostics": [_record(one) for one in found],
        "counts": {
            "files": len(checked),
            "sound": sum(one.sound for one in checked),
            **{f"{severity}s": severities[severity] for severity in Severity},
        },
    }
    if problem:
        answer["problem"] = problem
    write(json.dumps(answer, indent=2) + "\n")


def _record(found: Diagnostic) -> dict[str, str | int]:
    return {
        "file": found.place.file,
        "line": found.place.line,
        "column": found.place.column,
        "severity": str(found.severity),
        "code": found.code,
        "message": found.message,
        "suggestion": found.suggestion,
    }


_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def _as_github(checked: Sequence[Checked], problem: str, write: Write) -> None:
    """Commands that GitHub Actions turns into notes beside the lines of a pull request."""
    if problem:
        write(f"::error::{_escaped(problem)}\n")
        return
    for found in (found for one in checked for found in one.diagnostics):
        write(f"::{_LEVEL[found.severity]} {','.join(_properties(found))}::{_escaped(_sentence(found))}\n")
    write(f"{summary(checked)}\n")


def _properties(found: Diagnostic) -> Iterator[str]:
    place = found.place
    values = {"file": Path(place.file).as_posix(), "line": place.line, "col": place.column, "title": found.code}
    for name, value in values.items():
        if value:  # without a line the note is about the whole file
            yield f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"


def _sentence(found: Diagnostic) -> str:
    return f"{found.message} {found.suggestion}".strip()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_STYLES: dict[str, Callable[[Sequence[Checked], str, Write], None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
