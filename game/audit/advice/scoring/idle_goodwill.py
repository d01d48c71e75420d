"""EM435: goodwill that cannot be spent."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

CARD = hint(
    "EM435", "goodwill that cannot be spent",
    "All replies that spend goodwill and the whole tray together cost less than half of it.",
    "A budget that nothing draws on is no budget. Spending wisely is only learnt where it may run short.",
    "goodwill: 500, with a tray of 90 and no reply that spends any",
    "Lower `goodwill`, or let something worth its money be bought with it.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The budget against all that could ever be spent."""
    scenario, tray = study.scenario, study.rubric.gestures
    if not scenario.goodwill:
        return
    costs = sum(reply.effects.spends for _, reply, _ in study.replies())
    costs += sum(reply.early.effects.spends for _, reply, _ in study.replies() if reply.early)
    costs += sum(one.cost for one in tray.values())  # what falls flat costs nothing, but is there to tempt
    if 2 * costs < scenario.goodwill:
        message = f"The goodwill is {scenario.goodwill}; all that can be spent here comes to {costs}."
        yield Remark(("goodwill",), message)
