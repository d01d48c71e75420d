"""A scenario as it is played: frozen, complete and sound; nothing downstream checks it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from game.domain.condition import Condition

MOOD_MAX = 20
"""The customer's mood runs in whole notches from 0 (furious) to this (delighted)."""


class Channel(StrEnum):
    """How the customer reaches us."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    COUNTER = "counter"
    VISIT = "visit"


class Level(StrEnum):
    """The four levels of expectation, from the lowest rung to the highest."""

    ACCURACY = "accuracy"
    AVAILABILITY = "availability"
    PARTNERSHIP = "partnership"
    ADVICE = "advice"


class Kind(StrEnum):
    """Whether an expectation is about performance or about how one is treated."""

    LOGISTICAL = "logistical"
    EMOTIONAL = "emotional"


class Pronoun(StrEnum):
    """How the screens speak of the customer."""

    SHE = "she"
    HE = "he"
    THEY = "they"


@dataclass(frozen=True, slots=True)
class Customer:
    """The person on the other side. `mood` is 0-20 at the start; `patience` seconds per answer, None without end."""

    name: str
    about: str
    face: str
    pronoun: Pronoun
    mood: int
    patience: int | None
    person: str = ""
    """The same id in several scenarios: the same person, who remembers."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several customers who open alike and want different things. `text` is told in the debrief only;
    `patience` is this one's, None for the customer's own."""

    id: str
    text: str
    patience: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """Something the trainee can look up on the desk."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What this customer expects, on which level; `hidden` until something reveals it."""

    id: str
    text: str
    level: Level
    kind: Kind
    hidden: bool
    only: tuple[str, ...] = ()
    """The variants that have this expectation; empty for all."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the trainee may promise, and whether the company can keep it."""

    id: str
    text: str
    can_keep: bool


@dataclass(frozen=True, slots=True)
class Effects:
    """What a reply or a landed gesture does.

    `shows` are behaviour ids; `mood` is the change in notches, or None for the sum of what the behaviours move;
    `spends` is goodwill used. The other fields name flags, expectations and promises of the scenario.
    Within one step the order is: clears, sets; fails, meets, exceeds, reveals; promises, keeps, breaks.
    """

    shows: tuple[str, ...] = ()
    mood: int | None = None
    spends: int = 0
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    exceeds: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Where a reply leads if `when` holds *after* its effects; the last route of a reply has no `when`."""

    to: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """One wording of what the customer says; the first whose `when` holds is said."""

    text: str
    when: Condition | None = None


class Stage(StrEnum):
    """The stages of service recovery (MAMA), in the order in which they must come."""

    LISTEN = "listen"
    ACKNOWLEDGE = "acknowledge"
    AGREE = "agree"
    ACT = "act"

    @property
    def before(self) -> tuple["Stage", ...]:
        """The stages that must have been reached for this one to land."""
        return tuple(Stage)[: tuple(Stage).index(self)]


@dataclass(frozen=True, slots=True)
class Early:
    """What becomes of a reply that comes before the stages it needs: the same words, at the wrong time."""

    because: str
    routes: tuple[Route, ...]
    effects: Effects = field(default_factory=Effects)
    answers: tuple[Speech, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What the trainee may answer.

    `answers` is what she says back at once, before the next state's words (empty for nothing). `stage` is the stage
    of recovery it belongs to; with `early` it lands only after all the stages before that one, and until then its
    early side holds. `story` is how the customer retells it, where it is a wow.
    """

    id: str
    say: str
    because: str
    routes: tuple[Route, ...]
    effects: Effects = field(default_factory=Effects)
    when: Condition | None = None
    once: bool = False
    answers: tuple[Speech, ...] = ()
    stage: Stage | None = None
    early: Early | None = None
    story: str = ""


class Spot(StrEnum):
    """The part of the desk that a coach's note points at."""

    CUSTOMER = "customer"
    REPLIES = "replies"
    PAPERS = "papers"
    TRAY = "tray"
    MOOD = "mood"
    EXPECTATIONS = "expectations"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Guide:
    """A coach's note beside the desk, in a guided contact, and what it points at."""

    text: str
    at: Spot


@dataclass(frozen=True, slots=True)
class State:
    """A point at which the customer has spoken and the trainee may answer. `feels` is a word for the screen.

    `barb` says what her words are really about, where they hurt; empty where they do not.
    """

    id: str
    speeches: tuple[Speech, ...]
    feels: str
    replies: tuple[Reply, ...]
    barb: str = ""
    guide: Guide | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the wrap-up after the contact, answered by the trainee for the team. Its replies lead nowhere
    by themselves: after the last question the contact is over."""

    id: str
    ask: str
    answers: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What the customer will remember of this contact: if `when` holds at the end, and the ending is one of
    `endings` (empty for any)."""

    id: str
    text: str
    when: Condition | None = None
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gesture:
    """How a gesture of the tray fares in this scenario: the states it lands in (none: it never lands), when, and
    what the customer says then (`customer`) or where it falls flat (`flat`, empty for the tray's own words)."""

    id: str
    states: tuple[str, ...]
    when: Condition | None
    effects: Effects
    customer: str
    flat: str
    because: str
    story: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """A final state: the customer's last words, what happened afterwards, and the review she writes.

    `mood` (0-20) is how she feels once it has all played out, where that is not how the contact left her.
    """

    id: str
    customer: str
    text: str
    review: str
    feels: str = ""
    mood: int | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario. Mappings keep the author's order. `digest` identifies its content (64 hex digits) and
    `source` is the YAML text it was read from, kept so that old attempts can be replayed."""

    id: str
    title: str
    summary: str
    teaches: tuple[str, ...]
    channel: Channel
    difficulty: int
    minutes: int
    currency: str
    goodwill: int
    customer: Customer
    desk: tuple[Paper, ...]
    expectations: Mapping[str, Expectation]
    promises: Mapping[str, Promise]
    start: str
    states: Mapping[str, State]
    gestures: Mapping[str, Gesture]
    endings: Mapping[str, Ending]
    digest: str
    source: str
    variants: Mapping[str, Variant] = field(default_factory=dict)
    remembers: Mapping[str, str] = field(default_factory=dict)
    """Words she may remember from earlier contacts, and what stands on the desk then."""
    memory: Mapping[str, Trace] = field(default_factory=dict)
    wrap_up: tuple[Question, ...] = ()
