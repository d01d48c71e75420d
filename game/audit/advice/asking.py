"""Every `when` of a scenario, and the worlds in which it is asked: those that are reached and that nothing before it
in the same list has answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from game.domain.condition import Condition, FlagSet, StatusIs, leaves
from game.domain.errors import TooLargeError
from game.domain.scenario import MOOD_MAX, Early, Reply, Route, Scenario, Speech
from game.rules.choices import Choice
from game.rules.compiled import Compiled
from game.rules.components import components
from game.rules.conditions import NOTHING, Reads, Test, compile_condition, read_by
from game.rules.step import after
from game.rules.walk import Graph, explore

BUDGET = 60_000
"""Positions looked at where words are remembered, too; where there are more, nothing is said about them."""

Path = tuple[str | int, ...]
World = tuple[int, int, int]
"""(bits, mood, goodwill)."""


class Kind(StrEnum):
    """What depends on the answer."""

    REPLY = "reply"
    GESTURE = "gesture"
    ROUTE = "route"
    WORDING = "wording"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Asking:
    """One `when`, at its path. `held` are the worlds in which it is asked and holds, `failed` those in which not."""

    path: Path
    kind: Kind
    when: Condition
    held: frozenset[World]
    failed: frozenset[World]


def askings_of(compiled: Compiled) -> tuple[Asking, ...]:
    """All of them, as the file has them; none where there is too much to look at."""
    try:
        graph = explore(_remembering(compiled, compiled.scenario), BUDGET)
    except TooLargeError:
        return ()
    return tuple(_Asker(compiled.scenario, graph).every())


def decides_nothing(askings: Iterable[Asking], leaf: StatusIs, compiled: Compiled) -> bool:
    """Whether something is asked for, and no answer would be another one if that were otherwise."""
    many = [one for one in askings if leaf in leaves(one.when)]
    return bool(many) and not any(_decides(one, leaf, compiled) for one in many)


def _decides(asking: Asking, leaf: StatusIs, compiled: Compiled) -> bool:
    test, bit = compile_condition(asking.when, compiled.layout), compiled.layout.bit(leaf)
    worlds = asking.held | asking.failed
    return any(test(bits | bit, mood, money) != test(bits & ~bit, mood, money) for bits, mood, money in worlds)


def values_of(asking: Asking, leaf: FlagSet, compiled: Compiled) -> set[bool]:
    """What a flag is where it is asked for: set, not set, or both."""
    if leaf not in leaves(asking.when):
        return set()
    bit = compiled.layout.bit(leaf)
    return {bool(bits & bit) for bits, _, _ in asking.held | asking.failed}


class _Asker:
    """The worlds of each place, and what is asked in them."""

    def __init__(self, scenario: Scenario, graph: Graph) -> None:
        self._scenario = scenario
        self._layout = graph.compiled.layout
        self._compiled = graph.compiled
        self._at: dict[int, set[World]] = {}
        for place, mood, goodwill, bits in graph.positions:
            self._at.setdefault(place, set()).add((bits, mood, goodwill))
        self._arrived: dict[int, set[World]] = {}
        self._after: dict[int, set[World]] = {}
        for number in range(graph.roots):
            self._arrive(graph, number)
        for position, edges in zip(graph.positions, graph.edges, strict=True):
            for index, target in edges:
                choice = graph.compiled.choices[index]
                if not choice.is_gesture:
                    self._arrive(graph, target)
                    _, mood, goodwill, bits = after(choice, position)
                    self._after.setdefault(index, set()).add((bits, mood, goodwill))

    def _arrive(self, graph: Graph, number: int) -> None:
        place, mood, goodwill, bits = graph.positions[number]
        self._arrived.setdefault(place, set()).add((bits, mood, goodwill))

    def every(self) -> Iterator[Asking]:
        for place, state in enumerate(self._compiled.states[: self._compiled.first_question]):
            path: Path = ("states", state.id)
            yield from self._list((*path, "customer"), Kind.WORDING, state.speeches, self._arrived.get(place, ()))
            for reply in state.replies:
                yield from self._reply((*path, "replies", reply.id), place, reply)
        for name, gesture in self._scenario.gestures.items():
            places = [self._compiled.places.index(state) for state in gesture.states]
            worlds = {world for place in places for world in self._at.get(place, ())}
            yield from self._one(("gestures", name, "when"), Kind.GESTURE, gesture.when, worlds)
        for name, trace in self._scenario.memory.items():
            ends = range(self._compiled.first_ending, len(self._compiled.places))
            here = (place for place in ends if not trace.endings or self._compiled.places[place] in trace.endings)
            worlds = {world for place in here for world in self._at.get(place, ())}
            yield from self._one(("memory", name, "when"), Kind.MEMORY, trace.when, worlds)

    def _reply(self, path: Path, place: int, reply: Reply) -> Iterator[Asking]:
        yield from self._one((*path, "when"), Kind.REPLY, reply.when, self._at.get(place, ()))
        yield from self._side(path, reply, self._compiled.replies[place][reply.id])
        if reply.early is not None:
            yield from self._side((*path, "early"), reply.early, self._compiled.early[place][reply.id])

    def _side(self, path: Path, side: Reply | Early, choice: Choice) -> Iterator[Asking]:
        worlds = self._after.get(choice.index, ())
        yield from self._list((*path, "customer"), Kind.WORDING, side.answers, worlds)
        yield from self._list((*path, "to"), Kind.ROUTE, side.routes, worlds)

    def _list(
        self, path: Path, kind: Kind, entries: Sequence[Speech | Route], worlds: Iterable[World]
    ) -> Iterator[Asking]:
        left = frozenset(worlds)
        for number, entry in enumerate(entries):
            for one in self._one((*path, number, "when"), kind, entry.when, left):
                left = one.failed
                yield one

    def _one(self, path: Path, kind: Kind, when: Condition | None, worlds: Iterable[World]) -> Iterator[Asking]:
        if when is not None:
            test: Test = compile_condition(when, self._layout)
            asked = frozenset(worlds)
            held = frozenset(world for world in asked if test(*world))
            yield Asking(path, kind, when, held, asked - held)


def _remembering(compiled: Compiled, scenario: Scenario) -> Compiled:
    """The same, with positions that remember also what only words and memories depend on."""
    later = _read_later(compiled, _read_by_words(compiled, scenario))
    live = (
        Reads(one.bits | more.bits, one.mood, one.goodwill or more.goodwill)
        for one, more in zip(compiled.live, later, strict=True)
    )
    every = tuple(range(MOOD_MAX + 1))  # whichever mood it is, it may be told from the next one
    moods = (every if more.mood else moods for moods, more in zip(compiled.moods, later, strict=True))
    return replace(compiled, live=tuple(live), moods=tuple(moods))


def _read_later(compiled: Compiled, here: Mapping[int, Reads]) -> list[Reads]:
    """What is read at each place or at any that can follow it."""
    ahead = [
        [(0, to) for one in offers for to in (one.to, *(to for _, to in one.routes)) if to >= 0]
        for offers in compiled.offers
    ]
    found = [NOTHING] * len(ahead)
    for group in components(ahead):  # each after all that can follow it
        reads = NOTHING
        for place in group:
            reads |= here.get(place, NOTHING)
            for _, to in ahead[place]:
                reads |= found[to]
        for place in group:
            found[place] = reads
    return found


def _read_by_words(compiled: Compiled, scenario: Scenario) -> Mapping[int, Reads]:
    found: dict[int, Reads] = {}
    for place, state in enumerate(compiled.states[: compiled.first_question]):
        sides = [side for reply in state.replies for side in (reply, reply.early) if side is not None]
        speeches = (*state.speeches, *(one for side in sides for one in side.answers))
        found[place] = _all_of((one.when for one in speeches), compiled)
    for place in range(compiled.first_ending, len(compiled.places)):
        found[place] = _all_of((one.when for one in scenario.memory.values()), compiled)
    return found


def _all_of(conditions: Iterable[Condition | None], compiled: Compiled) -> Reads:
    reads = NOTHING
    for one in conditions:
        reads |= read_by(one, compiled.layout)
    return reads
