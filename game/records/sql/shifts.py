"""Finished runs of shifts: their table, and how they are put into it and read back."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Select,
    SmallInteger,
    Table,
    Text,
    select,
)

from game.domain.shift import ShiftRecord, ShiftScore, ShiftStart
from game.records import codec, shift_codec
from game.records.sql.rows import trainee_from_row, typed, whole_or_none
from game.records.sql.tables import METADATA, TEAMS, TRAINEES
from game.records.store import UnreadableShift

# The plan is the shift as it was played, so that a run can be told, and verified, when its file has long changed.
SHIFTS = Table(
    "shifts",
    METADATA,
    Column("ordinal", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("trainee_id", ForeignKey(TRAINEES.c.id), nullable=False),
    Column("shift_id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("seed", Text, nullable=False),  # a seed may be any whole number
    Column("timed", Boolean, nullable=False),
    Column("began", BigInteger, nullable=False),
    Column("events", Text, nullable=False),
    Column("playthroughs", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("overall", SmallInteger),
    Column("mean", SmallInteger),
    Column("consistency", SmallInteger),
    Index("shifts_by_trainee", "trainee_id", "shift_id", "ordinal"),
)


def shift_to_row(record: ShiftRecord) -> dict[str, Any]:
    """Give the columns of a run, all but the ordinal."""
    start, score = record.start, record.score
    return {
        "id": start.run,
        "trainee_id": start.trainee.id,
        "shift_id": start.shift.id,
        "digest": start.shift.digest,
        "plan": shift_codec.plan_to_text(start.shift),
        "seed": str(start.seed),
        "timed": start.timed,
        "began": codec.to_microseconds(start.began),
        "events": shift_codec.events_to_text(record.events),
        "playthroughs": codec.compact(list(record.playthroughs)),
        "minutes": record.minutes,
        "overall": score.overall,
        "mean": score.mean,
        "consistency": score.consistency,
    }


def select_shifts() -> Select[Any]:
    """Select runs with the name and the team of their trainee, in the order in which they ended."""
    whose = SHIFTS.outerjoin(TRAINEES, TRAINEES.c.id == SHIFTS.c.trainee_id)
    whose = whose.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    names = TRAINEES.c.name.label("trainee_name"), TEAMS.c.name.label("team_name")
    return select(SHIFTS, *names).select_from(whose).order_by(SHIFTS.c.ordinal)


def shifts_from_rows(rows: Iterator[Mapping[str, Any]]) -> Iterator[ShiftRecord | UnreadableShift]:
    """Read runs exactly as they were added, or say why they cannot be."""
    for row in rows:
        try:
            yield _shift(row)
        except ValueError as error:
            yield UnreadableShift(
                str(row["id"]), str(row["trainee_name"] or "Somebody unknown"), str(row["shift_id"]), str(error)
            )


def _shift(row: Mapping[str, Any]) -> ShiftRecord:
    shift = shift_codec.plan_of(typed(row, "plan", str))
    if (shift.id, shift.digest) != (row["shift_id"], row["digest"]):
        raise ValueError("its plan is that of another shift")
    start = ShiftStart(
        run=typed(row, "id", str),
        trainee=trainee_from_row(row),
        shift=shift,
        seed=int(typed(row, "seed", str)),
        timed=typed(row, "timed", bool),
        began=codec.from_microseconds(typed(row, "began", int)),
    )
    events = shift_codec.events_from_text(typed(row, "events", str))
    score = ShiftScore(*(whole_or_none(row, name) for name in ("overall", "mean", "consistency")))
    record = ShiftRecord(start, events, score, typed(row, "minutes", int))
    if codec.parsed(typed(row, "playthroughs", str)) != list(record.playthroughs):
        raise ValueError("its playthroughs are not those of its events")
    return record
