"""Trainees, archived texts, attempts, and the summary for boards, as version 1 had them."""

from alembic import op
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

revision = "0001"
down_revision = None

_PILLARS = ("accuracy", "empathy", "composure", "delight")
_COUNTER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the first tables."""
    tables = MetaData()
    Table("extra_mile_schema", tables, Column("version", Integer, nullable=False))
    Table("teams", tables, Column("id", _COUNTER, primary_key=True), Column("name", Text, nullable=False, unique=True))
    Table(
        "trainees",
        tables,
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("team_id", ForeignKey("teams.id")),
        Column("created", BigInteger, nullable=False),
        Index("trainees_by_name", "name", "team_id"),
        Index("trainees_by_team", "team_id"),
    )
    _texts(tables)
    _attempts(tables)
    _summary(tables)
    tables.create_all(op.get_bind(), checkfirst=False)  # tables of another program are not ours to use


def _texts(tables: MetaData) -> None:
    Table(
        "scenario_versions",
        tables,
        Column("digest", Text, primary_key=True),
        Column("scenario_id", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("first_seen", BigInteger, nullable=False),
    )
    Table(
        "rubric_versions",
        tables,
        Column("digest", Text, primary_key=True),
        Column("source", Text, nullable=False),
        Column("first_seen", BigInteger, nullable=False),
    )


def _attempts(tables: MetaData) -> None:
    pillars: list[Column[int] | Column[bool]] = []
    for pillar in _PILLARS:
        pillars.append(Column(f"{pillar}_score", SmallInteger))
        pillars += [Column(f"{pillar}_{what}", BigInteger, nullable=False) for what in ("raw", "lowest", "highest")]
        pillars.append(Column(f"{pillar}_capped", Boolean, nullable=False))
    Table(
        "attempts",
        tables,
        Column("ordinal", _COUNTER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("trainee_id", ForeignKey("trainees.id"), nullable=False),
        Column("scenario_id", Text, nullable=False),
        Column("scenario_digest", Text, nullable=False),
        Column("rubric_digest", Text, nullable=False),
        Column("seed", Text, nullable=False),
        Column("mode", Text, nullable=False),
        Column("timed", Boolean, nullable=False),
        Column("ranked", Boolean, nullable=False),
        Column("began", BigInteger, nullable=False),
        Column("seconds", Double, nullable=False),
        Column("ending", Text, nullable=False),
        Column("overall", SmallInteger),
        *pillars,
        Column("stars", SmallInteger, nullable=False),
        Column("wow", Boolean, nullable=False),
        Column("journal", Text, nullable=False),
        Index("attempts_by_trainee", "trainee_id", "scenario_id", "ordinal", "began", "ranked", "overall"),
        Index("attempts_by_scenario", "scenario_id", "began", "trainee_id", "ranked", "overall"),
    )


def _summary(tables: MetaData) -> None:
    counted: list[Column[int]] = []
    for policy in ("first", "best", "latest"):
        counted.append(Column(f"{policy}_attempt", ForeignKey("attempts.ordinal"), nullable=False))
        counted.append(Column(f"{policy}_overall", SmallInteger, nullable=False))
    Table(
        "summary",
        tables,
        Column("trainee_id", ForeignKey("trainees.id"), primary_key=True),
        Column("scenario_id", Text, primary_key=True),
        Column("attempts", Integer, nullable=False),
        *counted,
        *(Index(f"summary_by_{policy}", "scenario_id", f"{policy}_overall") for policy in ("first", "best", "latest")),
    )
