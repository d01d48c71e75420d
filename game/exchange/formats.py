"""The story formats of Twine that can be read, each with what is particular to it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.exchange.chapbook import Chapbook
from game.exchange.harlowe import Harlowe
from game.exchange.parts import Parts
from game.exchange.snowman import Snowman
from game.exchange.source import Leaf, Source
from game.exchange.sugarcube import ASIDES, SugarCube

NAMES = ("harlowe", "sugarcube", "snowman", "chapbook")

_SUGARCUBE = re.compile(r"<<\s*(?:set|if|link|button|goto|print|include|/if)\b|\]\[\s*\$\w+")
_HARLOWE = re.compile(r"\((?:set|if|else|else-if|unless|link[\w-]*|go-to|click[\w-]*|display|print|put):", re.I)
_CHAPBOOK = re.compile(r"^--$|^\[(?:if|unless|else|continue|cont'd)\b|\{(?:embed|reveal|restart|back) ", re.M)


def _has_code(text: str) -> bool:
    """Whether there is JavaScript between <% and %>; if the first of them is not closed, none is."""
    begin = text.find("<%")
    return begin >= 0 and text.find("%>", begin + 2) >= 0


_LOOKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("sugarcube", _SUGARCUBE.search),
    ("snowman", _has_code),
    ("harlowe", _HARLOWE.search),
    ("chapbook", _CHAPBOOK.search),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A story format. `beginnings` and `startup` are titles and tags of passages that set things before the story
    begins; `asides` are titles of passages that are no part of it, and what they hold."""

    name: str
    read: Callable[[Leaf], Parts]
    beginnings: frozenset[str] = frozenset()
    startup: frozenset[str] = frozenset()
    asides: Mapping[str, str] = field(default_factory=dict)

    def initial(self, leaf: Leaf) -> bool:
        """Whether the passage only sets things before the story begins."""
        return leaf.title in self.beginnings or bool(self.startup & set(leaf.tags))

    def aside(self, leaf: Leaf) -> str:
        """What the passage holds, where that is no part of the story."""
        return self.asides.get(leaf.title, "")


def format_named(name: str) -> Format:
    """The story format by its word for the command line."""
    if name == "harlowe":
        return Format("Harlowe", lambda leaf: Harlowe(leaf).parts(), startup=frozenset({"startup"}))
    if name == "snowman":
        return Format("Snowman", lambda leaf: Snowman(leaf).parts())
    if name == "chapbook":
        return Format("Chapbook", lambda leaf: Chapbook(leaf).passage())
    beginnings = frozenset({"StoryInit"})
    return Format("SugarCube", lambda leaf: SugarCube(leaf).parts(), beginnings, frozenset({"init"}), ASIDES)


def format_of(source: Source) -> tuple[str, bool]:
    """(the word of the format that the story names or looks like, whether it names it)."""
    named = source.format.lower().replace(" ", "")
    for name in NAMES:
        if named.startswith(name):
            return name, True
    text = "\n".join(leaf.text for leaf in source.leaves)
    return next((name for name, looks in _LOOKS if looks(text)), "harlowe"), not source.format
