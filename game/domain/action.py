"""What a trainee can do at a moment, and the journal that keeps it."""

from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """The kinds of action; the words are those written into journals."""

    REPLY = "reply"
    GESTURE = "gesture"
    LAPSE = "lapse"
    ASIDE = "aside"
    BREATH = "breath"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Action:
    """One deed: `name` is a reply's or a gesture's id, and empty for all others."""

    deed: Deed
    name: str = ""

    def __str__(self) -> str:
        """The action as people read it in messages: `reply ask`, `lapse`."""
        return f"{self.deed} {self.name}".strip()


LAPSE = Action(Deed.LAPSE)
"""The customer's patience ran out before an answer came."""

ASIDE = Action(Deed.ASIDE)
"""Something else was attended to while the customer was there; counts like a lapse."""

BREATH = Action(Deed.BREATH)
"""A breath before answering a barb: two seconds of the clock, and the barb is shown again as what it is about."""

BACK = Action(Deed.BACK)
"""Take the last action back (learn mode only)."""


def reply(name: str) -> Action:
    """Answer with the reply of this id."""
    return Action(Deed.REPLY, name)


def gesture(name: str) -> Action:
    """Do the gesture of this id, unasked."""
    return Action(Deed.GESTURE, name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal: the action and when it was taken, in milliseconds since the contact began."""

    action: Action
    at: int = 0


Journal = tuple[Entry, ...]
"""The actions of one playthrough in order."""
