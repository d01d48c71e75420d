"""Which states lead back to themselves, and through which others."""

from game.audit.advice.study import Study
from game.domain.scenario import State
from game.rules.components import components


def circles(study: Study) -> tuple[frozenset[str], ...]:
    """Sets of states each of which leads to all of its set; a state that no way leads back to is in none."""
    states = study.scenario.states
    numbers = {name: number for number, name in enumerate(states)}
    ahead = [[(0, numbers[to]) for to in targets(state) if to in numbers] for state in states.values()]
    names = tuple(states)
    return tuple(
        frozenset(names[number] for number in group)
        for group in components(ahead)
        if len(group) > 1 or (0, group[0]) in ahead[group[0]]
    )


def targets(state: State) -> set[str]:
    """The states and endings to which the replies of a state may lead, early sides included."""
    sides = [side for reply in state.replies for side in (reply, reply.early) if side is not None]
    return {route.to for side in sides for route in side.routes}
