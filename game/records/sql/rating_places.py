"""Reading the board of ratings: the top, one's own place with its neighbours, and how hard the contacts are."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from game.domain.attempt import Trainee
from game.records.board import COLLEAGUE, upper_half
from game.records.rating import Rating
from game.records.rating_board import RatedRow, RatingBoard
from game.records.sql.driver import Driver

_ROWS = (
    "SELECT r.place, r.player, r.points, r.deviation, r.attempts, p.trainee_id, t.public, g.name FROM board_ratings r "
    "JOIN board_players p ON p.number = r.player LEFT JOIN trainees t ON t.id = p.trainee_id "
    "LEFT JOIN teams g ON g.id = t.team_id WHERE r.place IS NOT NULL AND "
)
_TOP = f"{_ROWS} true ORDER BY r.place DESC, r.player LIMIT ?"
_OF_TEAM = f"{_ROWS} t.public <> '' AND g.name = ? ORDER BY r.place DESC, r.player"
_OWN = f"{_ROWS} p.trainee_id = ?"
_AHEAD = (
    f"{_ROWS} r.place = ? AND r.player < ? ORDER BY r.player DESC LIMIT 1",
    f"{_ROWS} r.place > ? ORDER BY r.place, r.player DESC LIMIT 1",
)
_NEXT = (
    f"{_ROWS} r.place = ? AND r.player > ? ORDER BY r.player LIMIT 1",
    f"{_ROWS} r.place < ? ORDER BY r.place DESC, r.player LIMIT 1",
)
_BETTER = "SELECT count(*) FROM board_ratings WHERE place > ?"
_EQUAL = "SELECT count(*) FROM board_ratings WHERE place = ?"
_CONTACTS = "SELECT scenario_id, points, deviation, attempts FROM board_difficulties"


class _Place(NamedTuple):
    """A place as it is read; the id is None where that person may not be seen, and so are name and team."""

    place: int
    player: int
    points: float
    deviation: float
    attempts: int
    id: str | None
    public: str | None
    team: str | None


def read_board(connection: Connection, me: str | None, team: str | None, limit: int) -> RatingBoard:
    """The board of everybody, or of those of one team who let others see who they are."""
    driver = Driver(connection)
    rows, mine = _everybody(driver, me, limit) if team is None else _team(driver, me, team, limit)
    contacts = [(str(one), Rating(*figures)) for one, *figures in driver.rows(_CONTACTS)]
    return RatingBoard(rows, mine, tuple(sorted(contacts, key=lambda one: (-one[1].points, one[0]))))


def may_work_out(connection: Connection) -> bool:
    """Whether this user may read the attempts that ratings follow from: a trainee's login of a shared board may not."""
    if connection.dialect.name != "postgresql":
        return True
    return bool(Driver(connection).row("SELECT has_table_privilege('attempts', 'SELECT')")[0])


_Rows = tuple[RatedRow, ...]


def _everybody(driver: Driver, me: str | None, limit: int) -> tuple[_Rows, _Rows]:
    # Twice as many as are shown tell whether they are less than the upper half.
    top = [_Place._make(row) for row in driver.rows(_TOP, (2 * limit,))]
    shown = top[: min(limit, upper_half(len(top)))]
    found = None if me is None else driver.row(_OWN, (me,))
    own = None if found is None else _Place._make(found)
    beside = []
    if own is not None and own not in shown:
        around = (_beside(driver, _AHEAD, own), own, _beside(driver, _NEXT, own))
        beside = [one for one in around if one is not None and one not in shown]
    ranks = _ranks(top)
    if own is not None and beside:
        ranks |= _ranks_around(driver, own, {one.place for one in beside})
    return _rows(shown, ranks, me), _rows(beside, ranks, me)


def _ranks_around(driver: Driver, own: _Place, places: Collection[int]) -> dict[int, int]:
    """The ranks of one's own place and of those next to it: only one of them is counted from the top."""
    ranks = {own.place: 1 + driver.row(_BETTER, (own.place,))[0]}
    for place in set(places) - ranks.keys():
        equal = driver.row(_EQUAL, (max(place, own.place),))[0]
        ranks[place] = ranks[own.place] + (equal if place < own.place else -equal)
    return ranks


def _beside(driver: Driver, statements: tuple[str, str], own: _Place) -> _Place | None:
    """The neighbour on one side: of equal place, else of the next one."""
    found = driver.row(statements[0], (own.place, own.player)) or driver.row(statements[1], (own.place,))
    return None if found is None else _Place._make(found)


def _team(driver: Driver, me: str | None, team: str, limit: int) -> tuple[_Rows, _Rows]:
    everybody = [_Place._make(row) for row in driver.rows(_OF_TEAM, (team,))]
    ranks = _ranks(everybody)
    kept = min(limit, upper_half(len(everybody)))
    at = next((at for at, one in enumerate(everybody) if me is not None and one.id == me), None)
    beside = [] if at is None or at < kept else everybody[max(kept, at - 1) : at + 2]
    return _rows(everybody[:kept], ranks, me), _rows(beside, ranks, me)


def _ranks(places: Sequence[_Place]) -> dict[int, int]:
    """The ranks of places from the first on; equal ones share the best of theirs."""
    ranks: dict[int, int] = {}
    for rank, one in enumerate(places, start=1):
        ranks.setdefault(one.place, rank)
    return ranks


def _rows(places: Sequence[_Place], ranks: Mapping[int, int], me: str | None) -> _Rows:
    return tuple(
        RatedRow(
            ranks[one.place],
            Trainee(one.id, one.public, one.team or "") if one.id and one.public else Trainee("", COLLEAGUE),
            Rating(one.points, one.deviation, one.attempts),
            me is not None and one.id == me,
        )
        for one in places
    )
