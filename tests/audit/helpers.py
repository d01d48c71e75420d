"""Scenarios that give themselves away, and every way through a scenario by plain enumeration."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from game.audit.report import Report, audit
from game.audit.scene import Scene, scenes_of
from game.audit.verdict import findings
from game.domain.scenario import Effects, Gesture, Reply, Route, Scenario
from game.engine.prepared import Prepared, prepare
from tests.making import make_rubric, make_scenario, state

Make = Callable[[int, str], list[Reply]]
"""Makes the replies of a state from its number and the name of what comes next."""


def said(name: str, to: str, say: str, *shows: str, spends: int = 0, mood: int | None = None) -> Reply:
    """A reply with these words."""
    return Reply(name, say, f"Because of {name}.", (Route(to),), Effects(shows=shows, spends=spends, mood=mood))


def chain(make: Make, length: int = 8, gestures: Sequence[Gesture] = (), **options) -> Scenario:
    """A scenario of so many states one after the other, with one ending."""
    names = [*(f"s{number}" for number in range(length)), "end"]
    states = [state(name, *make(number, names[number + 1])) for number, name in enumerate(names[:-1])]
    return make_scenario(states, ["end"], list(gestures), **options)


def made(scenario: Scenario) -> Prepared:
    """The scenario prepared with the small rubric."""
    return prepare(scenario, make_rubric())


def scene_of(scenario: Scenario, at: int = 0) -> Scene:
    """One opening of a scenario, counted round and round."""
    scenes = scenes_of(made(scenario))
    return scenes[at % len(scenes)]


def report_of(scenario: Scenario) -> Report:
    """The audit of a scenario under the small rubric."""
    return audit(made(scenario))


def failing(scenario: Scenario, whole: bool = True) -> dict[str, list[str]]:
    """What is found to fail, as messages by criterion."""
    found: dict[str, list[str]] = {}
    for one in findings([report_of(scenario)], whole):
        found.setdefault(one.criterion, []).append(one.message)
    return found


def every_way(scene: Scene) -> Iterator[tuple[int, ...]]:
    """The choices of every way from the start to an ending that is never twice at the same position."""
    graph = scene.graph
    waiting: list[tuple[int, tuple[int, ...], frozenset[int]]] = [(scene.first, (), frozenset({scene.first}))]
    while waiting:
        number, taken, been = waiting.pop()
        if graph.is_ending(number):
            yield taken
        for index, target in graph.edges[number]:
            if target not in been:
                waiting.append((target, (*taken, index), been | {target}))


def mixed(number: int, to: str) -> list[Reply]:
    """Four replies that tell nothing by length or manners: the best moves from rank to rank, and costs mood."""
    lengths = [20, 30, 40, 50]
    turned = lengths[number % 4 :] + lengths[: number % 4]
    shows = (("good", "calm"), ("kind",), ("bad",), ("cold",))
    moods = (0, 2, 1, 3)
    return [
        said(f"r{at}", to, "x" * size, *shown, mood=mood)
        for at, (size, shown, mood) in enumerate(zip(turned, shows, moods, strict=True))
    ]


def fair(length: int = 8) -> Scenario:
    """A scenario that gives nothing away."""
    wow = Gesture("note", (f"s{length - 1}",), None, Effects(shows=("wow",)), "Oh!", "No.", "It fits.")
    return chain(mixed, length, [wow])


def reworded(scenario: Scenario, words: Callable[[Reply], str]) -> Scenario:
    """The same scenario with other words in its replies."""
    states = {
        name: replace(place, replies=tuple(replace(one, say=words(one)) for one in place.replies))
        for name, place in scenario.states.items()
    }
    return replace(scenario, states=states)
