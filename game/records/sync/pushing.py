"""Sends what a board has not taken yet, and can stop at any point.

What was not noted as sent is sent again, and a board that has it already takes it once. A trainee's login sends what
this trainee has played; what others have played on the same computer stays where it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, literal, select, text

from game.domain.attempt import Attempt
from game.domain.errors import RecordsDamaged
from game.domain.shift import ShiftRecord
from game.records.privacy.belongings import is_forgotten
from game.records.sql.records import SqlRecords, insert_once
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sql.shifts import SHIFTS
from game.records.sql.tables import ATTEMPTS, SHARED_STORIES
from game.records.sync.choices import tell_choices
from game.records.sync.login import EVERYBODY, Login, somebody_on
from game.records.sync.payload import MOST, Submission

BATCH = 25
"""How many are sent in one transaction; what a cut line costs is at most these once more."""

ANSWER = 30.0
"""Seconds in which a board must have taken a batch, or answered anything else; after that its line is given up."""

Told = Callable[[int, int], None]
"""Is told how many are sent and how many there are."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many were sent now, what cannot be sent, being damaged or endless, in a sentence each, and sentences about
    what stays here because others played it, and about names that the board does not show (empty: nothing)."""

    sent: int
    unsendable: tuple[str, ...] = ()
    stays: str = ""


def waiting(local: SqlRecords, board_id: str, login: Login = EVERYBODY) -> int:
    """How many attempts and shifts on record this board has not taken yet, of those that this login sends."""
    mine = login.own(local.trainees())
    return sum(count for who, count in _counts(local, board_id).items() if login.manages or who in mine)


def push(local: SqlRecords, board: SqlRecords, told: Told = lambda sent, all_: None) -> Pushed:
    """Send all that is not noted as sent to this board, in the order in which it ended. Raises RecordsError where the
    board cannot be reached any more, or does not answer; what was sent until then is noted."""
    with board.database.hurried(ANSWER):
        return _push(local, board, told)


def _push(local: SqlRecords, board: SqlRecords, told: Told) -> Pushed:
    board_id, source, login = board.identity(), local.identity(), somebody_on(board)
    mine = login.own(local.trainees())
    people = _counts(local, board_id).keys()
    ids = list(_unsent(local, board_id, frozenset(who for who in people if login.manages or who in mine)))
    told(0, len(ids))  # whoever wants no more of it says so before anything has left
    unshown = tell_choices(local, board, board_id, login, mine)
    unsendable: list[str] = []
    for begin in range(0, len(ids), BATCH):
        rows = []
        for sequence, table, item, who in ids[begin : begin + BATCH]:
            known_as = login.me.id if login.me is not None and who in mine else None
            try:
                rows.append(_row(_submission(local, table, item), source, sequence, known_as))
            except ValueError as error:
                unsendable.append(f"{item} is not sent: {error}.")
        _deliver(local, board, board_id, rows, login)
        told(min(begin + BATCH, len(ids)), len(ids))
    stays = _stays(local, board_id, login, mine)
    return Pushed(len(ids) - len(unsendable), tuple(unsendable), " ".join(filter(None, (*unshown, stays))))


def _stays(local: SqlRecords, board_id: str, login: Login, mine: frozenset[str]) -> str:
    """What is said of what others have played here and this login does not send."""
    if login.manages or login.me is None:
        return ""
    count = sum(many for who, many in _counts(local, board_id).items() if who not in mine)
    if not count:
        return ""
    who = f"{login.me.name} of {login.me.team}" if login.me.team else login.me.name
    stay = "1 contact or shift by others stays" if count == 1 else f"{count} contacts and shifts by others stay"
    return f"{stay} here: this login is that of {who}; they can sync with their own."


def _deliver(local: SqlRecords, board: SqlRecords, board_id: str, rows: list[dict[str, Any]], login: Login) -> None:
    """One batch: first the board has it, then it is noted; a crash in between only sends it once more."""
    if not rows:
        return
    with board.database.appending() as connection:
        for row in rows:
            if login.manages:  # a trainee's own login may not say these: the board itself does
                row |= _by_the_board(connection)
            insert_once(connection, SUBMISSIONS, row)
    with local.database.writing() as connection:
        for row in rows:
            insert_once(connection, SENT, {"board": board_id, "item": row["id"], "sent": local.now()})


def _unsent(local: SqlRecords, board_id: str, whose: frozenset[str]) -> Iterator[tuple[int, Table, str, str]]:
    """What the board has not taken of these people: place in the order, table, id and whose it is."""
    with local.database.reading() as connection:
        for table in (ATTEMPTS, SHIFTS):
            columns = table.c.ordinal, table.c.id, table.c.trainee_id
            rows = connection.execute(select(*columns).where(_new(table, board_id)).order_by(table.c.ordinal)).all()
            yield from ((int(ordinal), table, str(item), who) for ordinal, item, who in rows if who in whose)


def _counts(local: SqlRecords, board_id: str) -> dict[str, int]:
    """How many attempts and shifts of each trainee here the board has not taken; whoever was forgotten has none."""
    found: dict[str, int] = {}
    with local.database.reading() as connection:
        for table in (ATTEMPTS, SHIFTS):
            rows = select(table.c.trainee_id, func.count()).where(_new(table, board_id)).group_by(table.c.trainee_id)
            for who, count in connection.execute(rows):
                found[who] = found.get(who, 0) + int(count)
        return {who: count for who, count in found.items() if not is_forgotten(connection, who)}


def _new(table: Table, board_id: str) -> ColumnElement[bool]:
    return ~select(SENT.c.item).where(SENT.c.board == board_id, SENT.c.item == table.c.id).exists()


def _submission(local: SqlRecords, table: Table, item: str) -> Submission:
    found: Attempt | ShiftRecord | None
    try:
        found = local.attempt(item) if table is ATTEMPTS else local.shift(item)
    except RecordsDamaged as error:
        raise ValueError("the record is damaged; 'records verify' says more") from error
    if found is None:
        raise ValueError("it is gone")
    with local.database.reading() as connection:
        story = select(literal(1)).where(SHARED_STORIES.c.attempt_id == item)
        released = connection.execute(story).first() is not None
    return Submission(found, local.consent(found.start.trainee.id), released)


def _row(submission: Submission, source: str, sequence: int, me: str | None) -> dict[str, Any]:
    submission = submission.of(me) if me is not None else submission
    payload = submission.to_text()
    if len(payload) >= MOST:
        raise ValueError("it is too long for a board")
    return {
        "id": submission.id,
        "kind": submission.kind,
        "trainee_id": submission.trainee.id,
        "source": source,
        "sequence": sequence,
        "payload": payload,
    }


def _by_the_board(connection: Connection) -> dict[str, Any]:
    if connection.dialect.name == "postgresql":
        return {
            "login": text("current_user"),
            "received": text("(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"),
        }
    return {"login": "", "received": text("CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)")}
