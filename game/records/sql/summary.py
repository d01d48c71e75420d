"""The summary that boards are read from, brought up to date in the transaction of each attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, select, text

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.board import periods
from game.records.sql import summary_rows
from game.records.sql.standing import COLUMNS, Fact, Part, Played, Score, Standing, Sums, TeamSums
from game.records.sql.summary_rows import (
    GROWN,
    MODULE,
    PUT,
    Key,
    crowd,
    do,
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
    VERSIONS,
)

_S = TypeVar("_S", Played, Sums)


# These statements run with every attempt: as text they cost a third of what building them does.
_WHO = text(
    "SELECT p.number, t.team_id, v.number FROM trainees t LEFT JOIN board_players p ON p.trainee_id = t.id "
    "LEFT JOIN board_versions v ON v.scenario_id = :scenario AND v.digest = :digest WHERE t.id = :trainee"
)


_MODULES = text("SELECT module FROM board_modules WHERE scenario_id = :scenario")


_FOUND = text(
    "SELECT c.period, c.scope, c.clock, c.id, c.players, c.crowded, s.state FROM board_cells c "
    "LEFT JOIN standings s ON s.cell = c.id AND s.player = CASE WHEN c.clock = 3 THEN :team ELSE :player END "
    "WHERE c.period IN :periods AND c.scope IN :scopes"
).bindparams(bindparam("periods", expanding=True), bindparam("scopes", expanding=True))


_REPLACE = (
    f"UPDATE standings SET {', '.join(f'{name} = ?' for name in COLUMNS)}, state = ? WHERE cell = ? AND player = ?"
)


_DROP = "DELETE FROM standings WHERE cell = ? AND player = ?"


def count_in(connection: Connection, row: Mapping[str, Any], ordinal: int) -> None:
    """Bring the summary up to date with the attempt of this row (see `attempt_to_row`), if it counts."""
    if not row["ranked"] or row["overall"] is None:
        return
    player, team, version = _numbers(connection, row["trainee_id"], row["scenario_id"], row["scenario_digest"])
    fact = Fact(ordinal, row["began"], version, bool(row["timed"]), _scores(row))
    modules = connection.execute(_MODULES, {"scenario": row["scenario_id"]}).scalars().all()
    wider = ["", *map(module_scope, modules)]
    own = _Own(
        connection, player, team, ["", *periods(codec.from_microseconds(fact.began))], [row["scenario_id"], *wider]
    )
    for period in own.periods:
        own.count(period, row["scenario_id"], wider, fact)
    own.write()


def best(connection: Connection, trainee_id: str) -> dict[str, int]:
    """The trainee's best overall score at each scenario."""
    rows = select(CELLS.c.scope, STANDINGS.c.best_overall).join_from(CELLS, STANDINGS, STANDINGS.c.cell == CELLS.c.id)
    mine = select(PLAYERS.c.number).where(PLAYERS.c.trainee_id == trainee_id).scalar_subquery()
    where = (CELLS.c.period == "") & CELLS.c.clock.in_((PURE, MIXED)) & (STANDINGS.c.player == mine)
    found = connection.execute(rows.where(where)).all()
    return {str(scope): int(score) for scope, score in found if scope and not scope.startswith(MODULE)}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell on record."""

    id: int
    players: int
    crowded: bool


class _Own:
    """The rows of one player and their team in some cells, and what becomes of them."""

    def __init__(
        self, connection: Connection, player: int, team: int | None, within: Sequence[str], scopes: Sequence[str]
    ) -> None:
        self.connection, self.player, self.team, self.periods = connection, player, team, within
        self.cells: dict[Key, _Cell] = {}
        self.before: dict[Key, str] = {}
        self.after: dict[Key, Standing | None] = {}
        wanted = {"player": player, "team": -(team or 0), "periods": list(within), "scopes": list(scopes)}
        for period, scope, clock, cell, players, crowded, state in connection.execute(_FOUND, wanted):
            key = (period, scope, clock)
            self.cells[key] = _Cell(cell, players, bool(crowded))
            if state is not None:
                self.before[key] = state

    def count(self, period: str, scenario: str, wider: Sequence[str], fact: Fact) -> None:
        """Count an attempt in one period."""
        before, after, timed = self._count_scenario((period, scenario), fact)
        for scope in wider:
            place = (period, scope)
            total, of_timed = self._views(place, Sums, fact)
            total = total or Sums()
            own = total.values() if total.scenarios else None
            total.change(before, after)
            if fact.timed and total.loose:
                of_timed = of_timed or Sums()
                of_timed.change(*timed)
            self._settle(place, total, of_timed)
            if scope == "" and self.team is not None:
                self._count_team(period, own, total.values())

    def _count_scenario(self, place: tuple[str, str], fact: Fact) -> tuple[Part | None, Part, tuple[Part | None, Part]]:
        """Count an attempt at its scenario; what this came to before and comes to now, and of its timed attempts."""
        everything, timed = self._views(place, Played, fact)
        before = everything.part() if everything else None
        everything = with_fact(everything, fact)
        after = everything.part()
        parts = before, after
        if fact.timed and everything.loose:
            known = timed.part() if timed else None
            timed = with_fact(timed, fact)
            parts = known, timed.part()
        self._settle(place, everything, timed)
        return before, after, parts

    def write(self) -> None:
        """Write what has changed."""
        new: list[tuple[Any, ...]] = []
        changed: list[tuple[Any, ...]] = []
        dropped: list[tuple[Any, ...]] = []
        grown: dict[Key, int] = {}
        for key, standing in self.after.items():
            there = key in self.before
            if standing is None and not there:
                continue
            cell = self.cells.get(key) or self._begin(key)
            player = -(self.team or 0) if key[2] == TEAMS_ONLY else self.player
            if standing is None:
                dropped.append((cell.id, player))
                grown[key] = -1
            elif not there:
                new.append((cell.id, player, cell.crowded, *written(standing)))
                grown[key] = 1
            elif cell.crowded:
                self._change(key, (cell.id, player), standing)
            else:
                changed.append((*written(standing), cell.id, player))
        counted = [(change, self.cells[key].id) for key, change in grown.items()]
        for statement, rows in ((PUT, new), (_REPLACE, changed), (_DROP, dropped), (GROWN, counted)):
            do(self.connection, statement, rows)
        for key, change in grown.items():
            cell = self.cells[key]
            if cell.players + change >= summary_rows.CROWD and not cell.crowded:
                crowd(self.connection, cell.id)

    def _views(self, place: tuple[str, str], kind: type[_S], fact: Fact) -> tuple[_S | None, _S | None]:
        """All attempts of before, and the timed ones where they are or will now be others than all."""
        pure, mixed, timed = (self.before.get((*place, clock)) for clock in (PURE, MIXED, TIMED))
        if pure is not None:
            return kind.read(pure), None if fact.timed else kind.read(pure)
        return (kind.read(mixed) if mixed else None), (kind.read(timed) if timed else None)

    def _settle(self, place: tuple[str, str], everything: Played | Sums, timed: Played | Sums | None) -> None:
        for clock, standing in kinds(everything, timed).items():
            self.after[(*place, clock)] = standing

    def _count_team(self, period: str, before: Sequence[Score] | None, after: Sequence[Score]) -> None:
        key = (period, "", TEAMS_ONLY)
        sums = TeamSums.read(self.before[key]) if key in self.before else TeamSums()
        sums.change(before, after)
        self.after[key] = sums

    def _begin(self, key: Key) -> _Cell:
        cell = _Cell(new_cell(self.connection, key), 0, crowded=False)
        self.cells[key] = cell
        return cell

    def _change(self, key: Key, at: tuple[int, int], standing: Standing) -> None:
        """Change only the columns that are others now: each that is named costs an index."""
        now = standing.values()
        before = _read(key, self.before[key]).values()
        others = [(name, new) for name, old, new in zip(COLUMNS, before, now, strict=True) if old != new]
        columns = "".join(f"{name} = ?, " for name, _ in others)
        statement = f"UPDATE standings SET {columns}state = ? WHERE cell = ? AND player = ?"
        do(self.connection, statement, [(*(new for _, new in others), standing.text(), *at)])


def _read(key: Key, state: str) -> Standing:
    if key[2] == TEAMS_ONLY:
        return TeamSums.read(state)
    return Sums.read(state) if key[1] == "" or key[1].startswith(MODULE) else Played.read(state)


def _numbers(connection: Connection, trainee: str, scenario: str, digest: str) -> tuple[int, int | None, int]:
    """The numbers of a player, their team, and a version (0 for no scenario); new ones are given."""
    found = connection.execute(_WHO, {"trainee": trainee, "scenario": scenario, "digest": digest}).one()
    player, team, version = found
    if player is None:
        player = numbered(connection, PLAYERS, {"trainee_id": trainee})
    if version is None and scenario:
        version = numbered(connection, VERSIONS, {"scenario_id": scenario, "digest": digest})
    return int(player), team, int(version or 0)


def _scores(row: Mapping[str, Any]) -> tuple[Score, ...]:
    return (row["overall"], *(row[f"{pillar}_score"] for pillar in PILLARS))
