"""EM328: a corridor: state after state with a single reply."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import State
from game.loader.checks.card import hint

LONG = 3

CARD = hint(
    "EM328", "three states in a row without a choice",
    "Three states or more follow each other in which there is only one thing to say.",
    "The trainee clicks on. Who only reads learns from a book, and more cheaply.",
    "story: one reply to more; more: one reply to end; end: one reply",
    "Put what is said into one state, or give her something to decide in between.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The first state of each such row."""
    states = study.scenario.states
    single = {name: _next(one) for name, one in states.items() if len(one.replies) == 1}
    behind = set(single.values())
    for name in single:
        if name in behind and not any(to == name for other, to in single.items() if other != name):
            continue
        row = [name]
        while (to := single.get(row[-1])) in single and to not in row:
            row.append(str(to))
        if len(row) >= LONG and not any(to == name for to in single.values()):
            message = f"From '{name}' on, {len(row)} states follow each other without a choice."
            yield Remark(("states", name, "replies"), message, key=True)


def _next(state: State) -> str:
    return state.replies[0].routes[-1].to
