"""Ratings kept beside the summary, so that their board is read and not worked out."""

from alembic import op
from sqlalchemy import BigInteger, Column, Double, ForeignKey, Integer, Text, text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of version 5 and fill them from the attempts."""
    from game.records.sql.ratings import rebuild  # a later version of these tables has to move this to its own

    op.create_table(
        "board_ratings",
        Column(
            "player",
            BigInteger,
            ForeignKey("board_players.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        Column("place", Integer),
        Column("points", Double, nullable=False),
        Column("deviation", Double, nullable=False),
        Column("attempts", Integer, nullable=False),
    )
    op.execute(
        text("CREATE INDEX board_ratings_by_place ON board_ratings (place DESC, player) WHERE place IS NOT NULL")
    )
    op.create_table(
        "board_difficulties",
        Column("scenario_id", Text, primary_key=True),
        Column("points", Double, nullable=False),
        Column("deviation", Double, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("latest", BigInteger, nullable=False),
    )
    op.create_table("board_ratings_behind", Column("since", BigInteger, primary_key=True, autoincrement=False))
    rebuild(op.get_bind())
