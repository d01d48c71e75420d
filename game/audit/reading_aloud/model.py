"""A script before it is written out: sections, numbered parts and lines, whatever kind of file it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line is to the reader."""

    CUSTOMER = "customer"
    """The customer's own words."""
    FACT = "fact"
    """Something about the part; its lead says what."""
    COACH = "coach"
    """What the coach says of it."""
    WAY = "way"
    """Where the contact goes on; the text names the place."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, what stands before it (`Maria, if …`), its text, and the mark of the part it points to."""

    role: Role
    text: str
    lead: str = ""
    target: str = ""


class Kind(StrEnum):
    """What a part is."""

    STATE = "state"
    REPLY = "reply"
    EARLY = "early"
    GESTURE = "gesture"
    QUESTION = "question"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Part:
    """Something with a label that people can talk about: state 7, reply 7b, ending E2. `said` are a trainee's words."""

    kind: Kind
    label: str
    title: str
    lines: tuple[Line, ...]
    parts: tuple["Part", ...] = ()
    said: bool = False

    @property
    def mark(self) -> str:
        """What links to it are called."""
        return f"p{self.label}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `turns_page`: it begins on a page of its own in print."""

    title: str
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    turns_page: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """The whole script; `version` is the beginning of the scenario's digest, which changes with every word of it."""

    title: str
    summary: str
    id: str
    version: str
    sections: tuple[Section, ...]

    def parts(self) -> Iterator[Part]:
        """All parts, those inside others too, in reading order."""
        waiting = [part for section in reversed(self.sections) for part in reversed(section.parts)]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.parts))
