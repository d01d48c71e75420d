"""The scenarios at hand: what a picker shows of each, and each made ready to play when it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from game import places
from game.domain.diagnostic import Diagnostic
from game.domain.errors import ScenarioError
from game.domain.rubric import Rubric
from game.domain.scenario import Channel, Scenario
from game.engine.prepared import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Card:
    """What the picker shows of a scenario; `teaches` are (id, name) of principles, `minutes` is about how long."""

    id: str
    title: str
    summary: str
    channel: Channel
    difficulty: int
    minutes: int
    teaches: tuple[tuple[str, str], ...]
    customer: str
    face: str
    digest: str


class Library:
    """Scenarios of the given folders. Nothing is read before it is asked for; safe to use from several threads."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        """Scenarios of these folders, or those that ship with the game; the rubric is always the one that ships."""
        self._folders = tuple(folders) if folders is not None else (places.scenarios(),)
        self._lock = RLock()
        self._rubric: Rubric | None = None
        self._rubric_source = ""
        self._scenarios: dict[str, Scenario] | None = None
        self._problems: tuple[Diagnostic, ...] = ()
        self._prepared: dict[str, Prepared] = {}

    @property
    def rubric(self) -> Rubric:
        """The rubric. Raises `ScenarioError` where it is not sound."""
        with self._lock:
            if self._rubric is None:
                from game.loader import load_rubric  # here, because pydantic is slow to import

                result = load_rubric(places.scenarios())
                if result.rubric is None:
                    raise ScenarioError(f"The rubric cannot be used: {_first(result.diagnostics)}")
                self._rubric, self._rubric_source = result.rubric, result.source
            return self._rubric

    @property
    def rubric_source(self) -> str:
        """The text the rubric was read from, to be archived with attempts."""
        return self._rubric_source if self.rubric else ""

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The sound scenarios by id."""
        with self._lock:
            if self._scenarios is None:
                from game.loader import load_library

                results = load_library(self._folders, self.rubric)
                self._scenarios = {one.scenario.id: one.scenario for one in results if one.scenario is not None}
                self._problems = tuple(
                    problem for one in results if one.scenario is None for problem in one.diagnostics
                )
            return self._scenarios

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What keeps files of the library from being played."""
        return self._problems if self.scenarios is not None else ()

    def cards(self) -> tuple[Card, ...]:
        """All sound scenarios as the picker shows them, easiest first."""
        names = self.rubric.principles
        cards = [
            Card(
                id=one.id,
                title=one.title,
                summary=one.summary,
                channel=one.channel,
                difficulty=one.difficulty,
                minutes=one.minutes,
                teaches=tuple((name, names[name].name) for name in one.teaches),
                customer=one.customer.name,
                face=one.customer.face,
                digest=one.digest,
            )
            for one in self.scenarios.values()
        ]
        return tuple(sorted(cards, key=lambda card: (card.difficulty, card.title)))

    def prepared(self, scenario_id: str) -> Prepared:
        """A scenario ready to play. Raises `ScenarioError`, naming those there are, when there is none of this id."""
        with self._lock:
            if scenario_id not in self._prepared:
                scenario = self.scenarios.get(scenario_id)
                if scenario is None:
                    raise ScenarioError(self._unknown(scenario_id))
                self._prepared[scenario_id] = prepare(scenario, self.rubric)
            return self._prepared[scenario_id]

    def _unknown(self, scenario_id: str) -> str:
        known = ", ".join(sorted(self.scenarios)) or "none"
        problem = next((one for one in self._problems if Path(one.place.file).stem == scenario_id), None)
        if problem is not None:
            return f"The scenario '{scenario_id}' cannot be played. {problem.place}: {problem.message}"
        return f"There is no scenario '{scenario_id}'. There are: {known}."


def from_source(scenario_source: str, rubric_source: str) -> Prepared:
    """A scenario prepared from archived texts. Raises `ScenarioError` where they are not sound any more."""
    from game.loader import read_rubric_source, read_scenario

    rubric = read_rubric_source(rubric_source)
    if rubric.rubric is None:
        raise ScenarioError(f"The archived rubric cannot be used: {_first(rubric.diagnostics)}")
    result = read_scenario(scenario_source, "archived scenario", rubric.rubric)
    if result.scenario is None:
        raise ScenarioError(f"The archived scenario cannot be used: {_first(result.diagnostics)}")
    return prepare(result.scenario, rubric.rubric)


def _first(diagnostics: Sequence[Diagnostic]) -> str:
    return f"{diagnostics[0].place}: {diagnostics[0].message}" if diagnostics else "no reason was given."
