"""What shows only when all scenarios of a library are seen together: what none of them gives anybody a chance to do."""

from collections.abc import Iterable, Iterator

from game.domain.diagnostic import Diagnostic, Place
from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.loader.checks.card import Card, hint
from game.loader.coverage import counted, uses
from game.loader.names import listed

UNUSED_BEHAVIOUR = hint(
    "EM444", "a behaviour that no scenario shows",
    "The rubric has the behaviour, but no reply, gesture or answer of any scenario shows it. Said only where ten "
    "scenarios or more are checked together.",
    "Nobody can ever be praised or warned for it, and the reference promises it to those who write.",
    "cuts-the-queue: {weights: {accuracy: -1}, …} in the rubric, and `cuts-the-queue` in no scenario",
    "Let some reply show it, or take it out of the rubric.",
)  # fmt: skip
IDLE_GESTURE = hint(
    "EM445", "a gesture that lands in no scenario",
    "The gesture is on the tray everywhere, and lands nowhere in the whole library.",
    "Trainees learn that it is always wrong, and stop looking for the moment at which it fits.",
    "send-flowers in gestures.yaml, and every scenario has only a `flat` for it",
    "Give it `in` in one scenario at least, or take it off the tray.",
)  # fmt: skip

LEAST = 10
"""Scenarios a library has at the least; of fewer nobody expects that they show everything."""

LIBRARY_CARDS: tuple[Card, ...] = (UNUSED_BEHAVIOUR, IDLE_GESTURE)
"""The cards of what is said of a library."""


def library_remarks(scenarios: Iterable[Scenario], rubric: Rubric, file: str = "rubric.yaml") -> list[Diagnostic]:
    """What is missing in a library of some size; `file` is the rubric's, as it is to be shown."""
    many = list(scenarios)
    used = uses(many, rubric)
    landing = {name for one in many for name, gesture in one.gestures.items() if gesture.states}
    return list(remarks_on(used, landing, rubric, file)) if len(many) >= LEAST else []


def remarks_on(
    shown: Iterable[str], landing: Iterable[str], rubric: Rubric, file: str = "rubric.yaml"
) -> Iterator[Diagnostic]:
    """The same where only the ids of the behaviours shown, and of the gestures that land, are known."""
    unused = [name for name in rubric.behaviours if name not in {*shown, *counted(rubric)}]
    if unused:
        does = "this behaviour" if len(unused) == 1 else f"these {len(unused)} behaviours"
        yield _said(UNUSED_BEHAVIOUR, file, f"No scenario shows {does}: {listed(unused, 20)}.")
    idle = [name for name in rubric.gestures if name not in set(landing)]
    if idle:
        does = "this gesture lands" if len(idle) == 1 else f"these {len(idle)} gestures land"
        yield _said(IDLE_GESTURE, file, f"In no scenario {does}: {listed(idle, 20)}.")


def _said(card: Card, file: str, message: str) -> Diagnostic:
    return Diagnostic(card.code, card.severity, Place(file), message, card.fix)
