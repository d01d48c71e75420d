"""The database behind the records, for what walks all of its tables."""

from game.domain.errors import RecordsError
from game.records.sql.database import Database
from game.records.sql.records import SqlRecords
from game.records.store import Records


def database(records: Records) -> Database:
    """The database of these records. Raises RecordsError for records that are in none."""
    if not isinstance(records, SqlRecords):
        raise RecordsError("These records are in no database, so it cannot be said what they hold of a person.")
    return records.database
