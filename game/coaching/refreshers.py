"""Refreshers at growing gaps (R7): when a contact that was played is worth playing again.

Each contact has a step on the list of gaps (1, 3, 7, 16 and 35 days unless the course says otherwise), as in Leitner's
boxes (So lernt man lernen, 1972). The first attempt at it puts it on the first step. After that

    on or after the day it is due   a success moves it one step on, a failure one step back
    before that day                 a success leaves its step alone, a failure moves it one step back

and the next day it is due is the day of this attempt plus the gap of its step. Only the first attempt on a day
counts: the rest of that day is practice, and massed practice tells little about what will be remembered. A success
is an overall score that passes, whether learning or assessed.

Why gaps, and why growing ones: Cepeda, Pashler, Vul, Wixted & Rohrer, "Distributed practice in verbal recall tasks",
Psychological Bulletin 132 (2006) 354-380; Landauer & Bjork, "Optimum rehearsal patterns and name learning" (1978).
Kang, Lindsey, Mozer & Pashler (Psychonomic Bulletin & Review 21, 2014) found growing gaps no better than equal ones
for one late test, but much better for how much is known in all the weeks between, which is what a desk needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from game.coaching.calendar import believable
from game.coaching.played import Played


@dataclass(frozen=True, slots=True)
class Refresher:
    """When a contact is worth playing again: from the day `due` on. `step` counts from 0 along the gaps; `played_on`
    is the day it was last played, and `succeeded` how that went on the first attempt of that day."""

    contact: str
    due: date
    step: int
    played_on: date
    succeeded: bool


def schedule(
    many: Sequence[Played], gaps: Sequence[int], pass_mark: int, now: datetime
) -> tuple[tuple[Refresher, ...], date]:
    """(every contact among these attempts with the day it is due, the earliest first; the day that counts as today).

    `many` are the trainee's attempts in the order they ended, all of them, because they tell which dates can be
    believed. `gaps` are in days and grow.
    """
    dates, today = believable([one.began for one in many], now)
    found: dict[str, Refresher] = {}
    for one, when in zip(many, dates, strict=True):
        found[one.contact] = _next(found.get(one.contact), one, _day(when), gaps, pass_mark)
    return tuple(sorted(found.values(), key=lambda one: (one.due, one.played_on, one.contact))), _day(today)


def due(refreshers: Sequence[Refresher], today: date) -> tuple[Refresher, ...]:
    """Those due today or earlier, in their order."""
    return tuple(one for one in refreshers if one.due <= today)


def _next(last: Refresher | None, one: Played, day: date, gaps: Sequence[int], pass_mark: int) -> Refresher:
    if last is not None and day <= last.played_on:
        return last
    succeeded = one.reaches(pass_mark)
    if last is None:
        step = 0
    elif not succeeded:
        step = max(0, last.step - 1)
    else:
        step = min(len(gaps) - 1, last.step + (1 if day >= last.due else 0))
    return Refresher(one.contact, day + timedelta(days=gaps[step]), step, day, succeeded)


def _day(when: datetime) -> date:
    return (when if when.tzinfo is None else when.astimezone(UTC)).date()
