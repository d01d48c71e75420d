"""What each ending can be worth: the exact least and most of every pillar there, and of the real score.

The lowest includes what gestures falling flat and lapses of patience can still take, as the bounds do. With the cap of
delight by accuracy the real score is the lesser of two sums (delight as it is, delight as accuracy), so its lowest is
the lesser of their lowest. Its highest is looked for among the best ways, unless the two sums agree on it at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from game.audit.ahead import most_ahead
from game.audit.arrivals import Arrivals, arrivals
from game.audit.scene import Scene
from game.audit.ways import Limits, UnsettledError, best_of, raw_of, real_overall, ways
from game.domain.pillars import PILLARS, Pillar, Points, add
from game.rules.bounds import UNIT, most_lost_aside

STEPS = 30_000
"""Steps of the search for the best way to one ending, of which there may be many, before it is given up."""


@dataclass(frozen=True, slots=True)
class Span:
    """The raw points of one pillar at one ending: the least, the most, and a way (names of choices) to each."""

    lowest: int
    highest: int
    worst: tuple[str, ...]
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndingRange:
    """What an ending that can be reached comes to from one opening.

    `lowest` and `highest` are real overall scores in hundredths, with the ways to them; where `settled` is False, the
    best way was looked for in vain and `highest` is what it can at most be.
    """

    ending: str
    pillars: Mapping[Pillar, Span]
    lowest: int
    highest: int
    worst: tuple[str, ...]
    best: tuple[str, ...]
    settled: bool = True


def ranges_of(scene: Scene) -> tuple[EndingRange, ...]:
    """Every ending that can be reached from this opening, in the scenario's order."""
    return tuple(_Ranges(scene).every())


class _Ranges:
    """All walks that the ranges of one opening need; each walk answers for every ending."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        points = [choice.points for choice in scene.graph.compiled.choices]
        columns = [[one[at] for one in points] for at in range(len(UNIT))]
        self._most = [self._walk(column) for column in columns]
        self._least = [self._walk([-one for one in column]) for column in columns]
        capped = _capped_weights(scene)
        self._gains = [[_weigh(weights, one) for one in points] for weights in (scene.value.weights, capped)]
        self._high = [self._walk(column) for column in self._gains]
        self._low = [self._walk([-one for one in column]) for column in self._gains]
        self._extra = _aside(scene)

    def every(self) -> Iterator[EndingRange]:
        scene = self._scene
        graph, places = scene.graph, scene.graph.compiled.places
        ends: dict[str, list[int]] = {}
        for number in scene.numbers:
            if graph.is_ending(number):
                ends.setdefault(places[graph.positions[number][0]], []).append(number)
        for ending in graph.compiled.scenario.endings:
            if ending in ends:
                yield self._range(ending, ends[ending])

    def _range(self, ending: str, numbers: Sequence[int]) -> EndingRange:
        lows = [self._real(self._taken(walk, numbers), self._extra) for walk in self._low]
        lowest = min(lows, key=lambda one: one[0])
        highest = max((self._real(self._taken(walk, numbers)) for walk in self._high), key=lambda one: one[0])
        at_most = self._at_most(numbers)
        settled = highest[0] >= at_most
        if not settled:
            highest, settled = self._searched(numbers, highest, at_most)
        return EndingRange(
            ending=ending,
            pillars={pillar: self._span(at, numbers) for at, pillar in enumerate(PILLARS)},
            lowest=lowest[0],
            highest=highest[0],
            worst=self._names(lowest[1]),
            best=self._names(highest[1]),
            settled=settled,
        )

    def _searched(
        self, numbers: Sequence[int], known: tuple[int, tuple[int, ...]], at_most: int
    ) -> tuple[tuple[int, tuple[int, ...]], bool]:
        """The best real way to these ends, by looking at ways in order."""
        scene, graph = self._scene, self._scene.graph
        finals: list[int | None] = [None] * len(graph.positions)
        for number in numbers:
            finals[number] = 0
        worth = most_ahead(graph.edges, graph.groups, scene.gains, finals)
        try:
            found = best_of(ways(scene, Limits(worth, worth), STEPS), known[0])
        except UnsettledError:
            return (at_most, known[1]), False
        return ((found.overall, found.choices) if found and found.overall > known[0] else known), True

    def _at_most(self, numbers: Sequence[int]) -> int:
        """What the real score at these ends can at most be: the lesser of the two highest sums, in hundredths."""
        scene, base = self._scene, self._scene.bounds.lowest
        plain = scene.value.hundredths(_top(self._high[0], numbers) - scene.value.of(base))
        weights, scale = _capped_weights(scene), scene.value.scale * _factor(scene)
        held = Fraction((_top(self._high[1], numbers) - _weigh(weights, base)) * 10_000, scale)
        return min(plain, int(held + Fraction(1, 2)))

    def _span(self, at: int, numbers: Sequence[int]) -> Span:
        low, high = self._least[at], self._most[at]
        return Span(
            lowest=self._extra[at] - _top(low, numbers),
            highest=_top(high, numbers),
            worst=self._names(self._taken(low, numbers)),
            best=self._names(self._taken(high, numbers)),
        )

    def _walk(self, gains: Sequence[int]) -> Arrivals:
        return arrivals(self._scene.graph, self._scene.first, gains)

    def _taken(self, walk: Arrivals, numbers: Sequence[int]) -> tuple[int, ...]:
        return walk.way(max(numbers, key=lambda number: _known(walk.sums[number])))

    def _real(self, taken: tuple[int, ...], extra: Points = (0, 0, 0, 0)) -> tuple[int, tuple[int, ...]]:
        return real_overall(self._scene, add(raw_of(self._scene, taken), extra)), taken

    def _names(self, taken: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._scene.graph.compiled.choices[index].name for index in taken)


def _aside(scene: Scene) -> Points:
    """What flat gestures and lapses can cost on each pillar, as the bounds count it."""
    return most_lost_aside(scene.graph.compiled)


def _factor(scene: Scene) -> int:
    """What the weights must be multiplied by so that delight counted as accuracy is whole, too."""
    wide = scene.bounds.highest[0] - scene.bounds.lowest[0]
    return lcm(1, wide) if wide else 1


def _capped_weights(scene: Scene) -> Points:
    """The weights where delight counts as accuracy does, times `_factor`."""
    a, b, c, d = scene.value.weights
    low, high = scene.bounds.lowest, scene.bounds.highest
    wide, factor = high[0] - low[0], _factor(scene)
    if not wide:  # nothing to be held down by
        return scene.value.weights
    share = d * (high[3] - low[3]) * factor // wide  # `factor` is a multiple of `wide`
    return (a * factor + share, b * factor, c * factor, 0)


def _weigh(weights: Points, points: Points) -> int:
    return sum(weight * one for weight, one in zip(weights, points, strict=True))


def _top(walk: Arrivals, numbers: Sequence[int]) -> int:
    return max(_known(walk.sums[number]) for number in numbers)


def _known(worth: int | None) -> int:
    assert worth is not None  # a position that can follow has been walked to
    return worth
