"""Brings the names that trainees have chosen to be shown by to a board, at once: nobody has to judge a choice."""

from hashlib import sha256

from sqlalchemy import delete, or_, select, text

from game.domain.attempt import Trainee
from game.domain.consent import Consent
from game.records.privacy.belongings import is_forgotten
from game.records.sql.records import SqlRecords, insert_once
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sql.shifts import SHIFTS
from game.records.sql.tables import ATTEMPTS, TRAINEES
from game.records.store import Records
from game.records.sync.login import Login
from game.records.sync.names import PRIVATE, give_way, settle

_MARK = "choice "


def tell_choices(
    local: SqlRecords, board: SqlRecords, board_id: str, login: Login, mine: frozenset[str]
) -> tuple[str, ...]:
    """Tell the board each choice that it does not know yet; `mine` are the people here that `login` itself is.

    Somebody who is several trainees on this computer and one on the board is shown by their most private choice.
    Gives a sentence for each who is hidden there because others go by the name that was chosen.
    """
    known, said = _told(local, board_id), []
    for who, choice in _choices(local, login, mine):
        mark, note = _marks(who.id, choice)
        if note in known or (choice == Consent() and not any(one.startswith(mark) for one in known)):
            continue
        if login.manages and not (_has_played(local, who.id) or _is_known(board, who.id)):
            continue  # nothing of theirs is there or on its way: the board need not hear of them
        if tell_choice(board, login, who, choice) != choice:
            said.append(
                f"Somebody on the board goes by the other name of {who.name}, who is hidden there until another one is "
                "chosen with 'records name'."
            )
        _note(local, board_id, mark, note)
    return tuple(said)


def _choices(local: SqlRecords, login: Login, mine: frozenset[str]) -> list[tuple[Trainee, Consent]]:
    """The choice of each person whom this login speaks for, as the board knows them."""
    people = [(one, local.consent(one.id)) for one in local.trainees()]
    own = sorted((choice for one, choice in people if one.id in mine), key=lambda one: PRIVATE.index(one.shown))
    found = [(one, choice) for one, choice in people if login.manages and one.id not in mine]
    return [*found, (login.me, own[0])] if own and login.me is not None else found


def tell_choice(board: Records, login: Login, who: Trainee, choice: Consent) -> Consent:
    """Change how a trainee is shown on a board: a trainee's login may do so for itself, a manager's for everybody.

    Gives what is so now: hidden, where others go by the name that a manager's login tells for somebody. Raises
    RecordsError where the board does not take it: nothing is shown by a name that was not chosen.
    """
    assert isinstance(board, SqlRecords)
    if login.manages:
        with board.database.writing() as connection:
            if is_forgotten(connection, who.id):
                return choice
            # On record before anything of theirs counts: what waits, and what is under way, says an older choice.
            board.put_trainee(connection, who)
            give_way(board, connection, who)
            return settle(board, connection, who.id, choice)
    values = {"shown": choice.shown.value, "alias": choice.alias}
    with board.database.appending() as connection:
        connection.execute(text("SELECT extra_mile_show_me_as(:shown, :alias)"), values)
    return choice


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


def _has_played(local: SqlRecords, who: str) -> bool:
    """Whether anything of theirs is on record here, and so sent, or about to be."""
    played = [select(table.c.id).where(table.c.trainee_id == who).exists() for table in (ATTEMPTS, SHIFTS)]
    with local.database.reading() as connection:
        return bool(connection.execute(select(or_(*played))).scalar_one())


def _is_known(board: SqlRecords, who: str) -> bool:
    """Whether anything of theirs is on the board, be it only what waits to be judged."""
    sent = select(SUBMISSIONS.c.id).where(SUBMISSIONS.c.trainee_id == who).exists()
    counts = select(TRAINEES.c.id).where(TRAINEES.c.id == who).exists()
    with board.database.reading() as connection:
        return bool(connection.execute(select(or_(sent, counts))).scalar_one())
