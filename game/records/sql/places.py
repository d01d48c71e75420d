"""Places on a board from the summary: the top, one's own with its neighbours, and ranks, by index or small cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, TextClause, bindparam, text

from game.records.board import FEWEST_RANKED, BoardQuery, Kind
from game.records.sql.standing import Played, Standing, Sums, TeamSums


@dataclass(frozen=True, slots=True)
class Place:
    """A place: the score it is ranked by, the player's number, and the cell where they stand."""

    score: int
    player: int
    cell: int

    @property
    def order(self) -> tuple[int, int]:
        """What the board is sorted by: equal scores in the order in which players became known."""
        return -self.score, self.player


@dataclass(frozen=True, slots=True)
class Found:
    """The places to show, the rank of each score among them (none where there are none), and what stands behind."""

    top: Sequence[Place]
    mine: Sequence[Place]
    own: int | None
    ranks: Mapping[int, int]
    standings: Mapping[int, Standing]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell to read from, and the condition for the places that the board shows of it."""

    id: int
    where: str
    crowded: bool


_CELLS = text(
    "SELECT id, crowded FROM board_cells WHERE period = :period AND scope = :scope AND clock IN :clocks"
).bindparams(bindparam("clocks", expanding=True))
_STATES = text("SELECT player, state FROM standings WHERE cell IN :cells AND player IN :players").bindparams(
    bindparam("cells", expanding=True), bindparam("players", expanding=True)
)
_ME = text(
    "SELECT p.number, -t.team_id FROM board_players p JOIN trainees t ON t.id = p.trainee_id WHERE t.id = :trainee"
)
_MEMBERS = (
    "player IN (SELECT p.number FROM teams g JOIN trainees t ON t.team_id = g.id "
    "JOIN board_players p ON p.trainee_id = t.id WHERE g.name = :team)"
)
_MINE = "player = :player"
_OF_NO_TEAM = (
    "player IN (SELECT p.number FROM trainees t JOIN board_players p ON p.trainee_id = t.id WHERE t.team_id IS NULL)"
)


def from_cells(connection: Connection, query: BoardQuery, scope: str, clocks: Sequence[int]) -> Found:
    """Read the places that `query` asks for; one person stands in only one of the cells of these kinds."""
    wanted = {"period": query.period, "scope": scope, "clocks": list(clocks)}
    cells = [_Cell(ident, _condition(query), bool(crowded)) for ident, crowded in connection.execute(_CELLS, wanted)]
    reader = _Reader(connection, cells, query)
    most = max(query.limit, FEWEST_RANKED)
    first = reader.top(most)
    top, own = first[: query.limit], reader.own()
    ranks = ranks_in(first)
    mine: list[Place] = []
    if own is not None and all(one.player != own for one in top):
        mine = reader.around(own)
        ranks = reader.ranks(own, mine) | ranks
    shown = {one.player for one in top}
    mine = [one for one in mine if one.player not in shown]
    if query.team is not None and len(first) < FEWEST_RANKED:
        ranks = {}
    return Found(top, mine, own, ranks, reader.standings([*top, *mine], scope))


def ranks_in(in_order: Iterable[Place]) -> dict[int, int]:
    """The rank of each score among places from the top: equal scores share one, and the next leaves a gap."""
    ranks: dict[int, int] = {}
    for number, place in enumerate(in_order, 1):
        ranks.setdefault(place.score, number)
    return ranks


class _Reader:
    """Reads places of some cells by one column."""

    def __init__(self, connection: Connection, cells: Sequence[_Cell], query: BoardQuery) -> None:
        self.connection, self.cells, self.query = connection, cells, query

    def top(self, limit: int) -> list[Place]:
        """The first places of all."""
        found = [one for cell in self.cells for one in self._places(cell, "", "{0} DESC, player", limit)]
        return sorted(found, key=lambda one: one.order)[:limit]

    def own(self) -> int | None:
        """The number of the one who asks, or of their team."""
        if self.query.me is None:
            return None
        found = self.connection.execute(_ME, {"trainee": self.query.me}).first()
        return None if found is None else found[1] if self.query.kind is Kind.TEAMS else found[0]

    def around(self, player: int) -> list[Place]:
        """A player's place between its neighbours; nothing where they have none."""
        found = [one for cell in self.cells for one in self._places(cell, _MINE, "player", 1, player)]
        if not found:
            return []
        mine = found[0]
        above = self._nearest(
            mine,
            (
                ("{0} >= :score AND {0} <= :score AND player < :player", "{0}, player DESC"),
                ("{0} > :score", "{0}, player DESC"),
            ),
        )
        below = self._nearest(
            mine,
            (
                ("{0} >= :score AND {0} <= :score AND player > :player", "{0} DESC, player"),
                ("{0} < :score", "{0} DESC, player"),
            ),
        )
        parts = [
            *([max(above, key=lambda one: one.order)] if above else []),
            mine,
            *([min(below, key=lambda one: one.order)] if below else []),
        ]
        return parts

    def ranks(self, player: int, around: Sequence[Place]) -> dict[int, int]:
        """The ranks of a player's score and of those beside it: only one of them is counted from the top."""
        mine = next((one.score for one in around if one.player == player), None)
        if mine is None:
            return {}
        ranks = {mine: 1 + self._count("{0} > :low", mine, mine)}
        for score in {one.score for one in around} - {mine}:
            beside = max(score, mine)
            equal = self._count("{0} >= :low AND {0} <= :high", beside, beside)
            ranks[score] = ranks[mine] + (equal if score < mine else -equal)
        return ranks

    def _count(self, where: str, low: int, high: int) -> int:
        """How many places there are with a score between these."""
        given = {"low": low, **({"high": high} if ":high" in where else {}), **self._team()}
        counts = (
            self.connection.execute(
                _counting(self.query.column, f"{_indexed(self.query, cell)} AND {where}"), {"cell": cell.id, **given}
            )
            for cell in self.cells
        )
        return sum(int(one.scalar_one()) for one in counts)

    def standings(self, places: Sequence[Place], scope: str) -> dict[int, Standing]:
        """What stands behind each place."""
        if not places:
            return {}
        wanted = {"cells": [cell.id for cell in self.cells], "players": [one.player for one in places]}
        kind = TeamSums if self.query.kind is Kind.TEAMS else reader_of(scope)
        return {int(player): kind.read(state) for player, state in self.connection.execute(_STATES, wanted)}

    def _nearest(self, mine: Place, ways: Iterable[tuple[str, str]]) -> list[Place]:
        """The nearest place of each cell: among equals, or else beyond them."""
        found: list[Place] = []
        # Equal is written as a range, or SQLite goes through the cell by player until the score happens to fit.
        for cell in self.cells:
            for where, order in ways:
                one = self._places(cell, where, order, 1, mine.player, mine.score)
                found += one
                if one:
                    break
        return found

    def _places(self, cell: _Cell, where: str, order: str, limit: int, player: int = 0, score: int = 0) -> list[Place]:
        shown = cell.where if where == _MINE else _indexed(self.query, cell)
        statement = _picking(self.query.column, f"{shown}{where and ' AND '}{where}", order)
        given = {"cell": cell.id, "limit": limit, **self._team()}
        given |= {name: one for name, one in (("player", player), ("score", score)) if f":{name}" in where}
        return [Place(int(one[1]), int(one[0]), cell.id) for one in self.connection.execute(statement, given)]

    def _team(self) -> dict[str, str]:
        return {"team": self.query.team} if self.query.team else {}


def reader_of(scope: str) -> type[Played] | type[Sums]:
    """What rows of a scope are read as."""
    return Played if scope and ":" not in scope else Sums


def _condition(query: BoardQuery) -> str:
    """The condition for places on the board."""
    shown = f"{query.column} > 0" if query.column.endswith("gain") else f"{query.column} IS NOT NULL"
    if query.team is None:
        return shown
    return f"{shown} AND {_MEMBERS if query.team else _OF_NO_TEAM}"


def _indexed(query: BoardQuery, cell: _Cell) -> str:
    """The same, so worded that the index of a crowded cell is used; for one team its members are looked up."""
    return f"{cell.where} AND crowded" if cell.crowded and query.team is None else cell.where


@lru_cache(maxsize=512)
def _picking(column: str, where: str, order: str) -> TextClause:
    where, order = where.format(column), order.format(column)
    return text(f"SELECT player, {column} FROM standings WHERE cell = :cell AND {where} ORDER BY {order} LIMIT :limit")


@lru_cache(maxsize=256)
def _counting(column: str, where: str) -> TextClause:
    return text(f"SELECT count(*) FROM standings WHERE cell = :cell AND {where.format(column)}")
