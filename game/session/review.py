"""The team meeting put together from the records, and any of its moments to be played on from by the room."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from game.domain.attempt import SEEDS, Start, Trainee
from game.domain.errors import ScenarioError, UsageError
from game.domain.names import clean_name
from game.session.coursework import Coursework
from game.session.texts import texts_as_played

if TYPE_CHECKING:
    from game.coaching.meeting.goals import Wanted
    from game.coaching.meeting.meeting import Goals
    from game.coaching.meeting.model import Goal, Meeting, Way
    from game.coaching.meeting.period import Period
    from game.coaching.recommend import Known
    from game.engine.prepared import Prepared
    from game.records.glance import Glance
    from game.session.session import Session
    from game.session.training import Training

T = TypeVar("T")
Progress = Callable[[int], None]
"""Told how many attempts have been looked at."""

_EVERY = 2000  # attempts between two tellings

ROOM = "The room"
"""Who plays on from a moment in a meeting: everybody there, and so nobody on record."""


def review(
    training: "Training",
    team: str | None,
    period: "Period",
    wanted: "Wanted | None" = None,
    progress: Progress = lambda count: None,
) -> "Meeting":
    """The meeting of a team ("" for those without one, None for everybody) about a period.

    `wanted` is the goal to propose instead of the one that was set today or would be reckoned. `progress` is told now
    and then how many attempts have been looked at. What cannot be read is said in the meeting's notes. Raises
    `ExtraMileError` where the records or the rubric cannot be read at all.
    """
    from game.coaching.meeting.meeting import House, meeting

    records, notes = training.keeper.records, list[str]()
    people = {one.id: one for one in records.trainees()}
    ids = None if team is None else [one.id for one in people.values() if one.team == team]
    house = House(
        names=lambda whose: records.consent(whose).public(people[whose].name) if whose in people else "",
        trails=lambda ids: _readable(records.trails(ids), "journals", notes),
        texts=lambda one: _texts(training, one, notes),
        about=_contacts(training, notes),
        titles={card.id: card.title for card in training.library.cards()},
    )
    _check(wanted, house.titles)
    kept = _kept_goals(training, team, period, wanted, notes)
    glances = _readable(_counted(records.glances(ids), progress), "attempts", notes)
    found = meeting(team, period, glances, records.stories(team=team), house, kept)
    return replace(found, notes=tuple(dict.fromkeys(notes)))


def keep_goal(training: "Training", meeting: "Meeting", goal: "Goal") -> None:
    """Remember a goal for the next meeting of this team. Raises `RecordsError` where it cannot be written, and
    `UsageError` where no goal can be like that."""
    from game.coaching.meeting.goals import possible
    from game.records.goals import Kept, keep_goal

    if not possible(goal.id, goal.target):
        raise UsageError(f"'{goal.aim}' cannot be a goal: choose another number.")
    keep_goal(training.folder, Kept(meeting.team, goal.id, goal.target, goal.now, training.clock.utc()))


def team_named(training: "Training", word: str | None) -> str | None:
    """The team that somebody means, as it is written in the records; "" and None stay what they are.

    Raises `UsageError`, naming those there are, for another, and `RecordsError` where the records cannot be read.
    """
    if not word:
        return word
    wanted = clean_name(word)
    teams = sorted({one.team for one in training.keeper.records.trainees() if one.team})
    alike = [one for one in teams if one.casefold() == wanted.casefold()]
    if not alike:
        there = f"There are: {', '.join(teams)}." if teams else "There is none on record yet."
        raise UsageError(f"There is no team '{wanted}'. {there}")
    return wanted if wanted in alike else alike[0]


def play_on(training: "Training", way: "Way") -> "Session":
    """A contact taken up again at a moment, by the room: to learn, with no clock, kept nowhere.

    Raises `ScenarioError` where its texts are not at hand any more.
    """
    import uuid

    from game.domain.action import Entry
    from game.domain.moment import Mode
    from game.session.session import Session

    prepared = texts_as_played(training, way.scenario_id, way.scenario_digest, way.rubric_digest)
    start = Start(
        playthrough=uuid.uuid4().hex,
        trainee=Trainee("", ROOM),
        scenario_id=way.scenario_id,
        scenario_digest=way.scenario_digest,
        rubric_digest=way.rubric_digest,
        seed=way.seed,
        mode=Mode.LEARN,
        timed=False,
        ranked=False,
        began=training.clock.utc(),
        opening=way.opening,
    )
    return Session(prepared, start, training.clock, None, tuple(map(Entry, way.actions)))


def play_story(training: "Training", attempt: str, scenario_title: str) -> "Session":
    """The moment before the wow of an attempt, come to by the best way and not by the trainee's own, by the room, kept
    nowhere. Raises `ScenarioError` where it or its texts are not at hand any more."""
    from random import SystemRandom

    from game.coaching.meeting.wow import before_wow

    trail = next(iter(training.keeper.records.trails([attempt])), None)
    way = None
    if trail is not None:
        prepared = texts_as_played(training, trail.scenario_id, trail.scenario_digest, trail.rubric_digest)
        way = before_wow(prepared, trail, SystemRandom().randrange(SEEDS))
    if way is None:
        raise ScenarioError(f"The moment of this story at '{scenario_title}' is not on record any more.")
    return play_on(training, way)


def play_whole(training: "Training", scenario_id: str) -> "Session":
    """A contact from its beginning, by the room, kept nowhere as in `play_on`. Raises `ScenarioError` where there is no
    such sound scenario."""
    from random import SystemRandom

    from game.coaching.meeting.model import Way

    prepared, seed = training.library.prepared(scenario_id), SystemRandom().randrange(SEEDS)
    digests = prepared.scenario.digest, prepared.rubric.digest
    return play_on(training, Way(scenario_id, *digests, seed, prepared.opening(seed), ()))


def _check(wanted: "Wanted | None", titles: Mapping[str, str]) -> None:
    from game.coaching.meeting.goals import MEASURES

    if wanted is not None and wanted.id not in MEASURES and wanted.id not in titles:
        raise UsageError(f"A goal cannot be about '{wanted.id}': choose {', '.join(MEASURES)}, or a contact's id.")


def _counted(glances: "Iterator[Glance | None]", progress: Progress) -> "Iterator[Glance | None]":
    for count, one in enumerate(glances, start=1):
        if count % _EVERY == 0:
            progress(count)
        yield one


def _readable(many: "Iterator[T | None]", what: str, notes: list[str]) -> "Iterator[T]":
    """What can be read; a note counts the rest."""
    damaged = 0
    for one in many:
        if one is None:
            damaged += 1
        else:
            yield one
    if damaged:
        notes.append(f"{damaged} of the {what} cannot be read and do not count here: verify the records.")


def _kept_goals(
    training: "Training", team: str | None, period: "Period", wanted: "Wanted | None", notes: list[str]
) -> "Goals":
    """The goal set today, if any, and the latest one before that which the period can tell of."""
    from game.coaching.meeting import goals
    from game.coaching.meeting.meeting import Goals
    from game.records.codec import to_microseconds
    from game.records.goals import load_goals

    kept, problem = load_goals(training.folder)
    if problem:
        notes.append(problem)
    today = training.clock.utc().date()
    own = [one for one in kept if one.team == team and goals.possible(one.measure, one.target)]
    if wanted is None and own and own[-1].when.date() == today:
        wanted = goals.Wanted(own[-1].measure, own[-1].target)
    before = [one for one in own if one.when.date() < today and one.when.date() <= period.last]
    if not before:
        return Goals(wanted)
    last = before[-1]
    said = goals.Said(goals.Wanted(last.measure, last.target), last.when.date(), last.was)
    return Goals(wanted, said, to_microseconds(last.when))


def _texts(training: "Training", one: "Glance", notes: list[str]) -> "Prepared | None":
    try:
        return texts_as_played(training, one.scenario_id, one.scenario_digest, one.rubric_digest)
    except ScenarioError as error:
        notes.append(str(error))
        return None


def _contacts(training: "Training", notes: list[str]) -> "Mapping[str, Known]":
    """The contacts to practise, in the order of the course; all there are where there is no sound course."""
    from game.coaching.recommend import known

    library = training.library
    try:
        names: Iterable[str] = Coursework(library, training.keeper).course.contacts
    except ScenarioError as error:
        notes.append(str(error))
        names = (card.id for card in library.cards())
    found = ((name, library.scenario(name)) for name in names)
    return {name: known(one, library.rubric) for name, one in found if one is not None}
