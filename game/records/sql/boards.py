"""Reading a board: who stands where, by as few rows as possible, then the details of the rows shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, literal, or_, select

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.board import Board, BoardQuery, Policy, Row
from game.records.sql.rows import trainee_from_row, typed, whole_or_none
from game.records.sql.tables import ATTEMPTS, SUMMARY, TEAMS, TRAINEES

_Place = Mapping[str, Any]


def read_board(connection: Connection, query: BoardQuery) -> Board:
    """Read the board that `query` asks for; ValueError where a row is damaged."""
    counting = _counting_since(query) if query.since else _counting(query)
    places = _places(query, counting)
    indexed = query.scenario_id is not None and query.since is None
    found = _by_index(connection, query, places) if indexed else _by_scan(connection, query, places)
    details = _details(connection, counting, [place["trainee_id"] for place in (*found.top, *found.mine)])

    def rows(many: Iterable[_Place]) -> tuple[Row, ...]:
        return tuple(_row(query, one, found.ranks[one["overall"]], details[one["trainee_id"]]) for one in many)

    return Board(query, rows(found.top), rows(found.mine))


@dataclass(frozen=True, slots=True)
class _Found:
    """The places to show, and the rank of each score among them."""

    top: Sequence[_Place]
    mine: Sequence[_Place]
    ranks: Mapping[int, int]


def _counting(query: BoardQuery) -> Subquery:
    """The attempt that counts of each trainee and scenario, from the summary."""
    chosen = select(
        SUMMARY.c.trainee_id,
        SUMMARY.c.scenario_id,
        SUMMARY.c[f"{query.policy}_attempt"].label("attempt"),
        SUMMARY.c[f"{query.policy}_overall"].label("overall"),
        SUMMARY.c.attempts,
    )
    if query.scenario_id is not None:
        chosen = chosen.where(SUMMARY.c.scenario_id == query.scenario_id)
    return chosen.subquery("counting")


def _counting_since(query: BoardQuery) -> Subquery:
    """The same for a period, from the attempts themselves: the summary knows nothing of periods."""
    trainee = (ATTEMPTS.c.trainee_id, ATTEMPTS.c.scenario_id)
    order: Mapping[Policy, Sequence[ColumnElement[Any]]] = {
        Policy.FIRST: (ATTEMPTS.c.ordinal.asc(),),
        Policy.BEST: (ATTEMPTS.c.overall.desc(), ATTEMPTS.c.ordinal.asc()),
        Policy.LATEST: (ATTEMPTS.c.ordinal.desc(),),
    }
    since = codec.to_microseconds(query.since) if query.since else 0
    period = select(
        ATTEMPTS.c.trainee_id,
        ATTEMPTS.c.scenario_id,
        ATTEMPTS.c.ordinal.label("attempt"),
        ATTEMPTS.c.overall,
        func.count().over(partition_by=trainee).label("attempts"),
        func.row_number().over(partition_by=trainee, order_by=order[query.policy]).label("turn"),
    ).where(ATTEMPTS.c.ranked, ATTEMPTS.c.overall.is_not(None), ATTEMPTS.c.began >= since)
    if query.scenario_id is not None:
        period = period.where(ATTEMPTS.c.scenario_id == query.scenario_id)
    turns = period.subquery("turns")
    names = ("trainee_id", "scenario_id", "attempt", "overall", "attempts")
    return select(*(turns.c[name] for name in names)).where(turns.c.turn == 1).subquery("counting")


def _places(query: BoardQuery, counting: Subquery) -> Subquery:
    """Everybody who has a place on the board, with the score they are ranked by."""
    if query.scenario_id is not None:
        score, attempts = counting.c.overall, counting.c.attempts
        scores = select(counting.c.trainee_id, score, attempts, literal(1).label("scenarios")).subquery("scores")
    else:
        played, total = func.count(), func.sum(counting.c.overall)
        scores = (
            select(
                counting.c.trainee_id,
                # The mean in whole numbers, rounded half up: equal means are equal on every database.
                ((2 * total + played) // (2 * played)).label("overall"),
                func.sum(counting.c.attempts).label("attempts"),
                played.label("scenarios"),
            )
            .group_by(counting.c.trainee_id)
            .subquery("scores")
        )
    names = TRAINEES.c.name.label("trainee_name"), TEAMS.c.name.label("team_name")
    whose = scores.join(TRAINEES, TRAINEES.c.id == scores.c.trainee_id)
    whose = whose.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    places = select(scores, *names).select_from(whose)
    if query.team is not None:
        places = places.where(TEAMS.c.name == query.team if query.team else TRAINEES.c.team_id.is_(None))
    return places.subquery("places")


def _by_scan(connection: Connection, query: BoardQuery, places: Subquery) -> _Found:
    """Read everybody once: means and periods have no index, and working them out takes longer than reading them."""
    everybody = _all(connection, _in_order(places))
    top = everybody[: query.limit]
    at = next((at for at, place in enumerate(everybody) if place["trainee_id"] == query.me), 0)
    mine = everybody[max(at - 1, query.limit) : at + 2] if at >= query.limit else []
    return _Found(top, mine, _ranks(everybody))


def _by_index(connection: Connection, query: BoardQuery, places: Subquery) -> _Found:
    """Read the top of an index, and my place with its two neighbours where it is not there."""
    top = _all(connection, _in_order(places).limit(query.limit))
    ranks = _ranks(top)
    shown = {place["trainee_id"] for place in top}
    if query.me is None or query.me in shown:
        return _Found(top, [], ranks)
    mine = _all(connection, select(places).where(places.c.trainee_id == query.me))
    if mine:
        above = _in_order(places, upwards=True).where(_beside(places, mine[0], above=True)).limit(1)
        below = _in_order(places).where(_beside(places, mine[0], above=False)).limit(1)
        mine = [*_all(connection, above), *mine, *_all(connection, below)]
    for score in {typed(place, "overall", int) for place in mine} - ranks.keys():
        better = select(func.count()).select_from(places).where(places.c.overall > score)
        ranks[score] = 1 + connection.execute(better).scalar_one()
    return _Found(top, [place for place in mine if place["trainee_id"] not in shown], ranks)


def _in_order(places: Subquery, upwards: bool = False) -> Select[Any]:
    order = (places.c.overall.desc(), places.c.trainee_name.asc(), places.c.trainee_id.asc())
    back = (places.c.overall.asc(), places.c.trainee_name.desc(), places.c.trainee_id.desc())
    return select(places).order_by(*(back if upwards else order))


def _ranks(in_order: Iterable[_Place]) -> dict[int, int]:
    """The rank of each score among places from the top: equal scores share one, and the next leaves a gap."""
    ranks: dict[int, int] = {}
    for number, place in enumerate(in_order, 1):
        ranks.setdefault(typed(place, "overall", int), number)
    return ranks


def _beside(places: Subquery, mine: _Place, above: bool) -> ColumnElement[bool]:
    """Whether a place comes before (or after) mine in the order of the board."""
    compare: Callable[[ColumnElement[Any], Any], ColumnElement[bool]]
    compare = (lambda column, value: column < value) if above else (lambda column, value: column > value)
    score, name, ident = mine["overall"], mine["trainee_name"], mine["trainee_id"]
    better = places.c.overall > score if above else places.c.overall < score
    by_id = and_(places.c.trainee_name == name, compare(places.c.trainee_id, ident))
    return or_(better, and_(places.c.overall == score, or_(compare(places.c.trainee_name, name), by_id)))


def _details(connection: Connection, counting: Subquery, trainees: list[str]) -> dict[str, list[_Place]]:
    """The attempts that count of these trainees."""
    columns = [ATTEMPTS.c[f"{pillar}_score"] for pillar in PILLARS]
    columns += [ATTEMPTS.c.scenario_id, ATTEMPTS.c.scenario_digest, ATTEMPTS.c.began, ATTEMPTS.c.timed]
    # Two steps, for SQLite would otherwise go through the attempts of a period again for each row.
    which = select(counting.c.attempt).where(counting.c.trainee_id.in_(trainees))
    attempts = connection.execute(which).scalars().all()
    found = _all(connection, select(ATTEMPTS.c.trainee_id, *columns).where(ATTEMPTS.c.ordinal.in_(attempts)))
    details: dict[str, list[_Place]] = {}
    for one in found:
        details.setdefault(one["trainee_id"], []).append(one)
    return details


def _row(query: BoardQuery, place: _Place, rank: int, details: list[_Place]) -> Row:
    pillars = [[whole_or_none(one, f"{pillar}_score") for one in details] for pillar in PILLARS]
    return Row(
        rank=rank,
        trainee=trainee_from_row(place),
        overall=typed(place, "overall", int),
        pillars=tuple(_mean([score for score in scores if score is not None]) for scores in pillars),
        scenarios=int(place["scenarios"]),
        attempts=int(place["attempts"]),
        when=codec.from_microseconds(max(typed(one, "began", int) for one in details)),
        older_version=any(
            query.current.get(one["scenario_id"], one["scenario_digest"]) != one["scenario_digest"] for one in details
        ),
        timed=all(one["timed"] for one in details),
        mine=place["trainee_id"] == query.me,
    )


def _mean(scores: list[int]) -> int | None:
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None


def _all(connection: Connection, statement: Select[Any]) -> list[_Place]:
    return [dict(row) for row in connection.execute(statement).mappings()]
