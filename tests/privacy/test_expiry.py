"""Records are kept no longer than asked, and boards follow."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.records.board import BoardQuery, Policy
from game.records.privacy import expiry
from game.records.privacy.body import database
from game.records.privacy.expiry import expire, months_before
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sql.summary_tables import CELLS, STANDINGS
from game.records.sql.tables import TRAINEES
from tests.privacy.people import ZORA, with_everything
from tests.records.samples import ANNA, BEGINNING, BEN, attempt, days

NOW = BEGINNING.replace(year=2027)  # a year after everything in the samples


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        ("2026-11-23", 1, "2026-10-23"),
        ("2026-01-31", 11, "2025-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-12-01", 12, "2025-12-01"),
        ("2026-12-01", 1200, "1970-01-01"),
    ],
)
def test_months_are_those_of_the_calendar(now, months, before):
    """The same day of the month, or its last one; never before the records' own calendar begins."""
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert months_before(at, months) == datetime.fromisoformat(before).replace(tzinfo=UTC)


@pytest.mark.parametrize("months", [0, -1, 1201])
def test_odd_periods_are_refused(months):
    """Nothing is ever deleted by a period that cannot be meant."""
    with pytest.raises(UsageError, match="1 to 1200"):
        months_before(NOW, months)


@pytest.fixture
def mixed(records):
    """Zora with only old things; Anna with an old, better attempt and a new one; Ben with a new one."""
    with_everything(records, ZORA)
    records.add(attempt(ANNA, 9000, "s"))
    records.add(attempt(ANNA, 5000, "s", began=NOW - days(3)))
    records.add(attempt(BEN, 6000, "s", began=NOW - days(2)))
    with database(records).writing() as connection:
        connection.execute(update(TRAINEES).values(created=0))
    return records


def test_what_is_older_goes_and_what_is_newer_stays(mixed):
    """Old attempts, shifts and submissions go with all that hangs on them; people of whom nothing is left go too."""
    done = expire(mixed, 6, NOW)
    assert (done.attempts, done.shifts, done.submissions, done.people) == (4, 1, 1, 1)
    assert {one.start.trainee.name for one in mixed.attempts()} == {"Anna", "Ben"}
    assert mixed.shifts() == ()
    assert [one.name for one in mixed.trainees()] == ["Anna", "Ben"]
    with database(mixed).reading() as connection:
        assert connection.execute(select(SENT)).all() == connection.execute(select(SUBMISSIONS)).all() == []


def test_boards_follow(mixed):
    """A best score that is too old counts no more; the summary is what the attempts say."""
    expire(mixed, 6, NOW)
    rows = mixed.board(BoardQuery("s", policy=Policy.BEST)).rows
    assert [(one.trainee.name, one.overall) for one in rows] == [("Ben", 6000), ("Anna", 5000)]
    assert list(mixed.faults()) == []


def test_a_dry_run_says_the_same_and_does_nothing(mixed):
    """It counts what would go, and everything is still there."""
    before = list(mixed.attempts())
    dry = expire(mixed, 6, NOW, dry_run=True)
    assert list(mixed.attempts()) == before
    assert dry == expire(mixed, 6, NOW)
    assert not expire(mixed, 6, NOW).anything


def test_whoever_plays_now_stays(mixed):
    """The attempts go, but not the entry of the person who sits in front of it."""
    expire(mixed, 6, NOW, spare=ZORA.id)
    assert ZORA.name in [one.name for one in mixed.trainees()]


def _summary(records):
    """Every row of the boards, by cell and player, and what is counted of each cell."""
    with database(records).reading() as connection:
        cells = {row["id"]: tuple(row.values())[1:] for row in connection.execute(select(CELLS)).mappings()}
        rows = [(cells[cell], *rest) for cell, *rest in connection.execute(select(STANDINGS)).all()]
    return sorted(map(str, rows)), sorted(map(str, cells.values()))


@pytest.mark.parametrize("most", [0, 50])
def test_the_boards_are_those_of_a_summary_made_anew(mixed, monkeypatch, most):
    """Whether the people concerned are worked out one by one or all together, each row is that of a whole rebuild."""
    teamless = Trainee("7" * 32, "Tess")
    for who, overall, began in ((BEN, 8000, BEGINNING), (teamless, 100, BEGINNING), (teamless, 50, NOW - days(1))):
        mixed.add(attempt(who, overall, "t", began=began, timed=who is BEN))
    monkeypatch.setattr(expiry, "MOST_RECOUNTED", most)
    if most:
        monkeypatch.setattr(expiry.summary_anew, "rebuild", None)  # nobody else is looked at
    expire(mixed, 6, NOW)
    monkeypatch.undo()
    assert list(mixed.faults()) == []
    found = _summary(mixed)
    assert found[0]
    mixed.rebuild_summary()
    assert _summary(mixed) == found
