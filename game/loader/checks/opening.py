"""Cards for how a contact opens and what it leaves behind: variants, memory, barbs, stages, the wrap-up."""

from game.loader.checks.card import error, warning

UNKNOWN_VARIANT = error(
    "EM214", "an unknown variant",
    "A condition or an `only` names something that is not among this scenario's `variants`.",
    "The answer would always be no, so what depends on it would never happen.",
    "when: variant hurryed",
    "Write the id of a variant, or add it to `variants`.",
)
UNKNOWN_MEMORY = error(
    "EM215", "an unknown word of memory",
    "A condition asks whether the customer remembers something that is not among this scenario's `remembers`.",
    "The answer would always be no, so what depends on it would never happen.",
    "when: remembers flwers",
    "Write a word from `remembers`, or add it there.",
)
UNKNOWN_ENDING = error(
    "EM216", "an unknown ending in `memory`",
    "`endings` of a word in `memory` names something that is not an ending of this scenario.",
    "The customer would never remember it.",
    "memory:\n  pleased: {endings: [hapy], text: She went home pleased.}",
    "Write the id of an ending.",
)
NOBODY_REMEMBERS = error(
    "EM220", "memory without a person",
    "The scenario has `memory` or `remembers`, but the customer has no `person`.",
    "What is remembered belongs to a person. Without an id nobody can be met again.",
    "customer: {name: Maria Alvarez}, and memory: {…}",
    "Give the customer an id that is the same wherever she appears: person: maria-alvarez",
)
LONE_VARIANT = error(
    "EM221", "too few or too many variants",
    "There is one variant only, or there are more than four.",
    "With one there is nothing to find out; with many the scenario becomes too large to prove.",
    "variants:\n  hurried: {text: She has a train to catch.}",
    "Write two to four variants, or none.",
)
TOO_MUCH_REMEMBERED = error(
    "EM222", "too many words remembered",
    "`remembers` has more than five words.",
    "Every combination of them is an opening of its own that must be proved; five make 32.",
    "remembers: (six words)",
    "Keep the few words that change what she says or wants.",
)
VARIANT_AT_START = error(
    "EM223", "a start that gives the variant away",
    "What is said or offered in the first state depends on the variant.",
    "All variants open alike: it is by asking that the trainee finds out who is there.",
    "start: hello, and in hello: customer: [{when: variant hurried, text: Quick!}, {text: Hello.}]",
    "Let the first state be the same for all. What a reply leads to may differ.",
)
VARIANT_PATIENCE = error(
    "EM224", "a clock for some variants only",
    "A variant has a `patience`, but the customer has none; or the customer has one, and a variant `none`.",
    "Scores count what lost patience can cost, so either all variants have a clock or none.",
    "customer: {name: Dana Lee}, and variants: {hurried: {text: …, patience: 20s}, …}",
    "Give the customer a `patience`, too; or the variant a long one.",
)
EARLY_WITHOUT_STAGE = error(
    "EM225", "an `early` side that nothing comes before",
    "The reply has an `early` side, but no `stage` that others must come before.",
    "Nothing says what it would be too early for.",
    "refund:\n  say: You get it back.\n  early: {to: cross}\n  to: agreed",
    "Write its stage: acknowledge, agree or act. (Nothing comes before listen.)",
)
WRAP_UP_SIZE = error(
    "EM226", "a wrap-up of the wrong size",
    "The wrap-up has more than three questions, or a question has fewer than two or more than five answers.",
    "It is meant to be short, and a question with one answer is none.",
    "wrap_up:\n  cause: {ask: What was it?, answers: {gate: {say: The gate.}}}",
    "Ask one to three questions, each with two to five answers.",
)
SAME_EVERYWHERE = warning(
    "EM227", "a variant that makes no difference",
    "No condition and no expectation asks for this variant.",
    "It would be told in the debrief, and nothing in the contact would have shown it.",
    "variants: {hurried: {…}, calm: {…}}, and `variant calm` nowhere",
    "Let something depend on it, or delete it.",
)
NEVER_REMEMBERED = warning(
    "EM228", "a word that nothing asks for",
    "The scenario `remembers` this word, but no condition asks for it.",
    "It stands on the desk, and the customer shows no sign of it.",
    "remembers: {flowers: {text: We sent flowers.}}, and `remembers flowers` nowhere",
    "Let her say something, or want something else, when she remembers it.",
)
NEVER_LEFT = warning(
    "EM229", "a memory that nobody leaves behind",
    "The scenario `remembers` a word, and no scenario with the same person has it in its `memory`.",
    "She can never remember it, so what depends on it never happens.",
    "remembers: {flowrs: {text: We sent flowers.}}, and memory: {flowers: …} in the earlier scenario",
    "Write the word as the earlier scenario's `memory` has it, and check that `person` is the same.",
)
LATE_LEFT = error(
    "EM230", "a memory called `late`",
    "`memory` has the word `late`, which the game itself leaves behind: in a shift, when a promised contact is late.",
    "A contact made in time would be taken for a late one.",
    "memory:\n  late: {text: She had to wait.}",
    "Give the word another name, such as had_to_wait.",
)
FEW_APPRAISALS = warning(
    "EM410", "a barb with too few ways to take it",
    "The state has a `barb`, and its replies take it in fewer than three of the five ways.",
    "How one takes it is the decision here, and there are five ways: defensive, venting, neutral, reframing, a calm "
    "boundary.",
    "barb: It is about the cold., and replies that show gets-defensive and listens-fully only",
    "Offer replies whose behaviours differ in how they take it. Defensive: gets-defensive, makes-excuses; venting: "
    "answers-in-kind; neutral: stays-on-problem, gives-room-to-vent; reframing: reframes-barb; a calm boundary: "
    "sets-calm-boundary.",
)
NO_STORY = warning(
    "EM411", "a wow without a story",
    "Something here shows a wow behaviour, and has no `story`.",
    "A wow is what a customer retells. Without her words there is nothing to keep.",
    "send-note: {in: [thanks], shows: [personal-gesture]}",
    "Add a `story`: a sentence or two in the customer's own voice, as told at a kitchen table.",
)
NO_EARLY_SIDE = warning(
    "EM412", "stages that nothing depends on",
    "Replies have a `stage`, but none has an `early` side.",
    "The order of recovery would not matter: a remedy would land before anybody listened.",
    "stage: act, and `early` nowhere",
    "Give the remedies an `early` side: what becomes of them before she has been heard.",
)
