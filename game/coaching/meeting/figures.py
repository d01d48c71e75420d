"""The four numbers of a period, and the four pillars with their trend."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from game.coaching.meeting.model import FEWEST_PEOPLE, Number, PillarTrend
from game.coaching.meeting.seen import Past, Seen
from game.domain.pillars import PILLARS, Pillar

Score = Callable[[Seen], int | None]


def numbers(past: Past) -> tuple[Number, ...]:
    """Contacts, people, the mean overall score, and wows."""
    now, then = (past.within(one) for one in (past.period, past.period.before))
    return (
        Number("contacts", "contacts", len(now), len(then)),
        Number("people", "people played", people(now), people(then)),
        Number("overall", "average score", mean(now, overall), mean(then, overall), scored=True),
        Number("wows", "wows landed", _wows(now), _wows(then)),
    )


def people(many: Iterable[Seen]) -> int:
    """How many people these attempts are of."""
    return len({one.whose for one in many})


def mean(many: Iterable[Seen], score: Score) -> int | None:
    """The mean of people's means over assessed attempts, so that nobody weighs more for playing more; rounded half up.

    None where too few people were assessed.
    """
    own: defaultdict[str, list[int]] = defaultdict(list)
    for one in many:
        value = score(one)
        if one.played.assessed and value is not None:
            own[one.whose].append(value)
    if len(own) < FEWEST_PEOPLE:
        return None
    return int(fmean(fmean(scores) for scores in own.values()) + 0.5)


def overall(one: Seen) -> int | None:
    """The overall score of an attempt."""
    return one.played.overall


def on_pillar(pillar: Pillar) -> Score:
    """What reads the score of a pillar off an attempt."""
    at = PILLARS.index(pillar)
    return lambda one: one.played.pillars[at]


def series(past: Past, score: Score) -> tuple[int | None, ...]:
    """The mean in each of the latest periods, the oldest first."""
    return tuple(mean(past.within(one), score) for one in past.periods())


def pillars(past: Past) -> tuple[PillarTrend, ...]:
    """The four pillars in their order."""
    found = ((one, series(past, on_pillar(one))) for one in PILLARS)
    return tuple(PillarTrend(pillar, scores[-1], scores) for pillar, scores in found)


def ends(trends: Sequence[PillarTrend]) -> tuple[Pillar | None, Pillar | None]:
    """The strongest and the weakest pillar, of equals the first in the order of the pillars; twice None where fewer
    than two are known or all are level."""
    known = [(one.score, one.pillar) for one in trends if one.score is not None]
    if len({score for score, _ in known}) < 2:
        return None, None
    high, low = max(score for score, _ in known), min(score for score, _ in known)
    return next(one for score, one in known if score == high), next(one for score, one in known if score == low)


def _wows(many: Sequence[Seen]) -> int | None:
    return sum(one.wow for one in many) if people(many) >= FEWEST_PEOPLE else None
