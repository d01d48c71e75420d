"""The attempts as a meeting looks at them: little is kept of each, and the whole of those that count as first ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from game.coaching.meeting.period import Period
from game.coaching.played import Played, played
from game.domain.attempt import Attempt, Trainee

PERIODS = 6
"""How many periods a trend shows, this one included."""

Names = Callable[[Trainee], str]
"""The name of a trainee as others may see it; empty for one who is hidden."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One attempt: whose, what it came to, and whether it had a wow."""

    whose: str
    played: Played
    wow: bool


@dataclass(slots=True)
class Past:
    """What is on record up to the end of a period: the attempts, each person's in the order in which they ended, the
    public names, and the first attempts of the period whole."""

    period: Period
    all: list[Seen] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    firsts: list[Attempt] = field(default_factory=list)

    def within(self, period: Period) -> list[Seen]:
        """The attempts that began in a period."""
        return [one for one in self.all if period.has(one.played.began)]

    def periods(self) -> list[Period]:
        """The latest periods, the oldest first."""
        found = [self.period]
        while len(found) < PERIODS:
            found.append(found[-1].before)
        return found[::-1]


def seen(attempts: Iterable[Attempt], period: Period, names: Names) -> Past:
    """Look at attempts once, each person's in the order in which they ended; what began after the period is left out.

    A first attempt is the first at a contact by this trainee on record, learning or assessed: later ones know the
    answers.
    """
    result = Past(period)
    known: set[tuple[str, str]] = set()
    for one in attempts:
        start = one.start
        this = played(one)
        if this.began.date() > period.last or not this.honest:
            continue
        whose = (start.trainee.id, start.scenario_id)
        if whose not in known and period.has(this.began):
            result.firsts.append(one)
        known.add(whose)
        result.all.append(Seen(start.trainee.id, this, one.wow))
        if start.trainee.id not in result.names:
            result.names[start.trainee.id] = names(start.trainee)
    return result
