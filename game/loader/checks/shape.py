"""Cards for keys and values: what is missing, too much, or not what it should be."""

from game.loader.checks.card import error, hint, warning

MISSING_KEY = error(
    "EM101", "a key is missing",
    "A key that every block of this kind needs is not there.",
    "Without it the contact cannot be played.",
    "ask:\n  to: story",
    "Write the key. docs/scenario-format.md says what it takes.",
)
UNKNOWN_KEY = error(
    "EM102", "an unknown key",
    "A key stands here that has no meaning here.",
    "It would be ignored, and what it was meant to do would not happen.",
    "ask:\n  says: Is everything all right?\n  to: story",
    "Correct the spelling, move it to the block it belongs to, or make it a comment with #.",
)
WRONG_KIND = error(
    "EM103", "not the kind of value that belongs here",
    "A text stands where a block or a list is wanted, or the other way round.",
    "The game cannot tell what is meant.",
    "states: hello",
    "Write it as docs/scenario-format.md shows; indented `key: value` lines make a block, lines with `- ` a list.",
)
NOT_WHOLE = error(
    "EM104", "not a whole number",
    "A whole number is wanted here, without point, unit or leading zero.",
    "Mood, money and points are counted in whole numbers.",
    "goodwill: 12.50",
    "Write a whole number.",
)
OUT_OF_RANGE = error(
    "EM105", "a number out of range",
    "The number is smaller or larger than this key allows.",
    "A mood of 25 has no face, and negative goodwill no meaning.",
    "customer:\n  name: Maria\n  mood: 25",
    "Write a number in the range that the message names.",
)
NOT_A_CHOICE = error(
    "EM106", "not one of the words allowed here",
    "Only certain words may stand here.",
    "The game would not know what to show or do.",
    "channel: telephone",
    "Write one of the words that the message names.",
)
ODD_ID = error(
    "EM107", "an id with odd characters",
    "Ids are made of small letters and digits, joined by single - or _, begin with a letter, and have at most "
    "40 characters.",
    "Ids stand in conditions, commands and records, where other characters mean something else.",
    "states:\n  Say hello!: {customer: Hello}",
    "Write it like say-hello.",
)
EMPTY_TEXT = error(
    "EM108", "an empty text",
    "There is nothing after the colon, or only spaces.",
    "The trainee would see an empty line.",
    "hello:\n  customer: \"\"",
    "Write the text, or delete the key if it may be left out.",
)
TOO_LONG = error(
    "EM109", "a text that is too long",
    "Lines may have 600 characters, titles and names 120.",
    "It does not fit on the screen, and nobody says that much in one breath.",
    "say: (a page of text)",
    "Shorten it, or spread it over two states or desk papers.",
)
BAD_PATIENCE = error(
    "EM111", "patience that is no time",
    "Patience is written in seconds, such as 40s, or as none.",
    "The clock needs a number of seconds.",
    "patience: quite a while",
    "Write patience: 40s (5s to 3600s), or patience: none.",
)
BAD_FORMAT = error(
    "EM112", "a format this game does not know",
    "The first line of the file must be format: 1.",
    "A later format may mean other things by the same words.",
    "format: 2",
    "Write format: 1, or update the game if the file was made for a newer one.",
)
BAD_CONDITION = error(
    "EM113", "a condition that cannot be understood",
    "What stands after `when:` is not a condition.",
    "The game could not decide when it holds.",
    "when: mood > good",
    "Use flags, met/exceeded/revealed X, promised/kept/broken X, mood >= 12, goodwill < 20, not, and, or, ( ).",
)
LAST_HAS_WHEN = error(
    "EM114", "the last choice of a list has a `when`",
    "In a list of ways on, or of wordings, the last entry has a condition.",
    "If no condition holds, there is nowhere to go or nothing to say.",
    "to:\n  - {when: mood >= 12, to: warm}\n  - {when: mood < 12, to: cold}",
    "Take the `when` out of the last entry; it is for all other cases.",
)
EARLIER_WITHOUT_WHEN = error(
    "EM115", "an entry that hides all that follow",
    "An entry that is not the last has no `when`.",
    "The first entry that holds is taken, so those below it never are.",
    "to:\n  - {to: warm}\n  - {to: cold}",
    "Give it a `when`, or move it to the end.",
)
EMPTY_BLOCK = error(
    "EM116", "nothing in it",
    "There is no state, no ending, no reply, or no entry in a list that needs one.",
    "A contact needs something to say and a way to end.",
    "hello:\n  customer: Hello\n  replies: {}",
    "Write at least one entry.",
)
TOO_MANY_REPLIES = error(
    "EM117", "more than nine replies",
    "A state offers more than nine replies.",
    "Replies are chosen with the keys 1 to 9, and nobody weighs ten answers.",
    "replies: (ten of them)",
    "Keep the three or four that a decent agent might really give.",
)
TWICE_IN_LIST = error(
    "EM118", "the same name twice in a list",
    "A list names the same thing twice.",
    "It counts once, so the second cannot do what was meant.",
    "shows: [listens-fully, listens-fully]",
    "Delete one of them.",
)
RESERVED_FLAG = error(
    "EM119", "a flag with a name that means something else",
    "Words such as mood, goodwill, met, and, or, not cannot be names of flags.",
    "A condition with this word would ask for something else.",
    "sets: [mood]",
    "Give the flag another name, such as good_mood.",
)
FILE_NAME = warning(
    "EM120", "file name and id differ",
    "The file is not named after the id in it.",
    "Commands take the id, people look for the file.",
    "id: late-return in the file return.yaml",
    "Rename the file, or change the id. A new id begins a new board.",
)
NO_BECAUSE = warning(
    "EM121", "no `because`",
    "A reply, or a gesture that can land, has no coach's line.",
    "In the debrief the trainee reads only the general line of the behaviour.",
    "ask:\n  say: Is everything all right?\n  to: story",
    "Write one concrete sentence: why this was good or poor, here.",
)
SINGLE_REPLY = hint(
    "EM122", "a single reply",
    "A state offers only one reply.",
    "With nothing to choose there is nothing to learn; now and then that is what a story needs.",
    "replies:\n  go-on: {say: Go on., to: story}",
    "Add an answer that another decent agent might give.",
)
NEVER_LANDS_BUT = warning(
    "EM123", "a gesture with effects that never lands",
    "A gesture has no `in`, so it never lands, but says what happens when it does.",
    "Only `flat` is ever used; the rest is lost.",
    "send-note: {shows: [personal-gesture], customer: How kind!}",
    "Say with `in` where it lands, or keep only `flat`.",
)  # fmt: skip
