"""Brings the names that trainees have chosen to be shown by to a board, at once: nobody has to judge a choice."""

from hashlib import sha256

from sqlalchemy import delete, select, text

from game.domain.consent import Consent, Shown
from game.records.sql.records import SqlRecords, insert_once
from game.records.sql.shared_tables import SENT
from game.records.sql.tables import TRAINEES

_MARK = "choice "
_PRIVATE = (Shown.HIDDEN, Shown.ALIAS, Shown.NAME)


def tell_choices(local: SqlRecords, board: SqlRecords, board_id: str, me: str | None) -> None:
    """Tell the board each choice that it does not know yet; `me` is the trainee that this user of the board is.

    Somebody who is several trainees on this computer and one on the board is shown by their most private choice.
    """
    known = _told(local, board_id)
    choices = {whose: local.consent(whose) for whose in _people(local)}
    if me is not None:
        order = sorted(choices.values(), key=lambda one: _PRIVATE.index(one.shown))
        choices = {me: order[0]} if order else {}
    for whose, choice in choices.items():
        mark, note = _marks(whose, choice)
        if note in known or (choice == Consent() and not any(one.startswith(mark) for one in known)):
            continue
        _tell(board, whose, choice, me is not None)
        _note(local, board_id, mark, note)


def _tell(board: SqlRecords, whose: str, choice: Consent, as_trainee: bool) -> None:
    if not as_trainee:
        board.set_consent(whose, choice)
        return
    values = {"shown": choice.shown.value, "alias": choice.alias}
    with board.database.appending() as connection:
        connection.execute(text("SELECT extra_mile_show_me_as(:shown, :alias)"), values)


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
