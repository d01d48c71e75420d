"""Cards for shifts: contacts that do not exist, come at the wrong time, or never come."""

from game.loader.checks.card import error, warning

UNKNOWN_CONTACT = error(
    "EM701",
    "an unknown contact",
    "`contact` names no scenario beside the shift, in the folder above it, or among those that ship; a file with "
    "errors counts as none.",
    "Nobody would be there to be served.",
    "- {contact: late-retrun, arrives: 0}",
    "Write the id of a scenario, and have that scenario checked if it should be there.",
)
TOO_FEW_OR_MANY = error(
    "EM702",
    "too few or too many contacts",
    "A shift has fewer than 5 contacts that are sure to come (those without `if`), or more than 8 in all.",
    "With fewer there is no queue, and consistency says nothing; with more nobody plays to the end.",
    "contacts:\n  - {contact: late-return, arrives: 0}",
    "Give the shift 5 to 8 contacts, at least 5 of them without `if`.",
)
TWICE = error(
    "EM703",
    "the same contact twice in a shift",
    "Two entries of `contacts` name the same scenario.",
    "The same words would be said twice on one morning, and the second time the answers are known.",
    "- {contact: late-return, arrives: 0}\n- {contact: late-return, arrives: 9}",
    "Name another scenario, or one in which the same person comes back.",
)
NOBODY_FIRST = error(
    "EM704",
    "nobody is there at the beginning",
    "The first contact does not arrive at 0, or only comes if something else happened.",
    "The shift would begin with nobody to serve.",
    "contacts:\n  - {contact: late-return, arrives: 5}",
    "Write `arrives: 0` for the first contact, and let it come without `if`.",
)
NEVER_COMES = error(
    "EM705",
    "a contact that never comes",
    "`if` names a memory word that no contact above leaves with the same person.",
    "This contact would never come, whatever the trainee does.",
    "- {contact: next-morning, arrives: 20, if: callback_promissed}",
    "Write a word that stands under `memory` of a contact above with the same `customer.person`.",
)
DUE_BEFORE = error(
    "EM706",
    "a promise that is due before it can be kept",
    "`by` is not later than `arrives`.",
    "The contact would be late the moment it comes.",
    "- {contact: next-morning, arrives: 20, by: 15}",
    "Write a minute after `arrives`, with time to finish another contact.",
)
OUT_OF_ORDER = error(
    "EM707",
    "a contact that arrives before the one above it",
    "The contacts do not stand in the order in which they arrive.",
    "A trainer who reads the file from top to bottom would take it for another shift than it is.",
    "- {contact: late-return, arrives: 9}\n- {contact: lost-toy, arrives: 4}",
    "Put the contacts in the order of their minutes.",
)
TOO_LATE = warning(
    "EM708",
    "a contact long after everybody else",
    "A contact arrives later than half an hour of answers for each contact above it.",
    "By then everybody else has long been served, so the clock only jumps: this contact never meets a queue.",
    "- {contact: late-return, arrives: 0}\n- {contact: lost-toy, arrives: 400}",
    "Let it arrive earlier.",
)
SAME_SHIFT = error(
    "EM709",
    "two shifts with the same id",
    "Another file has the same id.",
    "Commands and records could not tell the two apart.",
    "id: monday-morning, in two files",
    "Give one of them another id, and name its file after it.",
)
VISIT_EARLY = warning(
    "EM710",
    "a visit that is not the last contact",
    "A contact with the channel `visit` stands above another one.",
    "Who has gone to see somebody is not back at the desk for the next call.",
    "- {contact: cold-tap, arrives: 0}\n- {contact: lost-toy, arrives: 4}",
    "Put the visit last, or leave it out.",
)
LATE_UNNOTICED = warning(
    "EM711",
    "a promise that nobody minds being broken",
    "The contact has a `by`, but its scenario does not remember `late`.",
    "Made in time or an hour late, it would be the same conversation.",
    "- {contact: lost-toy, arrives: 20, by: 30}",
    "Declare `late` under `remembers` of the scenario and let it ask: when: remembers late. Or leave out `by`.",
)
