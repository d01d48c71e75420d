"""Lets what came in on a board count: each is played again first; what does not hold is put aside with the reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from game.domain.action import Deed
from game.domain.attempt import Attempt
from game.domain.consent import Consent
from game.domain.moment import Mode
from game.domain.shift import ShiftRecord
from game.records import codec
from game.records.privacy.belongings import is_forgotten
from game.records.sql.records import SqlRecords
from game.records.sql.shared_tables import SUBMISSIONS
from game.records.sql.tables import ATTEMPTS, TRAINEES
from game.records.sync.names import chosen_before, give_way, settle
from game.records.sync.payload import Submission, submission_of

WAITING, ACCEPTED, QUARANTINED = "waiting", "accepted", "quarantined"

AHEAD = timedelta(hours=26)
"""How far a computer's clock may be ahead of the board's: a wrong time zone, and a little more."""

LONGEST = timedelta(days=60)
"""How long a contact can take that is left open and finished later."""

EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
"""Nothing was played before: a clock that has lost its battery says so."""

_MOST = 500  # letters of a reason
_ROOM = 1000  # microseconds left free where a clock was turned back, for what is judged again later

Judge = Callable[[Attempt | ShiftRecord], str]
"""Says why an attempt or a shift does not follow from its journal; empty where it does."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What was put aside: its id, whose it is as far as known, and why."""

    id: str
    trainee: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many count from now on, and what was put aside."""

    trusted: int
    quarantined: tuple[Quarantined, ...]


def accept(
    board: SqlRecords, judge: Judge, *, again: bool = False, told: Callable[[int, int], None] = lambda done, all_: None
) -> Accepted:
    """Judge all that waits (with `again` also what was put aside) and let count what holds, each at once and for good.

    May be run by several people at a time and stopped at any point. Raises RecordsError.
    """
    states = (WAITING, QUARANTINED) if again else (WAITING,)
    ids = _ids(board, states)
    trusted, aside = 0, []
    for number, one in enumerate(ids, start=1):
        name, reason = _judged(board, one, judge, states)
        if reason:
            aside.append(Quarantined(_printable(one), name, reason))
        trusted += reason == ""
        told(number, len(ids))
    board.settle_ratings()
    return Accepted(trusted, tuple(aside))


def quarantine(board: SqlRecords) -> Iterator[Quarantined]:
    """All that was put aside, the oldest first."""
    rows = select(SUBMISSIONS).where(SUBMISSIONS.c.state == QUARANTINED).order_by(SUBMISSIONS.c.received)
    with board.database.reading() as connection:
        found = connection.execute(rows).mappings().all()
    for row in found:
        try:
            name = submission_of(row["payload"]).trainee.name
        except ValueError:
            name = "somebody unknown"
        yield Quarantined(_printable(row["id"]), name, row["reason"])


def counts(board: SqlRecords) -> dict[str, int]:
    """How many submissions wait, count and were put aside."""
    rows = select(SUBMISSIONS.c.state, func.count()).group_by(SUBMISSIONS.c.state)
    with board.database.reading() as connection:
        found = {str(state): int(count) for state, count in connection.execute(rows).all()}
    return {state: found.get(state, 0) for state in (WAITING, ACCEPTED, QUARANTINED)}


def _printable(text: str) -> str:
    """What came in, fit to be kept and to be shown: nothing in it commands a terminal, or fills the screen."""
    shown = "".join(one if one.isprintable() else "?" for one in text)
    return shown if len(shown) <= _MOST else f"{shown[:_MOST]}…"


def _ids(board: SqlRecords, states: tuple[str, ...]) -> list[str]:
    # Attempts before shifts, for a shift is proved by its attempts; of each computer in the order in which they ended.
    order = SUBMISSIONS.c.kind, SUBMISSIONS.c.source, SUBMISSIONS.c.sequence
    rows = select(SUBMISSIONS.c.id).where(SUBMISSIONS.c.state.in_(states)).order_by(*order)
    with board.database.reading() as connection:
        return [str(one) for one in connection.execute(rows).scalars().all()]


def _judged(board: SqlRecords, item: str, judge: Judge, states: tuple[str, ...]) -> tuple[str, str | None]:
    """The name and the reason against it: empty where it counts now, None where somebody else was quicker."""
    here = SUBMISSIONS.c.id == item
    with board.database.reading() as connection:
        row = connection.execute(select(SUBMISSIONS).where(here)).mappings().one_or_none()
    if row is None:
        return "", None
    name, submission = "somebody unknown", None
    try:
        submission = submission_of(row["payload"])
        name = submission.trainee.name
        reason = _printable(_impossible(submission, row) or judge(submission.item))
    except (ValueError, OverflowError) as error:
        reason = _printable(f"It cannot be read: {error}.")
    with board.database.writing() as connection:
        if connection.execute(select(SUBMISSIONS.c.state).where(here)).scalar_one_or_none() not in states:
            return name, None
        if _is_gone(connection, row["trainee_id"], submission):
            connection.execute(delete(SUBMISSIONS).where(here))  # putting it aside would keep it
            return name, None
        if not reason and submission is not None:
            _count(board, connection, submission, row)
        values = {"state": QUARANTINED if reason else ACCEPTED, "reason": reason}
        connection.execute(update(SUBMISSIONS).where(here).values(values))
    return name, reason


def _impossible(submission: Submission, row: Any) -> str:
    """What no computer that tells the truth can send; empty for all else."""
    item = submission.item
    if (submission.id, submission.kind, submission.trainee.id) != (row["id"], row["kind"], row["trainee_id"]):
        return "It is not what it was sent as."
    began = item.start.began
    seconds = item.seconds if isinstance(item, Attempt) else 0.0
    if seconds < 0:
        return "It ended before it began."
    if not seconds < LONGEST.total_seconds():
        return "It says that it took longer than anybody plays."
    if began < EARLIEST:
        return f"It says that it was played on {began:%Y-%m-%d}: the clock of that computer is wrong."
    if began > codec.from_microseconds(row["received"]) + AHEAD - timedelta(seconds=seconds):
        return "It says that it was played after it came in: the clock of that computer is wrong."
    return _impossible_attempt(item) if isinstance(item, Attempt) else ""


def _impossible_attempt(attempt: Attempt) -> str:
    times = [one.at for one in attempt.journal]
    if times != sorted(times) or (times and times[0] < 0):
        return "The times of its journal go backwards."
    if times and times[-1] > attempt.seconds * 1000 + 1:
        return "It ended before the last action of its journal."
    learned = attempt.start.mode is not Mode.ASSESS
    if attempt.start.ranked and learned:
        return "It was played to learn, and says that it counts."
    if not learned and any(one.action.deed is Deed.BACK for one in attempt.journal):
        return "Something in it was taken back, which was not on offer."
    return ""


def _is_gone(connection: Connection, trainee_id: str, submission: Submission | None) -> bool:
    """Whether it is of somebody who was forgotten."""
    ids = {trainee_id} if submission is None else {trainee_id, submission.trainee.id}
    return any(is_forgotten(connection, one) for one in ids)


def _count(board: SqlRecords, connection: Connection, submission: Submission, row: Any) -> None:
    """Put it on record, in the transaction that says so."""
    item, who = submission.item, submission.trainee.id
    known = connection.execute(select(TRAINEES.c.id).where(TRAINEES.c.id == who)).first() is not None
    if isinstance(item, Attempt):
        board.add_here(connection, item, ordinal=_ordinal(connection, item, row), source=row["source"])
        if submission.story_released and item.story:
            board.share_here(connection, item.start.playthrough)
    else:
        board.add_shift_here(connection, item)
    if not known:  # later choices come on their own, and what was sent long ago must not undo them
        choice = submission.consent
        if choice == Consent():
            choice = chosen_before(connection, submission.trainee)
        give_way(board, connection, submission.trainee)
        settle(board, connection, who, choice)


def _ordinal(connection: Connection, attempt: Attempt, row: Any) -> int:
    """The microsecond at which it ended: never after it came in, unique, and after all that ended before on this
    computer and before all that ended later, whichever of them was judged first.

    So an attempt that comes in late still stands where it was played, and a clock turned back changes no order.
    """
    ended = codec.to_microseconds(attempt.start.began) + int(attempt.seconds * 1_000_000)
    before, after = _neighbours(connection, attempt, row)
    ordinal = min(ended, int(row["received"]))
    if before is not None:
        ordinal = max(ordinal, before + _ROOM)
    if after is not None:
        ordinal = min(ordinal, after - 1)
    if before is not None:
        ordinal = max(ordinal, before + 1)
    while connection.execute(select(ATTEMPTS.c.id).where(ATTEMPTS.c.ordinal == ordinal)).first() is not None:
        ordinal += 1
    return ordinal


def _neighbours(connection: Connection, attempt: Attempt, row: Any) -> tuple[int | None, int | None]:
    """The places next to it, of the same trainee and computer: of what ended just before, and of what ended later."""
    of = (
        ATTEMPTS.c.source == row["source"],
        ATTEMPTS.c.trainee_id == attempt.start.trainee.id,
        SUBMISSIONS.c.id == ATTEMPTS.c.id,
    )
    before = select(func.max(ATTEMPTS.c.ordinal)).where(*of, SUBMISSIONS.c.sequence < row["sequence"])
    after = select(func.min(ATTEMPTS.c.ordinal)).where(*of, SUBMISSIONS.c.sequence > row["sequence"])
    return connection.execute(before).scalar_one_or_none(), connection.execute(after).scalar_one_or_none()
