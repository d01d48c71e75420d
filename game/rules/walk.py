"""Every position a scenario can be in: the whole graph, explored once, from which everything is proved.

Positions are remembered only as far as something that can still follow can read them (`Compiled.live`); everything
else is a sum along the way. Gestures that fall flat and lapses of patience are left out: they change nothing that a
condition reads, and cost the same wherever they happen (see `bounds`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.domain.errors import TooLargeError
from game.domain.pillars import NO_POINTS
from game.rules.choices import Choice
from game.rules.compiled import Compiled, Position
from game.rules.components import components
from game.rules.openings import openings_of
from game.rules.step import after, begin, on_offer

BUDGET = 100_000
"""Positions explored before a scenario is called too large to prove; about two seconds of work."""
BUDGET_PER_PLACE = 40
"""And so many more for each place a contact can be in."""

Edge = tuple[int, int]
"""(index of the choice, number of the position it leads to)."""


@dataclass(frozen=True, slots=True)
class Graph:
    """All positions reachable from the first `roots` of them, the choices on offer at each, and how they hang together.

    A gesture wasted where it falls flat leads out of the graph, to positions in which it is used up though it never
    landed; `holds` tells, and exploring from there gives their own graph.

    `groups` are the strongly connected components, each after all that can follow it; nearly always single numbers.
    """

    compiled: Compiled
    positions: Sequence[Position]
    edges: Sequence[Sequence[Edge]]
    numbers: dict[Position, int]
    groups: Sequence[Sequence[int]]
    roots: int = 1

    def number_of(self, position: Position) -> int:
        """The number of the position a playthrough is at, whatever it remembers that no longer matters.

        Raises `KeyError` where `holds` is False.
        """
        return self.numbers[remembered(self.compiled, position)]

    def holds(self, position: Position) -> bool:
        """Whether the position can be reached from where this graph begins without wasting a gesture."""
        return remembered(self.compiled, position) in self.numbers

    def is_ending(self, number: int) -> bool:
        """Whether the contact is over at this position."""
        return self.positions[number][0] >= self.compiled.first_ending

    def stuck(self) -> Iterator[int]:
        """Positions at which the trainee has no reply to give though the contact goes on."""
        gesture = [choice.is_gesture for choice in self.compiled.choices]
        for number, edges in enumerate(self.edges):
            if not self.is_ending(number) and all(gesture[index] for index, _ in edges):
                yield number

    def trapped(self) -> Iterator[int]:
        """Positions from which no ending can be reached any more, though there is always something to say.

        A gesture is no way out: it may have been wasted before.
        """
        choices = self.compiled.choices
        safe = [self.is_ending(number) for number in range(len(self.positions))]
        for group in self.groups:
            ways = (edge for number in group for edge in self.edges[number])
            if any(safe[target] and not choices[index].is_gesture for index, target in ways):
                for number in group:
                    safe[number] = True
        return (number for number, one in enumerate(safe) if not one)

    def endless(self) -> Iterator[tuple[Choice, int]]:
        """(choice, position) pairs that earn or cost points on a way that leads back to where it began."""
        for group in self.groups:
            inside = set(group)
            for number in group:
                for index, target in self.edges[number]:
                    choice = self.compiled.choices[index]
                    if target in inside and choice.points != NO_POINTS:
                        yield choice, number


def remembered(compiled: Compiled, position: Position) -> Position:
    """The position without what nothing that follows can read."""
    place, mood, goodwill, bits = position
    live = compiled.live[place]
    return (place, compiled.moods[place][mood], goodwill if live.goodwill else 0, bits & live.bits)


def explore(
    compiled: Compiled, budget: int | None = None, start: Position | None = None, partly: bool = False
) -> Graph:
    """The whole graph of a scenario, from all of its openings, or of what can still follow from the position `start`.

    Raises `TooLargeError`, naming what multiplies, when there are more than `budget` positions (None: what is right
    for the scenario's size). With `partly` it then gives what was found, the positions not walked without choices.
    """
    budget = BUDGET + BUDGET_PER_PLACE * len(compiled.places) if budget is None else budget
    live = [(one.bits, moods, -one.goodwill) for one, moods in zip(compiled.live, compiled.moods, strict=True)]
    offers = compiled.offers
    begins = [start] if start is not None else [begin(compiled, one).position for one in openings_of(compiled.scenario)]
    positions = list(dict.fromkeys(remembered(compiled, one) for one in begins))
    numbers: dict[Position, int] = {position: number for number, position in enumerate(positions)}
    roots = len(positions)
    edges: list[tuple[Edge, ...]] = []
    for position in positions:  # grows while it is walked
        here: list[Edge] = []
        for choice in offers[position[0]]:
            if on_offer(choice, position):
                place, mood, goodwill, bits = after(choice, position)
                # -True is all ones and -False all zeros: a mask that keeps or forgets the number.
                seen_bits, moods, seen_goodwill = live[place]
                key = (place, moods[mood], goodwill & seen_goodwill, bits & seen_bits)
                target = numbers.get(key)
                if target is None:
                    target = numbers[key] = len(positions)
                    positions.append(key)
                here.append((choice.index, target))
        edges.append(tuple(here))
        if len(positions) > budget:
            if not partly:
                raise TooLargeError(_too_large(compiled, positions, budget))
            edges += [()] * (len(positions) - len(edges))
            break
    return Graph(compiled, positions, edges, numbers, components(edges), roots)


def _too_large(compiled: Compiled, positions: Sequence[Position], budget: int) -> str:
    """The sentence that says which memories multiply, at the place with the most positions."""
    by_place: dict[int, list[Position]] = {}
    for position in positions:
        by_place.setdefault(position[0], []).append(position)
    place, here = max(by_place.items(), key=lambda item: len(item[1]))
    causes = []
    moods, goodwills = len({one[1] for one in here}), len({one[2] for one in here})
    if moods > 1:
        causes.append(f"{moods} values of mood")
    if goodwills > 1:
        causes.append(f"{goodwills} values of goodwill")
    bits = [one[3] for one in here]
    varying = [key for key, mask in compiled.layout.masks.items() if 0 < sum(b & mask > 0 for b in bits) < len(bits)]
    if varying:
        names = ", ".join(f"{kind} {name}" for kind, name in varying[:8])
        causes.append(f"{len(varying)} things remembered ({names}{', …' if len(varying) > 8 else ''})")
    return (
        f"More than {budget:,} combinations can be reached, too many to prove anything. Most are at "
        f"'{compiled.places[place]}', where these multiply: {'; '.join(causes)}. Let fewer of them be read later on."
    )
