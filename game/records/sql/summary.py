"""First, best and latest of each trainee at each scenario, kept with every attempt so that boards stay fast."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, update

from game.records.sql.tables import ATTEMPTS, SUMMARY, TRAINEES


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of the summary: how many attempts count, and the ordinal and overall score of the three that matter."""

    attempts: int
    first_attempt: int
    first_overall: int
    best_attempt: int
    best_overall: int
    latest_attempt: int
    latest_overall: int


def with_attempt(before: Standing | None, ordinal: int, overall: int) -> Standing:
    """Give the standing with one more attempt; the result is the same in whatever order attempts come."""
    one = (ordinal, overall)
    if before is None:
        return Standing(1, *one, *one, *one)
    first = min(one, (before.first_attempt, before.first_overall))
    best = max(one, (before.best_attempt, before.best_overall), key=lambda pair: (pair[1], -pair[0]))
    latest = max(one, (before.latest_attempt, before.latest_overall))
    return Standing(before.attempts + 1, *first, *best, *latest)


def count_in(connection: Connection, trainee_id: str, scenario_id: str, ordinal: int, overall: int) -> None:
    """Bring the summary up to date with an attempt that counts."""
    here = (SUMMARY.c.trainee_id == trainee_id) & (SUMMARY.c.scenario_id == scenario_id)
    row = connection.execute(select(*_STANDING).where(here).with_for_update()).first()
    after = asdict(with_attempt(Standing(*row) if row else None, ordinal, overall))
    if row:
        connection.execute(update(SUMMARY).where(here).values(after))
    else:
        connection.execute(insert(SUMMARY).values(trainee_id=trainee_id, scenario_id=scenario_id, **after))


def rebuild(connection: Connection) -> None:
    """Work the whole summary out anew from the attempts."""
    connection.execute(delete(SUMMARY))
    for trainee_id in _trainees(connection):
        rows = [
            {"trainee_id": trainee_id, "scenario_id": scenario_id, **asdict(standing)}
            for scenario_id, standing in _expected(connection, trainee_id).items()
        ]
        if rows:
            connection.execute(insert(SUMMARY), rows)


def differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield the name of the trainee and the scenario of each row that is missing, too many or wrong."""
    for trainee_id, name in _trainees(connection).items():
        expected = _expected(connection, trainee_id)
        rows = connection.execute(
            select(SUMMARY.c.scenario_id, *_STANDING).where(SUMMARY.c.trainee_id == trainee_id)
        ).all()
        stored = {str(row[0]): Standing(*row[1:]) for row in rows}
        for scenario_id in sorted(expected.keys() | stored.keys()):
            if expected.get(scenario_id) != stored.get(scenario_id):
                yield name, scenario_id


_STANDING = [column for column in SUMMARY.c if not column.primary_key]


def _trainees(connection: Connection) -> Mapping[str, str]:
    rows = connection.execute(select(TRAINEES.c.id, TRAINEES.c.name).order_by(TRAINEES.c.name, TRAINEES.c.id))
    return {trainee_id: str(name) for trainee_id, name in rows.all()}


def _expected(connection: Connection, trainee_id: str) -> dict[str, Standing]:
    rows = connection.execute(
        select(ATTEMPTS.c.scenario_id, ATTEMPTS.c.ordinal, ATTEMPTS.c.overall).where(
            ATTEMPTS.c.trainee_id == trainee_id, ATTEMPTS.c.ranked, ATTEMPTS.c.overall.is_not(None)
        )
    )
    found: dict[str, Standing] = {}
    for scenario_id, ordinal, overall in rows.all():
        found[str(scenario_id)] = with_attempt(found.get(str(scenario_id)), ordinal, overall)
    return found
