"""What must be remembered where: all that something which can still follow is able to tell apart, and nothing else.

A backward fixpoint over the states. Conditions are taken for possible, so it remembers too much rather than too
little. Moods are told apart only where a cut lies between them: a condition `mood >= 14` makes one cut, which moves
down by as many notches as a reply on the way to it lifts the mood.
"""

from collections.abc import Mapping, Sequence

from game.domain.scenario import Scenario
from game.rules.choices import STAY, Choice
from game.rules.conditions import Reads, read_by
from game.rules.layout import Layout

Choices = Sequence[Mapping[str, Choice]]


def what_matters(scenario: Scenario, layout: Layout, replies: Choices, landings: Choices) -> tuple[Reads, ...]:
    """For each state, in order, what can be read there or at any state that can follow."""
    live, follows = [], []
    for place, state in enumerate(scenario.states.values()):
        reads, onward = Reads(), []
        for reply in state.replies:
            choice = replies[place][reply.id]
            reads |= read_by(reply.when, layout) | _own(choice)
            for route in reply.routes:
                reads |= read_by(route.when, layout).before(choice.mood)
            onward += [(to, choice.mood) for to in {choice.to, *(one[1] for one in choice.routes)}]
        for name, choice in landings[place].items():
            reads |= read_by(scenario.gestures[name].when, layout) | _own(choice)
            onward.append((place, choice.mood))
        live.append(reads)
        follows.append(onward)
    return tuple(_fixpoint(live, follows))


def _own(choice: Choice) -> Reads:
    """What a choice reads to know whether it was used up, and whether it can be paid."""
    return Reads(choice.blocked_by, goodwill=choice.cost > 0)


def _fixpoint(live: list[Reads], follows: list[list[tuple[int, int]]]) -> list[Reads]:
    """Carry what is read back along (target, change of mood) until nothing is added any more."""
    before: list[list[tuple[int, int]]] = [[] for _ in live]
    for place, targets in enumerate(follows):
        for target, change in targets:
            if STAY < target < len(live):
                before[target].append((place, change))
    waiting = list(range(len(live)))
    while waiting:
        place = waiting.pop()
        for earlier, change in before[place]:
            joined = live[earlier] | live[place].before(change)
            if joined != live[earlier]:
                live[earlier] = joined
                waiting.append(earlier)
    return live
