"""Puts a meeting together from attempts: a pure function of what is on record."""

from collections.abc import Iterable, Mapping, Sequence

from game.coaching.meeting.ahead import Wanted, goal, practice
from game.coaching.meeting.figures import ends, numbers, people, pillars
from game.coaching.meeting.improved import improved
from game.coaching.meeting.model import Meeting, Told
from game.coaching.meeting.period import Period
from game.coaching.meeting.seen import Names, seen
from game.coaching.meeting.split import Texts, split
from game.coaching.recommend import Known
from game.domain.attempt import Attempt
from game.records.board import COLLEAGUE
from game.records.story import Story


def meeting(
    team: str | None,
    period: Period,
    attempts: Iterable[Attempt],
    stories: Sequence[Story],
    *,
    names: Names,
    texts: Texts,
    about: Mapping[str, Known],
    titles: Mapping[str, str],
    wanted: Wanted | None = None,
) -> Meeting:
    """The meeting of a team (None: of everybody) about a period.

    `attempts` are all of the team, each person's in the order in which they ended, `stories` those that were released,
    the newest first. `about` are the contacts that could be practised, in the order of the course; `titles` those of
    all contacts. Of what is wrong with the records nothing is said here: give the meeting `notes` afterwards.
    """
    past = seen(attempts, period, names)
    now, trends = numbers(past), pillars(past)
    strongest, weakest = ends(trends)
    torn, no_split = split(past.firsts, texts)
    return Meeting(
        team=team,
        period=period,
        people=people(past.within(period)),
        numbers=now,
        improved=improved(past, titles),
        pillars=trends,
        strongest=strongest,
        weakest=weakest,
        split=torn,
        no_split=no_split,
        stories=tuple(_told(one, names) for one in stories if one.shared and period.has(one.when)),
        practice=practice(past, weakest, about),
        goal=goal(past, now, trends, weakest, wanted),
    )


def _told(story: Story, names: Names) -> Told:
    return Told(names(story.trainee) or COLLEAGUE, story.title, story.when.date(), story.text)
