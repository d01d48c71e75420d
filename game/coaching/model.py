"""The debrief as values: everything the debrief screen, the terminal and a report show, and nothing else."""

from dataclasses import dataclass

from game.domain.action import Deed
from game.domain.moment import Line, Shown
from game.domain.rubric import Appraisal
from game.domain.scenario import Ending, Kind, Level, Stage
from game.domain.score import Fate, PillarScore, PromiseFate, Score, Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """One action that counted. `turn` counts from 1; `cost` is what it lost, in hundredths of the overall score,
    against the best that could have been done at that point (0: nothing better was on offer). `question` is that of
    the wrap-up which was answered, empty for all else; `early` says that a remedy came before its time."""

    turn: int
    deed: Deed
    before: str
    line: str
    said: tuple[str, ...]
    shown: tuple[Shown, ...]
    because: str
    mood_before: int
    mood_after: int
    landed: bool | None
    cost: int
    question: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A behaviour that moved a pillar: how often it was shown and the points it came to in all."""

    name: str
    times: int
    points: int


@dataclass(frozen=True, slots=True)
class PillarStory:
    """A pillar's score with what earned and what cost, largest first."""

    score: PillarScore
    earned: tuple[Item, ...]
    cost: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The better reply at the decision that cost most, and the lines that would have followed.

    `gain` is the difference in hundredths of the overall score, with the best play from there on in both cases.
    """

    turn: int
    said_instead: str
    say: str
    because: str
    shown: tuple[Shown, ...]
    lines: tuple[Line, ...]
    gain: int


@dataclass(frozen=True, slots=True)
class MissedGesture:
    """A gesture that was never used and would have landed just before the action of `turn`."""

    turn: int
    name: str
    customer: str
    because: str


@dataclass(frozen=True, slots=True)
class ExpectationStory:
    """An expectation, hidden or not, and what became of it."""

    text: str
    level: Level
    kind: Kind
    fate: Fate
    was_hidden: bool
    found: bool


@dataclass(frozen=True, slots=True)
class PromiseStory:
    """A promise that was made, and what became of it."""

    text: str
    fate: PromiseFate


@dataclass(frozen=True, slots=True)
class BarbStory:
    """Words that hurt, what they were about, and how the trainee took them (R4).

    `appraisal` is None where the answer showed none of the five; `breathed` says that a breath came first.
    """

    turn: int
    said: str
    about: str
    line: str
    appraisal: Appraisal | None
    breathed: bool


@dataclass(frozen=True, slots=True)
class StageStory:
    """A stage of service recovery (F4): the turn at which it was first reached, None for never, and the turn at
    which something of it was tried too early, None for never."""

    stage: Stage
    turn: int | None
    early: int | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """The whole debrief. `costliest` is None when no reply cost enough to be worth telling (see `whatif`)."""

    scenario_id: str
    title: str
    customer_name: str
    headline: str
    ending: Ending
    score: Score
    verdict: Verdict
    pillars: tuple[PillarStory, ...]
    decisions: tuple[Decision, ...]
    costliest: Alternative | None
    missed: tuple[MissedGesture, ...]
    expectations: tuple[ExpectationStory, ...]
    promises: tuple[PromiseStory, ...]
    principles: tuple[tuple[str, str, str], ...]
    """(id, name, text) of each principle that came up, in the order it did."""
    barbs: tuple[BarbStory, ...] = ()
    stages: tuple[StageStory, ...] = ()
    """Those that the contact had replies for, in their order; none where there was nothing to recover."""
    this_time: str = ""
    """Who the customer was this time, where she could have been somebody else."""
    other_times: tuple[str, ...] = ()
    """Who else she could have been."""
    will_remember: tuple[str, ...] = ()
    """What she takes with her to the next contact, in words."""
