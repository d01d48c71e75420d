"""EM420: a pillar that nothing moves, though the scenario is to teach it."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.pillars import PILLARS
from game.loader.checks.card import warning

CARD = warning(
    "EM420", "a pillar that nothing moves",
    "`teaches` names a principle that counts on this pillar, but whatever is answered, the pillar comes out the same.",
    "It is not assessed, so nobody learns what the card promises.",
    "teaches: [F6], and no reply shows anything that counts on delight",
    "Let replies show behaviours that count on it, good and bad, or take the principle out of `teaches`.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each pillar that no state moves and that most behaviours of a principle taught count on."""
    for number, pillar in enumerate(PILLARS):
        if study.depth.moved.get(pillar):  # a gesture that falls flat moves some pillars, but no choice does
            continue
        for at, principle in enumerate(study.scenario.teaches):
            shown = [one for one in study.rubric.behaviours.values() if one.principle == principle]
            if shown and 2 * sum(bool(one.points[number]) for one in shown) > len(shown):
                message = f"{pillar.title} comes out the same whatever is answered, but {principle} is to be taught."
                yield Remark(("teaches", at), message)
                break
