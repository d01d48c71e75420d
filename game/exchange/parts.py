"""What the text of a Twine passage is made of, whichever story format it was written for."""

from dataclasses import dataclass

from game.domain.diagnostic import Place
from game.exchange.algebra import Truth
from game.exchange.story import Extras


@dataclass(frozen=True, slots=True)
class Text:
    """Words that the reader of the story sees."""

    text: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that a scenario has no words for."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Set:
    """A variable becomes true or false; `value` is None where it becomes something that flags cannot hold."""

    variable: str
    value: bool | None
    place: Place
    shown: str


@dataclass(frozen=True, slots=True)
class Test:
    """A condition: `truth` over variables, or None where it asks for what flags cannot hold. `shown` is as written."""

    truth: Truth | None
    shown: str
    place: Place


@dataclass(frozen=True, slots=True)
class Branch:
    """The first arm whose test holds counts; an arm without a test is for all other cases."""

    arms: tuple[tuple[Test | None, "Parts"], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """Something to click on. `to` is a title, or empty where it stays in the passage; `body` is what it then does.

    `inline` is False where its words are not part of the running text.
    """

    say: str
    to: str
    place: Place
    body: "Parts" = ()
    once: bool = False
    inline: bool = True
    id: str = ""
    extras: Extras = ()


@dataclass(frozen=True, slots=True)
class Jump:
    """The story goes on in another passage at once."""

    to: str
    place: Place


@dataclass(frozen=True, slots=True)
class Insert:
    """The content of another passage stands here, too."""

    to: str
    place: Place


@dataclass(frozen=True, slots=True)
class Keep:
    """What only this game says, carried along by an export of its own: of the link before it, or of the passage."""

    extras: Extras
    place: Place


Part = Text | Lost | Set | Branch | Link | Jump | Insert | Keep
Parts = tuple[Part, ...]
