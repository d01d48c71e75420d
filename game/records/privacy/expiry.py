"""Keeping no longer than asked: what is older than so many months goes, and boards follow."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, func, or_, select

from game.domain.errors import UsageError
from game.domain.settings import MOST_MONTHS
from game.records import codec
from game.records.privacy.belongings import OWNER, delete_rows
from game.records.privacy.body import database
from game.records.privacy.forgetting import drop_empty
from game.records.privacy.scrubbing import careful, scrub
from game.records.sql import ratings, summary_anew
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sql.shifts import SHIFTS
from game.records.sql.tables import ATTEMPTS, SHARED_STORIES, TRAINEES
from game.records.store import Records

MOST_RECOUNTED = 50
"""Of so many people the boards are worked out one by one; of more the whole summary is, which comes to the same."""


@dataclass(frozen=True, slots=True)
class Expired:
    """What is older than `before` (UTC): attempts, shifts and submissions, and people of whom nothing is left."""

    before: datetime
    attempts: int
    shifts: int
    submissions: int
    people: int

    @property
    def anything(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.attempts or self.shifts or self.submissions or self.people)


def months_before(now: datetime, months: int) -> datetime:
    """The same day so many months before `now`, or the last day of that month; UsageError for an odd number."""
    if not 1 <= months <= MOST_MONTHS:
        raise UsageError(f"Records can be kept for 1 to {MOST_MONTHS} months, not {months}.")
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    if year < 1970:  # nothing is older than the records' own calendar
        return datetime(1970, 1, 1, tzinfo=now.tzinfo)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


def expire(
    records: Records, months: int, now: datetime, *, dry_run: bool = False, spare: str = "", whole: bool = True
) -> Expired:
    """Delete what began more than `months` months before `now`, and people of whom then nothing is left.

    `spare` is the id of somebody who stays in any case (who plays now). With `dry_run` nothing changes; without
    `whole` the file is not built anew, which takes a while, but what was deleted is overwritten all the same.
    """
    before, body = months_before(now, months), database(records)
    moment = codec.to_microseconds(before)
    with body.reading() as connection:
        found = _count(connection, before, moment, spare)
    if dry_run or not found.anything:
        return found
    with body.writing() as connection:
        careful(connection)
        _delete(connection, moment, spare)
        drop_empty(connection)
    scrub(body, whole=whole)
    return found


def _count(connection: Connection, before: datetime, moment: int, spare: str) -> Expired:
    def many(table: Table, column: str) -> int:
        older = select(func.count()).select_from(table).where(table.c[column] < moment)
        return int(connection.execute(older).scalar_one())

    people = select(func.count()).select_from(TRAINEES).where(*_idle(moment, spare))
    counts = many(ATTEMPTS, "began"), many(SHIFTS, "began"), many(SUBMISSIONS, "received")
    return Expired(before, *counts, int(connection.execute(people).scalar_one()))


def _delete(connection: Connection, moment: int, spare: str) -> None:
    """Delete what is older, and work out anew what the boards say of those who have lost something by it."""
    gone = connection.execute(select(TRAINEES.c.id).where(*_idle(moment, spare))).scalars().all()
    lost = select(ATTEMPTS.c[OWNER]).where(ATTEMPTS.c.began < moment).distinct()
    changed = sorted({*connection.execute(lost).scalars()} - {*gone})
    at_once = len(gone) + len(changed) > MOST_RECOUNTED  # one by one is quicker only where they are few
    for trainee_id in () if at_once else gone:
        summary_anew.forget(connection, trainee_id)
    for table in (ATTEMPTS, SHIFTS):
        old = select(table.c.id).where(table.c.began < moment)
        connection.execute(delete(SENT).where(SENT.c.item.in_(old)))
    attempts = select(ATTEMPTS.c.id).where(ATTEMPTS.c.began < moment)
    connection.execute(delete(SHARED_STORIES).where(SHARED_STORIES.c.attempt_id.in_(attempts)))
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.began < moment))
    connection.execute(delete(SHIFTS).where(SHIFTS.c.began < moment))
    connection.execute(delete(SUBMISSIONS).where(SUBMISSIONS.c.received < moment))
    for trainee_id in gone:
        delete_rows(connection, trainee_id)
    if at_once:
        summary_anew.rebuild(connection)
    else:
        summary_anew.recount_all(connection, changed)
    ratings.rebuild(connection)


def _idle(moment: int, spare: str) -> list[ColumnElement[bool]]:
    """The conditions for people who came before `moment` and have nothing on record that is newer."""
    newer = (
        exists().where(ATTEMPTS.c[OWNER] == TRAINEES.c.id, ATTEMPTS.c.began >= moment),
        exists().where(SHIFTS.c[OWNER] == TRAINEES.c.id, SHIFTS.c.began >= moment),
        exists().where(SUBMISSIONS.c[OWNER] == TRAINEES.c.id, SUBMISSIONS.c.received >= moment),
    )
    return [TRAINEES.c.created < moment, TRAINEES.c.id != spare, ~or_(*newer)]
