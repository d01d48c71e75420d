"""In which order sums can be carried back: each position after all that can follow it, loops taken as one."""

from dataclasses import dataclass

import numpy as np

from game.audit.wide.exploring import WideGraph
from game.audit.wide.tables import Numbers, Tables, Truths
from game.rules.choices import STAY
from game.rules.components import components


@dataclass(frozen=True, slots=True)
class Order:
    """The edges between positions (or loops), those of the last first, in layers without edges inside.

    `loop[n]` is the position that stands for the loop position n lies in, itself where it lies in none. Layer k are
    the edges `bounds[k]` to `bounds[k + 1]`; all of one source lie side by side. `edge` is the number each has in the
    graph. `inside` are the edges within loops.
    """

    loop: Numbers
    edge: Numbers
    source: Numbers
    target: Numbers
    bounds: Numbers
    inside: Numbers

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return len(self.bounds) - 1


def order_of(graph: WideGraph) -> Order:
    """The order, read off the arrows between places, which are few; only within loops of places, and where a gesture
    leaves a contact in its place, the positions themselves must be looked at."""
    loops, heights = _places(graph.tables)
    place_loop = loops[graph.place]
    height = heights[graph.place]
    loop: Numbers = np.arange(graph.known, dtype=np.int32)
    near = np.flatnonzero(np.repeat(place_loop, np.diff(graph.start)) == place_loop.take(graph.target))
    if len(near):
        source = np.searchsorted(graph.start, near, "right") - 1
        finer = _finer(graph.known, source, graph.target[near], loop)
        if finer is not None:
            height = height * (int(finer.max()) + 1) + finer
            height = height[loop]
    return _layered(graph, loop, height)


def _places(tables: Tables) -> tuple[Numbers, Numbers]:
    """(the place that stands for the loop each place lies in, how far each is from where nothing follows)."""
    places = len(tables.offer_count)
    source = np.repeat(np.arange(places, dtype=np.int32), tables.offer_count)
    target = tables.to[tables.offered]
    count = tables.route_count[tables.offered]
    begins = tables.route_start[tables.offered].astype(np.int64)
    routed = _ranges(begins, begins + count)
    source = np.concatenate((source, np.repeat(source, count)))
    target = np.concatenate((target, tables.route_to[routed]))
    onward = (target != STAY) & (source != target)
    loop: Numbers = np.arange(places, dtype=np.int32)
    height = _tied(places, source[onward], target[onward], loop)
    return loop, height[loop]


def _finer(known: int, source: Numbers, target: Numbers, loop: Numbers) -> Numbers | None:
    """The heights of positions along some edges only, loops tied in `loop`; None where all those edges lead nowhere."""
    onward = source != target
    if not onward.any():
        return None
    return _tied(known, source[onward], target[onward], loop)


def _tied(known: int, source: Numbers, target: Numbers, loop: Numbers) -> Numbers:
    """How many steps each number is at most from where nothing follows; what is tied in a loop is told in `loop`.

    Loops of two are the commonest by far, so they are tied first; only what is left then is searched.
    """
    height, left = _heights(known, source, target)
    for tie in (_tie_pairs, _tie_loops):
        if not left.any():
            break
        among = left[source] & left[target]
        tie(source[among], target[among], loop)
        source, target = loop[source], loop[target]
        onward = source != target
        source, target = source[onward], target[onward]
        height, left = _heights(known, source, target)
    return height[loop]


def _layered(graph: WideGraph, loop: Numbers, height: Numbers) -> Order:
    """Sorts the positions, which are fewer than the edges; those of a loop come one after the other."""
    if int(height.max(initial=0)) < 1 << 15:
        height = height.astype(np.int16)  # which is sorted by counting
    tied = bool((loop != np.arange(len(loop))).any())
    if tied:
        sorting = np.argsort(loop, kind="stable")
        sorting = sorting[np.argsort(height[sorting], kind="stable")]
    else:
        sorting = np.argsort(height, kind="stable")
    begins, counts = graph.start[sorting], np.diff(graph.start)[sorting]
    edge, source, target = _ranges(begins, begins + counts), np.repeat(loop[sorting], counts), graph.target
    target = target.take(edge)
    inside: Numbers = np.zeros(0, np.int64)
    if tied:
        target = loop.take(target)
        onward = source != target
        inside = edge[~onward]
        edge, source, target = edge[onward], source[onward], target[onward]
    heights = height.take(source)
    bounds = np.concatenate(([0], np.flatnonzero(heights[1:] != heights[:-1]) + 1, [len(edge)]))
    return Order(loop, edge, source, target, bounds, inside)


def _heights(known: int, source: Numbers, target: Numbers) -> tuple[Numbers, Truths]:
    """(how many steps each number is at most from where nothing follows, which of them never get there).

    Those keep a height of 0.
    """
    left = np.bincount(source, minlength=known)
    height = np.zeros(known, np.int32)
    before = np.sort(target.astype(np.int64) << 32 | source) & (1 << 32) - 1  # plain numbers are sorted fastest
    starts = np.concatenate(([0], np.cumsum(np.bincount(target, minlength=known))))
    ready = np.flatnonzero(left == 0)
    level = 0
    done, mark = np.zeros(known, bool), np.zeros(known, np.int64)
    while len(ready):
        done[ready] = True
        height[ready] = level
        level += 1
        earlier = before[_ranges(starts[ready], starts[ready + 1])]
        np.subtract.at(left, earlier, 1)
        ready = earlier[left[earlier] == 0]
        mark[ready] = np.arange(len(ready))
        ready = ready[mark[ready] == np.arange(len(ready))]  # each once
    return height, ~done


def _ranges(begins: Numbers, ends: Numbers) -> Numbers:
    """The numbers from each beginning to its end, one run after the other."""
    sizes = ends - begins
    offset = np.cumsum(sizes) - sizes
    found: Numbers = np.arange(int(sizes.sum())) + np.repeat(begins - offset, sizes)
    return found


def _tie_pairs(source: Numbers, target: Numbers, loop: Numbers) -> None:
    """Tie whatever leads to something that leads straight back."""
    low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
    arrows = np.sort((low * len(loop) + high) << 1 | (source > target))
    forth = arrows[:-1][arrows[:-1] ^ 1 == arrows[1:]]  # and back, as the next one
    low, high = np.divmod(forth >> 1, len(loop))
    one, other = np.concatenate((low, high)), np.concatenate((high, low))
    while bool((loop[one] != loop[other]).any()):  # the least number of all that hang together stands for them
        np.minimum.at(loop, one, loop[other])
        loop[:] = loop[loop]


def _tie_loops(source: Numbers, target: Numbers, loop: Numbers) -> None:
    """Find all loops along these edges, and let one number of each stand for it."""
    numbers, short = np.unique(np.concatenate((source, target)), return_inverse=True)
    edges: list[list[tuple[int, int]]] = [[] for _ in numbers]
    half = len(source)
    for one, other in zip(short[:half].tolist(), short[half:].tolist(), strict=True):
        edges[one].append((0, other))
    stands = np.arange(len(loop), dtype=loop.dtype)
    for group in components(edges):
        if len(group) > 1:
            members = numbers[group]
            stands[members] = members.min()
    loop[:] = stands[loop]
