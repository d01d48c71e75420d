"""Lines of a conversation that nobody said: a silence, a look elsewhere, a breath, a question, the coach."""

from game.domain.moment import Line, Moment, Voice
from game.engine.telling import BREATHED, ELSEWHERE, NO_ANSWER

COACH = "Coach: "
"""Before the coach's note in a guided contact, wherever it is read without its card."""
ABOUT = "Behind it: "
"""Before what words that hurt are really about."""

_ICONS = {NO_ANSWER: "hourglass", ELSEWHERE: "eye-off", BREATHED: "wind"}
_BEGINNINGS = {COACH: "lightbulb", ABOUT: "wind"}


def note_icon(text: str) -> str:
    """The icon of a note in the transcript; what is none of the game's own notes is a question to the trainee."""
    found = (icon for beginning, icon in _BEGINNINGS.items() if text.startswith(beginning))
    return _ICONS.get(text) or next(found, "circle-help")


def beside(moment: Moment) -> list[str]:
    """What stands beside her words now and was said by nobody: what they are about, and the coach's note."""
    about = [f"{ABOUT}{moment.barb}"] if moment.barb else []
    coach = [f"{COACH}{moment.guide.text}"] if moment.guide is not None else []
    return about + coach


def whole_transcript(moment: Moment) -> tuple[Line, ...]:
    """All that was said and done, and what stands beside it now."""
    return (*moment.transcript, *(Line(Voice.NOTE, text) for text in beside(moment)))
