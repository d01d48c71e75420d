"""The keys of the preview, as its help shows them."""

PREVIEW_KEYS: tuple[tuple[str, str], ...] = (
    ("1–9", "Give that answer"),
    ("U", "Step back"),
    ("R", "Begin again"),
    ("J", "Jump to a state; [ and ] go to the one before and after"),
    ("V", "The next variant of the customer"),
    ("P", "What is behind the scene, or only what trainees see"),
    ("C", "What the checker says; Enter opens the editor there"),
    ("E", "Open the editor at this state"),
    ("M", "The map"),
    ("F", "Read the file again now"),
    ("G", "To the gestures and back"),
    ("W", "Let the customer wait until her patience runs out"),
    ("B", "Breathe (after words that hurt)"),
    ("D", "The desk's papers"),
    ("T", "The whole conversation"),
    ("Esc", "Close"),
    ("? or H", "These keys"),
)
"""(key, what it does) in the order shown."""
