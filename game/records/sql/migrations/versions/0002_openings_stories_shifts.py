"""How a contact opened and what it left; stories that were released; shifts."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, SmallInteger, Text

revision = "0002"
down_revision = "0001"

_NEW = {"opening": "null", "shift": "", "person": "", "leaves": "[]", "story": ""}


def upgrade() -> None:
    """Add what version 2 keeps of an attempt, and its two tables."""
    for name, default in _NEW.items():
        op.add_column("attempts", Column(name, Text, nullable=False, server_default=default))
    op.create_table(
        "shared_stories",
        Column("attempt_id", Text, ForeignKey("attempts.id"), primary_key=True),
        Column("shared", BigInteger, nullable=False),
    )
    op.create_table(
        "shifts",
        Column("ordinal", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("trainee_id", Text, ForeignKey("trainees.id"), nullable=False),
        Column("shift_id", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("plan", Text, nullable=False),
        Column("seed", Text, nullable=False),
        Column("timed", Boolean, nullable=False),
        Column("began", BigInteger, nullable=False),
        Column("events", Text, nullable=False),
        Column("playthroughs", Text, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("overall", SmallInteger),
        Column("mean", SmallInteger),
        Column("consistency", SmallInteger),
    )
    op.create_index("shifts_by_trainee", "shifts", ["trainee_id", "shift_id", "ordinal"])
