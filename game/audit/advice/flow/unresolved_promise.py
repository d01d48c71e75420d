"""EM320: a promise that nothing resolves."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Condition, Status, StatusIs, leaves
from game.domain.scenario import Route, Speech
from game.loader.checks.card import hint

CARD = hint(
    "EM320", "a promise that nothing resolves",
    "The promise can be made and cannot be kept; nothing breaks it on the way, and no condition asks for it.",
    "It is counted as broken at the end, in the debrief only. The customer who was promised it never notices.",
    "tomorrow: {text: The refund tomorrow, can_keep: false}, made by a reply, and never spoken of again",
    "Let what follows depend on it (`when: promised tomorrow`), so that she asks, or is let down, in the contact.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each promise that cannot be kept and of which nothing later speaks."""
    scenario = study.scenario
    made = {name for deed in study.deeds() for name in deed.effects.promises}
    resolved = {name for deed in study.deeds() for name in (*deed.effects.keeps, *deed.effects.breaks)}
    asked = {
        leaf.name
        for condition in conditions(study)
        for leaf in leaves(condition)
        if isinstance(leaf, StatusIs) and leaf.status in (Status.PROMISED, Status.KEPT, Status.BROKEN)
    }
    for name, promise in scenario.promises.items():
        if name in made - resolved - asked and not promise.can_keep:
            message = f"The promise '{name}' cannot be kept, and nothing that follows depends on it."
            yield Remark(("promises", name), message, key=True)


def conditions(study: Study) -> Iterator[Condition]:
    """Every condition of the scenario."""
    for state, reply, _ in study.replies():
        many: list[Route | Speech] = [*state.speeches, *reply.routes, *reply.answers]
        if reply.early is not None:
            many += [*reply.early.routes, *reply.early.answers]
        yield from (one for one in (reply.when, *(other.when for other in many)) if one is not None)
    yield from (one.when for one, _ in study.gestures() if one.when is not None)
    yield from (one.when for one in study.scenario.memory.values() if one.when is not None)
