"""The summary by scope, period and clock, in the place of the one by scenario."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, SmallInteger, Text, text

revision = "0004"
down_revision = "0003"

_COUNTER = BigInteger().with_variant(Integer, "sqlite")
_MEASURES = ("overall", "accuracy", "empathy", "composure", "delight")
_SCORES = [f"{policy}_{measure}" for policy in ("first", "best", "latest", "average") for measure in _MEASURES]
_COLUMNS = (*_SCORES, "gain", "recent_gain")


def upgrade() -> None:
    """Make the tables of version 4 and fill them from the attempts; the old summary held nothing else."""
    from game.records.sql.summary_anew import rebuild  # a later version of these tables has to move this to its own

    op.drop_table("summary")
    _make_keys()
    op.create_table(
        "board_cells",
        Column("id", _COUNTER, primary_key=True),
        Column("period", Text, nullable=False),
        Column("scope", Text, nullable=False),
        Column("clock", SmallInteger, nullable=False),
        Column("players", Integer, nullable=False),
        Column("crowded", Boolean, nullable=False),
        Index("board_cells_by_period", "period", "scope", "clock", unique=True),
    )
    op.create_table(
        "standings",
        Column("cell", _COUNTER, ForeignKey("board_cells.id"), primary_key=True, autoincrement=False),
        Column("player", BigInteger, primary_key=True, autoincrement=False),
        Column("crowded", Boolean, nullable=False),
        *(Column(name, SmallInteger) for name in _COLUMNS),
        Column("state", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for name in _COLUMNS:
        op.execute(
            text(f"CREATE INDEX standings_by_{name} ON standings (cell, {name} DESC, player, crowded) WHERE crowded")
        )
    rebuild(op.get_bind())


def _make_keys() -> None:
    op.create_table(
        "board_players",
        Column("number", _COUNTER, primary_key=True),
        Column("trainee_id", Text, ForeignKey("trainees.id", ondelete="CASCADE"), nullable=False, unique=True),
    )
    op.create_table(
        "board_versions",
        Column("number", _COUNTER, primary_key=True),
        Column("scenario_id", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Index("board_versions_by_digest", "scenario_id", "digest", unique=True),
    )
    op.create_table(
        "board_modules",
        Column("scenario_id", Text, primary_key=True),
        Column("module", Text, primary_key=True),
    )
