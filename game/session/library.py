"""The scenarios at hand: what a picker shows of each, and each made ready to play when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from game import places
from game.domain.errors import ScenarioError

if TYPE_CHECKING:
    from game.domain.diagnostic import Diagnostic
    from game.domain.rubric import Rubric
    from game.domain.scenario import Channel, Scenario
    from game.engine.prepared import Prepared
    from game.session.shelf import Contents, Shelf


_OTHER_FOLDERS = frozenset({"plans", "shifts", "templates"})
"""Folders beside scenarios in which no snippets are looked for."""

_LARGEST = 6_000_000
"""Bytes; the loader reads no larger file."""


class Card(NamedTuple):
    """What the picker shows of a scenario; `teaches` are (id, name) of principles, `minutes` is about how long."""

    id: str
    title: str
    summary: str
    channel: "Channel"
    difficulty: int
    minutes: int
    teaches: tuple[tuple[str, str], ...]
    customer: str
    face: str
    digest: str


class Library:
    """Scenarios of the given folders. Nothing is read before it is asked for; safe to use from several threads."""

    def __init__(self, folders: Sequence[Path] | None = None, shelf: "Shelf | None" = None) -> None:
        """Scenarios of these folders, or those that ship with the game; the rubric is always the one that ships.

        With a shelf, what was read and proved before is taken from it as long as nothing has changed.
        """
        self._folders = _each_once(folders) if folders is not None else (places.scenarios(),)
        self._shelf = shelf
        self._lock = RLock()
        self._found: Contents | None = None
        self._prepared: dict[str, Prepared] = {}

    shift: Path | None = None
    """The file of a shift of one's own that this library was gathered for."""

    def instead(self, ids: Iterable[str]) -> str:
        """A sentence where some of these scenarios stand in for others that ship, else an empty string."""
        return ""

    def named(self, name: str) -> str:
        """The id of the scenario that somebody means by a word. Raises `ScenarioError` where it cannot be played."""
        return name

    @property
    def contents(self) -> "Contents":
        """All of it. Raises `ScenarioError` where the rubric is not sound."""
        with self._lock:
            if self._found is None:
                self._found = _recall(self._shelf, self._folders) if self._shelf else _read(self._folders)
            return self._found

    @property
    def rubric(self) -> "Rubric":
        """The rubric. Raises `ScenarioError` where it is not sound."""
        return self.contents.rubric

    @property
    def rubric_source(self) -> str:
        """The text the rubric was read from, to be archived with attempts."""
        return self.contents.rubric_source

    @property
    def scenarios(self) -> "Mapping[str, Scenario]":
        """The sound scenarios by id; ask for each only when it is needed, since it may have to be read."""
        return self.contents.scenarios

    def scenario(self, scenario_id: str) -> "Scenario | None":
        """One scenario, or None."""
        with self._lock:
            return self.scenarios.get(scenario_id)

    @property
    def problems(self) -> "tuple[Diagnostic, ...]":
        """What keeps files of the library from being played."""
        return self.contents.problems

    def cards(self) -> tuple[Card, ...]:
        """All sound scenarios as the picker shows them, easiest first."""
        cards = [Card(*fields) for fields in self.contents.cards.values()]
        return tuple(sorted(cards, key=lambda card: (card.difficulty, card.title)))

    def prepared(self, scenario_id: str) -> "Prepared":
        """A scenario ready to play. Raises `ScenarioError`, naming those there are, when there is none of this id."""
        with self._lock:
            if scenario_id not in self._prepared:
                scenario = self.scenario(scenario_id)
                if scenario is None:
                    raise ScenarioError(self._unknown(scenario_id))
                from game.engine.prepared import prepare

                self._prepared[scenario_id] = prepare(scenario, self.rubric)
            return self._prepared[scenario_id]

    def _unknown(self, scenario_id: str) -> str:
        known = ", ".join(sorted(self.scenarios)) or "none"
        problem = next((one for one in self.problems if Path(one.place.file).stem == scenario_id), None)
        if problem is not None:
            return f"The scenario '{scenario_id}' cannot be played. {problem.place}: {problem.message}"
        return f"There is no scenario '{scenario_id}'. There are: {known}."


