"""The tables by which the records of several computers come together."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from game.records.sql.tables import METADATA, ORDERED

# One row. A board reached under two addresses is one board; and an attempt says which computer it came from.
IDENTITY = Table("identity", METADATA, Column("id", Text, primary_key=True))

# What has come in on a shared board, as it came; nothing here counts until it was played again by somebody who may.
SUBMISSIONS = Table(
    "submissions",
    METADATA,
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
    Index("submissions_waiting", "state", "source", "sequence"),
)

# What a shared board has taken: whatever is on record and not here is still to be sent, so that no crash loses it.
SENT = Table(
    "sent",
    METADATA,
    Column("board", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("sent", BigInteger, nullable=False),
)

# Who of the trainees a user of a shared database is.
LOGINS = Table(
    "logins",
    METADATA,
    Column("login", ORDERED, primary_key=True),
    Column("trainee_id", Text, nullable=False),
)

# Ids of trainees who were forgotten, as hashes, so that no computer brings them back.
FORGOTTEN = Table(
    "forgotten",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("forgotten", BigInteger, nullable=False),
)
