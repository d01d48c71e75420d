"""Ratings are kept with each attempt and are always those that all first attempts give, on both bodies."""

from datetime import UTC, timedelta
from random import Random

import pytest
from sqlalchemy import delete, insert, select, update

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.records.board import COLLEAGUE
from game.records.privacy.expiry import expire
from game.records.privacy.forgetting import forget
from game.records.rating_board import First, rating_board
from game.records.sql.firsts import firsts
from game.records.sql.rating_tables import BEHIND, CONTACTS, PEOPLE
from game.records.sql.ratings import behind
from tests.records.samples import ANNA, BEGINNING, BEN, attempt

CONTACT_IDS = ("one", "two", "three", "four", "five")


def people(count):
    """So many trainees, of two teams."""
    return [Trainee(f"{number:032x}", f"T{number}", ("North", "South")[number % 2]) for number in range(count)]


def some(random, count, who=9):
    """Random attempts: some again, some to learn, some without a score."""
    for number in range(count):
        overall = random.choice((None, *random.choices(range(10_001), k=9)))
        ranked = overall is not None and random.random() < 0.9
        began = BEGINNING + timedelta(days=number)
        yield attempt(random.choice(people(who)), overall, random.choice(CONTACT_IDS), ranked=ranked, began=began)


def stored(records):
    """All that is kept of ratings; who it is by id, since numbers follow from the way."""
    with records.database.reading() as connection:
        return {table.name: connection.execute(select(table).order_by(*table.c)).all() for table in (PEOPLE, CONTACTS)}


def worked_out(records, me=None, team=None, limit=20):
    """The board of ratings as the pure function gives it, from all first attempts."""
    with records.database.reading() as connection:
        return rating_board(list(firsts(connection)), me=me, team=team, limit=limit)


@pytest.mark.parametrize("seed", range(3))
def test_in_order_they_are_what_the_attempts_give(records, seed):
    """After each attempt the board is that of the pure function, for everybody, a team, and somebody further down."""
    random = Random(seed)
    for number, one in enumerate(some(random, 60)):
        records.add(one)
        if number % 10 == 9:
            me = random.choice(people(9)).id
            for asked in ({"limit": 3, "me": me}, {"limit": 20, "me": me}, {"team": "North", "limit": 2, "me": me}):
                assert records.rating_board(**asked) == worked_out(records, **asked)
    before = stored(records)
    assert before["board_ratings"]
    records.rebuild_summary()
    assert stored(records) == before
    assert list(records.faults()) == []


@pytest.mark.parametrize("seed", range(3))
def test_what_comes_in_late_is_never_shown_wrong(records, seed):
    """In whatever order attempts come in, the board is that of the order in which they ended, before it is settled and
    after."""
    random = Random(seed)
    late = [(ordinal, one) for ordinal, one in enumerate(some(random, 40), start=1)]
    random.shuffle(late)
    for number, (ordinal, one) in enumerate(late):
        with records.database.writing() as connection:
            records.add_here(connection, one, ordinal=ordinal)
        if number % 8 == 7:
            assert _without_order(records.rating_board()) == _without_order(worked_out(records))
            assert list(records.faults()) == []
    with records.database.reading() as connection:
        assert behind(connection)
    records.settle_ratings()
    with records.database.reading() as connection:
        assert not behind(connection)
    assert _without_order(records.rating_board()) == _without_order(worked_out(records))
    assert list(records.faults()) == []


def _without_order(board):
    """People by rank, since equal ones stand in the order of their numbers."""
    return sorted((row.rank, row.trainee.name, row.rating) for row in board.rows), board.contacts


def test_learning_that_comes_in_late_takes_a_first_attempt_away(records):
    """What was played to learn, and ended before what counted as the first, makes that one a second attempt."""
    with records.database.writing() as connection:
        records.add_here(connection, attempt(ANNA, 4000, "one"), ordinal=20)
        records.add_here(connection, attempt(ANNA, None, "one", ranked=False), ordinal=10)
    assert records.rating_board().contacts == ()
    records.settle_ratings()
    assert records.rating_board().contacts == ()
    assert list(records.faults()) == []


def test_equal_ratings_share_a_rank_and_have_neighbours(records):
    """Twelve people of equal rating: all are first, and one's own place stands between two of them."""
    for one in people(12):
        for contact in CONTACT_IDS[:3]:
            records.add(attempt(one, 5000, contact))
    with records.database.writing() as connection:
        connection.execute(update(PEOPLE).values(place=1500))
    board = records.rating_board(me=people(12)[8].id, limit=3)
    assert [row.trainee.name for row in board.rows] == ["T0", "T1", "T2"]
    assert [(row.rank, row.trainee.name, row.mine) for row in board.mine] == [
        (1, "T7", False), (1, "T8", True), (1, "T9", False)
    ]  # fmt: skip


def test_a_rating_changed_by_hand_is_named(records):
    """A person's, a contact's, one too many and one that is missing."""
    for contact in CONTACT_IDS[:3]:
        records.add(attempt(ANNA, 9000, contact))
        records.add(attempt(BEN, 2000, contact))
    assert list(records.faults()) == []
    changes = (
        (update(PEOPLE).values(points=2000.0).where(PEOPLE.c.player == 1), {ANNA.name}),
        (delete(PEOPLE).where(PEOPLE.c.player == 2), {BEN.name}),
        (update(CONTACTS).values(attempts=7).where(CONTACTS.c.scenario_id == "two"), {"two"}),
        (insert(CONTACTS).values(scenario_id="x", points=1.0, deviation=1.0, attempts=1, latest=1), {"x"}),
    )
    for change, wrong in changes:
        with records.database.writing() as connection:
            connection.execute(change)
        faults = list(records.faults())
        assert len(faults) == len(wrong)
        assert all(f"The rating of {name} is not what the attempts say" in "".join(faults) for name in wrong)
        records.rebuild_summary()
        assert list(records.faults()) == []


@pytest.mark.parametrize("anonymous", [True, False])
def test_who_is_forgotten_has_moved_nobody(records, anonymous):
    """After somebody was forgotten, and after old attempts have expired, the ratings are those of what is left."""
    for one in some(Random(7), 50):
        records.add(one)
    forget(records, people(9)[0].id, anonymous=anonymous)
    assert list(records.faults()) == []
    expire(records, 6, BEGINNING.astimezone(UTC) + timedelta(days=200))
    kept = stored(records)
    assert list(records.faults()) == []
    records.rebuild_summary()
    assert stored(records) == kept


def test_first_attempts_are_those_that_were_assessed_first(records):
    """A second attempt, and one after learning, are no first; who is hidden is a colleague without team."""
    records.add(attempt(ANNA, 4000, "one"))
    records.add(attempt(ANNA, 9000, "one"))
    records.add(attempt(BEN, None, "one", ranked=False))
    records.add(attempt(BEN, 9000, "one"))
    records.add(attempt(BEN, 7000, "two"))
    records.set_consent(BEN.id, Consent(Shown.HIDDEN))
    with records.database.reading() as connection:
        found = list(firsts(connection))
        assert connection.execute(select(BEHIND)).all() == []
    assert found == [First(ANNA.id, ANNA, "one", 4000), First(BEN.id, Trainee("", COLLEAGUE), "two", 7000)]
    assert [(name, one.attempts) for name, one in sorted(records.rating_board().contacts)] == [("one", 1), ("two", 1)]
