"""The keys of the desk, as the help shows them."""

DESK_KEYS: tuple[tuple[str, str], ...] = (
    ("1–9", "Give that answer"),
    ("Space", "Show all that is being said; then read on below"),
    ("Enter", "Do what has the focus; go on"),
    ("Tab", "Next; with Shift the one before"),
    ("Arrows", "Move among answers and gestures"),
    ("G", "To the gestures and back"),
    ("D", "To the desk's papers, or their drawer"),
    ("T", "The whole conversation"),
    ("Backspace", "Step back (when learning)"),
    ("Esc", "Pause"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""
