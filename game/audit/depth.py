"""Whether there is something to decide: pillars moved, states that matter, and choices that are not plain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.audit.ahead import Worths, most_ahead
from game.audit.scene import Scene, label_of
from game.domain.pillars import PILLARS, Pillar
from game.rules.bounds import UNIT
from game.rules.walk import Graph


@dataclass(frozen=True, slots=True)
class Depth:
    """What there is to decide in a scenario.

    `moved` says for each assessed pillar how many states move it: what is chosen there makes a difference to it.
    `idle` are the states on no way that earns the most of some pillar on the way to some ending. `plain` says for
    each decision at what share (0-1) of its positions one reply is plainly best: in every pillar and in mood it does
    no less at once than any other, does more than each of them in something, and is worth most in the long run.
    """

    moved: Mapping[Pillar, int]
    idle: tuple[str, ...]
    plain: Mapping[str, float]

    @property
    def plainness(self) -> float:
        """The share of decisions that are plain (0-1)."""
        return sum(self.plain.values()) / len(self.plain) if self.plain else 0.0


def depth_of(scenes: Sequence[Scene]) -> Depth:
    """Look at every position of every opening."""
    moved: dict[Pillar, set[str]] = {pillar: set() for pillar in assessed(scenes)}
    counts: dict[str, list[int]] = {}
    for scene in scenes:
        _count(scene, moved, counts)
    compiled = scenes[0].graph.compiled
    every = dict.fromkeys(label_of(compiled, place) for place in range(compiled.first_ending))
    visited = _visited(scenes)
    return Depth(
        moved={pillar: len(states) for pillar, states in moved.items()},
        idle=tuple(name for name in every if name not in visited),
        plain={state: counts[state][0] / counts[state][1] for state in every if state in counts},
    )


def assessed(scenes: Sequence[Scene]) -> list[Pillar]:
    """The pillars that can vary in some opening."""
    return [
        pillar
        for number, pillar in enumerate(PILLARS)
        if any(scene.bounds.lowest[number] < scene.bounds.highest[number] for scene in scenes)
    ]


def _count(scene: Scene, moved: Mapping[Pillar, set[str]], counts: dict[str, list[int]]) -> None:
    graph, choices = scene.graph, scene.graph.compiled.choices
    for number in scene.numbers:
        replies: list[tuple[int, ...]] = []
        gestures: list[tuple[int, ...]] = []
        worth: list[int] = []
        for index, target in graph.edges[number]:
            choice, ahead = choices[index], scene.worth[target]
            if choice.is_gesture:
                gestures.append(choice.points)
            elif ahead is not None:
                replies.append((*choice.points, choice.mood))
                worth.append(scene.gains[index] + ahead)
        if not replies:
            continue
        state = label_of(graph.compiled, graph.positions[number][0])
        for at, pillar in enumerate(PILLARS):
            if pillar in moved and (len({one[at] for one in replies}) > 1 or any(one[at] for one in gestures)):
                moved[pillar].add(state)
        if len(set(replies)) > 1:
            count = counts.setdefault(state, [0, 0])
            count[0] += _one_is_plain(replies, worth)
            count[1] += 1


def _one_is_plain(replies: Sequence[tuple[int, ...]], worth: Sequence[int]) -> bool:
    top = tuple(map(max, zip(*replies, strict=True)))
    return replies.count(top) == 1 and worth[replies.index(top)] == max(worth)


def _visited(scenes: Sequence[Scene]) -> set[str]:
    """The states on ways that earn the most of some pillar on the way to some ending."""
    graph, compiled = scenes[0].graph, scenes[0].graph.compiled
    seen: set[int] = set()
    for unit in UNIT:
        gains = [sum(w * p for w, p in zip(unit, one.points, strict=True)) for one in compiled.choices]
        for ending in range(compiled.first_ending, len(compiled.places)):
            finals = [0 if position[0] == ending else None for position in graph.positions]
            worth = most_ahead(graph.edges, graph.groups, gains, finals)
            for scene in scenes:
                seen |= _on_best_ways(graph, scene.first, gains, worth)
    return {label_of(compiled, place) for place in {graph.positions[number][0] for number in seen}}


def _on_best_ways(graph: Graph, first: int, gains: Sequence[int], worth: Worths) -> set[int]:
    """All positions on ways that gain the most."""
    seen = {first} if worth[first] is not None else set()
    waiting = list(seen)
    while waiting:
        number = waiting.pop()
        for index, target in graph.edges[number]:
            ahead = worth[target]
            if target not in seen and ahead is not None and gains[index] + ahead == worth[number]:
                seen.add(target)
                waiting.append(target)
    return seen
