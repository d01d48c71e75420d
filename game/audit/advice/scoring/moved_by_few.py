"""EM422: a pillar that two or three states decide."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import DECISIONS
from game.loader.checks.card import hint

CARD = hint(
    "EM422", "a pillar moved in few states",
    "A pillar is moved in two or three states only; the audit asks for four.",
    "The fewer answers decide a score, the more it says about these answers, and the less about the person.",
    "a scenario of nine states, in two of which composure can be shown",
    "Let the pillar be won or lost in another state or two, or show it nowhere.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each assessed pillar below the limit of the audit, but above one."""
    for pillar, states in study.depth.moved.items():
        if 1 < states < DECISIONS:
            yield Remark(("states",), f"{pillar.title} is moved in {states} states; {DECISIONS} are better.", key=True)
