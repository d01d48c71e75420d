"""Cards for scenario packs: folders to hand on, and the manifest in them."""

from game.loader.checks.card import error, hint, warning

LEADS_OUT = error(
    "EM901", "a pack that reaches outside its folder",
    "`scenarios` in pack.yaml names a file that does not lie in the pack's folder.",
    "A pack comes from somebody else. Nothing outside of its own folder is read, whatever it asks for.",
    "scenarios: [../../secret.yaml]",
    "Put the file into the folder, and write its name alone.",
)
NOT_THERE = error(
    "EM902", "a scenario of the pack is missing",
    "`scenarios` in pack.yaml names a file that is not in the folder.",
    "Whoever gets the pack would look for it in vain.",
    "scenarios: [late-bus.yaml], and there is no such file",
    "Correct the name, or put the file there.",
)
NOT_LISTED = hint(
    "EM903", "a scenario that the pack does not list",
    "The folder holds a scenario that `scenarios` in pack.yaml does not name.",
    "It is not played. That may be meant, while it is being written.",
    "scenarios: [one.yaml], and two.yaml lies beside it",
    "Add it to `scenarios`, or leave `scenarios` out: then all are played.",
)
TOO_MANY = error(
    "EM904", "too many scenarios in one pack",
    "A pack holds at most 200 scenarios.",
    "Each is proved before it is played; so many would keep people waiting.",
    "a folder with 500 files that end in .yaml",
    "Split it into several packs.",
)
TOO_NEW = error(
    "EM905", "a pack for a newer game",
    "`needs` in pack.yaml asks for a newer Extra Mile than this one.",
    "Its scenarios may use what this version does not know.",
    "needs: 9.0",
    "Update the game, or ask for an older version of the pack.",
)
NOT_USED = hint(
    "EM906", "a file that packs do not bring",
    "The folder holds a file that is neither a scenario, a snippet, a plan, a shift nor a text to read.",
    "Packs bring words, no pictures, sounds or programs: those are never opened, so that a pack cannot do harm.",
    "a pack with face.png or setup.exe in it",
    "Take it out; it only makes the pack larger.",
)
LINK = warning(
    "EM907", "a link that leads out of the pack",
    "A file or folder in the pack is a link to somewhere else.",
    "It is not read. On another computer it would lead nowhere, or to something private.",
    "late-bus.yaml is a link to a file in somebody's home folder",
    "Put a copy of the file into the folder.",
)
LISTED_TWICE = warning(
    "EM908", "a scenario listed twice",
    "`scenarios` in pack.yaml names the same file twice.",
    "It is played once; the second place in the order is lost.",
    "scenarios: [one.yaml, two.yaml, one.yaml]",
    "Delete one of them.",
)
NO_VERSION = error(
    "EM909", "a version that is none",
    "`needs` in pack.yaml is not a version: numbers with dots between them.",
    "Whether this game is new enough for the pack could not be told.",
    "needs: the newest",
    "Write the oldest version of the game that it can be played with, such as: needs: 0.1",
)
