"""Which rows of which table belong to a person, found from the tables themselves so that no table is overlooked."""

import hashlib
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, MetaData, Select, Table, and_, delete, or_, select

# Importing these makes their tables known.
from game.records.sql.rating_tables import BEHIND, CONTACTS
from game.records.sql.shared_tables import FORGOTTEN, SENT, SUBMISSIONS
from game.records.sql.shifts import SHIFTS
from game.records.sql.summary_tables import PLAYERS, STANDINGS
from game.records.sql.tables import ATTEMPTS, METADATA, TRAINEES

OWNER = "trainee_id"
"""The column by which a row says whose it is."""

NOBODYS = {
    "extra_mile_schema": "the version of the tables",
    "alembic_version": "the same, where the tool that changes the tables keeps it",
    "teams": "names of teams; who is in which stands in trainees",
    "scenario_versions": "texts of scenarios",
    "rubric_versions": "texts of rubrics",
    "identity": "the random id of the database",
    "board_versions": "short numbers for versions of scenarios",
    "board_modules": "which scenario belongs to which module of the course",
    "board_cells": "which boards there are, and how many stand on each",
    CONTACTS.name: "how hard each contact is",
    BEHIND.name: "whether an attempt has come in that the ratings do not know yet",
    "forgotten": "hashes that lead back to nobody",
}
"""The tables that hold nothing of any one person, and what they hold instead."""


def tables(metadata: MetaData = METADATA) -> tuple[Table, ...]:
    """Every table, those first that others refer to."""
    return tuple(metadata.sorted_tables)


def belonging(table: Table, trainee_id: str) -> ColumnElement[bool] | None:
    """The condition for the rows of `table` that belong to a trainee; None for a table that holds nothing personal.

    Raises LookupError for a table of which neither can be said: whoever adds one decides here.
    """
    if table.name in NOBODYS:
        return None
    if table is TRAINEES:
        return TRAINEES.c.id == trainee_id
    if table is SENT:
        return or_(*(SENT.c.item.in_(select(one.c.id).where(one.c[OWNER] == trainee_id)) for one in (ATTEMPTS, SHIFTS)))
    if table is SUBMISSIONS:
        # What does not count yet was checked by nobody: it may be of somebody else than it was sent as.
        inside = and_(SUBMISSIONS.c.state != "accepted", SUBMISSIONS.c.payload.contains(trainee_id))
        return or_(SUBMISSIONS.c[OWNER] == trainee_id, inside)
    if table is STANDINGS:
        return STANDINGS.c.player.in_(select(PLAYERS.c.number).where(PLAYERS.c[OWNER] == trainee_id))
    if OWNER in table.c:
        return table.c[OWNER] == trainee_id
    ways = [way for column in table.c for way in _ways(column, trainee_id)]
    if not ways:
        raise LookupError(f"Nothing says whose the rows of {table.name} are.")
    return or_(*ways)


def personal(metadata: MetaData = METADATA) -> tuple[Table, ...]:
    """The tables with rows that belong to somebody, those first by which others are looked up."""
    found = [table for table in tables(metadata) if belonging(table, "") is not None]
    # Nothing in these two is bound to what they are looked up by.
    return tuple(sorted(found, key=lambda table: table in (SENT, STANDINGS)))


def rows_of(table: Table, trainee_id: str) -> Select[Any]:
    """Select the rows of a personal table that belong to a trainee, in the order of their keys."""
    condition = belonging(table, trainee_id)
    assert condition is not None
    return select(table).where(condition).order_by(*table.primary_key.columns)


def delete_rows(connection: Connection, trainee_id: str, spared: Collection[Table] = ()) -> int:
    """Delete every row that belongs to a trainee, but for those of the tables spared; how many there were."""
    count = 0
    for table in reversed(personal()):
        condition = belonging(table, trainee_id)
        if condition is not None and table not in spared:
            count += connection.execute(delete(table).where(condition)).rowcount
    return count


def forgotten_hash(trainee_id: str) -> str:
    """What is kept of the id of somebody forgotten. An id is 128 random bits, so nobody can find it by trying."""
    return hashlib.sha256(f"extra mile, forgotten: {trainee_id}".encode()).hexdigest()


def is_forgotten(connection: Connection, trainee_id: str) -> bool:
    """Whether this trainee was forgotten here: nothing of theirs may be sent, taken or kept any more."""
    mark = select(FORGOTTEN.c.hash).where(FORGOTTEN.c.hash == forgotten_hash(trainee_id))
    return connection.execute(mark).first() is not None


def _ways(column: Column[object], trainee_id: str) -> list[ColumnElement[bool]]:
    """How the rows of a column's table belong to the trainee by what the column refers to."""
    found: list[ColumnElement[bool]] = []
    for key in column.foreign_keys:
        target = key.column.table
        condition = belonging(target, trainee_id)
        if condition is not None:
            found.append(column.in_(select(key.column).where(condition)))
    return found
