"""EM429: a reply that shows nothing."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning
from game.loader.wording import said_of

CARD = warning(
    "EM429", "a reply that shows nothing",
    "A reply, or an answer of the wrap-up, has no `shows`, in a place with something to choose.",
    "It earns and costs nothing, and the debrief has nothing to say of it.",
    "ask: {say: Is everything all right?, to: story}",
    "Write what it shows: ids of behaviours from docs/reference.md, good ones or bad ones.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each of them, where it is not the only one of its state."""
    for state, reply, path in study.replies():
        if not reply.effects.shows and len(state.replies) > 1:
            yield Remark(path, f"{said_of(path)} shows nothing.", key=True)
    for question in study.scenario.wrap_up:
        for answer in question.answers:
            if not answer.effects.shows:
                path = ("wrap_up", question.id, "answers", answer.id)
                yield Remark(path, f"{said_of(path)} shows nothing.", key=True)
