"""The bodies that privacy is tested on: a file, and a real PostgreSQL server."""

from tests.records.conftest import body, open_records, records
from tests.servers import postgres_server, postgres_url

__all__ = ["body", "open_records", "postgres_server", "postgres_url", "records"]
