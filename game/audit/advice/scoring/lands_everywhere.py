"""EM436: a gesture that fits everywhere."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

LEAST = 4
"""In a contact of fewer states nearly every gesture fits nearly everywhere."""

CARD = hint(
    "EM436", "a gesture that lands in every state",
    "`in` names all states, or all but one, and there is no `when`.",
    "A gesture is initiative because it must be seen when it fits. This one fits always, so it can be given blindly.",
    "send-note: {in: [hello, story, cold, arranged], shows: [personal-gesture]}",
    "Take out the states in which she would be in a hurry, still angry, or not yet helped.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each of them, in scenarios of some length."""
    states = len(study.scenario.states)
    for gesture, path in study.gestures():
        if gesture.when is None and states >= LEAST and len(gesture.states) >= states - 1:
            message = f"Gesture '{gesture.id}' lands in {len(gesture.states)} of {states} states."
            yield Remark((*path, "in"), message)
