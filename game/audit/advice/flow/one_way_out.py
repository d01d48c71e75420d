"""EM332: going in circles, with one way out that hurts."""

from collections.abc import Iterator

from game.audit.advice.flow._circles import circles
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
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
    order = tuple(states)
    for circle in sorted(circles(study), key=lambda one: min(map(order.index, one))):
        names = sorted(circle, key=order.index)
        ways = [one for name in names for one in states[name].replies if {route.to for route in one.routes} - circle]
        if ways and all(_fails(study, reply.effects.shows) for reply in ways):
            message = f"Out of {listed(names)} only replies lead that cost more than they earn."
            yield Remark(("states", names[0], "replies"), message, key=True)


def _fails(study: Study, shows: tuple[str, ...]) -> bool:
    return sum(sum(study.rubric.behaviours[one].points) for one in shows) < 0
