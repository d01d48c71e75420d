"""Brings the tables of an older game up to date, with a copy of the old file beside the new one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, select, text, update

from game.records.sql.tables import ATTEMPTS, METADATA, SCHEMA, VERSION

NEW_TABLES = {1: frozenset({"shared_stories", "shifts"})}
"""The tables that a database of an older version does not have yet."""


def migrate(connection: Connection, path: Path) -> None:
    """Add what the database lacks; does nothing where it is up to date. All of it happens, or nothing."""
    version = int(connection.execute(select(SCHEMA.c.version)).scalar_one())
    if version == VERSION:
        return
    _copy_aside(path, version)
    METADATA.create_all(connection)
    there = {one["name"] for one in inspect(connection).get_columns(ATTEMPTS.name)}
    for column in ATTEMPTS.columns:
        if column.name not in there:
            default = getattr(column.server_default, "arg", "")
            kind = column.type.compile(connection.dialect)
            connection.execute(
                text(f"ALTER TABLE {ATTEMPTS.name} ADD COLUMN {column.name} {kind} NOT NULL DEFAULT '{default}'")
            )
    connection.execute(update(SCHEMA).values(version=VERSION))


def _copy_aside(path: Path, version: int) -> None:
    """Keep the database as it is in a file beside it; one that is there already is left alone."""
    copy = path.with_name(f"{path.name}.version-{version}")
    if copy.exists():
        return
    part = copy.with_name(f"{copy.name}.part")  # a copy torn by a crash or a full disk must not pass for the copy
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(copy)
