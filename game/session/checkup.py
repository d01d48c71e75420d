"""Has files checked: scenarios with all advice, rubrics, courses and shifts; what was checked before is not again."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import __version__, places
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.session.memo import Answer, Memo, marks_of

if TYPE_CHECKING:
    from game.domain.rubric import Rubric

FILE = "checked.cache"
"""The file in the user's data folder; it can be deleted at any time."""

Tell = Callable[[str, float], None]

_CODE = ("domain", "loader", "rules", "engine", "audit")


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


class Checkup:
    """Checks files against the rubric that ships, because that is the one they are played with."""

    def __init__(self, folder: Path | None = None, tell: Tell = lambda text, share: None) -> None:
        """What was found is kept in `folder`. `tell` is told which file is being looked at, and what share (0-1) of
        all is behind."""
        self._memo = Memo(folder / FILE if folder else None, _code() if folder else "")
        self._tell = tell
        self._rubric: Rubric | None = None
        self._seen: list[dict[str, Any]] = []
        home = places.scenarios()
        self._shared = (home / "rubric.yaml", home / "gestures.yaml")

    def rubric(self, folder: Path) -> Checked:
        """The rubric and the tray of a folder."""

        def work() -> Answer:
            from game.loader.loading import RUBRIC_FILES, load_rubric

            return Answer(_packed(load_rubric(folder).diagnostics), tuple(folder / name for name in RUBRIC_FILES))

        return Checked("rubric", str(folder / "rubric.yaml"), self._found(f"rubric {folder}", work))

    def scenarios(self, paths: Sequence[Path]) -> list[Checked]:
        """Scenario files, each with all advice, and what shows only when they are seen together."""
        from game.loader.together import Facts, said_together

        kept = []
        for number, path in enumerate(paths):
            self._tell(f"{number + 1} of {len(paths)}: {path.name}", number / len(paths))
            kept.append(self._memo.answer(f"scenario {path}", partial(self._scenario, path), [path], _usable))
        self._seen += kept
        facts = [Facts.unpacked(one["facts"]) if one["facts"] else None for one in kept]
        told = said_together([str(path) for path in paths], facts)
        return [
            Checked("scenario", str(path), (*said, *_unpacked(one["diagnostics"])))
            for path, one, said in zip(paths, kept, told, strict=True)
        ]

    def library(self, file: str) -> tuple[Diagnostic, ...]:
        """What shows only in the scenarios checked so far as a whole; `file` is the rubric's, as it is shown."""
        from game.audit.advice.library import LEAST, remarks_on

        if len(self._seen) < LEAST:
            return ()
        shown = {name for one in self._seen for name in one["shows"]}
        landing = {name for one in self._seen for name in one["lands"]}
        return tuple(remarks_on(shown, landing, self._shipped(), file))

    def pack(self, folder: Path) -> Checked:
        """The manifest of a pack, and what else is wrong with its folder."""
        from game.loader.loading import scenario_files
        from game.loader.packs import FILE as PACK
        from game.loader.packs import load_pack

        return Checked("pack", str(folder / PACK), load_pack(folder, scenario_files(folder)).diagnostics)

    def course(self, path: Path) -> Checked:
        """A course. It may name the scenarios that ship, and those beside it."""

        def work() -> Answer:
            from game.loader.course import contacts_in, load_course

            known = contacts_in(places.scenarios())
            with suppress(OSError):  # then the course itself cannot be read, and its own diagnostics say so
                known |= contacts_in(path.parent)
            found = load_course(path, known, self._shipped()).diagnostics
            return Answer(_packed(found), (path, *self._around(path.parent)))

        return Checked("course", str(path), self._found(f"course {path}", work))

    def shifts(self, paths: Sequence[Path]) -> list[Checked]:
        """Shifts. They may name the scenarios that lie near them, and those that ship."""

        def work() -> Answer:
            from game.loader.loading import load_library, load_scenario
            from game.loader.near import scenarios_near
            from game.loader.shift import load_shifts

            rubric = self._shipped()
            files = dict.fromkeys(near for path in paths for near in scenarios_near(path))
            results = [*(load_scenario(path, rubric) for path in files), *load_library([places.scenarios()], rubric)]
            known = {one.scenario.id: one.scenario for one in reversed(results) if one.scenario is not None}
            found = {one.file: _packed(one.diagnostics) for one in load_shifts(paths, known)}
            around = [file for path in paths for file in self._around(path.parent, path.parent.parent)]
            return Answer(found, (*paths, *files, *around))

        names = " ".join(map(str, paths))
        kept = self._memo.answer(f"shifts {names}", work, paths, lambda found: [*map(_unpacked, found.values()), True])
        return [Checked("shift", file, _unpacked(found)) for file, found in kept.items()]

    def keep(self) -> None:
        """Keep what was found for the next time."""
        self._memo.keep()

    def _scenario(self, path: Path) -> Answer:
        from game.audit.checking import checked
        from game.audit.rehearsal import rehearse
        from game.domain.errors import TooLargeError
        from game.engine.prepared import prepare
        from game.loader.coverage import uses
        from game.loader.loading import load_scenario
        from game.loader.plans import plans_file
        from game.loader.together import Facts

        rubric = self._shipped()
        result = load_scenario(path, rubric)
        prepared = None
        with suppress(TooLargeError):
            prepared = prepare(result.scenario, rubric) if result.scenario else None
        result = checked(result, rubric, prepared)
        rehearsal = rehearse(path, prepared) if prepared else ()
        facts = Facts.of(result).packed() if result.scenario is not None else None
        shows = list(uses([result.scenario], rubric)) if result.scenario else []
        lands = [one.id for one in result.scenario.gestures.values() if one.states] if result.scenario else []
        files = [Path(name) for name in result.written.looked_at] if result.written else [path]
        found = _packed((*result.diagnostics, *rehearsal))
        value = {"diagnostics": found, "facts": facts, "shows": shows, "lands": lands}
        return Answer(value, (*files, plans_file(path), *self._shared))

    def _found(self, question: str, work: Callable[[], Answer]) -> tuple[Diagnostic, ...]:
        return _unpacked(self._memo.answer(question, work, (), lambda found: (_unpacked(found), True)))

    def _shipped(self) -> "Rubric":
        if self._rubric is None:
            from game.domain.errors import ScenarioError
            from game.loader.loading import load_rubric

            found = load_rubric(places.scenarios())
            if found.rubric is None:  # without it nothing can be said about anything else
                raise ScenarioError(f"The rubric cannot be used: {found.diagnostics[0].message}")
            self._rubric = found.rubric
        return self._rubric

    def _around(self, *folders: Path) -> Iterator[Path]:
        """The files of these folders and of the library that ships, in which contacts are looked for."""
        for folder in dict.fromkeys((places.scenarios(), *folders)):
            with suppress(OSError):
                yield from sorted(one for one in folder.iterdir() if one.suffix in (".yaml", ".yml"))


def _code() -> str:
    """What the findings depend on besides the files: this code, this Python, and the faces that are drawn."""
    house = Path(__file__).resolve().parent.parent
    files = sorted(path for floor in _CODE for path in (house / floor).rglob("*.py"))
    with suppress(OSError):
        faces = sorted(one.name for one in (places.assets() / "faces").iterdir())
        return f"{__version__} {sys.version_info[:3]} {marks_of(files)} {' '.join(faces)}"
    return f"{__version__} {sys.version_info[:3]} {marks_of(files)}"


def _usable(value: Any) -> bool:
    """Whether what was kept of a scenario can be used."""
    from game.loader.together import Facts

    _unpacked(value["diagnostics"])
    if value["facts"]:
        Facts.unpacked(value["facts"])
    return isinstance(value["shows"], list) and isinstance(value["lands"], list)


def _packed(found: Sequence[Diagnostic]) -> list[list[Any]]:
    return [
        [one.code, str(one.severity), one.place.file, one.place.line, one.place.column, one.message, one.suggestion]
        for one in found
    ]


def _unpacked(kept: Sequence[Sequence[Any]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(code, Severity(severity), Place(file, line, column), message, suggestion)
        for code, severity, file, line, column, message, suggestion in kept
    )
