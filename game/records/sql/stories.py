"""What customers remember of a trainee, and what they tell about one."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from game.domain.attempt import Trainee
from game.records import codec
from game.records.board import COLLEAGUE
from game.records.sql.rows import typed
from game.records.sql.tables import ATTEMPTS, SCENARIO_VERSIONS, SHARED_STORIES, TEAMS, TRAINEES
from game.records.story import Story


def remembered(connection: Connection, trainee_id: str, person: str) -> tuple[str, ...]:
    """What the latest attempt at each of this person's scenarios left, all together."""
    columns = ATTEMPTS.c.scenario_id, ATTEMPTS.c.leaves
    mine = (ATTEMPTS.c.trainee_id == trainee_id) & (ATTEMPTS.c.person == person)
    rows = connection.execute(select(*columns).where(mine).order_by(ATTEMPTS.c.ordinal)).all()
    latest = {str(scenario_id): codec.words_from_text(leaves) for scenario_id, leaves in rows}
    return tuple(sorted({word for words in latest.values() for word in words}))


def stories(connection: Connection, trainee_id: str | None, team: str | None) -> tuple[Story, ...]:
    """The stories of one trainee, or those of a team (None: of all) that may be shown; the newest first."""
    if trainee_id is not None:
        wanted = _select().where(ATTEMPTS.c.trainee_id == trainee_id)
    else:
        wanted = _select().where(SHARED_STORIES.c.attempt_id.is_not(None))
        if team is not None:
            wanted = wanted.where(TEAMS.c.name == team if team else TEAMS.c.name.is_(None))
    rows = connection.execute(wanted.order_by(ATTEMPTS.c.ordinal.desc())).mappings().all()
    return tuple(
        Story(
            playthrough=typed(row, "id", str),
            trainee=_whom(row, to_others=trainee_id is None),
            scenario_id=typed(row, "scenario_id", str),
            title=row["title"] or typed(row, "scenario_id", str),
            text=typed(row, "story", str),
            when=codec.from_microseconds(typed(row, "began", int)),
            shared=row["attempt_id"] is not None,
        )
        for row in map(dict, rows)
    )


def _whom(row: Mapping[str, Any], to_others: bool) -> Trainee:
    """Whom a story is about: for others by the name that was chosen for them, or by nothing that tells who it is."""
    team = row["team"] or ""
    if not to_others:
        return Trainee(typed(row, "trainee_id", str), typed(row, "name", str), team)
    public = typed(row, "public", str)
    return Trainee(typed(row, "trainee_id", str), public, team) if public else Trainee("", COLLEAGUE)


def share(connection: Connection, playthrough: str, shared: int | None) -> None:
    """Release a story at this moment, or take it back (None)."""
    connection.execute(delete(SHARED_STORIES).where(SHARED_STORIES.c.attempt_id == playthrough))
    if shared is not None and connection.execute(select(ATTEMPTS.c.id).where(ATTEMPTS.c.id == playthrough)).first():
        connection.execute(SHARED_STORIES.insert().values(attempt_id=playthrough, shared=shared))


def _select() -> Select[tuple[object, ...]]:
    whose = ATTEMPTS.join(TRAINEES, TRAINEES.c.id == ATTEMPTS.c.trainee_id)
    whose = whose.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    whose = whose.outerjoin(SCENARIO_VERSIONS, SCENARIO_VERSIONS.c.digest == ATTEMPTS.c.scenario_digest)
    whose = whose.outerjoin(SHARED_STORIES, SHARED_STORIES.c.attempt_id == ATTEMPTS.c.id)
    told = ATTEMPTS.c.id, ATTEMPTS.c.trainee_id, ATTEMPTS.c.scenario_id, ATTEMPTS.c.story, ATTEMPTS.c.began
    names = (
        TRAINEES.c.name,
        TRAINEES.c.public,
        TEAMS.c.name.label("team"),
        SCENARIO_VERSIONS.c.title,
        SHARED_STORIES.c.attempt_id,
    )
    return select(*told, *names).select_from(whose).where(ATTEMPTS.c.story != "")
