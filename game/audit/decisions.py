"""The decisions of a scenario: what is on offer in each state, and which replies are worth most there.

The worth of a reply is exact: its own points and the most overall score that can still follow it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.audit.scene import Scene, label_of
from game.rules.compiled import Position


class Case(NamedTuple):
    """Replies that are on offer together, and those of them that are worth most; as indices of choices."""

    offered: tuple[int, ...]
    best: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A state in which it matters what is answered.

    `cases` says how many positions there are of each case, over all openings; positions at which there is nothing
    to choose are left out. `example` is a position of the commonest case.
    """

    state: str
    cases: Mapping[Case, int]
    example: Position

    def share(self, part: Mapping[Case, float]) -> float | None:
        """The mean of what is said of some cases, each counted as often as there are positions of it."""
        whole = sum(self.cases[case] for case in part)
        return sum(self.cases[case] * value for case, value in part.items()) / whole if whole else None


def decisions_of(scenes: Sequence[Scene]) -> tuple[Decision, ...]:
    """The decisions in the scenario's order of states."""
    compiled = scenes[0].graph.compiled
    found: dict[str, Counter[Case]] = {}
    examples: dict[tuple[str, Case], Position] = {}
    for scene in scenes:
        graph = scene.graph
        for number in scene.numbers:
            case = _case(scene, number)
            if case is not None:
                position = graph.positions[number]
                state = label_of(compiled, position[0])
                found.setdefault(state, Counter())[case] += 1
                examples.setdefault((state, case), position)
    order = dict.fromkeys(label_of(compiled, place) for place in range(compiled.first_ending))
    return tuple(
        Decision(state, found[state], examples[state, found[state].most_common(1)[0][0]])
        for state in order
        if state in found
    )


def _case(scene: Scene, number: int) -> Case | None:
    """What is to be decided at a position, or None where nothing is."""
    choices = scene.graph.compiled.choices
    worth = {}
    for index, target in scene.graph.edges[number]:
        if not choices[index].is_gesture:
            ahead = scene.worth[target]
            if ahead is not None:
                worth[index] = scene.gains[index] + ahead
    if not worth:
        return None
    most = max(worth.values())
    best = tuple(index for index, one in worth.items() if one == most)
    return Case(tuple(worth), best) if len(best) < len(worth) else None
