"""Sends what a board has not taken yet, and can stop at any point.

What was not noted as sent is sent again, and a board that has it already takes it once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, literal, select, text

from game.domain.attempt import Attempt
from game.domain.errors import RecordsDamaged
from game.domain.shift import ShiftRecord
from game.records.privacy.belongings import is_forgotten
from game.records.sql.records import SqlRecords, insert_once
from game.records.sql.shared_tables import LOGINS, SENT, SUBMISSIONS
from game.records.sql.shifts import SHIFTS
from game.records.sql.tables import ATTEMPTS, SHARED_STORIES
from game.records.sync.choices import tell_choices
from game.records.sync.payload import MOST, Submission

BATCH = 25
"""How many are sent in one transaction; what a cut line costs is at most these once more."""

Told = Callable[[int, int], None]
"""Is told how many are sent and how many there are."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many were sent now, and what cannot be sent, being damaged or endless, in a sentence each."""

    sent: int
    unsendable: tuple[str, ...] = ()


def waiting(local: SqlRecords, board_id: str) -> int:
    """How many attempts and shifts on record this board has not taken yet."""
    return len(list(_unsent(local, board_id)))


def push(local: SqlRecords, board: SqlRecords, told: Told = lambda sent, all_: None) -> Pushed:
    """Send all that is not noted as sent to this board, in the order in which it ended. Raises RecordsError where the
    board cannot be reached any more; what was sent until then is noted."""
    board_id, source = board.identity(), local.identity()
    ids = list(_unsent(local, board_id))
    me = _who_am_i(board)
    tell_choices(local, board, board_id, me)
    unsendable: list[str] = []
    for begin in range(0, len(ids), BATCH):
        rows = []
        for sequence, table, item in ids[begin : begin + BATCH]:
            try:
                rows.append(_row(_submission(local, table, item), source, sequence, me))
            except ValueError as error:
                unsendable.append(f"{item} is not sent: {error}.")
        _deliver(local, board, board_id, rows, me is not None)
        told(min(begin + BATCH, len(ids)), len(ids))
    return Pushed(len(ids) - len(unsendable), tuple(unsendable))


def _deliver(local: SqlRecords, board: SqlRecords, board_id: str, rows: list[dict[str, Any]], trainee: bool) -> None:
    """One batch: first the board has it, then it is noted; a crash in between only sends it once more."""
    if not rows:
        return
    with board.database.appending() as connection:
        for row in rows:
            if not trainee:  # a trainee's own login may not say these: the board itself does
                row |= _by_the_board(connection)
            insert_once(connection, SUBMISSIONS, row)
    with local.database.writing() as connection:
        for row in rows:
            insert_once(connection, SENT, {"board": board_id, "item": row["id"], "sent": local.now()})


def _unsent(local: SqlRecords, board_id: str) -> Iterator[tuple[int, Table, str]]:
    with local.database.reading() as connection:
        for table in (ATTEMPTS, SHIFTS):
            sent = select(SENT.c.item).where(SENT.c.board == board_id, SENT.c.item == table.c.id)
            columns = table.c.ordinal, table.c.id, table.c.trainee_id
            rows = connection.execute(select(*columns).where(~sent.exists()).order_by(table.c.ordinal)).all()
            gone = {who for who in {row[2] for row in rows} if is_forgotten(connection, who)}
            yield from ((int(ordinal), table, str(item)) for ordinal, item, who in rows if who not in gone)


def _submission(local: SqlRecords, table: Table, item: str) -> Submission:
    found: Attempt | ShiftRecord | None
    try:
        found = local.attempt(item) if table is ATTEMPTS else local.shift(item)
    except RecordsDamaged as error:
        raise ValueError("the record is damaged") from error
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


def _who_am_i(board: SqlRecords) -> str | None:
    """The trainee that this user of the board is; None for somebody who may send for others."""
    with board.database.reading() as connection:
        if connection.dialect.name != "postgresql":
            return None
        mine = select(LOGINS.c.trainee_id).where(LOGINS.c.login == text("current_user"))
        return connection.execute(mine).scalar_one_or_none()


def _by_the_board(connection: Connection) -> dict[str, Any]:
    if connection.dialect.name == "postgresql":
        return {
            "login": text("current_user"),
            "received": text("(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"),
        }
    return {"login": "", "received": text("CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)")}
