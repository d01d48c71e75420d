"""The attempts as a meeting looks at them: added up as they are read, so that a great many need little room."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import fmean

from game.coaching.meeting.model import FEWEST_PEOPLE
from game.coaching.meeting.period import Period
from game.domain.pillars import PILLARS, Pillar
from game.records.glance import Glance

PERIODS = 6
"""How many periods a trend shows, this one included."""

OVERALL = 0
"""The column of the overall score; those of the pillars follow."""

Names = Callable[[str], str]
"""The name of a trainee (by id) as others may see it; empty for one who is hidden."""

Scores = tuple[int | None, ...]
"""Overall and the pillars, in hundredths; None where not assessed."""


def column_of(pillar: Pillar | None) -> int:
    """The column of a pillar's score, or of the overall one."""
    return OVERALL if pillar is None else 1 + PILLARS.index(pillar)


@dataclass(slots=True)
class Tally:
    """What was played in a stretch of time. `own` are the sums of each person's assessed scores: a number and a sum for
    each column."""

    contacts: int = 0
    wows: int = 0
    own: dict[str, list[int]] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people played."""
        return len(self.own)

    def add(self, one: Glance, scores: Scores) -> None:
        """Count an attempt in."""
        self.contacts += 1
        self.wows += one.wow
        sums = self.own.setdefault(one.trainee, [0] * 2 * len(scores))
        if one.ranked:
            for column, score in enumerate(scores):
                if score is not None:
                    sums[2 * column] += 1
                    sums[2 * column + 1] += score

    def mean(self, column: int) -> int | None:
        """The mean of people's means over assessed attempts, so that nobody weighs more for playing more; rounded half
        up. None where too few people were assessed."""
        at = 2 * column
        means = [sums[at + 1] / sums[at] for sums in self.own.values() if sums[at]]
        return int(fmean(means) + 0.5) if len(means) >= FEWEST_PEOPLE else None

    def wows_shown(self) -> int | None:
        """The count of wows; None where too few people played."""
        return self.wows if self.people >= FEWEST_PEOPLE else None


@dataclass(slots=True)
class Pair:
    """Somebody at a contact: the scores of the first assessed attempt and of the latest (None where there is none);
    whether these are two, and the latest began in the period."""

    first: Scores | None = None
    latest: Scores | None = None
    again: bool = False


@dataclass(slots=True)
class Past:
    """What is on record up to the end of a period: a tally for each of the latest periods and one since the last goal
    was set, everybody's pairs by contact, and which attempts of the period were first ones."""

    period: Period
    tallies: dict[Period, Tally]
    since: Tally
    pairs: dict[str, dict[str, Pair]] = field(default_factory=dict)
    firsts: list[Glance] = field(default_factory=list)
    players: dict[str, set[str]] = field(default_factory=dict)
    """By contact: who has played it since the last goal was set."""

    @property
    def now(self) -> Tally:
        """What was played in the period."""
        return self.tallies[self.period]

    def periods(self) -> list[Period]:
        """The latest periods, the oldest first."""
        return periods_of(self.period)


def periods_of(period: Period) -> list[Period]:
    """A period and those before it that a trend shows, the oldest first."""
    found = [period]
    while len(found) < PERIODS:
        found.append(found[-1].before)
    return found[::-1]


def seen(glances: Iterable[Glance], period: Period, since: int | None = None) -> Past:
    """Look at attempts once, each person's in the order in which they ended; what began after the period is left out.

    A first attempt is the first at a contact by this trainee on record, learning or assessed: later ones know the
    answers. `since` is when the last goal was set, in microseconds since 1970; None for never.
    """
    stretches = sorted(set(periods_of(period)), key=lambda one: one.first)
    result = Past(period, {one: Tally() for one in stretches}, Tally())
    starts, end = [one.start for one in stretches], period.end
    tallies = list(result.tallies.values())
    for one in glances:
        if one.began >= end or not one.honest:
            continue
        scores = (one.overall, *one.pillars)
        at = bisect_right(starts, one.began) - 1
        if at >= 0:
            tallies[at].add(one, scores)
        if since is not None and one.began >= since:
            result.since.add(one, scores)
            result.players.setdefault(one.scenario_id, set()).add(one.trainee)
        _pair(result, one, scores, inside=one.began >= starts[-1])
    return result


def _pair(past: Past, one: Glance, scores: Scores, inside: bool) -> None:
    contacts = past.pairs.setdefault(one.trainee, {})
    pair = contacts.get(one.scenario_id)
    if pair is None:
        pair = contacts[one.scenario_id] = Pair()
        if inside:
            past.firsts.append(one)
    if one.ranked:
        pair.again = inside and pair.first is not None
        pair.first, pair.latest = pair.first or scores, scores
