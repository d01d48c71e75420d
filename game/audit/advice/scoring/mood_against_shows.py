"""EM440: a mood that goes the other way than what is shown."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Path, Study
from game.domain.scenario import Effects
from game.loader.checks.card import warning
from game.loader.names import listed
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
    "Is it meant that this very answer is unwelcome, or pleases? Then add a reply to choose against: where a good one "
    "hurts, one that pleases more; where a poor one pleases, one that is right. If not, take the line `mood` out: the "
    "mood then follows from what is shown.",
)  # fmt: skip

_SINKS = (
    "If this answer is to hurt although it is right, let another reply please more, so that there is something to "
    "weigh. If not, take `mood: {mood}` out: the mood then follows from what is shown."
)
_RISES = (
    "If this answer is to please although it is poor, add a reply that is right, so that there is something to weigh. "
    "If not, take `mood: {mood}` out: the mood then follows from what is shown."
)


def check(study: Study) -> Iterator[Remark]:
    """Each reply with a `mood` of its own that nothing beside it explains, and each such gesture."""
    for state in study.scenario.states.values():
        for reply in state.replies:
            others = [one.effects for one in state.replies if one is not reply]
            if _contradicts(study, reply.effects, others):
                yield _remark(("states", state.id, "replies", reply.id), reply.effects, alone=not others)
    for gesture, path in study.gestures():
        if gesture.states and _contradicts(study, gesture.effects, []):
            yield _remark(path, gesture.effects, alone=True)


def _remark(path: Path, effects: Effects, alone: bool) -> Remark:
    mood, shown = effects.mood or 0, listed(effects.shows)
    steps = "1 step" if abs(mood) == 1 else f"{abs(mood)} steps"
    if mood < 0:
        message = f"{said_of(path)} shows only what is good ({shown}), and yet the customer's mood sinks by {steps}"
        message += "." if alone else "; no other reply here pleases her more."
        return Remark((*path, "mood"), message, _SINKS.format(mood=mood))
    message = f"{said_of(path)} shows only what is poor ({shown}), and yet the customer's mood rises by {steps}"
    message += "." if alone else "; no other reply here is a good one."
    return Remark((*path, "mood"), message, _RISES.format(mood=mood))


def _contradicts(study: Study, effects: Effects, others: list[Effects]) -> bool:
    worth = [sum(study.rubric.behaviours[one].points) for one in effects.shows]
    if not worth or effects.mood is None:
        return False
    if min(worth) > 0 and effects.mood <= DEEP:
        return all(_mood(study, one) <= effects.mood for one in others)
    if not all(one.shows for one in others):  # EM429: what is not said yet may well be the good one
        return False
    return max(worth) < 0 < effects.mood and all(_worth(study, one) <= 0 for one in others)


def _mood(study: Study, effects: Effects) -> int:
    return sum(study.rubric.behaviours[one].mood for one in effects.shows) if effects.mood is None else effects.mood


def _worth(study: Study, effects: Effects) -> int:
    return sum(sum(study.rubric.behaviours[one].points) for one in effects.shows)
