"""First attempts, in the order in which they ended, by as few columns as ratings need."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from game.domain.attempt import Trainee
from game.records.board import COLLEAGUE
from game.records.rating_board import First
from game.records.sql.tables import ATTEMPTS, TEAMS, TRAINEES


def firsts(connection: Connection) -> Iterator[First]:
    """The first attempt of each trainee at each contact, where it was assessed: what was learned first is no first."""
    rows = connection.execute(
        select(ATTEMPTS.c.trainee_id, ATTEMPTS.c.scenario_id, ATTEMPTS.c.ranked, ATTEMPTS.c.overall).order_by(
            ATTEMPTS.c.ordinal
        )
    )
    people = _people(connection)
    seen: set[tuple[str, str]] = set()
    for who, scenario_id, ranked, overall in rows:
        if (who, scenario_id) in seen:
            continue
        seen.add((who, scenario_id))
        if ranked and overall is not None:
            yield First(who, people.get(who, Trainee("", COLLEAGUE)), scenario_id, overall)


def _people(connection: Connection) -> dict[str, Trainee]:
    whose = TRAINEES.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    rows = connection.execute(select(TRAINEES.c.id, TRAINEES.c.public, TEAMS.c.name).select_from(whose))
    return {who: Trainee(who, public, team or "") if public else Trainee("", COLLEAGUE) for who, public, team in rows}
