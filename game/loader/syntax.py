"""What the YAML reader complains about, said for people who write stories."""

import re
from contextlib import suppress
from typing import Any

import yaml
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from game.loader.checks import files
from game.loader.checks.card import Card
from game.loader.names import shown
from game.loader.report import WHOLE_FILE, Spot

ODD_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, invisible line separators, halves of characters: nothing that can be shown."""

Explained = tuple[Card, Spot, str, str]

_QUOTES = "Put the whole text into double quotes."
_INDENT = "Let the keys of one block begin in the same column, and look for a quote missing in the lines above."

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "A colon stands where no `key: value` can begin.",
     f"If the colon belongs to the text, use quotes. {_QUOTES} Else check the indentation."),
    ("could not find expected ':'", "This line is no `key: value`: the colon is missing.",
     "Write `key: value`, with a space after the colon, or indent the line if it continues a text."),
    ("did not find expected key", "This line does not fit to the block it stands in.", _INDENT),
    ("did not find expected '-' indicator", "An entry of a list must begin with `- ` in the same column.",
     "Begin the line with `- ` below the other entries, or change its indentation."),
    ("did not find expected ',' or ']'", "The list in square brackets is not closed, or a comma is missing.",
     "Write the list as [one, two], closed by ]."),
    ("did not find expected ',' or '}'", "The block in curly brackets is not closed, or a comma is missing.",
     "Write the block as {key: value, key: value}; a text with a comma or a colon in it needs quotes."),
    ("unexpected end of stream", "A quote is opened here and never closed.", "Write the closing quote."),
    ("unexpected document indicator", "A quote is opened here and never closed.", "Write the closing quote."),
    ("unknown escape character", "A backslash in double quotes is followed by a letter it has no meaning with.",
     "Write \\\\ for a backslash, or use single quotes around the text."),
    ("invalid Unicode character escape", "A backslash is followed by the number of no character, or of half of one.",
     "Write the character itself."),
    ("found a tab character", "A tab is used to indent.", "Use spaces; two for each level."),
    ("block sequence entries are not allowed", "A list entry `- ` cannot stand here.",
     "Put it on a line of its own below the key, or the text into quotes."),
    ("undefined tag handle", "A value begins with `!`, which has a meaning of its own.", _QUOTES),
    ("did not find expected node content", "A value is missing here, or begins with a character it may not begin with.",
     "Write the value. A text that begins with , ] } or % needs quotes."),
    ("did not find URI escape", "A value begins with `!`, which has a meaning of its own.", _QUOTES),
    ("did not find expected whitespace or line break", "A space is missing here.", _QUOTES),
    ("did not find expected alphabetic", "& and * have a meaning of their own in front of a value.", _QUOTES),
)  # fmt: skip

_LATE = ("end of stream", "document indicator", ",", "could not find expected ':'")

_CANNOT_BEGIN = {
    "\t": ("A tab is used to indent.", "Use spaces; two for each level."),
    "@": ("A text cannot begin with @ unless it is in quotes.", _QUOTES),
    "`": ("A text cannot begin with ` unless it is in quotes.", _QUOTES),
    "%": ("A text cannot begin with % unless it is in quotes.", _QUOTES),
}


def explain(problem: yaml.YAMLError, text: str) -> Explained:
    """The card, place, message and suggestion for an error that the YAML reader raised."""
    if isinstance(problem, yaml.reader.ReaderError):
        return odd_character(text) or _unsaid(WHOLE_FILE, str(problem.reason))
    mark: Any = getattr(problem, "problem_mark", None)
    begun: Any = getattr(problem, "context_mark", None)
    said = str(getattr(problem, "problem", "") or "")
    seen = begun if begun is not None and "scanning a quoted" in str(problem.context) else mark  # type: ignore[attr-defined]
    if seen is not None and (sooner := _begun_before(text, seen, said)):
        return sooner
    if begun is not None and any(piece in said for piece in _LATE):
        mark = begun  # where the quote, bracket or key was begun tells more than where it was missed
    spot = (mark.line + 1, mark.column + 1) if mark is not None else WHOLE_FILE
    if "cannot start any token" in said and mark is not None:
        found = _character(text, mark)
        message, fix = _CANNOT_BEGIN.get(found, (f"A text cannot begin with {found} here.", _QUOTES))
        return files.SYNTAX, spot, message, fix
    for piece, message, fix in _WORDS:
        if piece in said:
            return files.SYNTAX, spot, message, fix
    return _unsaid(spot, said)


def _begun_before(text: str, mark: Any, said: str) -> Explained | None:
    """What began in an earlier line, where that is what is wrong: a quote that closes only lines below, or a bracket
    that is still open at the end."""
    quote, brackets = _left_open(text, mark)
    if quote is not None:
        spot = (quote.start_mark.line + 1, quote.start_mark.column + 1)
        message = f"A quote is opened here and closed only in line {quote.end_mark.line + 1}."
        return files.SYNTAX, spot, message, "Write the closing quote where the text ends."
    if not brackets or "expected node content" not in said or not _ends_at(text, mark):
        return None
    last = brackets[-1]
    wanted = "',' or ']'" if isinstance(last, FlowSequenceStartToken) else "',' or '}'"
    message, fix = next((message, fix) for piece, message, fix in _WORDS if wanted in piece)
    return files.SYNTAX, (last.start_mark.line + 1, last.start_mark.column + 1), message, fix


def _left_open(text: str, mark: Any) -> tuple[Any, list[Any]]:
    """The quoted text over several lines that ends in the line of a mark, before it and with nothing but one word
    between, and the brackets that are open there."""
    from game.loader.nodes import Loader  # which explains its troubles with this file

    quote, after, brackets = None, 0, list[Any]()
    with suppress(yaml.YAMLError):  # some mistakes stop the scanner, too; what lies before them has been seen
        for token in yaml.scan(text[: mark.index], Loader=Loader):
            if token.start_mark.index >= mark.index:
                break
            after += 1
            if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                brackets.append(token)
            elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken) and brackets:
                brackets.pop()
            elif isinstance(token, ScalarToken) and token.style in ("'", '"') and _several_lines(token):
                quote, after = token, 0
    near = quote is not None and quote.end_mark.line == mark.line and quote.end_mark.index <= mark.index and after <= 1
    return (quote if near else None), brackets


def _several_lines(token: Any) -> bool:
    return bool(token.end_mark.line > token.start_mark.line)


def _ends_at(text: str, mark: Any) -> bool:
    """Whether nothing but comments and empty lines follows."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rest = [line[mark.column :] if number == 0 else line for number, line in enumerate(lines[mark.line :])]
    return all(not line.strip() or line.lstrip().startswith("#") for line in rest)


def odd_character(text: str) -> Explained | None:
    """The first character in the file's text that YAML or the game cannot use."""
    odd = ODD_CHARACTER.search(text)
    if odd is None:
        return None
    line, column = spot_of(text, odd.start())
    message = f"There is an invisible character here ({named(odd.group())}) that does not belong in a text."
    return files.BAD_CHARACTER, (line, column), message, files.BAD_CHARACTER.fix


def spot_of(text: str, index: int) -> Spot:
    """Line and column of a character, counting \\r\\n, \\n and \\r as line ends."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def named(character: str) -> str:
    """A character that cannot be shown, by its number: `U+0007`."""
    return f"U+{ord(character):04X}"


def _character(text: str, mark: Any) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[mark.column] if mark.column < len(line) else "this character"


def _unsaid(spot: Spot, said: str) -> Explained:
    message = f"The YAML cannot be read from here on ({shown(said, 80)})." if said else "The YAML cannot be read."
    return files.SYNTAX, spot, message, files.SYNTAX.fix
