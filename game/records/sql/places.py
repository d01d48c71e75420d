"""Places on a board from the summary: the top, one's own with its neighbours, and ranks, by index or small cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game.records.board import FEWEST_RANKED, BoardQuery, Kind, Policy
from game.records.sql.driver import Driver
from game.records.sql.standing import Behind, Score, all_behind, columns_of


class Place(NamedTuple):
    """A place: the score it is ranked by, the player's number, and the cell where they stand."""

    score: int
    player: int
    cell: int

    @property
    def order(self) -> tuple[int, int]:
        """What the board is sorted by: equal scores in the order in which players became known."""
        return -self.score, self.player


class Person(NamedTuple):
    """Who stands at a place: id and chosen name, None where they may not be seen, and the name of the team."""

    id: str | None
    public: str | None
    team: str | None


class Shown(NamedTuple):
    """What a place shows: overall score and pillars, what stands behind them, and who."""

    scores: Sequence[Score]
    behind: Behind
    who: Person


@dataclass(frozen=True, slots=True)
class Found:
    """The places to show, the rank of each score among them (none where there are none), and what each shows."""

    top: Sequence[Place]
    mine: Sequence[Place]
    own: int | None
    ranks: Mapping[int, int]
    shown: Mapping[int, Shown]


class _Condition(NamedTuple):
    """A condition and the values for its question marks; the column that the board is ranked by stands as {0}."""

    where: str
    values: tuple[object, ...] = ()


class _Cell(NamedTuple):
    """A cell to read from; `players` is the condition for the places of it that the board shows."""

    id: int
    players: _Condition
    crowded: bool


_CELLS = "SELECT id, crowded FROM board_cells WHERE period = ? AND scope = ? AND clock IN "
_ME = "SELECT p.number, -t.team_id FROM board_players p JOIN trainees t ON t.id = p.trainee_id WHERE t.id = ?"
_MEMBERS = (
    "player IN (SELECT p.number FROM teams g JOIN trainees t ON t.team_id = g.id "
    "JOIN board_players p ON p.trainee_id = t.id WHERE g.name = ?)"
)
_OF_NO_TEAM = (
    "player IN (SELECT p.number FROM trainees t JOIN board_players p ON p.trainee_id = t.id WHERE t.team_id IS NULL)"
)
_PEOPLE = (
    "t.id, t.public, g.name",
    "LEFT JOIN board_players p ON p.number = s.player LEFT JOIN trainees t ON t.id = p.trainee_id "
    "LEFT JOIN teams g ON g.id = t.team_id",
)
_TEAMS = "NULL, NULL, g.name", "LEFT JOIN teams g ON g.id = -s.player"


def from_cells(driver: Driver, query: BoardQuery, scope: str, clocks: Sequence[int]) -> Found:
    """Read the places that `query` asks for; one person stands in only one of the cells of these kinds."""
    asked = _CELLS + ("(?)" if len(clocks) == 1 else "(?, ?)")
    cells = [
        _Cell(ident, _condition(query), bool(crowded))
        for ident, crowded in driver.rows(asked, (query.period, scope, *clocks))
    ]
    reader = _Reader(driver, cells, query, scope)
    first = reader.top(max(query.limit, FEWEST_RANKED))
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
    reader.show(mine)
    return Found(top, mine, own, ranks, reader.shown)


def ranks_in(in_order: Iterable[Place]) -> dict[int, int]:
    """The rank of each score among places from the top: equal scores share one, and the next leaves a gap."""
    ranks: dict[int, int] = {}
    for number, place in enumerate(in_order, 1):
        ranks.setdefault(place.score, number)
    return ranks


def shown_policy(query: BoardQuery) -> Policy:
    """By which policy the scores are shown: beside a gain, those that it has led to."""
    return Policy.LATEST if query.kind in (Kind.IMPROVEMENT, Kind.RECENT) else query.policy


