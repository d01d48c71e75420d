"""How waiting, promises and times are put into words on every page of a shift."""

from game.domain.errors import ExtraMileError
from game.domain.shift_moment import Service, Waiting, Word
from game.ui.screens.parts.words import first_name

Mark = tuple[str, str]
"""An icon and a few words beside it."""


def minutes(count: int) -> str:
    """'1 minute', '6 minutes'."""
    return f"{count}\u00a0{'minute' if count == 1 else 'minutes'}"


def waiting_for(one: Waiting) -> str:
    """How long somebody has been waiting; who is owed a contact waits only once it is due."""
    if one.due is not None and not one.late:
        return "not on the line yet"
    return f"waiting {minutes(one.waited)}" if one.waited else "just here"


def told(one: Waiting) -> str:
    """What somebody was told about time, as it stands now; empty where nothing was said."""
    left = one.told_left
    if left is None:
        return ""
    return f"told: about {minutes(left)}" if left >= 0 else f"told a time that is {minutes(-left)} past"


def waiting_marks(one: Waiting) -> tuple[Mark, ...]:
    """Everything to be known of somebody in the queue before taking her."""
    marks = [("hourglass", waiting_for(one))]
    if told(one):
        marks.append(("clock", told(one)))
    if one.due is not None:
        past = ", and that is past" if one.late else ""
        marks.append(("calendar-check", f"promised by minute {one.due}{past}"))
    if one.returning:
        marks.append(("undo-2", "was here before"))
    return tuple(marks)


def service_marks(one: Service) -> tuple[Mark, ...]:
    """What became of the wait, of a time told and of a promise, in a contact that is over."""
    marks = [("hourglass", f"waited {minutes(one.waited)}" if one.waited else "did not wait")]
    if one.strain:
        marks.append(("trending-down", "a notch sorer for it" if one.strain == 1 else f"{one.strain} notches sorer"))
    if one.told is not None:
        marks.append(("clock", "your word on time kept" if one.told is Word.KEPT else "your word on time broken"))
    if one.promise is not None:
        marks.append(("calendar-check", "promise kept" if one.promise is Word.KEPT else "promised, and late"))
    if one.returning:
        marks.append(("undo-2", "was here before"))
    if one.asides:
        marks.append(("eye-off", "you looked elsewhere" + (f" {one.asides} times" if one.asides > 1 else "")))
    if one.attended:
        marks.append(("message-circle", "half attended to while waiting"))
    return tuple(marks)


def jump(name: str, count: int) -> str:
    """The word for a clock that went on because nobody was waiting."""
    return f"Nobody was waiting, so the clock went on {minutes(count)}, until {first_name(name)} came."


def why(error: Exception, what: str) -> str:
    """A sentence for an error: its own where it has one for the user, else that `what` could not be done."""
    return str(error) if isinstance(error, ExtraMileError) else f"{what} ({type(error).__name__}: {error})."
