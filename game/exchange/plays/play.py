"""What other tools are told of a finished play: the attempt, and every decision in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from game.domain.action import Deed
from game.domain.attempt import Attempt
from game.domain.pillars import Points


class Result(StrEnum):
    """What an assessed attempt came to, by the pass mark of the course; NONE for practice, and for a `failed` that
    has no place because the same trainee has passed the scenario before."""

    PASSED = "passed"
    FAILED = "failed"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply that a moment has, in the author's order: its id and what the trainee would say."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One action that counted.

    `number` counts from 1. `moment` is the state's id, or of a question of the wrap-up `+` and its id. `asked` is the
    first wording of the moment, the same in every play; `heard` what was really said before. `name` is the reply's or
    gesture's id and `said` its words. `choices` are all replies of the moment, `offered` the ids of those on offer
    this time and `best` those of them worth most. `cost` (replies only, else None) is what it lost against the best,
    in hundredths of the overall score. `points` are what it moved, per pillar. `at` is when it came, `took` how long
    after the action before, both in milliseconds.
    """

    number: int
    moment: str
    asked: str
    heard: str
    deed: Deed
    name: str
    said: str
    choices: tuple[Choice, ...]
    offered: tuple[str, ...]
    best: tuple[str, ...]
    behaviours: tuple[str, ...]
    points: Points
    mood_before: int
    mood_after: int
    landed: bool | None
    early: bool
    cost: int | None
    at: int
    took: int


@dataclass(frozen=True, slots=True)
class Play:
    """A finished play as others may see it.

    `name` and `team` are the trainee's public ones: the name that was agreed to, both empty for a hidden trainee.
    `title` is the scenario's. `number` says the how-many-eth assessed attempt of this trainee at this scenario it is,
    0 for practice. `after_pass` says that the trainee had passed the scenario before. `decisions` are None where the
    play cannot be replayed; `trouble` then says why.
    """

    attempt: Attempt
    name: str
    team: str
    title: str
    number: int
    result: Result
    after_pass: bool
    decisions: tuple[Decision, ...] | None
    trouble: str = ""

    @property
    def id(self) -> str:
        """The playthrough's id."""
        return self.attempt.start.playthrough

    @property
    def began(self) -> datetime:
        """When it began, in UTC."""
        return self.attempt.start.began.astimezone(UTC)

    @property
    def ended(self) -> datetime:
        """When it ended, in UTC."""
        return self.after(self.attempt.seconds)

    def after(self, seconds: float) -> datetime:
        """So many seconds after the beginning, in UTC."""
        try:
            return self.began + timedelta(seconds=seconds)
        except OverflowError:  # a clock was set to nonsense
            return self.began


def moment_of(when: datetime) -> str:
    """A moment in UTC as ISO 8601 with milliseconds: `2026-03-02T08:30:15.123Z`."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
