"""A Twine story as it lies in its file: passages with their text, before anybody has understood the text."""

from dataclasses import dataclass

from game.domain.diagnostic import Place
from game.exchange.story import Loss

_WIDE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A passage as written. `line` and `column` (1-based) are where its text begins in the file.

    `encoded` is True in HTML, where some characters of the text take several in the file.
    """

    title: str
    tags: tuple[str, ...]
    text: str
    place: Place
    line: int
    column: int = 1
    encoded: bool = False

    def at(self, offset: int) -> Place:
        """Where a character of the text stands in the file."""
        line = self.text.count("\n", 0, offset)
        begin = self.text.rfind("\n", 0, offset) + 1
        before = self.text[begin:offset]
        wide = sum(len(_WIDE.get(char, char)) for char in before) if self.encoded else len(before)
        column = wide + (1 if line else self.column)
        return Place(self.place.file, self.line + line, column)


@dataclass(frozen=True, slots=True)
class Source:
    """A story as written; `format` is the story format it names (empty: none), `start` the title it begins with."""

    title: str
    format: str
    version: str
    start: str
    leaves: tuple[Leaf, ...]
    container: str
    losses: tuple[Loss, ...] = ()
