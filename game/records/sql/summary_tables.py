"""The tables that boards are read from: one row for each player in each cell, a cell being a scope in a period."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, SmallInteger, Table, Text, text

from game.records.sql.standing import COLUMNS
from game.records.sql.tables import COUNTER, METADATA, TRAINEES

PURE, MIXED, TIMED, TEAMS_ONLY = range(4)
"""What a cell's rows cover: players all of whose attempts there were timed; all attempts of those with an untimed
one; only the timed attempts of these; and teams. Everybody is PURE and MIXED together, timed only PURE and TIMED."""

# Short keys: a row of the summary stands in some twenty indexes, and a trainee's id has 32 letters.
PLAYERS = Table(
    "board_players",
    METADATA,
    Column("number", COUNTER, primary_key=True),
    Column("trainee_id", ForeignKey(TRAINEES.c.id, ondelete="CASCADE"), nullable=False, unique=True),
)

VERSIONS = Table(
    "board_versions",
    METADATA,
    Column("number", COUNTER, primary_key=True),
    Column("scenario_id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("board_versions_by_digest", "scenario_id", "digest", unique=True),
)

MODULES = Table(
    "board_modules",
    METADATA,
    Column("scenario_id", Text, primary_key=True),
    Column("module", Text, primary_key=True),
)

# `crowded` is set once, when the cell has so many players that reading them all takes longer than keeping indexes.
CELLS = Table(
    "board_cells",
    METADATA,
    Column("id", COUNTER, primary_key=True),
    Column("period", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("clock", SmallInteger, nullable=False),
    Column("players", Integer, nullable=False),
    Column("crowded", Boolean, nullable=False),
    Index("board_cells_by_period", "period", "scope", "clock", unique=True),
)

# A team is the player of its negative id. `state` is what the row goes on from; see `standing`.
STANDINGS = Table(
    "standings",
    METADATA,
    Column("cell", COUNTER, ForeignKey(CELLS.c.id), primary_key=True, autoincrement=False),
    Column("player", BigInteger, primary_key=True, autoincrement=False),
    Column("crowded", Boolean, nullable=False),
    *(Column(name, SmallInteger) for name in COLUMNS),
    Column("state", Text, nullable=False),
    sqlite_with_rowid=False,
)

for _name in COLUMNS:
    Index(
        f"standings_by_{_name}",
        STANDINGS.c.cell,
        STANDINGS.c[_name].desc(),
        STANDINGS.c.player,
        STANDINGS.c.crowded,  # always true here, but SQLite would look it up in the table for each row it counts
        sqlite_where=text("crowded"),
        postgresql_where=text("crowded"),
    )

SUMMARY_TABLES = (PLAYERS, VERSIONS, MODULES, CELLS, STANDINGS)
"""In the order in which they can be made."""
