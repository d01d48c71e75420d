"""The summary that boards are read from, brought up to date in the transaction of each attempt."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, select

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.board import periods
from game.records.sql import summary_rows
from game.records.sql.driver import Driver
from game.records.sql.standing import COLUMNS, Fact, Part, Played, Score, Standing, Sums, TeamSums
from game.records.sql.summary_rows import (
    GROWN,
    MODULE,
    PUT,
    Key,
    Written,
    crowd,
    kinds,
    module_scope,
    new_cell,
    numbered,
    with_fact,
    written,
)
from game.records.sql.summary_tables import (
    CELLS,
    MIXED,
    PLAYERS,
    PURE,
    STANDINGS,
    TEAMS_ONLY,
    TIMED,
)

_S = TypeVar("_S", Played, Sums)


class Known(NamedTuple):
    """What is on record of an attempt before it is put there; numbers where they have been given."""

    attempt: int | None
    forgotten: int | None
    trainee: str | None
    player: int | None
    team: int | None
    version: int | None


_KNOWN = (
    "SELECT (SELECT ordinal FROM attempts WHERE id = ?), (SELECT 1 FROM forgotten WHERE hash = ?), "
    "t.id, p.number, t.team_id, v.number FROM (SELECT 1) AS one LEFT JOIN trainees t ON t.id = ? "
    "LEFT JOIN board_players p ON p.trainee_id = t.id "
    "LEFT JOIN board_versions v ON v.scenario_id = ? AND v.digest = ?"
)
_MODULES = "SELECT module FROM board_modules WHERE scenario_id = ?"
_DROP = "DELETE FROM standings WHERE cell = ? AND player = ?"


def known(driver: Driver, row: Mapping[str, Any], forgotten: str) -> Known:
    """Look up all that the attempt of this row (see `attempt_to_row`) needs; `forgotten` is what would be kept of its
    trainee's id if it were."""
    wanted = row["id"], forgotten, row["trainee_id"], row["scenario_id"], row["scenario_digest"]
    return Known._make(driver.rows(_KNOWN, wanted)[0])


def count_in(driver: Driver, row: Mapping[str, Any], ordinal: int, found: Known) -> None:
    """Bring the summary up to date with the attempt of this row, if it counts."""
    if not row["ranked"] or row["overall"] is None:
        return
    scenario = row["scenario_id"]
    player, version = _numbers(driver, row, found)
    fact = Fact(ordinal, row["began"], version, bool(row["timed"]), _scores(row))
    wider = ["", *(module_scope(module) for (module,) in driver.rows(_MODULES, (scenario,)))]
    own = _Own(driver, player, found.team, ["", *periods(codec.from_microseconds(fact.began))], [scenario, *wider])
    for period in own.periods:
        own.count(period, scenario, wider, fact)
    own.write()


def best(connection: Connection, trainee_id: str) -> dict[str, int]:
    """The trainee's best overall score at each scenario."""
    rows = select(CELLS.c.scope, STANDINGS.c.best_overall).join_from(CELLS, STANDINGS, STANDINGS.c.cell == CELLS.c.id)
    mine = select(PLAYERS.c.number).where(PLAYERS.c.trainee_id == trainee_id).scalar_subquery()
    where = (CELLS.c.period == "") & CELLS.c.clock.in_((PURE, MIXED)) & (STANDINGS.c.player == mine)
    found = connection.execute(rows.where(where)).all()
    return {str(scope): int(score) for scope, score in found if scope and not scope.startswith(MODULE)}


class _Cell(NamedTuple):
    """A cell on record."""

    id: int
    players: int
    crowded: bool


