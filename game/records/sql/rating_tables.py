"""The tables that the board of ratings is read from."""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, Table, Text, text

from game.records.sql.summary_tables import PLAYERS
from game.records.sql.tables import METADATA

# `place` is what ranks: the rating as a whole number, and nothing while it rests on too few attempts to be shown.
PEOPLE = Table(
    "board_ratings",
    METADATA,
    Column(
        "player", BigInteger, ForeignKey(PLAYERS.c.number, ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("place", Integer),
    Column("points", Double, nullable=False),
    Column("deviation", Double, nullable=False),
    Column("attempts", Integer, nullable=False),
)
Index(
    "board_ratings_by_place",
    PEOPLE.c.place.desc(),
    PEOPLE.c.player,
    sqlite_where=text("place IS NOT NULL"),
    postgresql_where=text("place IS NOT NULL"),
)

# `latest` is the place in the order of the last attempt that the rating rests on.
CONTACTS = Table(
    "board_difficulties",
    METADATA,
    Column("scenario_id", Text, primary_key=True),
    Column("points", Double, nullable=False),
    Column("deviation", Double, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("latest", BigInteger, nullable=False),
)

# A row here says that an attempt has come in which ended before others that are rated: until all is worked out anew the
# ratings are not those that the attempts give, and nobody is shown them.
BEHIND = Table("board_ratings_behind", METADATA, Column("since", BigInteger, primary_key=True, autoincrement=False))