class _Reader:
    """Reads places of some cells by one column."""

    def __init__(self, driver: Driver, cells: Sequence[_Cell], query: BoardQuery, scope: str) -> None:
        self.driver, self.cells, self.query = driver, cells, query
        self.policy = shown_policy(query)
        self.kind = "team" if query.kind is Kind.TEAMS else "scenario" if scope and ":" not in scope else "several"
        self.shown: dict[int, Shown] = {}

    def top(self, limit: int) -> list[Place]:
        """The first places of all, in one statement with all that they show."""
        if not self.cells:
            return []
        conditions = [_indexed(self.query, cell) for cell in self.cells]
        of_cells = tuple(one.where for one in conditions)
        values = [
            value for cell, one in zip(self.cells, conditions, strict=True) for value in (cell.id, *one.values, limit)
        ]
        return self._read(_top(self.query.column, of_cells, self.policy, self.kind == "team"), [*values, limit])

    def show(self, places: Iterable[Place]) -> None:
        """Read what other places show."""
        for place in places:
            statement = _at(self.query.column, self.policy, self.kind == "team")
            self._read(statement, [place.cell, place.player])

    def _read(self, statement: str, values: Sequence[object]) -> list[Place]:
        rows = self.driver.rows(statement, values)
        tells = all_behind([row[3] for row in rows], self.kind, self.policy)
        for (player, _, _, _, ident, public, team, *scores), behind in zip(rows, tells, strict=True):
            self.shown[player] = Shown(scores, behind, Person(ident, public, team))
        return [Place(score, player, cell) for player, score, cell, *_ in rows]

    def own(self) -> int | None:
        """The number of the one who asks, or of their team."""
        if self.query.me is None:
            return None
        found = self.driver.row(_ME, (self.query.me,))
        return None if found is None else found[1] if self.query.kind is Kind.TEAMS else found[0]

    def around(self, player: int) -> list[Place]:
        """A player's place between its neighbours; nothing where they have none."""
        mine = next((place for cell in self.cells for place in self._own_place(cell, player)), None)
        if mine is None:
            return []
        same = mine.score, mine.score, player
        # Equal is written as a range, or SQLite goes through the cell by player until the score happens to fit.
        above = self._nearest(
            (_Condition("{0} >= ? AND {0} <= ? AND player < ?", same), "{0}, player DESC"),
            (_Condition("{0} > ?", same[:1]), "{0}, player DESC"),
        )
        below = self._nearest(
            (_Condition("{0} >= ? AND {0} <= ? AND player > ?", same), "{0} DESC, player"),
            (_Condition("{0} < ?", same[:1]), "{0} DESC, player"),
        )
        before = [max(above, key=lambda one: one.order)] if above else []
        return [*before, mine, *([min(below, key=lambda one: one.order)] if below else [])]

    def ranks(self, player: int, around: Sequence[Place]) -> dict[int, int]:
        """The ranks of a player's score and of those beside it: only one of them is counted from the top."""
        mine = next((one.score for one in around if one.player == player), None)
        if mine is None:
            return {}
        ranks = {mine: 1 + self._count(_Condition("{0} > ?", (mine,)))}
        for score in {one.score for one in around} - {mine}:
            beside = max(score, mine)
            equal = self._count(_Condition("{0} >= ? AND {0} <= ?", (beside, beside)))
            ranks[score] = ranks[mine] + (equal if score < mine else -equal)
        return ranks

    def _count(self, those: _Condition) -> int:
        """How many places there are of these."""
        count = 0
        for cell in self.cells:
            shown = _indexed(self.query, cell)
            statement = _counting(self.query.column, f"{shown.where} AND {those.where}")
            count += self.driver.rows(statement, (cell.id, *shown.values, *those.values))[0][0]
        return count

    def _nearest(self, *ways: tuple[_Condition, str]) -> list[Place]:
        """The nearest place of each cell: among equals, or else beyond them."""
        found: list[Place] = []
        for cell in self.cells:
            shown = _indexed(self.query, cell)
            for those, order in ways:
                if one := self._first(cell, shown, those, order):
                    found += one
                    break
        return found

    def _own_place(self, cell: _Cell, player: int) -> list[Place]:
        return self._first(cell, cell.players, _Condition("player = ?", (player,)), "player")

    def _first(self, cell: _Cell, shown: _Condition, those: _Condition, order: str) -> list[Place]:
        statement = _picking(self.query.column, f"{shown.where} AND {those.where}", order)
        found = self.driver.row(statement, (cell.id, *shown.values, *those.values))
        return [] if found is None else [Place(found[1], found[0], cell.id)]


def _condition(query: BoardQuery) -> _Condition:
    """The condition for places on the board."""
    shown = f"{query.column} > 0" if query.column.endswith("gain") else f"{query.column} IS NOT NULL"
    if query.team is None:
        return _Condition(shown)
    members = f"{shown} AND {_MEMBERS if query.team else _OF_NO_TEAM}"
    return _Condition(members, (query.team,) if query.team else ())


def _indexed(query: BoardQuery, cell: _Cell) -> _Condition:
    """The same, so worded that the index of a crowded cell is used; for one team its members are looked up."""
    where, values = cell.players
    return _Condition(f"{where} AND crowded", values) if cell.crowded and query.team is None else cell.players


@lru_cache(maxsize=512)
def _top(column: str, of_cells: Sequence[str], policy: Policy, of_teams: bool) -> str:
    """The statement for the first places of some cells together, with all that they show."""
    each = " UNION ALL ".join(
        f"SELECT * FROM (SELECT cell, player, {column} AS score FROM standings WHERE cell = ? AND {where} "
        f"ORDER BY {column} DESC, player LIMIT ?) AS of_cell"
        for where in of_cells
    )
    # Joined from the left, so that nothing is gone through but what is shown; somebody may not be there to be seen.
    first = f"(SELECT * FROM ({each}) AS of_all ORDER BY score DESC, player LIMIT ?) AS f"
    columns, joined = _telling(policy, of_teams)
    return (
        f"SELECT f.player, f.score, f.cell, {columns} FROM {first} "
        f"LEFT JOIN standings s ON s.cell = f.cell AND s.player = f.player {joined} ORDER BY f.score DESC, f.player"
    )


@lru_cache(maxsize=256)
def _at(column: str, policy: Policy, of_teams: bool) -> str:
    """The statement for one place with all that it shows."""
    columns, joined = _telling(policy, of_teams)
    return (
        f"SELECT s.player, s.{column}, s.cell, {columns} FROM standings s {joined} WHERE s.cell = ? AND s.player = ?"
    )


def _telling(policy: Policy, of_teams: bool) -> tuple[str, str]:
    names, joined = _TEAMS if of_teams else _PEOPLE
    scores = ", ".join(f"s.{name}" for name in columns_of(policy))
    return f"s.state, {names}, {scores}", joined


@lru_cache(maxsize=512)
def _picking(column: str, where: str, order: str) -> str:
    where, order = where.format(column), order.format(column)
    return f"SELECT player, {column} FROM standings WHERE cell = ? AND {where} ORDER BY {order} LIMIT 1"


@lru_cache(maxsize=256)
def _counting(column: str, where: str) -> str:
    return f"SELECT count(*) FROM standings WHERE cell = ? AND {where.format(column)}"
