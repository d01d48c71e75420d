"""Complete ways through a scenario, the best first, with their real scores.

The cap of delight by accuracy is no sum, so the best real score cannot be read off the graph. It is found by looking at
ways in the order of what they would be worth without the cap: once that is no more than the best real score seen, no
better one can come. Exact, and nearly always settled by the first few ways.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from game.audit.ahead import Worths
from game.audit.limits import HIGH, WAYS
from game.audit.scene import Scene
from game.domain.pillars import NO_POINTS, Points, add
from game.engine.scoring import score_of

STEPS = 300_000
"""Steps of the search before it is given up as not settled; some seconds of work."""


@dataclass(frozen=True, slots=True)
class Way:
    """A complete way: its choices by index, its real overall score in hundredths, and what that can at most be.

    `at_most` is the score without the cap of delight by accuracy.
    """

    choices: tuple[int, ...]
    overall: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Which ways are meant. A way begins clean and stays so until it takes one of the `failing` choices.

    `clean` and `failed` say what can still be gained from each position by a way that is still clean, and by one that
    has failed; None where such a way is not meant to be there. `extra` are points added to every way.
    """

    clean: Worths
    failed: Worths
    failing: frozenset[int] = frozenset()
    extra: Points = NO_POINTS


class UnsettledError(Exception):
    """The search was given up."""


Trail = tuple["Trail | None", int, int]
"""(the trail before, the choice taken, the position it was taken at): shared by all ways that begin alike."""


def ways(scene: Scene, limits: Limits, most: int | None = None) -> Iterator[Way]:
    """The complete ways, in the order of their scores without the cap, never twice at the same position.

    Raises `UnsettledError` after `most` (usually `STEPS`) steps.
    """
    graph, gains = scene.graph, scene.gains
    worths = (limits.clean, limits.failed)
    base = scene.value.of(limits.extra) - scene.value.of(scene.bounds.lowest)
    first = worths[0][scene.first]
    heap: list[tuple[int, int, int, int, int, int, Trail | None]] = []
    if first is not None:
        heappush(heap, (-first, 0, 0, scene.first, 0, 0, None))
    count = 0
    while heap:
        bound, depth, _, number, bit, gained, trail = heappop(heap)
        if graph.is_ending(number):
            yield _way(scene, limits, trail, scene.value.hundredths(base - bound))
            continue
        for index, target in graph.edges[number]:
            then = 1 if bit or index in limits.failing else 0
            ahead = worths[then][target]
            if ahead is None or (target in scene.loops and _was_at(trail, target)) or target == number:
                continue
            count += 1
            so_far = gained + gains[index]
            heappush(heap, (-so_far - ahead, depth - 1, count, target, then, so_far, (trail, index, number)))
        if count > (STEPS if most is None else most):
            raise UnsettledError


def any_way(scene: Scene) -> Limits:
    """All ways."""
    return Limits(scene.worth, scene.worth)


def best_of(found: Iterator[Way], at_least: int = -1) -> Way | None:
    """The way with the best real score. Ways that can reach no more than `at_least` are not looked at.

    Raises `UnsettledError` after very many steps.
    """
    best: Way | None = None
    for way in found:
        if way.at_most <= max(at_least, best.overall if best else -1):
            break
        if best is None or way.overall > best.overall:
            best = way
    return best


def high_ways(scene: Scene, wanted: int = WAYS, above: int = HIGH) -> tuple[Way, ...]:
    """So many ways above a real score, differing in at least one reply; fewer where there are no more of them."""
    choices = scene.graph.compiled.choices
    found: dict[tuple[int, ...], Way] = {}
    try:
        for way in ways(scene, any_way(scene)):
            if way.at_most <= above or len(found) == wanted:
                break
            if way.overall > above:
                found.setdefault(tuple(one for one in way.choices if not choices[one].is_gesture), way)
    except UnsettledError:
        pass  # too few were found in all those steps, and that is what is said
    return tuple(found.values())


def real_overall(scene: Scene, raw: Points) -> int:
    """The overall score of these raw points in hundredths, the cap respected; 0 where nothing is assessed."""
    return score_of(raw, scene.bounds).overall or 0


def _way(scene: Scene, limits: Limits, trail: Trail | None, at_most: int) -> Way:
    taken: list[int] = []
    while trail is not None:
        taken.append(trail[1])
        trail = trail[0]
    return Way(tuple(reversed(taken)), real_overall(scene, add(raw_of(scene, taken), limits.extra)), at_most)


def raw_of(scene: Scene, taken: Sequence[int]) -> Points:
    """The points of some choices."""
    raw = NO_POINTS
    for index in taken:
        raw = add(raw, scene.graph.compiled.choices[index].points)
    return raw


def _was_at(trail: Trail | None, number: int) -> bool:
    while trail is not None:
        if trail[2] == number:
            return True
        trail = trail[0]
    return False
