"""Who a user of a shared board is: which trainee, and whether this user may send what others played."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, text

from game.domain.attempt import Trainee
from game.domain.errors import RecordsError
from game.domain.names import clean_name
from game.records.sql.records import SqlRecords
from game.records.store import Records


@dataclass(frozen=True, slots=True)
class Login:
    """A user of a board: the trainee that it is there (None: nobody), by which name others see them (empty: none), and
    whether it may send for others, as managers and the owner may. One that is nobody and may not `lacks` something, in
    a sentence; it may still read boards."""

    me: Trainee | None
    public: str = ""
    manages: bool = False
    lacks: str = ""

    def own(self, people: Collection[Trainee]) -> frozenset[str]:
        """The ids of those people on a computer who are this login's trainee.

        The same name and team as on the board, however they are spelt (capitals, spaces), or the same id. Where nobody
        is, a single one of that name counts whose team is missing here or there: they had not typed it yet.
        """
        me = self.me
        if me is None:
            return frozenset()
        named = [one for one in people if _alike(one.name, me.name)]
        exact = [one.id for one in named if _alike(one.team, me.team)]
        exact += [one.id for one in people if one.id == me.id]
        teamless = [one.id for one in named if not one.team or not me.team]
        return frozenset(exact or (teamless if len(teamless) == 1 else ()))


EVERYBODY = Login(None, manages=True)
"""Who stands before a file: nobody in particular, who may do anything."""

_NO_RIGHTS = (
    "has no rights for trainees, or those of an older version: whoever looks after it makes them with 'records roles "
    "--apply'."
)
_NOBODY = (
    "does not know which trainee this user is: ask whoever looks after it to say so with 'records enrol'."
)
_RIGHTS = text(
    "SELECT has_column_privilege('submissions', 'login', 'INSERT'), to_regprocedure('extra_mile_me()') IS NOT NULL"
)
_ME = text("SELECT id, name, team, public FROM extra_mile_me()")
_WHOEVER = text(  # the same, for those who may read it all
    "SELECT t.id, t.name, coalesce(g.name, ''), t.public FROM logins AS l JOIN trainees AS t ON t.id = l.trainee_id "
    "LEFT JOIN teams AS g ON g.id = t.team_id WHERE l.login = current_user"
)


def login_of(board: Records) -> Login:
    """Who this user of the board is. Raises RecordsError."""
    assert isinstance(board, SqlRecords)
    with board.database.reading() as connection:
        if connection.dialect.name != "postgresql":
            return EVERYBODY
        manages, has_roles = connection.execute(_RIGHTS).one()
        if not manages and not has_roles:
            return Login(None, lacks=f"The board {board.database.shown} {_NO_RIGHTS}")
        row = connection.execute(_WHOEVER if manages else _ME).first()
    if row is not None:
        return Login(Trainee(*row[:3]), str(row[3]), bool(manages))
    return EVERYBODY if manages else Login(None, lacks=f"The board {board.database.shown} {_NOBODY}")


def somebody_on(board: Records) -> Login:
    """The same, where it must be somebody: RecordsError for one that is no trainee and may not send for others."""
    login = login_of(board)
    if login.lacks:
        raise RecordsError(login.lacks)
    return login


def me_on(board: Records) -> Trainee | None:
    """The trainee that this user of the board is, by the name that others see (empty where hidden) and with the team
    there; None for one who is no trainee. Raises RecordsError."""
    login = login_of(board)
    return None if login.me is None else Trainee(login.me.id, login.public, login.me.team)


def reads_everything(connection: Connection) -> bool:
    """Whether this user may read what is kept of others."""
    if connection.dialect.name != "postgresql":
        return True
    return bool(connection.execute(text("SELECT has_table_privilege('attempts', 'SELECT')")).scalar_one())


def _alike(one: str, other: str) -> bool:
    return clean_name(one, nobody="").casefold() == clean_name(other, nobody="").casefold()
