"""The moment before a wow, come to by the best way: nobody's own way is shown, whoever the story is about."""

import heapq
from itertools import count

from game.audit.value import value_of
from game.coaching.meeting.model import Way
from game.coaching.whatif import action_of
from game.domain.action import Action, Deed
from game.domain.attempt import SEEDS
from game.domain.errors import ActionRefused
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.records.glance import Trail
from game.rules.bounds import outlook
from game.rules.step import begin, lands, reply_at

_Deed = tuple[int, int]
"""The place of a contact, and the number of the choice made there."""


def before_wow(prepared: Prepared, trail: Trail, seed: int) -> Way | None:
    """The way to where the wow of an attempt was, with replies in the order of `seed`; None where there was none, or
    the attempt does not fit its text any more.

    Of the attempt only its wow and the customer's variant are taken: what she remembered of the trainee and what was
    said before are not. The way is the one that loses least on what could be gained.
    """
    try:
        deed = _told_of(prepared, trail)
    except ActionRefused:
        return None
    opening = Opening(trail.opening.variant)
    actions = None if deed is None else _best_way(prepared, opening, deed)
    if actions is None:
        return None
    return Way(*trail[:3], seed % SEEDS, opening, actions)


def _told_of(prepared: Prepared, trail: Trail) -> _Deed | None:
    """What the story tells of: as in the verdict, the last wow that has a story."""
    play = Playthrough(prepared.machine, trail.seed, Mode.LEARN, trail.opening)
    for entry in trail.journal:
        play.take(entry.action)
    told = [(taken, one) for taken, one in zip(play.taken, play.tellings, strict=True) if one.wow and one.story]
    if not told:
        return None
    last = told[-1][0]
    find = lands if last.action.deed is Deed.GESTURE else reply_at
    choice = find(prepared.compiled, last.before.position, last.action.name)
    return None if choice is None else (last.before.position[0], choice.index)


def _best_way(prepared: Prepared, opening: Opening, deed: _Deed) -> tuple[Action, ...] | None:
    """The actions to a position at which the deed is on offer, by Dijkstra's algorithm: an edge costs what is lost on
    it, and of equals the way with fewer steps is taken."""
    graph, value = prepared.graph, value_of(prepared.bounds_of(opening))
    worth, choices = outlook(graph, value.weights).worth, prepared.compiled.choices
    tie, start = count(), graph.number_of(begin(prepared.compiled, opening).position)
    ways: list[tuple[int, int, int, int, tuple[Action, ...]]] = [(0, 0, next(tie), start, ())]
    done: set[int] = set()
    while ways:
        lost, steps, _, number, actions = heapq.heappop(ways)
        if number in done:
            continue
        done.add(number)
        edges = graph.edges[number]
        if graph.positions[number][0] == deed[0] and any(index == deed[1] for index, _ in edges):
            return actions
        for index, target in edges:
            here, there, choice = worth[number], worth[target], choices[index]
            if here is not None and there is not None:
                loss = here - there - value.of(choice.points)
                heapq.heappush(ways, (lost + loss, steps + 1, next(tie), target, (*actions, action_of(choice))))
    return None
