"""The keys of the desk, as the help shows them, and the few of them that a beginner needs."""

from game.domain.moment import Moment

DESK_KEYS: tuple[tuple[str, str], ...] = (
    ("1–9", "Give that answer"),
    ("Space", "Show all that is being said; then read on below"),
    ("Enter", "Do what has the focus; go on"),
    ("Tab", "Next; with Shift the one before"),
    ("Arrows", "Move among answers and gestures"),
    ("G", "To the gestures and back"),
    ("B", "Breathe for two seconds (after words that hurt)"),
    ("D", "To the desk's papers, or their drawer"),
    ("T", "The whole conversation"),
    ("Backspace", "Step back (when learning)"),
    ("Esc", "Pause"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""


def first_keys(moment: Moment) -> str:
    """The keys that somebody needs who sits here for the first time."""
    last = len(moment.replies)
    answers = "1 answers" if last == 1 else f"1 to {last} answer"
    parts = [answers, "Space shows all", *(["G gestures"] if moment.gestures else []), "D papers", "? keys"]
    return " · ".join(part.replace(" ", "\u00a0") for part in parts)
