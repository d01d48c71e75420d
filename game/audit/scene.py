"""A scenario under one opening, as the audit sees it: the positions that can follow and what each is still worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.audit.value import Value, value_of
from game.domain.opening import Opening
from game.domain.score import Bounds
from game.engine.prepared import Prepared
from game.rules.bounds import outlook
from game.rules.compiled import WRAPPING, Compiled
from game.rules.step import Standing, begin
from game.rules.walk import Graph


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands behind the choices of a scenario, by their index.

    `says` are the words of each reply; `failing` the choices that show a behaviour which costs more than it earns.
    """

    says: Mapping[int, str]
    failing: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """One opening of a scenario.

    `first` is the number of its first position, `numbers` those of all positions that can follow, and `loops` those to
    which a way can lead back. `gains` are the weighted points of each choice, and `worth` the most, weighted by
    `value`, that can still be gained from each position of the graph. `patience` says whether it can run out.
    """

    prepared: Prepared
    label: str
    standing: Standing
    bounds: Bounds
    value: Value
    first: int
    numbers: Sequence[int]
    loops: frozenset[int]
    gains: Sequence[int]
    worth: Sequence[int | None]
    patience: bool

    @property
    def graph(self) -> Graph:
        """The graph of all positions."""
        return self.prepared.graph


def scenes_of(prepared: Prepared) -> tuple[Scene, ...]:
    """The scenario under each of its openings; those that nothing can ever tell apart are one."""
    found: dict[int, Scene] = {}
    for opening in prepared.openings:
        standing = begin(prepared.compiled, opening)
        first = prepared.graph.number_of(standing.position)
        if first not in found:
            found[first] = _scene(prepared, opening, standing, first)
    return tuple(found.values())


def lines_of(prepared: Prepared) -> Lines:
    """The words behind a scenario's choices."""
    compiled, scenario, rubric = prepared.compiled, prepared.scenario, prepared.rubric
    bad = {one.id for one in rubric.behaviours.values() if sum(one.points) < 0}
    says: dict[int, str] = {}
    failing = set()
    for place, state in enumerate(compiled.states):
        for reply in state.replies:
            choice, early = compiled.replies[place][reply.id], compiled.early[place].get(reply.id)
            says[choice.index] = reply.say
            if bad.intersection(reply.effects.shows):
                failing.add(choice.index)
            if early is not None:
                says[early.index] = reply.say
                failing.add(early.index)
        for name, choice in compiled.landings[place].items():
            if bad.intersection(scenario.gestures[name].effects.shows):
                failing.add(choice.index)
    return Lines(says, frozenset(failing))


def label_of(compiled: Compiled, place: int) -> str:
    """The name of a state; a question of the wrap-up has the same after every ending."""
    ending, mark, question = compiled.places[place].partition(WRAPPING)
    return f"wrap-up {question}" if mark else ending


def _scene(prepared: Prepared, opening: Opening, standing: Standing, first: int) -> Scene:
    graph, bounds, customer = prepared.graph, prepared.bounds_of(opening), prepared.scenario.customer
    value = value_of(bounds)
    variant = prepared.scenario.variants.get(opening.variant)
    patience = variant.patience if variant and variant.patience is not None else customer.patience
    return Scene(
        prepared=prepared,
        label=_label(prepared, opening),
        standing=standing,
        bounds=bounds,
        value=value,
        first=first,
        numbers=_following(graph, first),
        loops=frozenset(number for group in graph.groups if len(group) > 1 for number in group),
        gains=[value.of(choice.points) for choice in graph.compiled.choices],
        worth=outlook(graph, value.weights).worth,
        patience=patience is not None,
    )


def _label(prepared: Prepared, opening: Opening) -> str:
    """The variant and what she remembers, as the author named them; empty where there is one opening only."""
    nothing = "nothing remembered" if prepared.scenario.remembers else ""
    return " ".join(filter(None, (opening.variant, *opening.memory))) or nothing


def _following(graph: Graph, first: int) -> list[int]:
    """All positions that can follow the first one, in ascending order."""
    seen = {first}
    waiting = [first]
    while waiting:
        for _, target in graph.edges[waiting.pop()]:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return sorted(seen)
