"""A shift: several customers, one trainee, and a clock that counts answers; what can happen in it, as values."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.domain.scenario import Channel

if TYPE_CHECKING:  # a list of shifts needs neither dates nor names
    from datetime import datetime

    from game.domain.attempt import Trainee

FEWEST, MOST = 5, 8
"""How many contacts a shift may have."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A contact of a shift, with what the queue must know of its scenario, so that a run can be told without it.

    `arrives` and `by` are minutes of the shift's clock. `needs` is the memory word that an earlier contact of the
    shift must have left with the same person, or empty. With `by` the trainee owes this contact: nobody is waiting
    on the line before that minute. `mood` (0-20) is the customer's at the start, without the strain of waiting;
    `remembers` are the memory words the scenario knows, `digest` identifies its content.
    """

    contact: str
    title: str
    name: str
    face: str
    channel: Channel
    person: str
    mood: int
    remembers: tuple[str, ...]
    digest: str
    arrives: int
    needs: str = ""
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole shift, sound. `digest` identifies its content (64 hex digits)."""

    id: str
    title: str
    summary: str
    slots: tuple[Slot, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ShiftStart:
    """How a run of a shift began; with its events and its contacts' attempts it determines everything that followed.

    `run` is a random 32-digit hex string, `timed` as in `Start`, `began` in UTC.
    """

    run: str
    trainee: "Trainee"
    shift: Shift
    seed: int
    timed: bool
    began: "datetime"


@dataclass(frozen=True, slots=True)
class Took:
    """Somebody was taken from the queue. Again for the contact going on: nothing of it was kept, it begins anew."""

    slot: int
    playthrough: str


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody in the queue was told how many minutes it will take."""

    slot: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Attended:
    """A blinking chat was attended to, `minute` minutes into the contact that was going on.

    Written before that contact's own journal says so, and void where it never does.
    """

    slot: int
    minute: int


@dataclass(frozen=True, slots=True)
class Served:
    """The contact going on is over, and this came of it: what of the attempt a shift depends on.

    `minutes` are its actions that take one; `asides` those minutes (from 0) that went to something else; `overall`
    is in hundredths; `leaves` are the memory words it left with the customer.
    """

    minutes: int
    asides: tuple[int, ...]
    overall: int | None
    stars: int
    wow: bool
    leaves: tuple[str, ...]


Event = Took | Told | Attended | Served
"""One line of a shift's journal."""


@dataclass(frozen=True, slots=True)
class ShiftScore:
    """What a run comes to, in hundredths (0-10000); None where no contact of it could be assessed."""

    overall: int | None
    mean: int | None
    consistency: int | None


@dataclass(frozen=True, slots=True)
class ShiftRecord:
    """A finished run as it is kept: how it began, all its events, and what it came to."""

    start: ShiftStart
    events: tuple[Event, ...]
    score: ShiftScore
    minutes: int

    @property
    def playthroughs(self) -> tuple[str, ...]:
        """The ids of the attempts that count, in the order in which they were played."""
        played: dict[int, str] = {}
        for one in self.events:
            if isinstance(one, Took):
                played[one.slot] = one.playthrough
        return tuple(played.values())
