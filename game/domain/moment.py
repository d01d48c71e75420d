"""All that is on the screen now, as one frozen value; the window, the terminal and the tests see nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from game.domain.pillars import Points
from game.domain.scenario import Channel, Ending, Guide, Kind, Level, Paper, Pronoun
from game.domain.score import Fate


class Mode(StrEnum):
    """The two ways to play."""

    LEARN = "learn"
    ASSESS = "assess"


class Face(StrEnum):
    """The eight expressions every face has, from the lowest mood to the highest."""

    FURIOUS = "furious"
    ANGRY = "angry"
    UPSET = "upset"
    WORRIED = "worried"
    NEUTRAL = "neutral"
    WARMING = "warming"
    PLEASED = "pleased"
    DELIGHTED = "delighted"


class Voice(StrEnum):
    """Who or what a line of the transcript comes from."""

    CUSTOMER = "customer"
    TRAINEE = "trainee"
    GESTURE = "gesture"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the conversation so far."""

    voice: Voice
    text: str


@dataclass(frozen=True, slots=True)
class ReplyOffer:
    """A reply on offer, numbered from 1 in the order shown (shuffled by the seed)."""

    number: int
    id: str
    say: str


@dataclass(frozen=True, slots=True)
class GestureOffer:
    """A gesture on the tray; `usable` is False once it has been used."""

    id: str
    name: str
    about: str
    icon: str
    cost: int
    usable: bool


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """An expectation the trainee knows of by now."""

    text: str
    level: Level
    kind: Kind
    fate: Fate


@dataclass(frozen=True, slots=True)
class Shown:
    """A behaviour that the last action showed, with what it is worth and the principle behind it."""

    behaviour: str
    name: str
    points: Points
    principle: str
    principle_name: str
    coach: str
    wow: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the last action did; screens show it at once in learn mode only."""

    shown: tuple[Shown, ...]
    because: str
    mood_change: int
    landed: bool | None
    """For a gesture: whether it landed. None for a reply or a lapse."""


@dataclass(frozen=True, slots=True)
class CustomerView:
    """The customer as she is now. `mood` is 0-20, `feels` one word or a few."""

    name: str
    about: str
    face: str
    pronoun: Pronoun
    expression: Face
    mood: int
    feels: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything a screen needs, after `turn` actions.

    `said` is what the customer has just said (one or two lines), `transcript` all that was said before and
    including it. `patience` is seconds per answer, None where no clock runs. `ending` is None while the contact
    goes on; then `replies` is empty and the playthrough accepts no more actions. Between the two there may be a
    wrap-up: `question` is what the team asks now, the replies are the answers, and the customer is gone.

    `can_breathe` says that her words hurt and a breath would help; once it is taken, `barb` says what they are
    really about. `guide` is the coach's note in a guided contact.
    """

    scenario_id: str
    title: str
    channel: Channel
    mode: Mode
    turn: int
    state: str
    customer: CustomerView
    said: tuple[str, ...]
    transcript: tuple[Line, ...]
    replies: tuple[ReplyOffer, ...]
    gestures: tuple[GestureOffer, ...]
    desk: tuple[Paper, ...]
    currency: str
    goodwill: int
    patience: int | None
    known: tuple[ExpectationView, ...]
    expectations_total: int
    promises: tuple[str, ...]
    feedback: Feedback | None
    wow: bool
    """True when the last action was the wow."""
    can_step_back: bool
    ending: Ending | None
    question: str = ""
    can_breathe: bool = False
    barb: str = ""
    guide: Guide | None = None
