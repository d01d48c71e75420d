"""Brings the names that trainees have chosen to be shown by to a board, at once: nobody has to judge a choice."""

from hashlib import sha256

from sqlalchemy import delete, select, text

from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError, RecordsReadOnly
from game.records.sql.records import SqlRecords, insert_once
from game.records.sql.shared_tables import SENT
from game.records.sql.tables import TRAINEES
from game.records.store import Records
from game.records.sync.login import Login

_MARK = "choice "
_PRIVATE = (Shown.HIDDEN, Shown.ALIAS, Shown.NAME)


def tell_choices(
    local: SqlRecords, board: SqlRecords, board_id: str, login: Login, mine: frozenset[str]
) -> None:
    """Tell the board each choice that it does not know yet; `mine` are the people here that `login` itself is.

    Somebody who is several trainees on this computer and one on the board is shown by their most private choice.
    """
    known = _told(local, board_id)
    for who, choice in _choices(local, login, mine).items():
        mark, note = _marks(who, choice)
        if note in known or (choice == Consent() and not any(one.startswith(mark) for one in known)):
            continue
        tell_choice(board, login, who, choice)
        _note(local, board_id, mark, note)


def _choices(local: SqlRecords, login: Login, mine: frozenset[str]) -> dict[str, Consent]:
    """The choice of each person whom this login speaks for, by the id that the board knows."""
    people = {who: local.consent(who) for who in _people(local)}
    own = sorted((people[who] for who in people if who in mine), key=lambda one: _PRIVATE.index(one.shown))
    found = {who: choice for who, choice in people.items() if login.manages and who not in mine}
    return {**found, login.me.id: own[0]} if own and login.me is not None else found


def tell_choice(board: Records, login: Login, who: str, choice: Consent) -> None:
    """Change how a trainee is shown on a board: a trainee's login may do so for itself, a manager's for everybody.

    Raises RecordsError where the board does not take it: nothing is shown by a name that was not chosen.
    """
    if login.manages:
        board.set_consent(who, choice)
        return
    assert isinstance(board, SqlRecords)
    values = {"shown": choice.shown.value, "alias": choice.alias}
    try:
        with board.database.appending() as connection:
            connection.execute(text("SELECT extra_mile_show_me_as(:shown, :alias)"), values)
    except RecordsReadOnly as error:
        if choice.shown is not Shown.ALIAS:
            raise
        raise RecordsError(
            f"The board {board.database.shown} does not take the other name that was chosen, since somebody there goes "
            "by it: choose another one with 'records name'. Until then nothing is sent."
        ) from error


def _marks(whose: str, choice: Consent) -> tuple[str, str]:
    """How all choices of somebody begin in the notes, and the whole note of this one.

    Hashes, salted by the random id: whoever is forgotten leaves no name and no id behind here.
    """
    mark = f"{_MARK}{sha256(whose.encode()).hexdigest()} "
    return mark, mark + sha256(f"{whose} {choice.shown} {choice.alias}".encode()).hexdigest()


def _note(local: SqlRecords, board_id: str, mark: str, note: str) -> None:
    with local.database.writing() as connection:
        earlier = (SENT.c.board == board_id) & SENT.c.item.startswith(mark, autoescape=True)
        connection.execute(delete(SENT).where(earlier))
        insert_once(connection, SENT, {"board": board_id, "item": note, "sent": local.now()})


def _told(local: SqlRecords, board_id: str) -> set[str]:
    mine = (SENT.c.board == board_id) & SENT.c.item.startswith(_MARK, autoescape=True)
    with local.database.reading() as connection:
        return set(connection.execute(select(SENT.c.item).where(mine)).scalars())


def _people(local: SqlRecords) -> list[str]:
    with local.database.reading() as connection:
        return [str(one) for one in connection.execute(select(TRAINEES.c.id).order_by(TRAINEES.c.created)).scalars()]
