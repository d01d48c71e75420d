"""All that is to be seen of a shift now, and what came of it at the end, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum

from game.domain.moment import Face
from game.domain.scenario import Channel
from game.domain.shift import ShiftScore


class Word(StrEnum):
    """What became of something the trainee said about time."""

    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the queue; `slot` is what `take`, `tell` and `attend` want.

    `waited` and `told_left` are minutes (`told_left` below 0: overdue; None: told nothing), `mood` (0-20) is what
    she would show if she were taken now, `strain` the notches of it that waiting has cost. `due` is the minute by
    which a promised contact must be taken, `late` whether that is past. `returning`: she was served before in this
    shift.
    """

    slot: int
    contact: str
    title: str
    name: str
    face: str
    channel: Channel
    waited: int
    mood: int
    strain: int
    expression: Face
    told_left: int | None
    can_tell: bool
    blinking: bool
    due: int | None
    late: bool
    returning: bool


@dataclass(frozen=True, slots=True)
class Service:
    """A contact that is over. `number` counts from 1 in the order served; minutes are those of the shift's clock.

    `waited` until taken at `taken`; `asides` answers of it went to something else; `attended` times she was half
    attended to while she waited. `told` says whether a time told was kept, `promise` whether a contact owed was
    made in time; None where there was no such word. `overall` is in hundredths.
    """

    number: int
    slot: int
    contact: str
    title: str
    name: str
    face: str
    channel: Channel
    playthrough: str
    taken: int
    minutes: int
    waited: int
    strain: int
    asides: int
    attended: int
    told: Word | None
    promise: Word | None
    returning: bool
    overall: int | None
    stars: int
    wow: bool


@dataclass(frozen=True, slots=True)
class ShiftMoment:
    """Everything a screen needs. `current` is the contact going on, as it stood in the queue when it was taken.

    While one goes on, `queue` is who waits meanwhile. `most` is how many contacts there can be at most. `due` are
    sentences about promised contacts. `over`: everybody has been served.
    """

    shift_id: str
    title: str
    minute: int
    queue: tuple[Waiting, ...]
    current: Waiting | None
    done: tuple[Service, ...]
    most: int
    due: tuple[str, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class ShiftResult:
    """What a finished run came to. `first_third` and `last_third` are mean overall scores in hundredths of the
    contacts at either end (None where they cannot be told); `longest_wait` is in minutes; `stars` a mean in
    hundredths (100-500); `kept` of `words` things said about time were so."""

    score: ShiftScore
    services: tuple[Service, ...]
    minutes: int
    first_third: int | None
    last_third: int | None
    longest_wait: int
    stars: int
    kept: int
    words: int
