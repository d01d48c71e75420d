"""The bodies that privacy is tested on: a file, and a real PostgreSQL server."""

from tests.records.conftest import body, open_records, records

__all__ = ["body", "open_records", "records"]
