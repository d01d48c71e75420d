"""What the parts of the board are given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from game.domain.attempt import Trainee
from game.session.boards import Answer, Wanted
from game.session.courier import Post
from game.ui.context import Context

ROOMY = 1150
"""Design units of type across from which a place on the board is one line of a table."""

GOALS = (None, 60, 70, 75, 80, 85, 90)
"""What teams can set themselves as a goal here, in whole points; None for none."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the page can do; `change` takes attributes of what is wanted, `contact` opens the list of contacts."""

    change: Callable[..., None]
    contact: Callable[[], None]
    narrow: Callable[[], None]
    goal: Callable[[int | None], None]
    keys: Callable[[], None]
    back: Callable[[], None]

    def setting(self, name: str) -> Callable[[Any], None]:
        """What changes this one attribute."""
        return lambda value: self.change(**{name: value})


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page: what is `wanted`, and the latest `answer` (None while there is none).

    `subject` is the contact's title or that all are together, `goal` that of the teams in whole points, `post` how it
    stands with what is to be sent, `now` the time (UTC).
    """

    ctx: Context
    wanted: Wanted
    answer: Answer | None
    subject: str
    trainee: Trainee | None
    team: str
    goal: int | None
    post: Post
    now: datetime
    do: Doing

    @property
    def roomy(self) -> bool:
        """Whether a table fits."""
        return self.ctx.scale.room[0] >= ROOMY

    @property
    def fits(self) -> bool:
        """Whether the answer at hand is to what is asked for now: no numbers stand under the heading of others."""
        return self.answer is not None and self.answer.wanted == self.wanted

    @property
    def instead(self) -> bool:
        """Whether something else is shown than the shared board that was asked for."""
        return self.fits and self.answer is not None and bool(self.answer.instead)
