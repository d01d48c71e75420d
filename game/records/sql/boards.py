"""Reading a board: who stands where from the summary, by as few rows as possible."""

from dataclasses import replace

from sqlalchemy import Connection

from game.domain.attempt import Trainee
from game.records import codec
from game.records.board import COLLEAGUE, Board, BoardQuery, Kind, Row, upper_half
from game.records.sql.driver import Driver
from game.records.sql.places import Found, Person, Place, from_cells
from game.records.sql.scan import from_attempts
from game.records.sql.summary_rows import module_scope
from game.records.sql.summary_tables import MIXED, PURE, TEAMS_ONLY, TIMED


def read_board(connection: Connection, query: BoardQuery) -> Board:
    """Read the board that `query` asks for; ValueError where a row is damaged."""
    if query.since is not None:
        found = from_attempts(connection, query)
    else:
        found = from_cells(Driver(connection), query, scope_of(query), _clocks(query))
    found = _without_its_end(found, query)
    places = (*found.top, *found.mine)
    if query.kind is Kind.TEAMS:
        rows = [_team_row(place, found) for place in places]
    else:
        older = _older(connection, query) if places else frozenset()
        rows = [_row(query, place, found, older) for place in places]
    return Board(query, tuple(rows[: len(found.top)]), tuple(rows[len(found.top) :]))


def _without_its_end(found: Found, query: BoardQuery) -> Found:
    """Where everybody would stand on the board, only the upper half does, and one's own place between its neighbours.

    A board of gains has no end to be ashamed of: whoever stands on it has risen.
    """
    top = found.top
    kept = upper_half(len(top))
    if query.kind not in (Kind.PEOPLE, Kind.TEAMS) or len(top) >= query.limit or kept == len(top):
        return found
    at = next((place for place, one in enumerate(top) if one.player == found.own), None)
    mine = () if at is None or at < kept else top[max(kept, at - 1) : at + 2]
    return replace(found, top=top[:kept], mine=mine)


def scope_of(query: BoardQuery) -> str:
    """The scope of the cells that a board is read from."""
    return module_scope(query.module) if query.module is not None else query.scenario_id or ""


def _clocks(query: BoardQuery) -> tuple[int, ...]:
    if query.kind is Kind.TEAMS:
        return (TEAMS_ONLY,)
    return (PURE, TIMED) if query.timed else (PURE, MIXED)


def _row(query: BoardQuery, place: Place, found: Found, older: frozenset[int]) -> Row:
    (overall, *pillars), tells, who = found.shown[place.player]
    return Row(
        rank=found.ranks.get(place.score),
        trainee=_person(query, who),
        overall=overall,
        pillars=tuple(pillars),
        scenarios=tells.scenarios,
        attempts=tells.attempts,
        when=codec.from_microseconds(tells.when),
        older_version=not older.isdisjoint(tells.versions),
        timed=tells.timed,
        mine=place.player == found.own,
        gain=place.score if query.kind in (Kind.IMPROVEMENT, Kind.RECENT) else None,
    )


def _team_row(place: Place, found: Found) -> Row:
    (overall, *pillars), tells, who = found.shown[place.player]
    rank, mine = found.ranks.get(place.score), place.player == found.own
    told_of = Trainee("", str(who.team)), overall, tuple(pillars), 0, 0, None, False, True, mine
    return Row(rank, *told_of, members=tells.members)


def _person(query: BoardQuery, who: Person) -> Trainee:
    """Whom a row shows: by the name they have chosen, or by nothing that tells who it is; oneself by one's own name."""
    if who.id is not None and who.id == query.me:
        return Trainee(who.id, query.my_name or who.public or COLLEAGUE, who.team or "")
    return Trainee(who.id, who.public, who.team or "") if who.id and who.public else Trainee("", COLLEAGUE)


def _older(connection: Connection, query: BoardQuery) -> frozenset[int]:
    """The versions of scenarios that are not those in use now."""
    if not query.current:
        return frozenset()
    rows = Driver(connection).rows("SELECT number, scenario_id, digest FROM board_versions")
    return frozenset(number for number, scenario, digest in rows if query.current.get(scenario, digest) != digest)
