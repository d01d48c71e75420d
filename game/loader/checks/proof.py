"""Cards for what shows only when every way through a scenario is walked."""

from game.loader.checks.card import error, warning

NO_REPLY = error(
    "EM311", "a state without a reply to give",
    "On some way to this state, none of its replies is on offer: their `when`, `once` or `spends` rule them all out.",
    "The trainee would sit there with nothing to say.",
    "replies:\n  thank: {say: Thank you., when: mood >= 12, to: goodbye}",
    "Add a reply without `when`, `once` and `spends`, or widen the conditions of the others.",
)
TRAPPED = error(
    "EM312", "a way on which no ending can be reached any more",
    "There is always something to say, but from here on the conditions let no ending be reached.",
    "The trainee would go in circles for ever.",
    "a circle of states whose only way out needs a flag that can no longer be set",
    "Let one way out be without condition.",
)
NEVER_ON_OFFER = warning(
    "EM313", "a reply that is never on offer",
    "On no way to its state do its conditions hold.",
    "Nobody will ever see it.",
    "when: mood >= 18, in a state that is only reached in a mood below 10",
    "Widen its `when`, or delete it.",
)
NEVER_LANDS = warning(
    "EM314", "a gesture that never lands",
    "In none of the states in `in` do its conditions ever hold.",
    "It always falls flat, whatever `in` says.",
    "send-note: {in: [hello], when: refund_agreed}, and hello is the first state",
    "Widen its `when`, add the state that is meant to `in`, or take `in` out.",
)
NEVER_EARLY = warning(
    "EM316", "an `early` side that never holds",
    "Wherever this reply can be given, the stages before its own have already been reached.",
    "Nobody will ever see its early side.",
    "a reply of the stage agree with `early`, in a state that only a listening reply leads to",
    "Take `early` out, or let the state be reached without listening, too.",
)
ALWAYS_EARLY = warning(
    "EM317", "a reply that always comes too early",
    "On no way to this reply are the stages before its own reached.",
    "However the trainee goes about it, the reply fails. That would be unfair.",
    "a reply of the stage act with `early`, and no reply of the stage listen on any way to it",
    "Give the replies that listen, acknowledge or agree their `stage`.",
)
TOO_LARGE = error(
    "EM315", "too large to prove",
    "So many combinations of states, moods, flags and uses can be reached that not all of them can be walked.",
    "Scores are exact because every way through is known. A scenario that is not walked through cannot be scored.",
    "many flags, each set by one of two replies, and all of them read in the last state",
    "Let fewer things be read late in the story: fewer flags, fewer conditions on mood, fewer `once`.",
)
ENDLESS = error(
    "EM401", "points without end",
    "This choice earns or costs points, and a way leads back to where it was made, with everything as it was.",
    "Points could be gathered for ever, so no score would mean anything.",
    "thank:\n  say: Thank you!\n  shows: [thanks-sincerely]\n  to: hello   # where it was said",
    "Write `once: true`, or let it lead on to a state that does not come back.",
)
