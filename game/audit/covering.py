"""Plays that between them give every reply and land every gesture of a scenario, from every way it can open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.domain.opening import Opening
from game.engine.prepared import Prepared
from game.rules.step import after, begin, lands, reply_at

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Play:
    """A way from an opening to an ending, as a plan writes it: reply ids and `gesture ID`."""

    opening: Opening
    actions: tuple[str, ...]
    choices: tuple[int, ...]


def covering(prepared: Prepared, done: Iterable[int] = ()) -> Iterator[Play]:
    """Plays that take every choice (by its index) that can be taken and is not among those `done`.

    Each goes on to whatever is new and nearest, until an ending; the same for the same scenario.
    """
    walker = _Walker(prepared)
    wanted = {index for edges in prepared.graph.edges for index, _ in edges} - set(done)
    while wanted:
        play = walker.play(wanted)
        if play is None:
            return
        wanted.difference_update(play.choices)
        yield play


def choices_of(prepared: Prepared, opening: Opening, actions: Iterable[str]) -> Iterator[int]:
    """The indices of the choices that a play takes; gestures that fall flat, lapses and the like are none."""
    compiled = prepared.compiled
    position = begin(compiled, opening).position
    for action in actions:
        kind, _, name = action.rpartition(" ")
        if position[0] >= compiled.first_question and kind == "gesture":
            continue
        choice = lands(compiled, position, name) if kind == "gesture" else reply_at(compiled, position, name)
        if choice is not None:
            yield choice.index
            position = after(choice, position)


class _Walker:
    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._graph = prepared.graph
        self._choices = prepared.compiled.choices
        numbers: dict[int, Opening] = {}
        for one in prepared.openings:
            numbers.setdefault(self._graph.number_of(begin(prepared.compiled, one).position), one)
        self._openings = numbers
        self._out = self._ways_out()

    def play(self, wanted: set[int]) -> Play | None:
        """A play that takes at least one of the wanted choices, from the opening from which one is nearest."""
        ways = [(way, number) for number in self._openings if (way := self._nearest(number, wanted))]
        if not ways:
            return None
        way, number = min(ways, key=lambda one: (len(one[0]), one[1]))
        opening, taken, left = self._openings[number], list(way), set(wanted)
        while True:
            left.difference_update(index for index, _ in taken)
            more = self._nearest(taken[-1][1], left)
            if not more:
                break
            taken += more
        taken += self._to_the_end(taken[-1][1])
        return Play(opening, tuple(self._said(index) for index, _ in taken), tuple(index for index, _ in taken))

    def _nearest(self, number: int, wanted: set[int]) -> list[Edge]:
        """The shortest way from a position to a wanted choice, that choice included; empty where none follows."""
        came: dict[int, tuple[int, Edge]] = {}
        seen, waiting = {number}, [number]
        for here in waiting:  # grows while it is walked
            for edge in self._graph.edges[here]:
                if edge[0] in wanted:
                    return [*_way(came, number, here), edge]
                if edge[1] not in seen:
                    seen.add(edge[1])
                    came[edge[1]] = (here, edge)
                    waiting.append(edge[1])
        return []

    def _to_the_end(self, number: int) -> list[Edge]:
        way = []
        while not self._graph.is_ending(number):
            edge = self._out[number]
            way.append(edge)
            number = edge[1]
        return way

    def _ways_out(self) -> dict[int, Edge]:
        """For each position the first step of a shortest way to an ending."""
        before: dict[int, list[tuple[int, Edge]]] = {}
        for number, edges in enumerate(self._graph.edges):
            for edge in edges:
                before.setdefault(edge[1], []).append((number, edge))
        waiting = [number for number in range(len(self._graph.positions)) if self._graph.is_ending(number)]
        found: dict[int, Edge] = {}
        seen = set(waiting)
        for here in waiting:
            for number, edge in before.get(here, ()):
                if number not in seen:
                    seen.add(number)
                    found[number] = edge
                    waiting.append(number)
        return found

    def _said(self, index: int) -> str:
        choice = self._choices[index]
        return f"gesture {_name(choice.name)}" if choice.is_gesture else _name(choice.name)


def _way(came: dict[int, tuple[int, Edge]], begin_at: int, number: int) -> list[Edge]:
    way: list[Edge] = []
    while number != begin_at:
        number, edge = came[number]
        way.append(edge)
    return way[::-1]


def _name(name: str) -> str:
    """The id at the end of a choice's name."""
    return name.rpartition("/")[2]
