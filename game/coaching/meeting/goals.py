"""The next goal: one that can be reached by the next meeting, others to choose from, and what came of the last one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median

from game.coaching.meeting.figures import series
from game.coaching.meeting.model import COUNTED, MOST_COUNTED, Goal, LastGoal, Practice
from game.coaching.meeting.seen import OVERALL, Past, Tally, column_of
from game.domain.pillars import PILLARS, Pillar
from game.domain.score import FULL

USUAL_GAIN = 400
"""Hundredths: what is taken for a typical gain as long as there has been none to learn from."""

LEAST_STEP, LARGEST_STEP = 100, 500
"""Hundredths: a goal is at least a point away, so that it is one, and at most five, so that it can be reached."""

MEASURES = (*PILLARS, "overall", *COUNTED)
"""What a goal can be about, besides the contacts that are to be played."""

_CONTACTS = 3  # more contacts than this time, where scores say nothing yet
_NO_SCORE = 7000  # where to begin when nothing is known
_COLUMNS: Mapping[str, int] = {"overall": OVERALL, **{one.value: column_of(one) for one in PILLARS}}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal that somebody sets: what is measured and how much, in hundredths for scores."""

    id: str
    target: int


@dataclass(frozen=True, slots=True)
class Said:
    """A goal as it was set at an earlier meeting: the day, and what it was then (None where that was not shown)."""

    wanted: Wanted
    on: date
    was: int | None


def goals(past: Past, practice: Practice | None, titles: Mapping[str, str]) -> tuple[Goal, ...]:
    """One goal for each measure that could be the next one, with a number that can be reached.

    For scores half a typical gain, the typical one being the middle one of those from a period to the next in the
    trend.
    """
    scored = [_scored(past, name) for name in _COLUMNS]
    contacts, wows = past.now.contacts, past.now.wows_shown()
    counted = [
        Goal("contacts", "", contacts, contacts + _CONTACTS),
        Goal("wows", "", wows, (wows or 0) + 1),
    ]
    plays = [Goal(practice.contact, "", None, max(1, past.now.people))] if practice is not None else []
    return tuple(_named(one, titles) for one in (*scored, *counted, *plays))


def proposed(many: tuple[Goal, ...], weakest: Pillar | None) -> Goal:
    """The goal on the weakest pillar, else the overall one; a few contacts more where no average can be shown."""
    by_name = {one.id: one for one in many}
    goal = by_name[weakest.value if weakest is not None else "overall"]
    return goal if goal.now is not None else by_name["contacts"]


def set_goal(many: tuple[Goal, ...], wanted: Wanted, titles: Mapping[str, str]) -> Goal:
    """The goal that somebody has set."""
    known = next((one for one in many if one.id == wanted.id), Goal(wanted.id, "", None, 1))
    return replace(_named(known, titles), target=wanted.target, kept=True)


def next_goal(many: tuple[Goal, ...], goal: Goal) -> Goal:
    """The goal on the next measure, the first one after the last."""
    names = [one.id for one in many]
    return many[(names.index(goal.id) + 1) % len(many)] if goal.id in names else many[0]


def moved(goal: Goal, steps: int) -> Goal:
    """A goal that is so many steps higher or lower, as far as there is room."""
    target = goal.target + steps * goal.step
    return replace(goal, target=max(goal.step, min(goal.most, target)), kept=False)


def last_goal(past: Past, said: Said | None, titles: Mapping[str, str]) -> LastGoal | None:
    """What has come of a goal since it was set."""
    if said is None:
        return None
    name = said.wanted.id
    goal = Goal(name, "", _since(past, past.since, name), said.wanted.target, name in _COLUMNS, kept=True)
    return LastGoal(_named(goal, titles), said.on, said.was)


def possible(name: str, target: int) -> bool:
    """Whether a number can be the goal for a measure; `name` may be a contact."""
    if name in _COLUMNS:
        return 0 < target <= FULL and target % 100 == 0
    return 0 < target <= MOST_COUNTED


def _scored(past: Past, name: str) -> Goal:
    scores = series(past, _COLUMNS[name])
    now = scores[-1]
    if now is None:
        return Goal(name, "", None, _NO_SCORE, scored=True)
    gains = [new - old for old, new in pairwise(scores) if old is not None and new is not None and new > old]
    step = min(LARGEST_STEP, max(LEAST_STEP, round((median(gains) if gains else USUAL_GAIN) / 2)))
    target = -(-(now + step) // 100) * 100  # a goal is a whole number, or nobody remembers it
    return Goal(name, "", now, min(FULL, target), scored=True)


def _since(past: Past, tally: Tally, name: str) -> int | None:
    if name in _COLUMNS:
        return tally.mean(_COLUMNS[name])
    if name == "wows":
        return tally.wows_shown()
    return tally.contacts if name == "contacts" else len(past.players.get(name, ()))


def _named(goal: Goal, titles: Mapping[str, str]) -> Goal:
    if goal.id in PILLARS:
        what = Pillar(goal.id).title
    else:
        named = {"overall": "Overall", "contacts": "contacts together", "wows": "wows"}
        what = named.get(goal.id) or titles.get(goal.id, goal.id)
    return replace(goal, what=what)
