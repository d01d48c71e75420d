"""EM440: a mood that goes the other way than what is shown."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Path, Study
from game.domain.scenario import Effects
from game.loader.checks.card import warning
from game.loader.wording import said_of

DEEP = -2
"""So far a good reply may not sink the mood; by one notch, any word may hurt at that moment."""

CARD = warning(
    "EM440", "a mood that contradicts what is shown",
    "A reply shows only good behaviours and its `mood` sinks by two notches or more, though nothing else on offer "
    "pleases her more; or it shows only bad ones and its `mood` rises, though nothing else on offer is any good. Or a "
    "gesture that lands does so.",
    "What is right may be unwelcome, and what is wrong may please: then there is something to weigh. Here there is "
    "not, so the face says one thing and the score another.",
    "sorry: {shows: [owns-the-error], mood: -2}, beside replies that hurt more",
    "Turn the sign, leave `mood` out, or add the reply that tempts or is right.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each reply with a `mood` of its own that nothing beside it explains, and each such gesture."""
    for state in study.scenario.states.values():
        for reply in state.replies:
            others = [one.effects for one in state.replies if one is not reply]
            if _contradicts(study, reply.effects, others):
                yield _remark(("states", state.id, "replies", reply.id), reply.effects)
    for gesture, path in study.gestures():
        if gesture.states and _contradicts(study, gesture.effects, []):
            yield _remark(path, gesture.effects)


def _remark(path: Path, effects: Effects) -> Remark:
    shown = "good" if (effects.mood or 0) < 0 else "bad"
    return Remark((*path, "mood"), f"{said_of(path)} shows what is {shown}, and the mood goes by {effects.mood:+d}.")


def _contradicts(study: Study, effects: Effects, others: list[Effects]) -> bool:
    worth = [sum(study.rubric.behaviours[one].points) for one in effects.shows]
    if not worth or effects.mood is None:
        return False
    if min(worth) > 0 and effects.mood <= DEEP:
        return all(_mood(study, one) <= effects.mood for one in others)
    return max(worth) < 0 < effects.mood and all(_worth(study, one) <= 0 for one in others)


def _mood(study: Study, effects: Effects) -> int:
    return sum(study.rubric.behaviours[one].mood for one in effects.shows) if effects.mood is None else effects.mood


def _worth(study: Study, effects: Effects) -> int:
    return sum(sum(study.rubric.behaviours[one].points) for one in effects.shows)
