"""Attempts as rows of a table and back, believing nothing that a row says until its kind is checked."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Select, select

from game.domain.attempt import Attempt, Start, Trainee
from game.domain.errors import RecordsError
from game.domain.moment import Mode
from game.domain.pillars import PILLARS, Pillar
from game.domain.score import PillarScore, Score
from game.records import codec
from game.records.sql.driver import Driver
from game.records.sql.tables import ATTEMPTS, TEAMS, TRAINEES
from game.records.store import Unreadable

_T = TypeVar("_T")


def select_attempts() -> Select[Any]:
    """Select attempts with the name and the team of their trainee, as the two functions below read them."""
    # Outer joins: an attempt whose trainee is gone must be found, not hidden.
    whose = ATTEMPTS.outerjoin(TRAINEES, TRAINEES.c.id == ATTEMPTS.c.trainee_id)
    whose = whose.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    names = TRAINEES.c.name.label("trainee_name"), TEAMS.c.name.label("team_name")
    return select(ATTEMPTS, *names).select_from(whose)


def attempt_to_row(attempt: Attempt) -> dict[str, Any]:
    """Give the columns of an attempt, all but the ordinal and its source; RecordsError where no time can be told."""
    start = attempt.start
    if not math.isfinite(attempt.seconds):
        raise RecordsError(f"The attempt {start.playthrough} is no part of the records: it took {attempt.seconds} s.")
    row = {
        "id": start.playthrough,
        "trainee_id": start.trainee.id,
        "scenario_id": start.scenario_id,
        "scenario_digest": start.scenario_digest,
        "rubric_digest": start.rubric_digest,
        "seed": str(start.seed),
        "mode": start.mode.value,
        "timed": start.timed,
        "ranked": start.ranked,
        "began": codec.to_microseconds(start.began),
        "seconds": attempt.seconds,
        "ending": attempt.ending,
        "overall": attempt.score.overall,
        "stars": attempt.stars,
        "wow": attempt.wow,
        "journal": codec.journal_to_text(attempt.journal),
        "opening": codec.compact(codec.opening_to_dict(start.opening)),
        "shift": start.shift,
        "person": attempt.person,
        "leaves": codec.words_to_text(attempt.leaves),
        "story": attempt.story,
    }
    for one in attempt.score.pillars:
        for what in ("score", "raw", "lowest", "highest", "capped"):
            row[f"{one.pillar}_{what}"] = getattr(one, what)
    return row


def insert_attempt(driver: Driver, row: Mapping[str, Any]) -> int:
    """Insert what `attempt_to_row` gave, and give its ordinal."""
    return int(driver.rows(_insertion(tuple(row)), tuple(row.values()))[0][0])


@lru_cache(maxsize=8)
def _insertion(columns: tuple[str, ...]) -> str:
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO attempts ({', '.join(columns)}) VALUES ({places}) RETURNING ordinal"


def attempt_from_row(row: Mapping[str, Any]) -> Attempt | Unreadable:
    """Read an attempt exactly as it was added, or say why it cannot be."""
    try:
        return Attempt(
            start=_start(row),
            journal=codec.journal_from_text(typed(row, "journal", str)),
            ending=typed(row, "ending", str),
            score=Score(tuple(_pillar(row, pillar) for pillar in PILLARS), whole_or_none(row, "overall")),
            stars=typed(row, "stars", int),
            wow=typed(row, "wow", bool),
            seconds=float(typed(row, "seconds", float)),
            person=typed(row, "person", str),
            leaves=codec.words_from_text(typed(row, "leaves", str)),
            story=typed(row, "story", str),
        )
    except ValueError as error:
        return _unreadable(row, str(error))


def typed(row: Mapping[str, Any], column: str, kind: type[_T]) -> _T:
    """Give a value of the row; ValueError where it is of another kind than the column."""
    value = row[column]
    if type(value) is not kind:
        raise ValueError(f"its {column} is {str(value)[:40]!r}")
    return value


def whole_or_none(row: Mapping[str, Any], column: str) -> int | None:
    """Give a whole number of the row, or None where there is none; ValueError for anything else."""
    return None if row[column] is None else typed(row, column, int)


def _start(row: Mapping[str, Any]) -> Start:
    return Start(
        playthrough=typed(row, "id", str),
        trainee=trainee_from_row(row),
        scenario_id=typed(row, "scenario_id", str),
        scenario_digest=typed(row, "scenario_digest", str),
        rubric_digest=typed(row, "rubric_digest", str),
        seed=int(typed(row, "seed", str)),
        mode=Mode(typed(row, "mode", str)),
        timed=typed(row, "timed", bool),
        ranked=typed(row, "ranked", bool),
        began=codec.from_microseconds(typed(row, "began", int)),
        opening=codec.opening_from_dict(codec.parsed(typed(row, "opening", str))),
        shift=typed(row, "shift", str),
    )


def trainee_from_row(row: Mapping[str, Any]) -> Trainee:
    """Read the columns `trainee_id`, `trainee_name` and `team_name`; ValueError where they cannot be."""
    team = "" if row["team_name"] is None else typed(row, "team_name", str)
    return Trainee(typed(row, "trainee_id", str), typed(row, "trainee_name", str), team)


def _pillar(row: Mapping[str, Any], pillar: Pillar) -> PillarScore:
    return PillarScore(
        pillar,
        raw=typed(row, f"{pillar}_raw", int),
        lowest=typed(row, f"{pillar}_lowest", int),
        highest=typed(row, f"{pillar}_highest", int),
        score=whole_or_none(row, f"{pillar}_score"),
        capped=typed(row, f"{pillar}_capped", bool),
    )


def _unreadable(row: Mapping[str, Any], why: str) -> Unreadable:
    name, scenario = row["trainee_name"] or "Somebody unknown", row["scenario_id"]
    try:
        began = codec.from_microseconds(typed(row, "began", int))
    except ValueError:
        began = None
    return Unreadable(str(row["id"]), str(name), str(scenario), began, f"the record is damaged ({why})")
