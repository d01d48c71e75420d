"""EM332: going in circles, with one way out that hurts."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import State
from game.loader.checks.card import hint
from game.loader.names import listed

CARD = hint(
    "EM332", "a loop that only failing leaves",
    "Of several states that lead to each other, every reply that leads out shows what costs more than it earns.",
    "Who asks on and listens is kept in the circle; out of it comes only who does something wrong.",
    "story and detail lead to each other, and the only reply that ends it is 'I have no time for this'",
    "Add a decent way out of the circle.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each circle of states, at its first."""
    states = study.scenario.states
    ahead = {name: _targets(one) for name, one in states.items()}
    told: set[str] = set()
    for name in states:
        circle = {name} & _after(ahead, name) and {one for one in _after(ahead, name) if name in _after(ahead, one)}
        if not circle or told & circle:
            continue
        told |= circle
        ways = [reply for one in circle for reply in states[one].replies if {r.to for r in reply.routes} - circle]
        if ways and all(_fails(study, reply.effects.shows) for reply in ways):
            message = f"Out of {listed(sorted(circle))} only replies lead that cost more than they earn."
            yield Remark(("states", name, "replies"), message, key=True)


def _fails(study: Study, shows: tuple[str, ...]) -> bool:
    return sum(sum(study.rubric.behaviours[one].points) for one in shows) < 0


def _targets(state: State) -> set[str]:
    return {route.to for reply in state.replies for route in reply.routes}


def _after(ahead: dict[str, set[str]], state: str) -> set[str]:
    seen: set[str] = set()
    waiting = [state]
    while waiting:
        for to in ahead.get(waiting.pop(), ()):
            if to not in seen:
                seen.add(to)
                waiting.append(to)
    return seen
