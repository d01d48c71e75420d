"""A team meeting as frozen values: all that the slides, the page and the JSON show, and nothing about one person that
this person has not agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from game.coaching.meeting.period import Period
from game.domain.action import Action
from game.domain.moment import Moment
from game.domain.opening import Opening
from game.domain.pillars import Pillar, Points
from game.domain.score import FULL

FEWEST_ANSWERS = 4
"""Answers, each of somebody else, below which no bars are shown: with fewer one could guess whose they are."""

FEWEST_PEOPLE = 3
"""People below whom no average and no count of wows is shown, for the same reason."""

COUNTED = ("contacts", "wows")
"""What goals count that is no score."""

MOST_COUNTED = 999_999
"""The largest number that a goal can be."""


@dataclass(frozen=True, slots=True)
class Number:
    """One of the four numbers of a period, and what it was in the period before; None where it is not shown.

    `scored` says that both are scores in hundredths (0-10000).
    """

    id: str
    words: str
    value: int | None
    before: int | None
    scored: bool = False

    @property
    def change(self) -> int | None:
        """How much more than in the period before; None where one of the two is not known."""
        return None if self.value is None or self.before is None else self.value - self.before


@dataclass(frozen=True, slots=True)
class Improved:
    """Somebody, by public name, who went from `first` to `latest` (hundredths) on a pillar, or overall (None), as the
    mean over the contacts played again; `contact` names the contact where it was only one, else it is empty, and
    `plays` is its id where the room can play it."""

    name: str
    pillar: Pillar | None
    first: int
    latest: int
    contact: str
    plays: str = ""

    @property
    def gain(self) -> int:
        """How much that is, in hundredths; more than 0."""
        return self.latest - self.first


@dataclass(frozen=True, slots=True)
class PillarTrend:
    """A pillar's mean in the period (hundredths), and in each of the latest periods, the oldest first and this one
    last; None where too few people played, or none was assessed."""

    pillar: Pillar
    score: int | None
    series: tuple[int | None, ...]

    @property
    def change(self) -> int | None:
        """How much more than in the period before; None where one of the two is not known."""
        before = self.series[-2] if len(self.series) > 1 else None
        return None if self.score is None or before is None else self.score - before


@dataclass(frozen=True, slots=True)
class ReplyStory:
    """A reply that was on offer: how many chose it, and what it led to.

    `said` is what she said to it, `points` what it moved on the pillars, `cost` what it lost against the best reply in
    hundredths of the overall score (0: as good as any), `because` the coach's line, `shown` the names of behaviours.
    """

    number: int
    id: str
    say: str
    count: int
    said: tuple[str, ...]
    mood_before: int
    mood_after: int
    points: Points
    cost: int
    because: str
    shown: tuple[str, ...]

    @property
    def best(self) -> bool:
        """Whether nothing on offer was worth more."""
        return self.cost == 0


@dataclass(frozen=True, slots=True)
class Way:
    """How to come to a moment again: the versions of the texts, how the contact opens, and the actions up to it."""

    scenario_id: str
    scenario_digest: str
    rubric_digest: str
    seed: int
    opening: Opening
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The decision that split the team: the moment as it looked to most, and its replies in the order shown then.

    `answers` is how many people answered it, each counted once, at a first attempt; nobody is named.
    """

    moment: Moment
    way: Way
    answers: int
    replies: tuple[ReplyStory, ...]

    @property
    def title(self) -> str:
        """The scenario's title."""
        return self.moment.title


@dataclass(frozen=True, slots=True)
class Told:
    """A story that its trainee has released: about whom (the public name), at which contact, when, and the words.

    `attempt` is the id of the one it was told after, by which the room can come to the moment before it; it is shown
    nowhere.
    """

    name: str
    title: str
    on: date
    text: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """What to practise next: a contact, the pillar it trains (None where none stands out) and why, in a sentence."""

    contact: str
    title: str
    pillar: Pillar | None
    reason: str


@dataclass(frozen=True, slots=True)
class Goal:
    """What to reach together by the next meeting: what is measured (`id` is a pillar, `overall`, `contacts`, `wows`, or
    the id of a contact that so many people are to play), how that is called, where it stands (None where that is not
    shown) and where it shall be; scores are in hundredths. `kept` says that somebody has set it."""

    id: str
    what: str
    now: int | None
    target: int
    scored: bool = False
    kept: bool = False

    @property
    def aim(self) -> str:
        """What is to be reached, in a few words."""
        if self.scored:
            return f"{self.what}: {self.target // 100} on average"
        if self.id in COUNTED:
            return f"{self.target} {self.what if self.target != 1 else self.what.replace('s', '', 1)}"
        return f"{self.target} of us {'play' if self.target != 1 else 'plays'} '{self.what}'"

    @property
    def sentence(self) -> str:
        """The goal as a sentence."""
        return f"{self.aim} by our next meeting."

    @property
    def step(self) -> int:
        """The smallest change of it that is worth talking about."""
        return 100 if self.scored else 1

    @property
    def most(self) -> int:
        """The most it can be."""
        return FULL if self.scored else MOST_COUNTED


@dataclass(frozen=True, slots=True)
class LastGoal:
    """What was said last time and what has come of it: `on` the day, `goal.now` what it is since then (None where that
    is not shown), `was` what it was then."""

    goal: Goal
    on: date
    was: int | None

    @property
    def reached(self) -> bool | None:
        """Whether it was reached, as far as the figures shown say; None where none is shown."""
        goal = self.goal
        if goal.now is None:
            return None
        return (goal.now // 100 >= goal.target // 100) if goal.scored else goal.now >= goal.target


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything. `team` None stands for everybody on record. `splits` are the decisions that split the team, the one
    to talk about first, and `no_split` the sentence where none is shown. `examples` are moments of the team, one where
    a pillar went well and one where it did not. `goals` are those that could be set, `goal` the one that is proposed or
    set. `notes` are sentences about what could not be read."""

    team: str | None
    period: Period
    people: int
    numbers: tuple[Number, ...]
    improved: tuple[Improved, ...]
    pillars: tuple[PillarTrend, ...]
    strongest: Pillar | None
    weakest: Pillar | None
    examples: Mapping[Pillar, Way]
    splits: tuple[Split, ...]
    no_split: str
    stories: tuple[Told, ...]
    practice: Practice | None
    goal: Goal
    goals: tuple[Goal, ...]
    last: LastGoal | None = None
    notes: tuple[str, ...] = ()

    @property
    def split(self) -> Split | None:
        """The decision that split the team most."""
        return self.splits[0] if self.splits else None

    @property
    def trends(self) -> Mapping[Pillar, PillarTrend]:
        """The pillars by name."""
        return {one.pillar: one for one in self.pillars}
