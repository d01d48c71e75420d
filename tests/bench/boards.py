"""Boards of a million attempts over boards of ten thousand, and what an attempt on record costs.

The records are made up (see `boards_data`) once, in the folder for temporary files, and used again: a million attempts
take some minutes and 3 GB. One trainee holds a tenth of all attempts, with the highest scores.
"""

import os
import tempfile
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import select

from game.domain.attempt import Trainee
from game.records.board import BoardQuery, Kind, Measure, Policy
from game.records.opening import open_records
from game.records.sql.summary_tables import STANDINGS
from game.records.sql.tables import VERSION
from tests.bench.boards_data import SCENARIOS, fill, trainee
from tests.bench.common import Figure, figure, ratios
from tests.records.samples import attempt

SMALL, LARGE = 10_000, 1_000_000
EACH = 50
"""Attempts for each trainee."""

_SCENARIO = SCENARIOS[3]
_QUERIES = {
    "all contacts": {},
    "one contact": {"scenario_id": _SCENARIO},
    "a module": {"module": "module-2"},
    "a month": {"period": "2026-06"},
    "a week": {"period": "2026-W20"},
    "one contact in a month": {"scenario_id": _SCENARIO, "period": "2026-06"},
    "one contact in a week": {"scenario_id": _SCENARIO, "period": "2026-W20"},
    "one contact in a week, three places": {"scenario_id": _SCENARIO, "period": "2026-W20", "limit": 3},
    "a team": {"team": "Team 3"},
    "timed only": {"timed": True},
    "a pillar by average": {"policy": Policy.AVERAGE, "measure": Measure.EMPATHY},
    "improvement": {"kind": Kind.IMPROVEMENT},
    "teams": {"kind": Kind.TEAMS},
    "held by one trainee": {"scenario_id": SCENARIOS[0], "me": trainee(0)},
}


def measure() -> list[Figure]:
    """All figures."""
    with open_records(_made(SMALL)) as small, open_records(_made(LARGE)) as large:
        found = [_keys(large)]
        for name, asked in _QUERIES.items():
            query = BoardQuery(**asked)
            pairs = ratios(partial(large.board, query), partial(small.board, query), times=10)
            found.append(figure(f"board of {name}: {LARGE:,} over {SMALL:,}", pairs, most=2.0))
        for what, whose, most in (("board of ratings", None, 2.0), ("your rating", _middle, 3.0)):
            of = [
                partial(body.rating_board, me=whose and whose(size)) for size, body in ((LARGE, large), (SMALL, small))
            ]
            pairs = ratios(*of, times=10)
            found.append(figure(f"{what}: {LARGE:,} over {SMALL:,}", pairs, most=most))
        for name in ("all contacts", "one contact"):
            mine = [BoardQuery(**_QUERIES[name], me=_middle(of)) for of in (LARGE, SMALL)]
            pairs = ratios(partial(large.board, mine[0]), partial(small.board, mine[1]), times=10)
            found.append(figure(f"your rank at {name}: {LARGE:,} over {SMALL:,}", pairs, most=3.0))
        for size, records in ((SMALL, small), (LARGE, large)):
            found += _durable(size, records)
    return found


def _made(attempts: int) -> Path:
    folder = Path(tempfile.gettempdir()) / f"extra-mile-bench-{VERSION}-{attempts}"
    if not (folder / "made").exists():
        fill(folder, attempts, attempts // EACH, attempts // 10)
        (folder / "made").touch()
    return folder


def _middle(attempts: int) -> str:
    return trainee(attempts // EACH // 2)


def _keys(records) -> Figure:
    """The top of a board over reading as many rows of the same table in the order of its key, by the same library, each
    into a value of its own."""
    rows = select(STANDINGS).where(STANDINGS.c.cell == 1).order_by(STANDINGS.c.cell, STANDINGS.c.player).limit(20)

    def plain():
        with records.database.reading() as connection:
            assert len([dict(row) for row in connection.execute(rows).mappings()]) == 20

    query = BoardQuery(_SCENARIO)
    return figure("top 20 over 20 rows in key order", ratios(partial(records.board, query), plain, times=10), most=2.0)


def _durable(size, records) -> list[Figure]:
    """How fast attempts are put on record, over how fast 4 KiB are written and synchronised; and the same where no
    summary is kept, since an attempt to learn does not count."""
    numbers = count()
    block = os.urandom(4096)

    def added(ranked):
        at = next(numbers)
        who = Trainee(trainee(7 + at % 100), "Somebody", "")
        records.add(attempt(who, at * 37 % 10_000, _SCENARIO, playthrough=os.urandom(16).hex(), ranked=ranked))

    with tempfile.TemporaryFile(dir=_made(size)) as file:

        def bare():
            file.write(block)
            file.flush()
            os.fdatasync(file.fileno())

        with_summary = ratios(bare, partial(added, True), times=30)
        without = ratios(bare, partial(added, False), times=30)
    name = f"rate of attempts at {size:,} over bare writes with fdatasync"
    return [figure(name, with_summary, least=0.5), figure(f"{name}, no summary", without, least=0.5)]
