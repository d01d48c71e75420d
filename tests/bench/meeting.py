"""A meeting about everybody over simply reading the few columns that it needs, and at ten times as many attempts.

The records are those of `boards`, without a trainee who plays a tenth of all.
"""

import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from game.coaching.meeting.period import period_of
from game.records.opening import open_records
from game.records.sql.tables import ATTEMPTS, VERSION
from game.session.clock import SystemClock
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.review import review
from game.session.training import Training
from tests.bench.boards_data import BEGINNING, DAYS, fill
from tests.bench.common import Figure, figure, ratios

SMALL, LARGE = 10_000, 100_000
EACH = 50
"""Attempts for each trainee."""

_COLUMNS = [ATTEMPTS.c[name] for name in ("id", "trainee_id", "scenario_id", "began", "ranked", "wow", "overall")]


def measure() -> list[Figure]:
    """All figures."""
    large, small = (_training(_made(size)) for size in (LARGE, SMALL))
    over_rows = ratios(partial(_held, large), partial(_rows, large), rounds=5)
    over_small = ratios(partial(_held, large), partial(_held, small), rounds=5)
    for one in (large, small):
        one.keeper.close()
    return [
        figure(f"a meeting about {LARGE:,} attempts over reading 7 columns of each", over_rows, most=6.0),
        figure(f"a meeting about {LARGE:,} attempts over one about {SMALL:,}", over_small, most=12.0),
    ]


def _made(attempts: int) -> Path:
    folder = Path(tempfile.gettempdir()) / f"extra-mile-bench-meeting-{VERSION}-{attempts}"
    if not (folder / "made").exists():
        folder.mkdir(exist_ok=True)
        fill(folder, attempts, attempts // EACH, EACH)
        (folder / "made").touch()
    return folder


def _training(folder: Path) -> Training:
    open_records(folder).close()
    training = Training(folder, Library(), Keeper(folder), SystemClock())
    training.library.cards()
    return training


def _held(training: Training) -> None:
    """The last four weeks, in which nearly everybody played."""
    period = period_of("month", BEGINNING + timedelta(days=DAYS - 1))
    assert review(training, None, period).people


def _rows(training: Training) -> None:
    with training.keeper.records.database.reading() as connection:
        rows = connection.execute(select(*_COLUMNS).order_by(ATTEMPTS.c.ordinal))
        assert sum(1 for row in map(tuple, rows) if row)
