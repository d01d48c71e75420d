"""Brings the tables of a database up to date with Alembic, within the transaction of whoever opens it."""

import threading
from pathlib import Path

from sqlalchemy import Connection, Integer, column, inspect, select, table

VERSIONS = Path(__file__).parent / "migrations"
"""Where the migrations lie, one file for each version."""

_TURN = threading.Lock()  # Alembic knows one migration at a time in a process

_SCHEMA = table("extra_mile_schema", column("version", Integer))


def version_of(connection: Connection) -> list[object] | None:
    """What the database says its version is: one whole number where all is well; None without tables of ours."""
    if not inspect(connection).has_table(_SCHEMA.name):
        return None
    return [row[0] for row in connection.execute(select(_SCHEMA.c.version)).all()]


def upgrade(connection: Connection, before: int, after: int) -> None:
    """Bring the tables from version `before` (0: there are none) to version `after`, all of it or nothing."""
    # Alembic takes a tenth of a second to load, and is needed once in the life of a database.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(VERSIONS))

    def steps(current: object, context: object) -> object:
        # The number in our own table is what counts: databases of versions 1 and 2 know nothing of Alembic.
        return scripts._upgrade_revs(f"{after:04d}", f"{before:04d}" if before else None)  # type: ignore[arg-type]

    with _TURN, EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
    if before:
        connection.execute(_SCHEMA.update().values(version=after))
    else:
        connection.execute(_SCHEMA.insert().values(version=after))
