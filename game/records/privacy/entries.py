"""Who stands in a database: those on record, and those of whom something came in that does not count yet."""

from collections.abc import Iterator

from sqlalchemy import select

from game.domain.attempt import Trainee
from game.domain.names import clean_name
from game.records import codec
from game.records.privacy.belongings import OWNER
from game.records.privacy.body import database
from game.records.sql.shared_tables import SUBMISSIONS
from game.records.sql.tables import TRAINEES
from game.records.store import Records


def entries(records: Records) -> tuple[Trainee, ...]:
    """Everybody of whom anything is kept, by the names they have on record or were sent with. Raises RecordsError."""
    return (*records.trainees(), *dict.fromkeys(_newcomers(records)))


def _newcomers(records: Records) -> Iterator[Trainee]:
    columns = SUBMISSIONS.c[OWNER], SUBMISSIONS.c.payload
    new = select(*columns).where(~select(TRAINEES.c.id).where(TRAINEES.c.id == SUBMISSIONS.c[OWNER]).exists())
    with database(records).reading() as connection:
        rows = connection.execution_options(yield_per=500).execute(new.order_by(SUBMISSIONS.c.received))
        for whose, payload in rows:
            if name := _text(payload, "name"):
                yield Trainee(whose, name, _text(payload, "team"))


def _text(payload: str, key: str) -> str:
    """A name that was sent along, as far as it can be read: nobody has looked at it yet."""
    try:
        value = codec.parsed(payload)
    except ValueError:
        return ""
    found = value.get(key) if isinstance(value, dict) else None
    return clean_name(found, nobody="") if isinstance(found, str) else ""