def _recall(shelf: "Shelf", folders: Sequence[Path]) -> "Contents":
    """The contents from the shelf where they are still the same, else read anew and put away."""
    from game.session.shelf import key_of

    try:
        files = sorted(path for folder in {*folders, places.scenarios()} for path in _texts_of(folder))
        order = " ".join(f"{str(folder)!a}" for folder in folders)  # of two with one id the first is played
        key = f"{order}; {key_of(files)}"
    except OSError:  # the loader says what is wrong with which file
        return _read(folders)
    found = shelf.recall(key, lambda: _read(folders))
    if found is None:
        found = _read(folders)
        shelf.put_away(key, found)
    return found


def _texts_of(folder: Path) -> Iterator[Path]:
    """The files that the scenarios of a folder are made of: its own, and the snippets in folders below.

    Raises OSError where one is no ordinary file, or larger than any that is read: a pipe would be waited for.
    """
    for one in folder.iterdir():
        if one.suffix in (".yaml", ".yml"):
            if not one.is_file() or one.stat().st_size > _LARGEST:
                raise OSError(f"{one} is not read")
            yield one
        elif one.name not in _OTHER_FOLDERS and one.is_dir() and not one.is_symlink():
            below = (path for path in one.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())
            yield from (path for path in below if path.stat().st_size <= _LARGEST)


def _each_once(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The folders, each once, however it is written; else every scenario in it would seem to be there twice."""
    found: dict[Path, Path] = {}
    for folder in folders:
        found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def _read(folders: Sequence[Path]) -> "Contents":
    from game.loader.loading import load_library, load_rubric  # here, because pydantic is slow to import
    from game.session.shelf import Contents

    rubric = load_rubric(places.scenarios())
    if rubric.rubric is None:
        raise ScenarioError(f"The rubric cannot be used: {_first(rubric.diagnostics)}")
    results = load_library(folders, rubric.rubric)
    scenarios = {one.scenario.id: one.scenario for one in results if one.scenario is not None}
    cards = {name: tuple(card_of(one, rubric.rubric)) for name, one in scenarios.items()}
    problems = tuple(problem for one in results if one.scenario is None for problem in one.diagnostics)
    return Contents(rubric.rubric, rubric.source, cards, scenarios, problems)


def card_of(one: "Scenario", rubric: "Rubric") -> Card:
    """What the picker shows of a scenario."""
    return Card(
        id=one.id,
        title=one.title,
        summary=one.summary,
        channel=one.channel,
        difficulty=one.difficulty,
        minutes=one.minutes,
        teaches=tuple((name, rubric.principles[name].name) for name in one.teaches),
        customer=one.customer.name,
        face=one.customer.face,
        digest=one.digest,
    )


def from_source(scenario_source: str, rubric_source: str) -> "Prepared":
    """A scenario prepared from archived texts. Raises `ScenarioError` where they are not sound any more."""
    from game.engine.prepared import prepare
    from game.loader.loading import read_rubric_source, read_scenario

    rubric = read_rubric_source(rubric_source)
    if rubric.rubric is None:
        raise ScenarioError(f"The archived rubric cannot be used: {_first(rubric.diagnostics)}")
    result = read_scenario(scenario_source, "archived scenario", rubric.rubric)
    if result.scenario is None:
        raise ScenarioError(f"The archived scenario cannot be used: {_first(result.diagnostics)}")
    return prepare(result.scenario, rubric.rubric)


def _first(diagnostics: "Sequence[Diagnostic]") -> str:
    return f"{diagnostics[0].place}: {diagnostics[0].message}" if diagnostics else "no reason was given."
