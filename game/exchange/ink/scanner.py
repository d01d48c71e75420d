"""A cursor over the text of an ink file: comments are blanked out first, so that every place stays where it was."""

import re
from bisect import bisect_right

from game.domain.diagnostic import Place
from game.exchange.story import StoryError

_COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_NAME = re.compile(r"\w+")


def without_comments(text: str) -> str:
    """The same text with comments turned into spaces; line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ").removeprefix("\ufeff")
    return _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


class Scanner:
    """Where one is in a file, and what comes next."""

    def __init__(self, text: str, file: str) -> None:
        self.text = without_comments(text)
        self.file = file
        self.at = 0
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, at: int | None = None) -> Place:
        """The place of a character; of the next one if none is given."""
        offset = self.at if at is None else at
        line = bisect_right(self._lines, offset)
        return Place(self.file, line, offset - self._lines[line - 1] + 1)

    def wrong(self, sentence: str, at: int | None = None) -> StoryError:
        """The error for something that is not ink: where, what, and what to do."""
        place = self.place(at)
        return StoryError(f"{place.file}:{place.line}: {sentence}")

    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    def sees(self, word: str) -> bool:
        """Whether this comes next."""
        return self.text.startswith(word, self.at)

    def take(self, word: str) -> bool:
        """Go on past a word, if it comes next."""
        if not self.sees(word):
            return False
        self.at += len(word)
        return True

    def blanks(self) -> None:
        """Go on past spaces and tabs."""
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1

    def space(self) -> None:
        """Go on past spaces, tabs and line breaks."""
        while self.at < len(self.text) and self.text[self.at] in " \t\n":
            self.at += 1

    def line_end(self) -> bool:
        """Go on to the next line, if nothing but blanks is left of this one."""
        before = self.at
        self.blanks()
        if self.done() or self.take("\n"):
            return True
        self.at = before
        return False

    def rest(self) -> str:
        """The rest of the line, which is taken."""
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        found = self.text[self.at : end]
        self.at = min(end + 1, len(self.text))
        return found.strip()

    def name(self) -> str:
        """The identifier that comes next, which is taken; empty where there is none."""
        found = _NAME.match(self.text, self.at)
        if found is None or found[0].isdecimal():
            return ""
        self.at = found.end()
        return found[0]

    def ahead(self) -> str:
        """The identifier that comes next, which stays."""
        before = self.at
        found = self.name()
        self.at = before
        return found
