"""The tables, in words that SQLite and PostgreSQL both understand.

Times are whole microseconds since 1970 in UTC and scores whole hundredths, so that both databases keep them exactly.
`attempts.ordinal` stands for the order in which attempts ended: a clock can be turned back, this cannot. On one
computer it counts; on a shared board it is the microsecond at which an attempt ended (see `game/records/sync`).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql

from game.domain.pillars import PILLARS

VERSION = 5
"""The version of this schema; a database with a higher one was written by a newer game."""

METADATA = MetaData()

COUNTER = BigInteger().with_variant(Integer, "sqlite")
"""A number that counts by itself: in SQLite only an INTEGER PRIMARY KEY does."""

ORDERED = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that both databases put into the same order, that of its characters."""

SCHEMA = Table("extra_mile_schema", METADATA, Column("version", Integer, nullable=False))

TEAMS = Table(
    "teams",
    METADATA,
    Column("id", COUNTER, primary_key=True),
    Column("name", ORDERED, nullable=False, unique=True),
)

# Two laptops may know the same person under two ids, so name and team are not unique here. What others see of a person
# is `public`, never the name.
TRAINEES = Table(
    "trainees",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", ORDERED, nullable=False),
    Column("team_id", ForeignKey(TEAMS.c.id)),
    Column("created", BigInteger, nullable=False),
    Column("shown", Text, nullable=False, server_default="name"),
    Column("alias", Text, nullable=False, server_default=""),
    Column("public", Text, nullable=False, server_default=""),
    Index("trainees_by_name", "name", "team_id"),
    Index("trainees_by_team", "team_id"),
)

SCENARIO_VERSIONS = Table(
    "scenario_versions",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("scenario_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
)

RUBRIC_VERSIONS = Table(
    "rubric_versions",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
)


def _pillar_columns() -> list[Column[int] | Column[bool]]:
    columns: list[Column[int] | Column[bool]] = []
    for pillar in PILLARS:
        columns.append(Column(f"{pillar}_score", SmallInteger))
        columns += [Column(f"{pillar}_{what}", BigInteger, nullable=False) for what in ("raw", "lowest", "highest")]
        columns.append(Column(f"{pillar}_capped", Boolean, nullable=False))
    return columns


def _since_version_2() -> list[Column[str]]:
    """How the contact opened, the shift it belongs to, and what it left with whom."""
    empty = {"opening": "null", "shift": "", "person": "", "leaves": "[]", "story": ""}
    return [Column(name, Text, nullable=False, server_default=default) for name, default in empty.items()]


# The digests refer to the archive, but no foreign key says so: an attempt is never lost for want of its text.
ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("ordinal", COUNTER, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("trainee_id", ForeignKey(TRAINEES.c.id), nullable=False),
    Column("scenario_id", Text, nullable=False),
    Column("scenario_digest", Text, nullable=False),
    Column("rubric_digest", Text, nullable=False),
    Column("seed", Text, nullable=False),  # a seed may be any whole number
    Column("mode", Text, nullable=False),
    Column("timed", Boolean, nullable=False),
    Column("ranked", Boolean, nullable=False),
    Column("began", BigInteger, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("ending", Text, nullable=False),
    Column("overall", SmallInteger),
    *_pillar_columns(),
    Column("stars", SmallInteger, nullable=False),
    Column("wow", Boolean, nullable=False),
    Column("journal", Text, nullable=False),
    *_since_version_2(),
    Column("source", Text, nullable=False, server_default=""),
    # Both hold all that the board of a period reads, so that it need not visit the wide rows.
    Index("attempts_by_trainee", "trainee_id", "scenario_id", "ordinal", "began", "ranked", "overall"),
    Index("attempts_by_scenario", "scenario_id", "began", "trainee_id", "ranked", "overall"),
)


# A story is the customer's own telling of a wow; only those its trainee has released stand here.
SHARED_STORIES = Table(
    "shared_stories",
    METADATA,
    Column("attempt_id", ForeignKey(ATTEMPTS.c.id), primary_key=True),
    Column("shared", BigInteger, nullable=False),
)

_FIRST = frozenset({"extra_mile_schema", "teams", "trainees", "scenario_versions", "rubric_versions", "attempts"})
_SECOND = _FIRST | {"shared_stories", "shifts"}
_THIRD = _SECOND | {"identity", "submissions", "sent", "logins", "forgotten"}
_FOURTH = _THIRD | {"board_players", "board_versions", "board_modules", "board_cells", "standings"}
TABLES = {
    1: _FIRST | {"summary"},
    2: _SECOND | {"summary"},
    3: _THIRD | {"summary"},
    4: _FOURTH,
    5: _FOURTH | {"board_ratings", "board_difficulties", "board_ratings_behind"},
}
"""The tables that a database of each version must have."""
