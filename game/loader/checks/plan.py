"""Cards for plans: plays of a scenario that are to come out as foreseen."""

from game.loader.checks.card import warning

UNREADABLE_PLAN = warning(
    "EM360", "a plan that cannot be read",
    "The file of plays beside a scenario, in the folder `plans`, has a mistake in it.",
    "None of its plays is tried, so a change of the scenario that spoils one goes unnoticed.",
    "plans:\n  - name: All goes well\n    plays: [ask, thank]",
    "Correct it as docs/scenario-format.md shows, or delete the file.",
)
CANNOT_BE_PLAYED = warning(
    "EM361", "a foreseen play that cannot be played",
    "An action of the play is not on offer when its turn comes, or the contact is over before, or goes on behind it.",
    "The scenario has changed under the play: a reply is gone, leads elsewhere, or has another condition.",
    "play: [ask, thank], and in the state that follows `ask` there is no reply `thank`",
    "If the change is meant, write the play anew; else put the scenario right.",
)
OTHER_ENDING = warning(
    "EM362", "a foreseen play with another ending",
    "The play comes to another ending than the plan says.",
    "Somebody who does the same as before now ends elsewhere.",
    "ending: advocate, and the play ends in `cold`",
    "If the change is meant, renew the plan (python3 main.py plan ID --write); else put the scenario right.",
)
OTHER_SCORES = warning(
    "EM363", "a foreseen play with other scores",
    "The play is worth something else than the plan says.",
    "Scores compare people. A change of them should be meant, and known.",
    "scores: {accuracy: 9302, empathy: 7500, composure: 10000, delight: 9302, overall: 9057}, and overall is 8800",
    "If the change is meant, renew the plan (python3 main.py plan ID --write); else put the scenario right.",
)
OTHER_OUTCOME = warning(
    "EM365", "a foreseen play that the customer takes otherwise",
    "Her moods on the way, her stars, the rung reached, or what was met, kept or broken is not what the plan says.",
    "The same deeds now leave her another way. That should be meant, and known.",
    "outcome: {moods: [8, 11, 17], stars: 5, rung: partnership, met: 3, kept: 1, broken: 0}, and she gives 3 stars",
    "If the change is meant, renew the plan (python3 main.py plan ID --write); else put the scenario right.",
)
OTHER_WAYS = warning(
    "EM366", "other ways than when the plan was written",
    "The contact can now be in another number of situations, or offers another number of choices in them.",
    "Something can be said or done where it could not before, or the other way round, though no play shows it.",
    "a gesture whose `when` has been deleted, so that it lands for everybody",
    "If the change is meant, renew the plan (python3 main.py plan ID --write); else put the scenario right.",
)
OTHER_DESK = warning(
    "EM367", "another desk than when the plan was written",
    "What stands on the desk has changed.",
    "The desk says what is true. Replies that were right by it may be wrong now, and nobody but you can tell.",
    "Returns: Within 14 days, where it said 30, and a reply still says thirty",
    "Read the replies again by the new desk, then renew the plan: python3 main.py plan ID --write",
)
OTHER_WORDS = warning(
    "EM364", "a foreseen play with other words",
    "After an action of the play the customer does not say what the plan says.",
    "She answers something else than the author wanted there.",
    "expect: [{after: 1, says: I was so ashamed}], and she says something else",
    "If the change is meant, write the new words into the plan; else put the scenario right.",
)
