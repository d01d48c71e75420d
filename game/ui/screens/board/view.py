"""What the parts of the board are given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from game.domain.attempt import Trainee
from game.records.board import Board, Measure, Policy
from game.ui.context import Context

ROOMY = 1150
"""Design units of type across from which a place on the board is one line of a table."""


class When(Enum):
    """The period that the board is about, of those that one asks for most."""

    EVER = "All time"
    MONTH = "This month"
    WEEK = "This week"


@dataclass(frozen=True, slots=True)
class Doing:
    """What the page can do; `contact` opens the list of contacts."""

    contact: Callable[[], None]
    policy: Callable[[Policy], None]
    when: Callable[[When], None]
    measure: Callable[[Measure], None]
    team: Callable[[bool], None]
    keys: Callable[[], None]
    back: Callable[[], None]


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page. `board` is None while there is none; `trouble` then says why, or is empty.

    `subject` is the contact's title or that the board is the overall one, `only_team` that one's own team alone is
    asked for, `faces` are the people of the contacts the board is about.
    """

    ctx: Context
    subject: str
    overall: bool
    policy: Policy
    when: When
    measure: Measure
    trainee: Trainee | None
    only_team: bool
    board: Board | None
    trouble: str
    faces: Sequence[str]
    do: Doing

    @property
    def roomy(self) -> bool:
        """Whether a table fits."""
        return self.ctx.scale.room[0] >= ROOMY
