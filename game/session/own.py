"""A library around a file of one's own: that file, the scenarios near it, and those that ship."""

from collections import ChainMap
from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from game import places
from game.domain.errors import ScenarioError
from game.session.library import Library, card_of

if TYPE_CHECKING:
    from game.domain.diagnostic import Diagnostic
    from game.domain.scenario import Scenario
    from game.session.shelf import Contents


def is_file_name(text: str | None) -> bool:
    """Whether somebody means a file, not an id: ids have no dots."""
    return text is not None and text.lower().endswith((".yaml", ".yml"))


class OwnLibrary(Library):
    """What ships, and the scenarios near a file; of two with one id the file's own, then the one near it."""

    def __init__(self, shipped: Library, file: Path, shift: bool = False) -> None:
        """Around `file`: a scenario, a course or a shift. Nothing is read before it is asked for."""
        super().__init__()
        self._shipped = shipped
        self.file = file
        self.shift = file if shift else None
        self._own: dict[str, Scenario] = {}
        self._first: Diagnostic | None = None  # what keeps the file itself from being played
        self._named = ""

    @property
    def contents(self) -> "Contents":  # noqa: D102 - as in a library
        with self._lock:
            if self._found is None:
                self._found = self._joined(self._shipped.contents)
            return self._found

    def scenario(self, scenario_id: str) -> "Scenario | None":  # noqa: D102 - as in a library
        assert self.contents
        return self._own.get(scenario_id) or self._shipped.scenario(scenario_id)

    def instead(self, ids: Iterable[str]) -> str:  # noqa: D102 - as in a library
        assert self.contents
        taken = [name for name in ids if name in self._own and self._differs(name, self._own[name])]
        if not taken:
            return ""
        if len(taken) == 1:
            return f"A contact that ships has the id '{taken[0]}', too. Here yours is played."
        names = ", ".join(f"'{name}'" for name in taken)
        return f"Contacts that ship have the ids {names}, too. Here yours are played."

    def named(self, name: str) -> str:
        """The id of the file's scenario, or `name` where that is an id.

        Raises `ScenarioError` with its first problem where the file cannot be played.
        """
        if not is_file_name(name):
            return name
        from game.loader.near import belonging, kind_of

        kind = kind_of(self.file) if places.is_file(self.file) else "scenario"
        if kind == "shift":
            raise ScenarioError(f"{name} is a shift. Play it with: python3 main.py shift {quote(name)}")
        if kind in ("plan", "snippet"):
            raise ScenarioError(f"{name}: {belonging(self.file)}")
        if kind != "scenario":
            raise ScenarioError(f"{name} is a {kind}, and no contact that can be played.")
        assert self.contents
        if self._first is not None:
            raise ScenarioError(not_sound(self._first, self.file))
        return self._named

    def _differs(self, name: str, one: "Scenario") -> bool:
        other = self._shipped.scenario(name)
        return other is not None and other.digest != one.digest

    def _joined(self, shipped: "Contents") -> "Contents":
        from game.loader.loading import load_scenario  # here, because pydantic is slow to import
        from game.loader.near import kind_of, scenarios_near
        from game.loader.together import checked_together

        near = [path for path in scenarios_near(self.file) if path != self.file.absolute()]
        if kind_of(self.file) == "scenario":
            near.insert(0, self.file)
        results = checked_together([load_scenario(path, shipped.rubric) for path in near])
        self._own = {one.scenario.id: one.scenario for one in results if one.scenario is not None}
        if results and near[0] is self.file:
            first = results[0]
            self._first = None if first.scenario else next(iter(_errors(first.diagnostics)), None)
            self._named = first.id
        cards = {name: tuple(card_of(one, shipped.rubric)) for name, one in self._own.items()}
        problems = tuple(problem for one in results if one.scenario is None for problem in one.diagnostics)
        return shipped._replace(
            cards={**shipped.cards, **cards},
            scenarios=ChainMap(self._own, shipped.scenarios),  # type: ignore[arg-type] # read only
            problems=(*shipped.problems, *problems),
        )


def not_sound(first: "Diagnostic", file: Path) -> str:
    """The sentence for a file that cannot be played: its first problem, and how to see all of them."""
    return f"{first.place}: {first.message} To see everything: python3 main.py check {quote(str(file))}"


def _errors(diagnostics: "tuple[Diagnostic, ...]") -> "list[Diagnostic]":
    from game.loader.results import has_errors

    return [one for one in diagnostics if has_errors([one])]
