"""A story as other tools tell it, in the words of this game as far as it has them: passages, choices, and losses."""

from dataclasses import dataclass, field

from game.domain.diagnostic import Place
from game.domain.errors import ExtraMileError

Extras = tuple[tuple[str, str], ...]
"""What only this game says of something, as (key, value) pairs; each value is JSON on one line, which is YAML, too."""


class StoryError(ExtraMileError):
    """A story cannot be read at all, or no scenario can be made of it; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that cannot be said here as it was said there: where it stood, and a sentence about what became of it.

    `why` says that the tool has no words for it, never that it was ignored: every loss is marked in the scenario.
    """

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """One wording of a passage; `when` is a condition as scenarios write it, empty for "in all other cases"."""

    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link or an option: what is said, and the title of the passage it leads to (empty: the story ends there).

    `once` is True where it can be chosen once only; `sets` and `clears` are flags. `stays` is True where it shows
    more of the passage it stands in, which is not reached anew by it. `id` is the reply's id where one is wanted.
    `ways`, where there are any, take the place of `to`: (condition, title) pairs of which the first that holds after
    the choice is taken, the last without condition.
    """

    say: str
    to: str
    place: Place
    when: str = ""
    once: bool = False
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    stays: bool = False
    id: str = ""
    extras: Extras = ()
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, knot or scene. `words` are tried in order, the last without `when`.

    `sets` and `clears` are flags that change when the passage is *reached*, whichever way led there. A passage
    without choices is an ending. `routes` sends on at once, without a choice: (condition, title) pairs, the last
    without condition; a passage has either choices or routes.
    """

    title: str
    words: tuple[Words, ...]
    choices: tuple[Choice, ...]
    place: Place
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    losses: tuple[Loss, ...] = ()
    extras: Extras = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story: its title, the title of the passage it begins with, and what of it could not be placed anywhere.

    `tool` names where it comes from: `Twee 3 (Harlowe)`, `ink`. `flags` are set from the very beginning.
    """

    title: str
    tool: str
    start: str
    passages: tuple[Passage, ...]
    losses: tuple[Loss, ...] = field(default=())
    flags: tuple[str, ...] = ()
    extras: Extras = ()
    elsewhere: tuple[str, ...] = ()
    """Flags that are set or cleared, and titles that are led to, by what stands in extras only."""
