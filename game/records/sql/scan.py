"""Places on a board since any moment: the attempts themselves are read one by one, as no summary knows the moment."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.board import FEWEST_RANKED, BoardQuery
from game.records.sql.places import Found, Person, Place, Shown, ranks_in, shown_policy
from game.records.sql.standing import COLUMNS, Fact, Played, Sums, behind, scores_by
from game.records.sql.summary_tables import CELLS, MODULES, PLAYERS, VERSIONS
from game.records.sql.tables import ATTEMPTS, TEAMS, TRAINEES


def from_attempts(connection: Connection, query: BoardQuery) -> Found:
    """Read the places that `query` asks for, from the attempts begun since its moment."""
    played: dict[tuple[int, str], Played] = {}
    for player, scenario, version, ordinal, began, timed, *scores in connection.execute(_attempts(connection, query)):
        fact = Fact(ordinal, began, version, bool(timed), tuple(scores))
        if (one := played.get((player, scenario))) is None:
            played[(player, scenario)] = Played.begun(fact)
        else:
            one.add(fact)
    standings = _standings(played, single=query.scenario_id is not None)
    everybody = sorted(_places(query, standings), key=lambda one: one.order)
    own = None
    if query.me is not None:
        mine = select(PLAYERS.c.number).where(PLAYERS.c.trainee_id == query.me)
        own = connection.execute(mine).scalar_one_or_none()
    at = next((at for at, place in enumerate(everybody) if place.player == own), 0)
    beside = everybody[max(at - 1, query.limit) : at + 2] if at >= query.limit else []
    ranks = {} if query.team is not None and len(everybody) < FEWEST_RANKED else ranks_in(everybody)
    top = everybody[: query.limit]
    return Found(top, beside, own, ranks, _shown(connection, query, standings, [*top, *beside]))


def _shown(
    connection: Connection, query: BoardQuery, standings: Mapping[int, Played | Sums], places: Sequence[Place]
) -> dict[int, Shown]:
    policy = shown_policy(query)
    whose = PLAYERS.outerjoin(TRAINEES, TRAINEES.c.id == PLAYERS.c.trainee_id)
    whose = whose.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    people = select(PLAYERS.c.number, TRAINEES.c.id, TRAINEES.c.public, TEAMS.c.name).select_from(whose)
    found = connection.execute(people.where(PLAYERS.c.number.in_([place.player for place in places])))
    names = {number: Person(*who) for number, *who in found}
    return {
        one: Shown(scores_by(standings[one], policy), behind(standings[one], policy), names[one])
        for one in (place.player for place in places)
    }


def _attempts(connection: Connection, query: BoardQuery) -> Select[Any]:
    columns = [ATTEMPTS.c[name] for name in ("ordinal", "began", "timed", "overall", *(f"{p}_score" for p in PILLARS))]
    whose = ATTEMPTS.join(PLAYERS, PLAYERS.c.trainee_id == ATTEMPTS.c.trainee_id)
    version = (VERSIONS.c.scenario_id == ATTEMPTS.c.scenario_id) & (VERSIONS.c.digest == ATTEMPTS.c.scenario_digest)
    whose = whose.join(VERSIONS, version)
    since = codec.to_microseconds(query.since) if query.since else 0
    where = [ATTEMPTS.c.ranked, ATTEMPTS.c.overall.is_not(None), ATTEMPTS.c.began >= since]
    # All are named, so that the index by scenario and time is used for the board of all of them, too.
    where.append(ATTEMPTS.c.scenario_id.in_(_scenarios(connection, query)))
    if query.timed:
        where.append(ATTEMPTS.c.timed)
    if query.team is not None:
        whose = whose.join(TRAINEES, TRAINEES.c.id == ATTEMPTS.c.trainee_id)
        whose = whose.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
        where.append(TEAMS.c.name == query.team if query.team else TRAINEES.c.team_id.is_(None))
    return (
        select(PLAYERS.c.number, ATTEMPTS.c.scenario_id, VERSIONS.c.number, *columns).select_from(whose).where(*where)
    )


def _scenarios(connection: Connection, query: BoardQuery) -> list[str]:
    if query.scenario_id is not None:
        return [query.scenario_id]
    if query.module is not None:
        asked = select(MODULES.c.scenario_id).where(MODULES.c.module == query.module)
    else:
        asked = select(CELLS.c.scope).where(CELLS.c.period == "").distinct()
    return list(connection.execute(asked).scalars())


def _standings(played: Mapping[tuple[int, str], Played], single: bool) -> Mapping[int, Played | Sums]:
    if single:
        return {player: one for (player, _), one in played.items()}
    sums: dict[int, Sums] = {}
    for (player, _), one in played.items():
        sums.setdefault(player, Sums()).change(None, one.part())
    return sums


def _places(query: BoardQuery, standings: Mapping[int, Played | Sums]) -> Iterable[Place]:
    at = COLUMNS.index(query.column)
    gain = query.column.endswith("gain")
    for player, standing in standings.items():
        score = standing.values()[at]
        if score is not None and not (gain and score <= 0):
            yield Place(score, player, 0)