class _Own:
    """The rows of one player and their team in some cells, and what becomes of them."""

    def __init__(
        self, driver: Driver, player: int, team: int | None, within: Sequence[str], scopes: Sequence[str]
    ) -> None:
        self.driver, self.player, self.team, self.periods = driver, player, team, within
        self.cells: dict[Key, _Cell] = {}
        self.before: dict[Key, str] = {}
        self.after: dict[Key, Written | None] = {}
        for row in driver.rows(_finding(len(within), len(scopes)), (-(team or 0), player, *within, *scopes)):
            key, state = row[:3], row[6]
            self.cells[key] = _Cell._make(row[3:6])
            if state is not None:
                self.before[key] = state

    def count(self, period: str, scenario: str, wider: Sequence[str], fact: Fact) -> None:
        """Count an attempt in one period."""
        before, after, timed = self._count_scenario((period, scenario), fact)
        for scope in wider:
            place = (period, scope)
            total, of_timed = self._views(place, Sums, fact)
            own = total.values() if total and scope == "" else None
            total = total or Sums()
            total.change(before, after)
            if fact.timed and total.loose:
                of_timed = of_timed or Sums()
                of_timed.change(*timed)
            now = written(total)
            self._settle(place, total.loose, now, written(of_timed) if total.loose and of_timed else None)
            if scope == "" and self.team is not None:
                self._count_team(period, own, now[:-1])

    def _count_scenario(self, place: tuple[str, str], fact: Fact) -> tuple[Part | None, Part, tuple[Part | None, Part]]:
        """Count an attempt at its scenario; what this came to before and comes to now, and of its timed attempts."""
        everything, timed = self._views(place, Played, fact)
        before = everything.part() if everything else None
        everything = with_fact(everything, fact)
        after = everything.part()
        parts = before, after
        if fact.timed and everything.loose:
            known_part = timed.part() if timed else None
            timed = with_fact(timed, fact)
            parts = known_part, timed.part()
        of_timed = written(timed) if everything.loose and timed else None
        self._settle(place, everything.loose, (*after.values(), everything.text()), of_timed)
        return before, after, parts

    def write(self) -> None:
        """Write what has changed."""
        new: list[tuple[Any, ...]] = []
        dropped: list[tuple[int, int]] = []
        changed: dict[str, list[tuple[Any, ...]]] = {}
        grown: dict[Key, int] = {}
        for key, now in self.after.items():
            before = self.before.get(key)
            if before == (now and now[-1]):
                continue  # the state says all that the columns say
            cell = self.cells.get(key) or self._begin(key)
            player = -(self.team or 0) if key[2] == TEAMS_ONLY else self.player
            if now is None:
                dropped.append((cell.id, player))
                grown[key] = -1
            elif before is None:
                new.append((cell.id, player, bool(cell.crowded), *now))
                grown[key] = 1
            else:
                statement, values = _changing(key, before, now) if cell.crowded else (_REPLACE, now)
                changed.setdefault(statement, []).append((*values, cell.id, player))
        counted = [(change, self.cells[key].id) for key, change in grown.items()]
        for statement, rows in ((PUT, new), *changed.items(), (_DROP, dropped), (GROWN, counted)):
            self.driver.each(statement, rows)
        for key, change in grown.items():
            cell = self.cells[key]
            if cell.players + change >= summary_rows.CROWD and not cell.crowded:
                crowd(self.driver, cell.id)

    def _views(self, place: tuple[str, str], kind: type[_S], fact: Fact) -> tuple[_S | None, _S | None]:
        """All attempts of before, and the timed ones where they are or will now be others than all."""
        pure, mixed, timed = (self.before.get((*place, clock)) for clock in (PURE, MIXED, TIMED))
        if pure is not None:
            return kind.read(pure), None if fact.timed else kind.read(pure)
        return (kind.read(mixed) if mixed else None), (kind.read(timed) if timed else None)

    def _settle(self, place: tuple[str, str], loose: int, everything: Written, timed: Written | None) -> None:
        for clock, row in kinds(loose, everything, timed).items():
            self.after[(*place, clock)] = row

    def _count_team(self, period: str, before: Sequence[Score] | None, after: Sequence[Score]) -> None:
        key = (period, "", TEAMS_ONLY)
        sums = TeamSums.read(self.before[key]) if key in self.before else TeamSums()
        sums.change(before, after)
        self.after[key] = written(sums)

    def _begin(self, key: Key) -> _Cell:
        cell = _Cell(new_cell(self.driver, key), 0, crowded=False)
        self.cells[key] = cell
        return cell


@lru_cache(maxsize=32)
def _finding(within: int, scopes: int) -> str:
    """The statement for a player's rows, and their team's, in the cells of so many periods and scopes."""
    return (
        "SELECT c.period, c.scope, c.clock, c.id, c.players, c.crowded, s.state "
        "FROM board_cells c LEFT JOIN standings s ON s.cell = c.id AND s.player = "
        f"CASE WHEN c.clock = {TEAMS_ONLY} THEN ? ELSE ? END "
        f"WHERE c.period IN ({', '.join('?' * within)}) AND c.scope IN ({', '.join('?' * scopes)})"
    )


def _changing(key: Key, before: str, now: Written) -> tuple[str, list[Any]]:
    """Change only the columns that are others now: each that is named costs an index."""
    old = (*_read(key, before).values(), before)
    at = tuple([at for at, (was, one) in enumerate(zip(old, now, strict=True)) if was != one])
    return _change(at), [now[one] for one in at]


def _read(key: Key, state: str) -> Standing:
    if key[2] == TEAMS_ONLY:
        return TeamSums.read(state)
    return Sums.read(state) if key[1] == "" or key[1].startswith(MODULE) else Played.read(state)


@lru_cache(maxsize=256)
def _change(at: tuple[int, ...]) -> str:
    columns = ", ".join(f"{(*COLUMNS, 'state')[one]} = ?" for one in at)
    return f"UPDATE standings SET {columns} WHERE cell = ? AND player = ?"


_REPLACE = _change(tuple(range(len(COLUMNS) + 1)))


def _numbers(driver: Driver, row: Mapping[str, Any], found: Known) -> tuple[int, int]:
    """The numbers of a player and a version (0 for no scenario); new ones are given."""
    player, version, scenario = found.player, found.version, row["scenario_id"]
    if player is None:
        player = numbered(driver, "INSERT INTO board_players (trainee_id) VALUES (?)", row["trainee_id"])
    if version is None and scenario:
        insert = "INSERT INTO board_versions (scenario_id, digest) VALUES (?, ?)"
        version = numbered(driver, insert, scenario, row["scenario_digest"])
    return player, version or 0


def _scores(row: Mapping[str, Any]) -> tuple[Score, ...]:
    return (row["overall"], *(row[f"{pillar}_score"] for pillar in PILLARS))
