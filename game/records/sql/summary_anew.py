"""The summary worked out anew from the attempts, as a whole or for one trainee, and compared with what is stored."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, text

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.board import periods
from game.records.sql import summary_rows
from game.records.sql.driver import Driver
from game.records.sql.standing import COLUMNS, Fact, Part, Played, Standing, Sums, TeamSums
from game.records.sql.summary_rows import (
    GROWN,
    PUT,
    Key,
    kinds,
    module_scope,
    new_cell,
    with_fact,
    written,
)
from game.records.sql.summary_tables import (
    CELLS,
    MIXED,
    MODULES,
    PLAYERS,
    PURE,
    STANDINGS,
    TEAMS_ONLY,
    TIMED,
    VERSIONS,
)
from game.records.sql.tables import ATTEMPTS, TRAINEES


def rebuild(connection: Connection) -> None:
    """Work the whole summary out anew from the attempts."""
    with _much_memory(connection):
        for table in (STANDINGS, CELLS):
            connection.execute(delete(table))
        for statement in _NUMBER_ALL:
            connection.execute(statement)
        cells: dict[Key, list[int]] = {}
        teams: dict[tuple[str, int], TeamSums] = {}
        for _, player, team, rows in _everybody(connection):
            _put(connection, [(_cell(connection, cells, key), player, standing) for key, standing in rows.items()])
            _count_member(teams, team, rows)
        _put_teams(connection, cells, teams)
        _count_cells(connection, cells)
        _crowd_all(connection)
    if connection.dialect.name == "postgresql":
        # Of tables that have just been filled the server knows nothing yet, and would read boards by the wrong index.
        connection.exec_driver_sql("ANALYZE board_players, board_cells, standings")


def differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield whose row (a trainee's name, or a team) and where each is missing, too many or wrong."""
    teams: dict[tuple[str, int], TeamSums] = {}
    seen: Counter[Key] = Counter()
    for some in _batches(_everybody(connection)):
        stored = _stored(connection, [player for _, player, _, _ in some])
        for name, player, team, expected in some:
            yield from _compared(name, {key: written(one) for key, one in expected.items()}, stored.get(player, {}))
            seen.update(expected.keys())
            _count_member(teams, team, expected)
    numbers = sorted({team for _, team in teams} | _teams(connection))
    of_teams = _stored(connection, [-team for team in numbers])
    for team in numbers:
        rows = {(period, "", TEAMS_ONLY): written(one) for (period, whose), one in teams.items() if whose == team}
        seen.update(rows.keys())
        yield from _compared("a team", rows, of_teams.get(-team, {}))
    for key, players, crowded in _counted(connection):
        if seen[key] != players or (players >= summary_rows.CROWD and not crowded):
            yield "everybody", _place(key)


def _batches(people: Iterator["_One"]) -> Iterator[list["_One"]]:
    while some := list(islice(people, _AT_ONCE)):
        yield some


def same_modules(connection: Connection, modules: Mapping[str, Iterable[str]]) -> bool:
    """Whether these are the modules that the summary was made for."""
    known = connection.execute(select(MODULES.c.scenario_id, MODULES.c.module)).all()
    return {(str(scenario), str(module)) for scenario, module in known} == _pairs(modules)


def use_modules(connection: Connection, modules: Mapping[str, Iterable[str]]) -> None:
    """Take these for the modules, by id with their scenarios, and work the summary out anew where they are others:
    an edit of the course is rare, and what a module came to before is no more."""
    if same_modules(connection, modules):
        return
    connection.execute(delete(MODULES))
    pairs = [{"scenario_id": scenario, "module": module} for scenario, module in sorted(_pairs(modules))]
    if pairs:
        connection.execute(MODULES.insert(), pairs)
    rebuild(connection)


