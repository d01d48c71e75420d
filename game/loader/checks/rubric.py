"""Cards for rubric.yaml and gestures.yaml, the two files that all scenarios share."""

from game.loader.checks.card import error, warning

UNKNOWN_PRINCIPLE = error(
    "EM501",
    "a behaviour with an unknown principle",
    "A behaviour of the rubric names a principle that is not in `principles`.",
    "The debrief could not say where the behaviour comes from.",
    "principle: F11",
    "Correct the id, or add the principle under `principles`.",
)
COUNTED_UNKNOWN = error(
    "EM502",
    "what the game counts is no behaviour",
    "`lapse`, `flat`, `early` or `aside` names something that is not among the behaviours.",
    "The game would not know what waiting, a gesture out of place, or a remedy too early costs.",
    "lapse: keeps-wating",
    "Write the id of a behaviour of this rubric.",
)
COUNTED_EARNS = error(
    "EM503",
    "what the game counts earns something",
    "The behaviour that `lapse`, `flat`, `early` or `aside` names has a weight or a mood above 0.",
    "Trainees would be paid for letting customers wait, for pressing every button, or for not listening.",
    "lapse: greets-by-name",
    "Name a behaviour whose weights and mood are 0 or less.",
)
SMALL_TRAY = error(
    "EM504",
    "too few gestures on the tray",
    "The tray has fewer than three gestures.",
    "In every scenario at least two gestures must be out of place; one at least should be able to land.",
    "gestures:\n  send-note: {name: Send a note, about: A few lines., icon: gift, cost: 0, flat: A card?}",
    "Add gestures until there are three or more.",
)
UNKNOWN_ICON = warning(
    "EM505",
    "no icon of this name",
    "There is no drawing of this name in assets/icons.",
    "The gesture is shown with an empty frame.",
    "icon: hippopotamus",
    "Write the name of a file in assets/icons, without .svg.",
)
ODD_PRINCIPLE = error(
    "EM506",
    "a principle's id with odd characters",
    "Ids of principles are a capital letter and then letters or digits, at most 8 characters in all.",
    "They stand in lists and on small labels, where other characters mean something else or do not fit.",
    'principles:\n  "4 F!": {name: Service recovery, text: Make time to listen.}',
    "Write it like F4.",
)
WORTH_NOTHING = warning(
    "EM507",
    "a behaviour that is worth nothing",
    "A behaviour has no weight on any pillar.",
    "Whoever shows it neither earns nor loses a point, and the debrief praises or blames for nothing.",
    "weights: {}",
    "Give it a weight from -3 to 3 on at least one pillar, or take it out.",
)
WOW_WITHOUT_DELIGHT = warning(
    "EM508",
    "a wow that earns no delight",
    "A behaviour is marked `wow: true`, but its weight on `delight` is not above 0.",
    "The screen celebrates it, and the score does not.",
    "weights: {empathy: 1}\nwow: true",
    "Give it delight, or take `wow` out.",
)
EARLY_COSTS_NOTHING = error(
    "EM509",
    "`early` costs nothing",
    "The behaviour counted for a remedy that comes too early takes no points on any pillar.",
    "The order of recovery would not matter: to offer the remedy at once would be as good as to listen first.",
    "early: remedy-before-listening\nbehaviours:\n  remedy-before-listening: {weights: {}}",
    "Give the behaviour a weight below 0 on at least one pillar.",
)
ASIDE_DIFFERS = error(
    "EM510",
    "`aside` and `lapse` weigh different things",
    "The behaviours that `aside` and `lapse` name differ in a weight or in mood.",
    "A shift counts a customer left for another one as time she waited, so both must cost the same.",
    "lapse: keeps-waiting\naside: divides-attention\nbehaviours:\n  keeps-waiting: {weights: {empathy: -1}}\n"
    "  divides-attention: {weights: {empathy: -2}}",
    "Give both behaviours the same weights and the same mood.",
)
