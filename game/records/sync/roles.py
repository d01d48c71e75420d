"""Who may do what on a shared board: the statements that say so, and who of the trainees a user is."""

import re
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Table, literal_column, text
from sqlalchemy.dialects import postgresql

from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.records.privacy.belongings import personal, rows_of
from game.records.sql.records import SqlRecords
from game.records.sql.shared_tables import LOGINS
from game.records.sync.names import give_way

TRAINEES, MANAGERS = "extra_mile_trainees", "extra_mile_managers"
"""The roles that a user of the database is a member of."""

_FILE = Path(__file__).with_name("roles.sql")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def statements(trainees: str = TRAINEES, managers: str = MANAGERS) -> str:
    """The SQL that makes both roles and says what they may do; running it again changes nothing.

    Raises UsageError for a name that is none of small letters, digits and underscores.
    """
    for name in (trainees, managers):
        if not _NAME.fullmatch(name):
            raise UsageError(f"'{name[:40]}' is no name of a role: use small letters, digits and underscores.")
    whole = _FILE.read_text("utf-8").replace("{mine}", _mine())
    return whole.replace("{trainees}", trainees).replace("{managers}", managers)


def apply(board: SqlRecords, trainees: str = TRAINEES, managers: str = MANAGERS) -> None:
    """Make the roles on the board; UsageError where it is no server. Raises RecordsError."""
    with board.database.writing() as connection:
        _server(connection)
        connection.exec_driver_sql(statements(trainees, managers))


def enrol(board: SqlRecords, login: str, name: str, team: str = "", trainees: str = TRAINEES) -> Trainee:
    """Say which trainee the user `login` of the database is, and let this user do what trainees may.

    The user must exist (CREATE ROLE … LOGIN is the administrator's). Raises UsageError, RecordsError.
    """
    with board.database.reading() as connection:
        _server(connection)
        if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :login"), {"login": login}).first():
            raise UsageError(f"The database has no user '{login[:63]}': CREATE ROLE … LOGIN PASSWORD … makes one.")
    trainee = board.remember_trainee(name, team)
    with board.database.writing() as connection:
        give_way(board, connection, trainee)
        row = postgresql.insert(LOGINS).values(login=login, trainee_id=trainee.id)
        connection.execute(row.on_conflict_do_update(index_elements=["login"], set_={"trainee_id": trainee.id}))
        quote = connection.dialect.identifier_preparer.quote_identifier
        connection.execute(text(f"GRANT {quote(trainees)} TO {quote(login)}".replace(":", "\\:")))
    return trainee


def _mine() -> str:
    """What belongs to the trainee `me`, table by table: by the rules that `records show` and `forget` go by."""
    return "\n".join(
        f"    WHEN '{table.name}' THEN RETURN QUERY SELECT to_jsonb(one) FROM ({_rows_of(table)}) AS one;"
        for table in personal()
    )


def _rows_of(table: Table) -> str:
    rows = rows_of(table, cast(str, literal_column("me")))  # the function's variable, in the place of an id
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    return " ".join(str(rows.compile(dialect=dialect, compile_kwargs={"literal_binds": True})).split())


def _server(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        raise UsageError("Roles are for a board on a server; say which with --board postgresql://…")
