"""What was found, said in words, as JSON, or as notes on GitHub."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from game.cli.snippet import lines_of, safe, snippet
from game.domain.diagnostic import Diagnostic, Severity
from game.session.checkup import Checked

_THE_RUBRIC = "the rubric"
_NAMED = 3


Write = Callable[[str], object]


def writer(out: TextIO) -> Write:
    """A function that writes to `out` what its encoding can hold, with a ? for the rest."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    return lambda text: out.write(text.encode(encoding, "replace").decode(encoding))


def _as_text(checked: Sequence[Checked], problem: str, write: Write, passed_by: Sequence[str]) -> None:
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
    write(f"{summary(checked)}\n{_not_checked(passed_by)}")


def _not_checked(files: Sequence[str]) -> str:
    """The line about scenarios that lie here and were not asked for; nothing where there are none."""
    if not files:
        return ""
    more = ", …" if len(files) > _NAMED else ""
    them = "it" if len(files) == 1 else "them"
    named = ", ".join(files[:_NAMED])
    count = _count(len(files), "file")
    return f"Not checked: {count} here ({named}{more}). Check {them} with: python3 main.py check .\n"


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


def _as_json(checked: Sequence[Checked], problem: str, write: Write, passed_by: Sequence[str]) -> None:
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
        "not_checked": list(passed_by),
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


def _as_github(checked: Sequence[Checked], problem: str, write: Write, passed_by: Sequence[str]) -> None:
    """Commands that GitHub Actions turns into notes beside the lines of a pull request."""
    if problem:
        write(f"::error::{_escaped(problem)}\n")
        return
    for found in (found for one in checked for found in one.diagnostics):
        write(f"::{_LEVEL[found.severity]} {','.join(_properties(found))}::{_escaped(_sentence(found))}\n")
    write(f"{summary(checked)}\n{_not_checked(passed_by)}")


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


STYLES: dict[str, Callable[[Sequence[Checked], str, Write, Sequence[str]], None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
"""Each writes what was found in the files; the text is why nothing could be checked, or empty, and the last are the
names of scenarios that lie here and were not asked for."""
