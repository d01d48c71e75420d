"""The four numbers of a period, and the four pillars with their trend."""

from collections.abc import Sequence

from game.coaching.meeting.model import Number, PillarTrend
from game.coaching.meeting.seen import OVERALL, Past, column_of
from game.domain.pillars import PILLARS, Pillar


def numbers(past: Past) -> tuple[Number, ...]:
    """Contacts, people, the mean overall score, and wows."""
    now, then = past.now, past.tallies[past.period.before]
    return (
        Number("contacts", "contact" if now.contacts == 1 else "contacts", now.contacts, then.contacts),
        Number("people", "person played" if now.people == 1 else "people played", now.people, then.people),
        Number("overall", "average score", now.mean(OVERALL), then.mean(OVERALL), scored=True),
        Number("wows", "wow landed" if now.wows_shown() == 1 else "wows landed", now.wows_shown(), then.wows_shown()),
    )


def series(past: Past, column: int) -> tuple[int | None, ...]:
    """The mean in each of the latest periods, the oldest first."""
    return tuple(past.tallies[one].mean(column) for one in past.periods())


def pillars(past: Past) -> tuple[PillarTrend, ...]:
    """The four pillars in their order."""
    found = ((one, series(past, column_of(one))) for one in PILLARS)
    return tuple(PillarTrend(pillar, scores[-1], scores) for pillar, scores in found)


def ends(trends: Sequence[PillarTrend]) -> tuple[Pillar | None, Pillar | None]:
    """The strongest and the weakest pillar, of equals the first in the order of the pillars; twice None where fewer
    than two are known or all are level."""
    known = [(one.score, one.pillar) for one in trends if one.score is not None]
    if len({score for score, _ in known}) < 2:
        return None, None
    high, low = max(score for score, _ in known), min(score for score, _ in known)
    return next(one for score, one in known if score == high), next(one for score, one in known if score == low)
