"""Names by consent, and the tables by which the records of several computers come together."""

import secrets

from alembic import op
from sqlalchemy import BigInteger, Column, Text, column, table
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

_ORDERED = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns and the tables of version 3; everybody on record is shown by their name, as until now."""
    for name, default in {"shown": "name", "alias": "", "public": ""}.items():
        op.add_column("trainees", Column(name, Text, nullable=False, server_default=default))
    op.execute("UPDATE trainees SET public = name")
    op.add_column("attempts", Column("source", Text, nullable=False, server_default=""))
    if op.get_bind().dialect.name == "postgresql":
        for name in ("teams", "trainees"):
            op.alter_column(name, "name", type_=_ORDERED)
    op.create_table("identity", Column("id", Text, primary_key=True))
    op.bulk_insert(table("identity", column("id", Text)), [{"id": secrets.token_hex(16)}])
    op.create_table(
        "submissions",
        Column("id", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("trainee_id", Text, nullable=False),
        Column("login", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("sequence", BigInteger, nullable=False),
        Column("payload", Text, nullable=False),
        Column("received", BigInteger, nullable=False),
        Column("state", Text, nullable=False, server_default="waiting"),
        Column("reason", Text, nullable=False, server_default=""),
    )
    op.create_index("submissions_waiting", "submissions", ["state", "source", "sequence"])
    op.create_table(
        "sent",
        Column("board", Text, primary_key=True),
        Column("item", Text, primary_key=True),
        Column("sent", BigInteger, nullable=False),
    )
    op.create_table(
        "logins",
        Column("login", _ORDERED, primary_key=True),
        Column("trainee_id", Text, nullable=False),
    )
    op.create_table(
        "forgotten",
        Column("hash", Text, primary_key=True),
        Column("forgotten", BigInteger, nullable=False),
    )
