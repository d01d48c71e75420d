"""Cards for course.yaml: the order in which contacts open, and the certificate at its end."""

from game.loader.checks.card import error, warning

UNKNOWN_SCENARIO = error(
    "EM601",
    "a contact that is no scenario",
    "`guided` or `contacts` names no scenario beside the course or among those that ship.",
    "The course would ask for a contact that nobody can play.",
    "contacts: [late-retrun]",
    "Write the id of a scenario, or add the scenario to the folder.",
)
UNKNOWN_MODULE = error(
    "EM602",
    "an unknown module",
    "`opens_after` names something that is not a module of this course.",
    "Nobody could say when this module opens.",
    "opens_after: [harad]",
    "Write the id of a module of this course.",
)
CIRCLE = error(
    "EM603",
    "modules that wait for each other",
    "Following `opens_after` from this module leads back to it.",
    "Each waits for another, so none of them ever opens.",
    "modules:\n  one: {title: One, contacts: [late-return], opens_after: [two]}\n"
    "  two: {title: Two, contacts: [lost-toy], opens_after: [one]}",
    "Take one of them out of `opens_after`, so that the circle has a beginning.",
)
NEVER_OPENS = error(
    "EM604",
    "a module that never opens",
    "The module opens after one that never opens itself.",
    "Nobody would ever see its contacts, and no certificate that needs them could be earned.",
    "three: {title: Three, contacts: [clinic-desk], opens_after: [two]}, and two waits for itself",
    "Let it open after a module that can be reached, or put the circle before it right.",
)
NEVER_EARNED = error(
    "EM605",
    "a certificate that can never be earned",
    "The certificate asks for more than the course has.",
    "Whoever does everything right would still be told that something is missing.",
    "certificate: {passed: 20}, in a course of seventeen contacts",
    "Ask for less, or add contacts.",
)
CONTACT_TWICE = error(
    "EM606",
    "the same contact in two modules",
    "A contact stands in two modules of the course.",
    "One pass would count twice, and nobody could say where the trainee is.",
    "modules:\n  one: {title: One, contacts: [late-return]}\n  two: {title: Two, contacts: [late-return]}",
    "Keep it where it fits best.",
)
TOO_MUCH_NEEDED = error(
    "EM607",
    "more passes needed than there are contacts",
    "A module opens after more passed contacts than the module before it has.",
    "It would open only by tries, however well they are played.",
    "two: {title: Two, contacts: [lost-toy], opens_after: [one], passed: 3}, and one has two contacts",
    "Ask for at most as many as there are.",
)
TAUGHT_BY_NOTHING = warning(
    "EM608",
    "a principle that none of the module's contacts teaches",
    "The module names a principle in `teaches`, but no contact of it does.",
    "The page would promise something that is not practised there.",
    "quick: {title: Quick, teaches: [F6], contacts: [clinic-desk]}",
    "Take the principle out, or add a contact that teaches it.",
)
NEVER_ENOUGH = error(
    "EM609",
    "mastery that can never be told",
    "`enough` is more than `window`; or the certificate asks for mastery, and all contacts together give too few.",
    "However many contacts are played, the course would say: not yet known.",
    "mastery: {window: 3, enough: 5}",
    "Let `enough` be at most `window`, and at most `per_contact` for each contact of the course.",
)
GAPS_SHRINK = error(
    "EM610",
    "gaps that do not grow",
    "A gap between refreshers is not longer than the one before it.",
    "What is remembered needs less and less repetition, not more.",
    "refreshers: [1, 7, 3]",
    "Write days in growing order, such as [1, 3, 7, 16, 35].",
)
