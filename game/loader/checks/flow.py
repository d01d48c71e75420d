"""Cards for the way through a scenario: what cannot be reached, left, or paid for."""

from game.loader.checks.card import error, warning

UNREACHABLE_STATE = error(
    "EM301", "a state that is never reached",
    "No way from the start leads to this state.",
    "Nobody will ever see it. Usually a `to` is missing or misspelt.",
    "states:\n  lonely: {…}, and no `to: lonely`",
    "Let a reply lead to it, or delete it.",
)
UNREACHABLE_ENDING = error(
    "EM302", "an ending that is never reached",
    "No way from the start leads to this ending.",
    "Nobody will ever see it.",
    "endings:\n  applause: {…}, and no `to: applause`",
    "Let a reply lead to it, or delete it.",
)
NO_WAY_OUT = error(
    "EM303", "no ending can be reached from here",
    "Whatever is answered from this state on, no way leads to an ending.",
    "The trainee would go in circles for ever.",
    "a state whose replies all lead back to itself",
    "Let a reply of it, or of a state that follows, lead to an ending.",
)
TOO_DEAR = warning(
    "EM304", "a reply that spends more than there is",
    "`spends` is more than the goodwill of the whole contact.",
    "The reply is never on offer.",
    "goodwill: 20, and a reply with spends: 25",
    "Spend less, or raise `goodwill`.",
)
GESTURE_TOO_DEAR = warning(
    "EM305", "a gesture that costs more than there is",
    "The gesture's cost on the tray is more than the goodwill of this contact.",
    "It always falls flat, whatever `in` says.",
    "goodwill: 10, and send-flowers (25) with `in`",
    "Raise `goodwill`, or take `in` out.",
)
TOO_MANY_LAND = error(
    "EM306", "too few gestures that fall flat",
    "All gestures of the tray, or all but one, can land in this scenario.",
    "The scores count two gestures out of place as the worst that can happen; without two of them that worst "
    "could not be reached. And a tray where everything is right asks for no judgement.",
    "gestures: (all eight of the tray, each with `in`)",
    "Take `in` away from the gestures that fit least, until at least two never land.",
)