def _pairs(modules: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    return {(scenario, module) for module, scenarios in modules.items() for scenario in scenarios}


def recount(connection: Connection, trainee_id: str, teams: Collection[int] = ()) -> None:
    """Work out anew what stands for one trainee; see `recount_all`."""
    recount_all(connection, (trainee_id,), teams)


def recount_all(connection: Connection, trainee_ids: Collection[str], teams: Collection[int] = ()) -> None:
    """Work out anew what stands for some trainees and their teams, after attempts were changed by anything but
    `count_in`; `teams` are the ids of others that are concerned, such as one that a trainee has left."""
    for statement in _NUMBER_ALL:
        connection.execute(statement)
    modules, versions, concerned = _modules(connection), _versions(connection), {*teams}
    cells: dict[Key, list[int]] = {}
    for trainee_id in trainee_ids:
        who = select(PLAYERS.c.number, TRAINEES.c.team_id).join_from(PLAYERS, TRAINEES)
        player, team = connection.execute(who.where(TRAINEES.c.id == trainee_id)).one()
        _clear(connection, player)
        rows = _expected(connection, trainee_id, modules, versions)
        _put(connection, [(_cell(connection, cells, key), player, one) for key, one in rows.items()])
        if team is not None:
            concerned.add(team)
    _count_cells(connection, cells)
    for one in sorted(concerned):
        _recount_team(connection, one)
    _crowd_all(connection)


def forget(connection: Connection, trainee_id: str) -> None:
    """Take a trainee off all boards, before the trainee is deleted; nothing where they never stood on one."""
    who = select(PLAYERS.c.number, TRAINEES.c.team_id).join_from(PLAYERS, TRAINEES)
    found = connection.execute(who.where(TRAINEES.c.id == trainee_id)).first()
    if found is None:
        return
    _clear(connection, found[0])
    connection.execute(delete(PLAYERS).where(PLAYERS.c.number == found[0]))
    if found[1] is not None:
        _recount_team(connection, found[1])


def _clear(connection: Connection, player: int) -> None:
    """Take all rows of a player, or of a team, out of their cells."""
    # By cell and player, for no index goes by player alone.
    every = select(CELLS.c.id).join_from(CELLS, STANDINGS, STANDINGS.c.cell == CELLS.c.id)
    held = connection.execute(every.where(STANDINGS.c.player == player)).scalars().all()
    Driver(connection).each(_DROP, [(cell, player) for cell in held])
    Driver(connection).each(GROWN, [(-1, cell) for cell in held])


def _cell(connection: Connection, cells: dict[Key, list[int]], key: Key) -> int:
    """The id of a cell, counting one more player in it for later; it is looked for, and begun where there is none."""
    if key not in cells:
        here = (CELLS.c.period == key[0]) & (CELLS.c.scope == key[1]) & (CELLS.c.clock == key[2])
        known = connection.execute(select(CELLS.c.id).where(here)).scalar_one_or_none()
        cells[key] = [new_cell(Driver(connection), key) if known is None else int(known), 0]
    cells[key][1] += 1
    return cells[key][0]


def _put(connection: Connection, rows: Iterable[tuple[int, int, Standing]]) -> None:
    Driver(connection).each(PUT, [(cell, player, False, *written(one)) for cell, player, one in rows])


def _crowd_all(connection: Connection) -> None:
    """Mark all rows of cells that have become crowded, and new rows of those that are."""
    connection.execute(CELLS.update().where(CELLS.c.players >= summary_rows.CROWD).values(crowded=True))
    crowded = select(CELLS.c.id).where(CELLS.c.crowded)
    unmarked = STANDINGS.c.cell.in_(crowded) & ~STANDINGS.c.crowded
    connection.execute(STANDINGS.update().where(unmarked).values(crowded=True))


def _count_cells(connection: Connection, cells: Mapping[Key, Sequence[int]]) -> None:
    Driver(connection).each(GROWN, [(players, cell) for cell, players in cells.values()])


def _put_teams(connection: Connection, cells: dict[Key, list[int]], teams: Mapping[tuple[str, int], TeamSums]) -> None:
    rows = [((period, "", TEAMS_ONLY), -team, sums) for (period, team), sums in teams.items()]
    _put(connection, [(_cell(connection, cells, key), team, sums) for key, team, sums in rows])


@contextmanager
def _much_memory(connection: Connection) -> Iterator[None]:
    """SQLite's usual two megabytes hold too little of a large summary: every row would wait for the disk."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql("PRAGMA cache_size = -262144")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {int(before)}")


def _recount_team(connection: Connection, team: int) -> None:
    """Work out a team anew from the rows of its members."""
    _clear(connection, -team)
    joined = TRAINEES.join(PLAYERS, PLAYERS.c.trainee_id == TRAINEES.c.id).join(CELLS, CELLS.c.scope == "")
    joined = joined.join(STANDINGS, (STANDINGS.c.cell == CELLS.c.id) & (STANDINGS.c.player == PLAYERS.c.number))
    where = (TRAINEES.c.team_id == team) & CELLS.c.clock.in_((PURE, MIXED))
    teams: dict[tuple[str, int], TeamSums] = {}
    columns = [STANDINGS.c[name] for name in COLUMNS]
    for period, *values in connection.execute(select(CELLS.c.period, *columns).select_from(joined).where(where)):
        teams.setdefault((period, team), TeamSums()).change(None, values)
    cells: dict[Key, list[int]] = {}
    _put_teams(connection, cells, teams)
    _count_cells(connection, cells)


_DROP = "DELETE FROM standings WHERE cell = ? AND player = ?"


_AT_ONCE = 200
"""So many people's rows are compared at once: the rows lie by cell, and each cell is looked into once for all."""

_Expected = dict[Key, Standing]
_One = tuple[str, int, int | None, _Expected]


def _everybody(connection: Connection) -> Iterator[_One]:
    """All trainees, by number: name, number (0 where there is none), team, and the rows that follow from their
    attempts."""
    modules, versions = _modules(connection), _versions(connection)
    people = select(TRAINEES.c.id, TRAINEES.c.name, TRAINEES.c.team_id, PLAYERS.c.number)
    people = people.join_from(TRAINEES, PLAYERS, PLAYERS.c.trainee_id == TRAINEES.c.id, isouter=True)
    for ident, name, team, player in connection.execute(people.order_by(PLAYERS.c.number, TRAINEES.c.id)).all():
        yield str(name), player or 0, team, _expected(connection, ident, modules, versions)


_OF_TRAINEE = select(
    ATTEMPTS.c.scenario_id,
    ATTEMPTS.c.scenario_digest,
    ATTEMPTS.c.ordinal,
    ATTEMPTS.c.began,
    ATTEMPTS.c.timed,
    ATTEMPTS.c.overall,
    *(ATTEMPTS.c[f"{pillar}_score"] for pillar in PILLARS),
).where(ATTEMPTS.c.trainee_id == bindparam("trainee"), ATTEMPTS.c.ranked, ATTEMPTS.c.overall.is_not(None))


_NUMBER_ALL = (
    text(
        "INSERT INTO board_players (trainee_id) SELECT t.id FROM trainees t WHERE NOT EXISTS "
        "(SELECT 1 FROM board_players p WHERE p.trainee_id = t.id) ORDER BY t.created, t.id"
    ),
    text(
        "INSERT INTO board_versions (scenario_id, digest) SELECT DISTINCT a.scenario_id, a.scenario_digest "
        "FROM attempts a WHERE NOT EXISTS (SELECT 1 FROM board_versions v WHERE v.scenario_id = a.scenario_id "
        "AND v.digest = a.scenario_digest)"
    ),
)
"""Give numbers to all players and versions that have none."""


def _expected(
    connection: Connection,
    trainee_id: str,
    modules: Mapping[str, Sequence[str]],
    versions: Mapping[tuple[str, str], int],
) -> _Expected:
    """The rows that follow from a trainee's attempts."""
    played: dict[tuple[str, str], Played] = {}
    timed_only: dict[tuple[str, str], list[Fact]] = {}
    for scenario, digest, ordinal, began, timed, *scores in connection.execute(_OF_TRAINEE, {"trainee": trainee_id}):
        fact = Fact(ordinal, began, versions.get((scenario, digest), -1), bool(timed), tuple(scores))
        for period in ("", *periods(codec.from_microseconds(began))):
            place = (period, scenario)
            played[place] = with_fact(played.get(place), fact)
            if timed:
                timed_only.setdefault(place, []).append(fact)
    return expected_rows(played, timed_only, modules)


def _count_member(teams: dict[tuple[str, int], TeamSums], team: int | None, rows: _Expected) -> None:
    for (period, scope, clock), standing in rows.items():
        if team is not None and scope == "" and clock != TIMED:
            teams.setdefault((period, team), TeamSums()).change(None, standing.values())


def expected_rows(
    played: Mapping[tuple[str, str], Played],
    timed_only: Mapping[tuple[str, str], Sequence[Fact]],
    modules: Mapping[str, Sequence[str]],
) -> _Expected:
    """The rows of a player from what was played, by period and scenario, and from the timed attempts among it."""
    rows: _Expected = {}
    parts: dict[tuple[str, str], list[tuple[Part, Part | None]]] = {}
    for (period, scenario), everything in played.items():
        part = everything.part()
        timed: Played | None = everything
        if everything.loose:
            timed = None
            for fact in timed_only.get((period, scenario), ()):
                timed = with_fact(timed, fact)
        _add_rows(rows, (period, scenario), everything, timed)
        both = part, (part if timed is everything else timed.part() if timed else None)
        for scope in ("", *map(module_scope, modules.get(scenario, ()))):
            parts.setdefault((period, scope), []).append(both)
    for place, many in parts.items():
        total = _sum(part for part, _ in many)
        of_timed_only = _sum(part for _, part in many if part is not None) if total.loose else total
        _add_rows(rows, place, total, of_timed_only if of_timed_only.scenarios else None)
    return rows


def _sum(parts: Iterable[Part]) -> Sums:
    sums = Sums()
    for part in parts:
        sums.change(None, part)
    return sums


def _add_rows(rows: _Expected, place: tuple[str, str], everything: Played | Sums, timed: Played | Sums | None) -> None:
    for clock, one in kinds(everything.loose, everything, timed).items():
        if one is not None:
            rows[(*place, clock)] = one


def _modules(connection: Connection) -> dict[str, list[str]]:
    modules: dict[str, list[str]] = {}
    for scenario, module in connection.execute(select(MODULES.c.scenario_id, MODULES.c.module)):
        modules.setdefault(str(scenario), []).append(str(module))
    return modules


def _versions(connection: Connection) -> dict[tuple[str, str], int]:
    rows = connection.execute(select(VERSIONS.c.scenario_id, VERSIONS.c.digest, VERSIONS.c.number))
    return {(str(scenario), str(digest)): int(number) for scenario, digest, number in rows}


def _stored(connection: Connection, players: Collection[int]) -> dict[int, dict[Key, tuple[Any, ...]]]:
    """The rows on record of some players; what lies between them is read, too, so they should be neighbours."""
    found: dict[int, dict[Key, tuple[Any, ...]]] = {player: {} for player in players}
    statement = (
        f"SELECT c.period, c.scope, c.clock, c.crowded, s.crowded, s.player, {', '.join(COLUMNS)}, s.state "
        "FROM board_cells c CROSS JOIN standings s WHERE s.cell = c.id AND s.player BETWEEN ? AND ?"
    )
    between = (min(players), max(players)) if players else (0, -1)
    for period, scope, clock, crowded, marked, player, *values in Driver(connection).rows(statement, between):
        if player in found:
            found[player][(period, scope, clock)] = tuple(values) if bool(crowded) == bool(marked) else ()
    return found


def _compared(
    name: str, expected: Mapping[Key, tuple[Any, ...]], stored: Mapping[Key, tuple[Any, ...]]
) -> Iterator[tuple[str, str]]:
    places = {
        _place(key): None for key in sorted(expected.keys() | stored.keys()) if expected.get(key) != stored.get(key)
    }
    for place in places:
        yield name, place


def _place(key: Key) -> str:
    scope = key[1] or "all contacts"
    return f"{scope} in {key[0]}" if key[0] else scope


def _teams(connection: Connection) -> set[int]:
    rows = connection.execute(select(STANDINGS.c.player).where(STANDINGS.c.player < 0).distinct())
    return {-int(one) for one in rows.scalars()}


def _counted(connection: Connection) -> Iterator[tuple[Key, int, bool]]:
    """The cells with the number of players they are said to have, where the rows agree; -1 where they do not."""
    rows = select(
        CELLS.c.period, CELLS.c.scope, CELLS.c.clock, CELLS.c.players, CELLS.c.crowded, func.count(STANDINGS.c.cell)
    )
    joined = rows.join_from(CELLS, STANDINGS, STANDINGS.c.cell == CELLS.c.id, isouter=True).group_by(CELLS.c.id)
    for period, scope, clock, players, crowded, count in connection.execute(joined):
        yield (period, scope, clock), players if players == count else -1, bool(crowded)
