"""What comes next: a contact that trains what is weakest, and a goal that can be reached by the next meeting."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

from game.coaching.meeting.figures import overall, series
from game.coaching.meeting.model import Goal, Number, PillarTrend, Practice
from game.coaching.meeting.seen import Past
from game.coaching.played import Played
from game.coaching.recommend import Known, room
from game.domain.pillars import PILLARS, Pillar
from game.domain.score import FULL

USUAL_GAIN = 400
"""Hundredths: what is taken for a typical gain as long as there has been none to learn from."""

LEAST_STEP, LARGEST_STEP = 100, 500
"""Hundredths: a goal is at least a point away, so that it is one, and at most five, so that it can be reached."""

_CONTACTS = 3  # more contacts than this time, where scores say nothing yet


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal that somebody sets: what is measured and how much, in hundredths for scores."""

    id: str
    target: int


MEASURES = (*PILLARS, "overall", "contacts", "wows")
"""What a goal can be about."""


def practice(past: Past, weakest: Pillar | None, about: Mapping[str, Known]) -> Practice | None:
    """The contact, of those in `about` (in the order of the course), with most room for the team on its weakest pillar;
    of equals the one fewest have played, then the first. Without a weakest pillar the one fewest have played. None
    where there are no contacts.
    """
    if not about:
        return None
    pairs = {(one.played.contact, one.whose) for one in past.all}
    played = Counter(contact for contact, _ in pairs)
    if weakest is None:
        name = min(about, key=lambda one: played[one])
        return Practice(name, about[name].title, None, "Fewest of us have met this customer yet.")
    own = _of_those_present(past)
    name = min(about, key=lambda one: (-_room(own, one, weakest, about[one]), played[one]))
    reason = f"'{weakest.title}' is where we have most to gain, and this is the contact that trains it best now."
    return Practice(name, about[name].title, weakest, reason)


def goal(
    past: Past,
    numbers: Sequence[Number],
    trends: Sequence[PillarTrend],
    weakest: Pillar | None,
    wanted: Wanted | None,
) -> Goal:
    """The goal that was set; else half a typical gain on the weakest pillar (or overall); or a few contacts more, where
    no average can be shown.

    A typical gain is the middle one of those from a period to the next in the trend.
    """
    if wanted is not None:
        return _goal(wanted.id, _now(wanted.id, numbers, trends), wanted.target)
    scores = _scores(past, trends, weakest)
    if scores[-1] is None:
        contacts = next(one.value or 0 for one in numbers if one.id == "contacts")
        return _goal("contacts", contacts, contacts + _CONTACTS)
    gains = [new - old for old, new in pairwise(scores) if old is not None and new is not None and new > old]
    step = min(LARGEST_STEP, max(LEAST_STEP, round((median(gains) if gains else USUAL_GAIN) / 2)))
    target = -(-(scores[-1] + step) // 100) * 100  # a goal is a whole number, or nobody remembers it
    return _goal("overall" if weakest is None else weakest, scores[-1], min(FULL, target))


def _scores(past: Past, trends: Sequence[PillarTrend], weakest: Pillar | None) -> tuple[int | None, ...]:
    if weakest is None:
        return series(past, overall)
    return next(one.series for one in trends if one.pillar is weakest)


def _now(measure: str, numbers: Sequence[Number], trends: Sequence[PillarTrend]) -> int | None:
    known = {one.pillar.value: one.score for one in trends} | {one.id: one.value for one in numbers}
    return known[measure]


def _goal(measure: str, now: int | None, target: int) -> Goal:
    if measure == "contacts":
        return Goal(measure, now, target, False, f"{target} contacts together by our next meeting.")
    if measure == "wows":
        return Goal(measure, now, target, False, f"{target} wows by our next meeting.")
    name = "Overall" if measure == "overall" else Pillar(measure).title
    words = f"{name}: {target // 100} on average by our next meeting."
    return Goal(measure, now, target, True, words)


def _of_those_present(past: Past) -> list[list[Played]]:
    """The attempts of each person who played in the period."""
    own: dict[str, list[Played]] = {one.whose: [] for one in past.within(past.period)}
    for one in past.all:
        if one.whose in own:
            own[one.whose].append(one.played)
    return list(own.values())


def _room(own: Sequence[Sequence[Played]], contact: str, pillar: Pillar, about: Known) -> Fraction:
    """What these people have left to gain on a pillar at a contact, all together."""
    return sum((room(contact, pillar, many, about.moves) for many in own), Fraction(0))
