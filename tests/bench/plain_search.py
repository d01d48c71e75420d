"""The same answers by a plain memoised search: a dict of positions, one at a time, and the best and worst of each."""

from game.domain.pillars import PILLARS
from game.rules.bounds import most_lost_aside
from game.rules.step import after, begin, on_offer
from game.rules.walk import remembered


def search(compiled):
    """(number of positions, number of choices on offer, lowest and highest sums from the start) of a scenario whose
    loops earn nothing; loops are told by being on the way already, and a position on one is looked at again."""
    known, edges = {}, {}
    start = remembered(compiled, begin(compiled).position)
    choices = 0
    waiting = [start]
    edges[start] = None
    while waiting:  # everything that can be reached
        position = waiting.pop()
        here = []
        for choice in compiled.offers[position[0]]:
            if on_offer(choice, position):
                target = remembered(compiled, after(choice, position))
                here.append((choice.points, target))
                if target not in edges:
                    edges[target] = None
                    waiting.append(target)
        edges[position] = here
        choices += len(here)
    _fill(compiled, start, edges, known)
    highest, lowest = known[start]
    aside = most_lost_aside(compiled)
    return len(edges), choices, tuple(low + one for low, one in zip(lowest, aside, strict=True)), highest


def _fill(compiled, start, edges, known):
    """Highest and lowest sums from each position, depth first, without recursion; loops are filled together."""
    order, low, path, inside = {}, {}, [], set()
    work = [(start, iter(edges[start]))]
    order[start] = low[start] = 0
    path.append(start)
    inside.add(start)
    while work:
        position, rest = work[-1]
        for _, target in rest:
            if target not in order:
                order[target] = low[target] = len(order)
                path.append(target)
                inside.add(target)
                work.append((target, iter(edges[target])))
                break
            if target in inside:
                low[position] = min(low[position], order[target])
        else:
            work.pop()
            if work:
                above = work[-1][0]
                low[above] = min(low[above], low[position])
            if low[position] == order[position]:
                group = [path.pop()]
                while group[-1] != position:
                    group.append(path.pop())
                inside.difference_update(group)
                _settle(compiled, group, edges, known)


def _settle(compiled, group, edges, known):
    best = worst = None
    for position in group:
        if position[0] >= compiled.first_ending:
            best = worst = (0,) * len(PILLARS)
        for points, target in edges[position]:
            if target in known:
                high = tuple(map(sum, zip(points, known[target][0], strict=True)))
                low = tuple(map(sum, zip(points, known[target][1], strict=True)))
                best = high if best is None else tuple(map(max, best, high))
                worst = low if worst is None else tuple(map(min, worst, low))
    for position in group:
        known[position] = (best, worst)
