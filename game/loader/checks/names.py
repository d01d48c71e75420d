"""Cards for names: ids that lead nowhere, mean two things, or are never used."""

from game.loader.checks.card import error, warning

UNKNOWN_START = error(
    "EM201", "the start is no state",
    "`start` names something that is not a state of this scenario.",
    "The contact could not begin.",
    "start: helo",
    "Write the id of the state the contact begins with.",
)
UNKNOWN_BEHAVIOUR = error(
    "EM202", "an unknown behaviour",
    "`shows` names something that is not a behaviour of the rubric.",
    "It would earn and cost nothing, and the coach would have nothing to say.",
    "shows: [listens-fuly]",
    "Write the id of a behaviour from scenarios/rubric.yaml.",
)
UNKNOWN_STATE = error(
    "EM203", "an unknown state or ending",
    "`to` or `in` names something that is not a state (or an ending) of this scenario.",
    "There the contact would stop in the middle.",
    "ask:\n  say: Is everything all right?\n  to: stroy",
    "Write the id of a state or an ending, or add the one that is missing.",
)
UNKNOWN_EXPECTATION = error(
    "EM204", "an unknown expectation",
    "An expectation is named that is not among this scenario's `expectations`.",
    "Nothing would be met, revealed or let down.",
    "meets: [herd]",
    "Write the id of an expectation, or add it to `expectations`.",
)
UNKNOWN_PROMISE = error(
    "EM205", "an unknown promise",
    "A promise is named that is not among this scenario's `promises`.",
    "Nothing would be promised, kept or broken.",
    "promises: [curier]",
    "Write the id of a promise, or add it to `promises`.",
)
UNKNOWN_GESTURE = error(
    "EM206", "an unknown gesture",
    "`gestures` names something that is not on the tray.",
    "The tray is the same in every scenario, so nobody could ever do it.",
    "gestures:\n  send-flower: {in: [story]}",
    "Write the id of a gesture from scenarios/gestures.yaml.",
)
UNKNOWN_PRINCIPLE = error(
    "EM207", "an unknown principle",
    "`teaches` names something that is not a principle of the rubric.",
    "The card would promise to teach something that does not exist.",
    "teaches: [K44]",
    "Write the id of a principle from scenarios/rubric.yaml, such as K4.",
)
NEVER_SET = error(
    "EM208", "a flag that nothing sets",
    "A condition asks for a flag, but no reply or gesture of this scenario sets it.",
    "The answer is always no, so what depends on it never happens.",
    "when: refund_agred",
    "Correct its spelling, or let a reply set it: sets: [refund_agreed]",
)
NEVER_READ = warning(
    "EM209", "a flag that nothing asks for",
    "A flag is set or cleared, but no condition of this scenario asks for it.",
    "It changes nothing. Often one of the two is misspelt.",
    "sets: [refund_agreed], and no `when` with refund_agreed",
    "Ask for it in a `when`, or delete it.",
)
TWO_MEANINGS = error(
    "EM210", "a state and an ending with the same id",
    "The same id stands among the states and among the endings.",
    "A reply that leads there could mean either.",
    "states:\n  goodbye: {…}\nendings:\n  goodbye: {…}",
    "Give one of them another id.",
)
COUNTED_BY_GAME = error(
    "EM211", "a behaviour that the game counts itself",
    "`shows` names the behaviour for patience that ran out, or for a gesture that fell flat.",
    "The game counts these wherever they happen; written here they would count twice.",
    "shows: [keeps-waiting]",
    "Delete it, or show another behaviour.",
)
UNKNOWN_FACE = warning(
    "EM212", "an unknown face",
    "There is no drawing of this name.",
    "The customer is shown without a face.",
    "face: mariah",
    "Write the name of a folder in assets/faces, such as maria.",
)
SAME_ID = error(
    "EM213", "two scenarios with the same id",
    "Another file of the library has the same id.",
    "Commands, boards and records could not tell the two apart.",
    "id: late-return, in two files",
    "Give one of them another id, and name its file after it.",
)
