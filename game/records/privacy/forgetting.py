"""Forgetting a person: every row gone, or kept without a way back to them; boards stay right."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, exists, func, insert, select, update

from game.domain.consent import Shown
from game.domain.errors import RecordsError
from game.records import codec
from game.records.privacy.belongings import OWNER, delete_rows, forgotten_hash, is_forgotten, personal, rows_of
from game.records.privacy.body import database
from game.records.privacy.scrubbing import careful, scrub
from game.records.sql import ratings, summary_anew
from game.records.sql.shared_tables import FORGOTTEN, SUBMISSIONS
from game.records.sql.shifts import SHIFTS
from game.records.sql.summary_tables import CELLS, STANDINGS
from game.records.sql.tables import ATTEMPTS, TEAMS, TRAINEES
from game.records.store import Records

NOBODY = "A former colleague"
"""The name on record of everybody who was made anonymous."""

_DAY = 24 * 60 * 60 * 1_000_000
_A_TIME = 10**14  # ordinals from here on are microseconds of the clock (those of the year 1973 and later)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done: the new id of what stays anonymously (empty: nothing stays), and for the id of each attempt and
    shift the one it has now (empty: gone). `waited` is how many that came in and did not count are deleted. `note` is a
    sentence about traces that could not be removed yet."""

    anonymous: str
    items: Mapping[str, str]
    note: str = ""
    waited: int = 0


def forget(records: Records, trainee_id: str, *, anonymous: bool = False) -> Forgotten:
    """Delete all that the database holds of a trainee, or keep attempts and shifts as those of a former colleague.

    All of it or nothing. What is left is a hash of the id (`is_forgotten`), so that no other computer brings them
    back. Raises RecordsError, and RecordsReadOnly where this user may not.
    """
    body = database(records)
    with body.writing() as connection:
        careful(connection)
        if not _stands(connection, trainee_id):
            raise RecordsError(f"Nobody with this entry is on record in {body.shown} any more; nothing was changed.")
        items, new, waited = _items(connection, trainee_id), "", uncounted(connection, trainee_id)
        if anonymous and items:  # what came in and does not count yet is nothing that could be kept for others
            items = {old: secrets.token_hex(16) for old in items}
            new = _keep_anonymously(connection, trainee_id, items)
        else:
            summary_anew.forget(connection, trainee_id)
        delete_rows(connection, trainee_id)
        # What stays anonymously is marked as well: sent to a board, or taken by one, it would stand there twice.
        for one in filter(None, (trainee_id, new)):
            _mark(connection, one)
        drop_empty(connection)
        ratings.rebuild(connection)
    return Forgotten(new, items, scrub(body), waited)


def uncounted(connection: Connection, trainee_id: str) -> int:
    """How many attempts and shifts of theirs came in that do not count: they wait to be judged, or are put aside."""
    found = rows_of(SUBMISSIONS, trainee_id).where(SUBMISSIONS.c.state != "accepted").order_by(None).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def _stands(connection: Connection, trainee_id: str) -> bool:
    """Whether anything at all is there of this person, be it only what came in and was not judged yet."""
    return any(connection.execute(rows_of(table, trainee_id).limit(1)).first() for table in personal())


def _items(connection: Connection, trainee_id: str) -> dict[str, str]:
    """The ids of the trainee's attempts and shifts, each with nothing in its place."""
    both = (select(table.c.id).where(table.c[OWNER] == trainee_id) for table in (ATTEMPTS, SHIFTS))
    return {str(one): "" for ids in both for one in connection.execute(ids).scalars()}


def _mark(connection: Connection, trainee_id: str) -> None:
    # The day is enough; the very moment could be laid beside the log of a server.
    today = codec.to_microseconds(datetime.now(UTC)) // _DAY * _DAY
    if not is_forgotten(connection, trainee_id):
        connection.execute(insert(FORGOTTEN).values(hash=forgotten_hash(trainee_id), forgotten=today))


def drop_empty(connection: Connection) -> None:
    """Delete teams without anybody and boards on which nobody stands: they would tell of whoever was there."""
    connection.execute(delete(TEAMS).where(~exists().where(TRAINEES.c.team_id == TEAMS.c.id)))
    connection.execute(delete(CELLS).where(~exists().where(STANDINGS.c.cell == CELLS.c.id)))


def _keep_anonymously(connection: Connection, trainee_id: str, fresh: Mapping[str, str]) -> str:
    """Hand attempts and shifts over to a new trainee without name and team, under fresh ids and by the day only.

    Scores, journals and seeds stay, so that every score can still be replayed; stories are taken back.
    """
    new, condition = secrets.token_hex(16), ATTEMPTS.c[OWNER] == trainee_id
    shown = {"shown": Shown.HIDDEN.value, "alias": "", "public": ""}
    connection.execute(insert(TRAINEES).values(id=new, name=NOBODY, created=0, **shown))
    attempts = connection.execute(select(ATTEMPTS).where(condition).order_by(ATTEMPTS.c.ordinal)).mappings().all()
    shifts = connection.execute(select(SHIFTS).where(SHIFTS.c[OWNER] == trainee_id)).mappings().all()
    # Anything that refers to the old rows goes first: stories, places on boards, marks of what was sent.
    summary_anew.forget(connection, trainee_id)
    delete_rows(connection, trainee_id, (TRAINEES, ATTEMPTS, SHIFTS))
    for row in attempts:
        changes = _without_traces(row, new, fresh) | {"source": "", "shift": _renamed(str(row["shift"]), fresh)}
        if row["ordinal"] >= _A_TIME:
            changes["ordinal"] = _free_ordinal(connection, row["ordinal"] // _DAY * _DAY)
        connection.execute(update(ATTEMPTS).where(ATTEMPTS.c.ordinal == row["ordinal"]).values(changes))
    for row in shifts:
        texts = {name: _renamed(str(row[name]), fresh) for name in ("events", "playthroughs")}
        values = _without_traces(row, new, fresh) | texts
        connection.execute(update(SHIFTS).where(SHIFTS.c.ordinal == row["ordinal"]).values(values))
    summary_anew.recount(connection, new)
    return new


def _without_traces(row: RowMapping, new: str, fresh: Mapping[str, str]) -> dict[str, Any]:
    return {OWNER: new, "id": fresh[str(row["id"])], "began": int(row["began"]) // _DAY * _DAY}


def _renamed(text: str, fresh: Mapping[str, str]) -> str:
    for old, new in fresh.items():
        text = text.replace(old, new)
    return text


def _free_ordinal(connection: Connection, wanted: int) -> int:
    """The first ordinal from `wanted` on that no attempt has, within the same day."""
    taken = set(
        connection.execute(
            select(ATTEMPTS.c.ordinal).where(ATTEMPTS.c.ordinal >= wanted, ATTEMPTS.c.ordinal < wanted + _DAY)
        ).scalars()
    )
    while wanted in taken:
        wanted += 1
    return wanted
