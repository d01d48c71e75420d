"""Cards for files that cannot be read as a scenario at all, and for YAML that is not used here."""

from game.loader.checks.card import error, warning

UNREADABLE = error(
    "EM001",
    "the file cannot be read",
    "There is no such file, it is a folder or a device, or the system does not let the game read it.",
    "Without its text there is nothing to play.",
    "a path with a spelling mistake, or a file that belongs to somebody else",
    "Check the path. If the file is there, check that you may read it.",
)
TOO_BIG = error(
    "EM002",
    "the file is too large",
    "The file has more than 6 MB of text, 250,000 entries, 15,000 entries in one block, or a line of a million "
    "characters.",
    "A contact that takes ten minutes has about 30 kB. Anything this large is probably another file.",
    "a log file or a table saved with the ending .yaml",
    "Check that it is the right file, or split the contact into several scenarios; the audit can look at one of up to "
    "50 MB as it is.",
)
NOT_UTF8 = error(
    "EM003",
    "the text is not saved as UTF-8",
    "The file is saved in another encoding, such as UTF-16 or Windows-1252.",
    "Accents, quotes and dashes would come out as gibberish.",
    "a file saved by an old editor as “Unicode” or “ANSI”",
    "Save it again as UTF-8; most editors offer this in Save As.",
)
BAD_CHARACTER = error(
    "EM004",
    "a character that does not belong in a text",
    "The file holds an invisible control character or line separator, or half of a character.",
    "It cannot be shown, and it breaks lines where nobody sees why.",
    'title: "Bell \\x07"',
    "Delete the character and type the text again.",
)
SYNTAX = error(
    "EM005",
    "the YAML cannot be understood",
    "Indentation, quotes or brackets do not fit together here.",
    "Nothing after this place can be read, so only this one problem is shown.",
    'title: "The return that came late',
    "Look at this line and the one above it: a missing quote, a missing space after a colon, a different indent.",
)
TOO_DEEP = error(
    "EM006",
    "nested too deeply",
    "Entries lie inside each other more than 40 levels deep.",
    "A scenario needs eight. The rest of the file is not read.",
    "start: [[[[[[[[[[[[ and so on",
    "Take out the brackets or the indentation that is too much.",
)
ALIAS = error(
    "EM007",
    "anchors and aliases are not used here",
    "A value begins with `&` (an anchor) or `*` (an alias), which in YAML copies other parts of the file.",
    "Copies make a file hard to read, and a few lines of them can fill a computer's memory.",
    "customer: *maria",
    "Write the text out. If it is meant to begin with & or *, put it into quotes.",
)
TAG = error(
    "EM008",
    "tags are not used here",
    "A value begins with `!`, which in YAML names a data type.",
    "All values here are text, numbers, lists and `key: value` blocks; a tag has nothing to say.",
    "customer: !person Maria",
    "Take the tag out. If the text is meant to begin with `!`, put it into quotes.",
)
DUPLICATE_KEY = error(
    "EM009",
    "the same key twice",
    "One block has the same key, or the same id, twice.",
    "Only one of them could count, and nobody would notice which.",
    "title: One\ntitle: Two",
    "Delete one of them, or give it another id.",
)
SEVERAL_DOCUMENTS = error(
    "EM010",
    "more than one document in the file",
    "A line `---` begins a second document.",
    "Only one scenario can be in a file.",
    "id: one\n---\nid: two",
    "Delete the line `---`, or move the rest into a file of its own.",
)
BAD_KEY = error(
    "EM011",
    "a key that is not a word",
    "A key is empty, a list or a block.",
    "Keys are looked up by name.",
    "states:\n  [a, b]: {customer: Hello}",
    "Write one word before the colon. A text that begins with [ or { must be in quotes.",
)
EMPTY_FILE = error(
    "EM012",
    "the file is empty",
    "There is nothing in the file but spaces or comments.",
    "There is nothing to play.",
    "# to do",
    "Write the scenario, or begin with: python3 main.py new ID",
)
NOT_A_RUBRIC = error(
    "EM013",
    "not the text of a rubric",
    "The text kept of a rubric with the records cannot be read any more.",
    "Attempts that were made with it cannot be replayed.",
    "a records file that was changed by hand",
    "Restore the records from a copy.",
)
ALLOWED_WITHOUT_REASON = warning(
    "EM014",
    "an allowance without a reason",
    "A comment `# em: allow` names a code and says nothing more.",
    "Whoever reads it next year will not know whether it still holds.",
    "to: hello  # em: allow EM122",
    "Say why in a few words behind the code: # em: allow EM122 the customer only wants to be heard here",
)
NOT_ALLOWED = warning(
    "EM015",
    "an allowance that cannot be given",
    "A comment `# em: allow` names no code, a code that does not exist, or that of an error.",
    "Warnings and hints can be allowed; an error keeps the scenario from being played, whatever a comment says.",
    "states:  # em: allow EM203 it will come later",
    "Write the code of a warning or a hint, as `check` shows it, or delete the comment.",
)
UNUSED_ALLOWANCE = warning(
    "EM016",
    "an allowance that nothing needs",
    "A comment `# em: allow` stands where the checker has nothing of this kind to say.",
    "It is left over, or it stands in the wrong line, and would hide the next such problem.",
    "title: The return that came late  # em: allow EM122 only one answer",
    "Delete it, or move it to the line that the checker names (or right above it, in a line of its own).",
)
NO_SNIPPET = error(
    "EM017",
    "a snippet that cannot be included",
    "`include` names a file that is not there, cannot be read, or lies outside the scenario's folder.",
    "What it should bring would be missing. Files outside the folder are never read, so that a scenario can be shared.",
    "include: [../secret.yaml]",
    "Name a file below the folder of the scenario, such as snippets/goodbyes.yaml.",
)
NOT_A_SNIPPET = error(
    "EM018",
    "not a snippet",
    "A file that is included does not begin like a snippet, or holds more than snippets may.",
    "A snippet brings entries to desk, expectations, promises, states, gestures or endings, and nothing else.",
    "include: [late-return.yaml]",
    "Begin it with `snippet: what it is for`, and keep only those six blocks.",
)
TWICE_INCLUDED = error(
    "EM019",
    "the same id in two files of a scenario",
    "A snippet brings an entry that the scenario, or another snippet, already has.",
    "Only one of them could count, and nobody would notice which.",
    "states: {goodbye: …}, in the scenario and in the snippet it includes",
    "Give one of them another id, or delete it.",
)
