"""Made-up records of any size: trainees of different skill who learn, in teams, over a year; one of them plays most."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.opening import FILE, open_records

SCENARIOS = tuple(f"contact-{at:02}" for at in range(17))
MODULES = {f"module-{at}": SCENARIOS[at * 3 : at * 3 + 3] for at in range(6)}
BEGINNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
DAYS = 364
TEAM = 14
_JOURNAL = codec.compact([["reply", f"a-reply-{at}", 1500 * at] for at in range(9)])
_MUCH_MEMORY = "PRAGMA cache_size = -524288"
_PILLAR = ("score", "raw", "lowest", "highest", "capped")


def fill(folder: Path, attempts: int, trainees: int, greatest: int, seed: int = 1) -> None:
    """Put so many attempts of so many trainees on record in `folder`, and work out the summary; trainee 0 holds the
    `greatest` number of attempts at one contact, with the highest scores of all."""
    rng = Random(seed)
    with open_records(folder) as records:
        records.use_modules(MODULES)
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(_MUCH_MEMORY)
        indexes = _without_indexes(connection)
        names = [(f"Team {at}",) for at in range(max(1, trainees // TEAM))]
        connection.executemany("INSERT INTO teams (name) VALUES (?)", names)
        people = ((trainee(at), f"Somebody {at}", 1 + at % len(names), at, f"Somebody {at}") for at in range(trainees))
        connection.executemany(
            "INSERT INTO trainees (id, name, team_id, created, public) VALUES (?, ?, ?, ?, ?)", people
        )
        scored = [f"{pillar}_{what}" for pillar in PILLARS for what in _PILLAR]
        columns = (*_PLAIN, "overall", *scored)
        connection.executemany(
            f"INSERT INTO attempts ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            _attempts(rng, attempts, trainees, greatest),
        )
        connection.commit()
    with open_records(folder) as records:
        records.rebuild_summary()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(_MUCH_MEMORY)
        for statement in indexes:
            connection.execute(statement)


def _without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes of the two great tables, for each is made in a fraction of the time when all rows are there;
    gives the statements that make them."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('attempts', 'standings') AND name <> 'attempts_by_trainee'"
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [statement for _, statement in found]


def trainee(at: int) -> str:
    """The id of a trainee."""
    return f"{at:032x}"


_PLAIN = (
    "id", "trainee_id", "scenario_id", "scenario_digest", "rubric_digest", "seed", "mode", "timed", "ranked", "began",
    "seconds", "ending", "stars", "wow", "journal",
)  # fmt: skip


def _attempts(rng: Random, attempts: int, trainees: int, greatest: int) -> Iterator[tuple[object, ...]]:
    """In the order in which they end: how often somebody plays differs as much as people do."""
    skill = [rng.gauss(62, 12) for _ in range(trainees)]
    keen = [rng.lognormvariate(0, 0.8) for _ in range(trainees)]
    who = [0] * greatest + rng.choices(range(1, trainees), keen[1:], k=attempts - greatest)
    rng.shuffle(who)
    played = [0] * trainees
    for at, person in enumerate(who):
        began = codec.to_microseconds(BEGINNING + timedelta(days=DAYS * at / attempts))
        played[person] += 1
        scores = [_score(rng, skill[person] + 4 * min(played[person], 8) ** 0.5) for _ in PILLARS]
        overall = sum(scores) // len(scores)
        scenario = rng.choice(SCENARIOS)
        if person == 0:
            scenario, overall, scores = SCENARIOS[0], 10_000, [10_000] * 4
        plain = (
            f"{at:032x}", trainee(person), scenario, f"digest of {scenario}", "rubric", "7", "assess",
            rng.random() < 0.93, True, began, 180.0, "advocate", 4, False, _JOURNAL,
        )  # fmt: skip
        yield (*plain, overall, *(value for score in scores for value in (score, score // 100, 0, 100, False)))


def _score(rng: Random, middle: float) -> int:
    return max(0, min(10_000, round(100 * rng.gauss(middle, 9))))
