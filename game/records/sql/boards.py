"""Reading a board: who stands where from the summary, by as few rows as possible."""

from dataclasses import replace

from sqlalchemy import Connection, bindparam, text

from game.domain.attempt import Trainee
from game.records import codec
from game.records.board import COLLEAGUE, Board, BoardQuery, Kind, Policy, Row, upper_half
from game.records.sql.places import Found, Place, from_cells
from game.records.sql.scan import from_attempts
from game.records.sql.standing import TeamSums, scores_by, told
from game.records.sql.summary_rows import module_scope
from game.records.sql.summary_tables import MIXED, PURE, TEAMS_ONLY, TIMED


def read_board(connection: Connection, query: BoardQuery) -> Board:
    """Read the board that `query` asks for; ValueError where a row is damaged."""
    if query.since is not None:
        found = from_attempts(connection, query)
    else:
        found = from_cells(connection, query, scope_of(query), _clocks(query))
    found = _without_its_end(found, query)
    make = _team_rows if query.kind is Kind.TEAMS else _rows
    rows = make(connection, query, found)
    return Board(query, rows[: len(found.top)], rows[len(found.top) :])


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


_NAMES = text(
    "SELECT p.number, t.id, t.public, g.name FROM board_players p JOIN trainees t ON t.id = p.trainee_id "
    "LEFT JOIN teams g ON g.id = t.team_id WHERE p.number IN :players"
).bindparams(bindparam("players", expanding=True))
_TEAM_NAMES = text("SELECT -id, name FROM teams WHERE id IN :teams").bindparams(bindparam("teams", expanding=True))
_VERSIONS = text("SELECT number, scenario_id, digest FROM board_versions")


def _rows(connection: Connection, query: BoardQuery, found: Found) -> tuple[Row, ...]:
    places = (*found.top, *found.mine)
    names = connection.execute(_NAMES, {"players": [place.player for place in places]}) if places else ()
    people = {row[0]: _person(query, *row[1:]) for row in names}
    older = _older(connection, query) if places else frozenset()
    return tuple(_row(query, place, found, people[place.player], older) for place in places)


def _row(query: BoardQuery, place: Place, found: Found, trainee: Trainee, older: frozenset[int]) -> Row:
    standing = found.standings[place.player]
    if isinstance(standing, TeamSums):
        raise ValueError("a team stands among people")
    rises = query.kind in (Kind.IMPROVEMENT, Kind.RECENT)
    policy = Policy.LATEST if rises else query.policy
    overall, *pillars = scores_by(standing, policy)
    tells = told(standing, policy)
    return Row(
        rank=found.ranks.get(place.score),
        trainee=trainee,
        overall=overall,
        pillars=tuple(pillars),
        scenarios=tells.scenarios,
        attempts=tells.attempts,
        when=codec.from_microseconds(tells.when),
        older_version=not older.isdisjoint(tells.versions),
        timed=tells.timed,
        mine=place.player == found.own,
        gain=place.score if rises else None,
    )


def _team_rows(connection: Connection, query: BoardQuery, found: Found) -> tuple[Row, ...]:
    places = (*found.top, *found.mine)
    wanted = {"teams": [-place.player for place in places]}
    names = {row[0]: row[1] for row in connection.execute(_TEAM_NAMES, wanted)} if places else {}
    return tuple(_team_row(query, place, found, str(names[place.player])) for place in places)


def _team_row(query: BoardQuery, place: Place, found: Found, name: str) -> Row:
    standing = found.standings[place.player]
    if not isinstance(standing, TeamSums):
        raise ValueError("a trainee stands among teams")
    overall, *pillars = scores_by(standing, query.policy)
    rank, mine = found.ranks.get(place.score), place.player == found.own
    told_of = Trainee("", name), overall, tuple(pillars), 0, 0, None, False, True, mine
    return Row(rank, *told_of, members=standing.members)


def _person(query: BoardQuery, ident: str, public: str, team: str | None) -> Trainee:
    """Whom a row shows: by the name they have chosen, or by nothing that tells who it is; oneself by one's own name."""
    if ident == query.me:
        return Trainee(ident, query.my_name or public or COLLEAGUE, team or "")
    return Trainee(ident, public, team or "") if public else Trainee("", COLLEAGUE)


def _older(connection: Connection, query: BoardQuery) -> frozenset[int]:
    """The versions of scenarios that are not those in use now."""
    if not query.current:
        return frozenset()
    rows = connection.execute(_VERSIONS)
    return frozenset(number for number, scenario, digest in rows if query.current.get(scenario, digest) != digest)
