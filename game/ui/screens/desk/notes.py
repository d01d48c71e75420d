"""Lines of a conversation that nobody said: a silence, a look elsewhere, a breath, a question, the coach."""

from game.engine.telling import BREATHED, ELSEWHERE, NO_ANSWER

COACH = "Coach: "
"""Before the coach's note in a guided contact, wherever it is read without its card."""
ABOUT = "What it is about: "
"""Before what words that hurt are really about."""

_ICONS = {NO_ANSWER: "hourglass", ELSEWHERE: "eye-off", BREATHED: "wind"}
_BEGINNINGS = {COACH: "lightbulb", ABOUT: "wind"}


def note_icon(text: str) -> str:
    """The icon of a note in the transcript; what is none of the game's own notes is a question to the trainee."""
    found = (icon for beginning, icon in _BEGINNINGS.items() if text.startswith(beginning))
    return _ICONS.get(text) or next(found, "circle-help")
