"""Puts a meeting together from attempts: a pure function of what is on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.coaching.meeting.ahead import practice
from game.coaching.meeting.answers import Decision
from game.coaching.meeting.figures import ends, numbers, pillars
from game.coaching.meeting.goals import Said, Wanted, goals, last_goal, proposed, set_goal
from game.coaching.meeting.improved import improved
from game.coaching.meeting.model import Meeting, Told, Way
from game.coaching.meeting.period import Period
from game.coaching.meeting.seen import Names, seen
from game.coaching.meeting.split import Texts, Trails, decided, example, splits
from game.coaching.recommend import Known
from game.domain.pillars import Pillar
from game.records.board import COLLEAGUE
from game.records.glance import Glance
from game.records.story import Story


@dataclass(frozen=True, slots=True)
class House:
    """Whatever else is asked while a meeting is put together: names as others may see them, what was done in attempts,
    texts, the contacts that could be practised in the order of the course, and the titles of all."""

    names: Names
    trails: Trails
    texts: Texts
    about: Mapping[str, Known]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Goals:
    """The goal set for next time (None for none yet), and what was said last time and when (in microseconds since
    1970)."""

    wanted: Wanted | None = None
    said: Said | None = None
    since: int | None = None


def meeting(
    team: str | None,
    period: Period,
    glances: Iterable[Glance],
    stories: Sequence[Story],
    house: House,
    kept: Goals | None = None,
) -> Meeting:
    """The meeting of a team (None: of everybody) about a period.

    `glances` are all attempts of the team, each person's in the order in which they ended, `stories` those that were
    released, the newest first. Of what is wrong with the records nothing is said here: give the meeting `notes`
    afterwards.
    """
    kept = kept or Goals()
    past = seen(glances, period, kept.since)
    trends = pillars(past)
    strongest, weakest = ends(trends)
    found = decided(past.firsts, house.trails, house.texts)
    torn, no_split = splits(found)
    training = practice(past, weakest, house.about)
    choice = goals(past, training, house.titles)
    return Meeting(
        team=team,
        period=period,
        people=past.now.people,
        numbers=numbers(past),
        improved=improved(past, house.names, house.titles),
        pillars=trends,
        strongest=strongest,
        weakest=weakest,
        examples=_examples(found, strongest, weakest),
        splits=torn,
        no_split=no_split,
        stories=_told([one for one in stories if one.shared and period.has(one.when)]),
        practice=training,
        goal=set_goal(choice, kept.wanted, house.titles) if kept.wanted else proposed(choice, weakest),
        goals=choice,
        last=last_goal(past, kept.said, house.titles),
    )


def _examples(found: Sequence[Decision], strongest: Pillar | None, weakest: Pillar | None) -> dict[Pillar, Way]:
    asked = ((strongest, True), (weakest, False))
    ways = ((pillar, example(found, pillar, strong)) for pillar, strong in asked if pillar is not None)
    return {pillar: way for pillar, way in ways if way is not None}


def _told(stories: Sequence[Story]) -> tuple[Told, ...]:
    """Each story once, the newest first, about all of whom it is told; they bear the names that others may see."""
    alike: dict[tuple[str, str], list[Story]] = {}
    for one in stories:
        alike.setdefault((one.title, one.text), []).append(one)
    return tuple(
        Told(_together([one.trainee.name or COLLEAGUE for one in many]), title, many[0].when.date(), text,
             many[0].playthrough)
        for (title, text), many in alike.items()
    )  # fmt: skip


def _together(names: Sequence[str]) -> str:
    *others, last = sorted(set(names), key=lambda one: (one == COLLEAGUE, one.casefold()))
    return f"{', '.join(others)} and {last}" if others else last
