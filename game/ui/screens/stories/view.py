"""What the page of the stories is made from: the stories, which of its two parts is shown, and what can be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.domain.attempt import Trainee
from game.records.story import Story
from game.session.library import Card
from game.ui.context import Context


@dataclass(frozen=True, slots=True)
class Doing:
    """What can be done: release a story (playthrough, shared), turn to a part (in the team), see the keys, go back."""

    share: Callable[[str, bool], None]
    part: Callable[[bool], None]
    keys: Callable[[], None]
    back: Callable[[], None]


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page.

    `stories` are those of the part shown (`in_team` or about who plays), None until they are read; `trouble` is a
    sentence, or empty.
    """

    ctx: Context
    who: Trainee | None
    in_team: bool
    stories: tuple[Story, ...] | None
    cards: Mapping[str, Card]
    trouble: str
    do: Doing

    @property
    def team(self) -> str:
        """The team of who plays, empty for none."""
        return self.who.team if self.who is not None else ""
