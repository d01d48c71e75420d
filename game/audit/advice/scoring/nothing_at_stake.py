"""EM431: a state in which all replies are worth the same."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

CARD = hint(
    "EM431", "a state with nothing at stake",
    "Several replies are on offer, and in the long run all of them are worth the same.",
    "That may be a breather, or two good ways. Where it is neither, the choice is idle.",
    "two replies that show other behaviours with the same weights and lead to equally good states",
    "If something should be decided here, let one of them cost or earn more.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each state with two replies or more that is no decision at any position."""
    decided = {one.state for one in study.decisions}
    for name, state in study.scenario.states.items():
        if len(state.replies) > 1 and name not in decided and any(one.effects.shows for one in state.replies):
            yield Remark(("states", name), f"In state '{name}' all replies are worth the same.", key=True)
