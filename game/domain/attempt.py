"""A finished playthrough on record, and who played it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.domain.opening import PLAIN, Opening

if TYPE_CHECKING:  # the first page knows trainees, and must not wait for everything a contact is made of
    from datetime import datetime

    from game.domain.action import Journal
    from game.domain.moment import Mode
    from game.domain.score import Score


SEEDS = 2**31
"""Seeds that are drawn are whole numbers from 0 up to this one."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody who plays. `id` is a random 32-digit hex string; name and team are what they typed."""

    id: str
    name: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """How a playthrough began; with the journal it determines everything that followed.

    `timed` says that the clock ran, at whatever pace; `ranked` that the attempt may stand on a board (assess mode,
    played from the start). `began` is in UTC. `opening` is what the scenario left open; `shift` the id of the run of a
    shift that this contact is part of, empty for none.
    """

    playthrough: str
    trainee: Trainee
    scenario_id: str
    scenario_digest: str
    rubric_digest: str
    seed: int
    mode: "Mode"
    timed: bool
    ranked: bool
    began: "datetime"
    opening: Opening = PLAIN
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A finished playthrough: how it began, its journal, the ending reached and the score it came to.

    `seconds` is the time from start to end; `stars` (1-5) the customer's; `wow` whether a wow landed. `person` is the
    customer, empty for one who is met once; `leaves` are the words this person will remember, in alphabetical order;
    `story` is how the customer retells the wow, empty where there is nothing to retell.
    """

    start: Start
    journal: "Journal"
    ending: str
    score: "Score"
    stars: int
    wow: bool
    seconds: float
    person: str = ""
    leaves: tuple[str, ...] = ()
    story: str = ""
