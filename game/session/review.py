"""The team meeting put together from the records, and any of its moments to be played on from by the room."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from game.domain.attempt import SEEDS, Attempt, Start, Trainee
from game.domain.errors import ScenarioError, UsageError
from game.domain.names import clean_name
from game.session.coursework import Coursework
from game.session.texts import texts_as_played

if TYPE_CHECKING:
    from game.coaching.meeting.ahead import Wanted
    from game.coaching.meeting.model import Meeting, Way
    from game.coaching.meeting.period import Period
    from game.coaching.recommend import Known
    from game.engine.prepared import Prepared
    from game.session.session import Session
    from game.session.training import Training

ROOM = "The room"
"""Who plays on from a moment in a meeting: everybody there, and so nobody on record."""


def review(training: "Training", team: str | None, period: "Period", wanted: "Wanted | None" = None) -> "Meeting":
    """The meeting of a team ("" for those without one, None for everybody) about a period.

    What cannot be read is said in its notes. Raises `ExtraMileError` where the records or the rubric cannot be read at
    all.
    """
    from game.coaching.meeting.meeting import meeting

    records, notes = training.keeper.records, list[str]()
    stories = records.stories(team=team)
    found = meeting(
        team,
        period,
        _attempts(training, team, notes),
        stories,
        names=lambda trainee: records.consent(trainee.id).public(trainee.name),
        texts=lambda attempt: _texts(training, attempt, notes),
        about=_contacts(training, notes),
        titles={card.id: card.title for card in training.library.cards()},
        wanted=wanted,
    )
    return replace(found, notes=tuple(notes))


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


def play_whole(training: "Training", scenario_id: str) -> "Session":
    """A contact from its beginning, by the room, kept nowhere as in `play_on`. Raises `ScenarioError` where there is no
    such sound scenario."""
    from random import SystemRandom

    from game.coaching.meeting.model import Way

    prepared, seed = training.library.prepared(scenario_id), SystemRandom().randrange(SEEDS)
    digests = prepared.scenario.digest, prepared.rubric.digest
    return play_on(training, Way(scenario_id, *digests, seed, prepared.opening(seed), ()))


def _attempts(training: "Training", team: str | None, notes: list[str]) -> Iterator[Attempt]:
    """The attempts of a team, each person's in the order in which they ended; a note counts those not readable."""
    from game.records.store import Unreadable

    records, damaged = training.keeper.records, 0
    if team is None:
        streams = [records.stored()]
    else:
        streams = [records.stored(trainee_id=one.id) for one in records.trainees() if one.team == team]
    for one in chain.from_iterable(streams):
        if isinstance(one, Unreadable):
            damaged += 1
        else:
            yield one
    if damaged:
        notes.append(f"{damaged} of the attempts cannot be read and do not count here: verify the records.")


def _texts(training: "Training", attempt: Attempt, notes: list[str]) -> "Prepared | None":
    start = attempt.start
    try:
        return texts_as_played(training, start.scenario_id, start.scenario_digest, start.rubric_digest)
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
