"""What must be remembered where: all that something which can still follow is able to tell apart, and nothing else.

A backward fixpoint over the places. Conditions are taken for possible, so it remembers too much rather than too
little. Moods are told apart only where a cut lies between them: a condition `mood >= 14` makes one cut, which moves
down by as many notches as a reply on the way to it lifts the mood.
"""

from collections.abc import Sequence

from game.rules.choices import STAY, Choice
from game.rules.conditions import Reads


def what_matters(
    offers: Sequence[Sequence[Choice]], reads: Sequence[tuple[Reads, Reads]]
) -> tuple[Reads, ...]:
    """For each place what can be read there or at any that can follow; `reads` tells of each choice, by its index,
    what its guard sees before it, and its routes after it."""
    live, follows = [], []
    for place, choices in enumerate(offers):
        here, onward = Reads(), []
        for choice in choices:
            guard, routes = reads[choice.index]
            here |= guard | routes.before(choice.mood)
            targets = {choice.to, *(to for _, to in choice.routes)} if choice.to != STAY else {place}
            onward += [(to, choice.mood) for to in targets]
        live.append(here)
        follows.append(onward)
    return tuple(_fixpoint(live, follows))


def _fixpoint(live: list[Reads], follows: list[list[tuple[int, int]]]) -> list[Reads]:
    """Carry what is read back along (target, change of mood) until nothing is added any more."""
    before: list[list[tuple[int, int]]] = [[] for _ in live]
    for place, targets in enumerate(follows):
        for target, change in targets:
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
