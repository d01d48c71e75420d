"""Ratings on a shared board: kept there, read by everybody, and never wrong while somebody's attempts come in."""

from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import select

from game.domain.attempt import Trainee
from game.domain.errors import RecordsError
from game.records.address import address_of
from game.records.opening import open_records, open_shared
from game.records.sql.rating_tables import BEHIND
from game.records.sync.accepting import accept
from game.records.sync.pushing import push
from tests.records.samples import BEGINNING, attempt

CONTACTS = ("one", "two", "three")


def _laptop(folder, name, day, overall):
    records = open_records(folder)
    who = records.remember_trainee(name, "North")
    for number, contact in enumerate(CONTACTS):
        records.add(attempt(who, overall, contact, began=BEGINNING + timedelta(day + number)))
    return records


def test_what_is_accepted_late_is_rated_as_if_it_had_come_in_time(board, tmp_path):
    """Two computers, of which the one that played first syncs last: the ratings are those of the order of playing."""
    for name, day, overall in (("Later", 10, 8000), ("Sooner", 0, 3000)):
        with _laptop(tmp_path / name, name, day, overall) as local:
            push(local, board)
        accept(board, lambda one: "")
    with board.database.reading() as connection:
        assert connection.execute(select(BEHIND)).all() == []
    assert [row.trainee.name for row in board.rating_board().rows] == ["Later", "Sooner"]
    assert list(board.faults()) == []


def test_a_trainees_login_reads_ratings_and_changes_none(shared, tmp_path):
    """It sees the same board as the owner, with its own place marked; hidden people are nobody; writing is refused."""
    url, _, board = shared
    for number in range(3):
        board.add(attempt(Trainee(f"{number:032x}", f"T{number}", "North"), 4000 + 1000 * number, "one"))
    for contact in CONTACTS:
        board.add(attempt(Trainee("c" * 32, "Dora", "North"), 7000, contact))
    with open_shared(address_of(url)) as mine:
        assert mine.rating_board() == board.rating_board()
        assert [row.trainee.name for row in mine.rating_board(team="North").rows] == ["Dora"]
    for statement in ("UPDATE board_ratings SET points = 3000", "DELETE FROM board_difficulties",
                      "INSERT INTO board_ratings_behind VALUES (1)"):  # fmt: skip
        with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_while_ratings_wait_a_trainees_login_is_told_so(shared):
    """Attempts that came in late are worked out by whoever judges them: until then nobody sees a number that is not."""
    url, _, board = shared
    with board.database.writing() as connection:
        board.add_here(connection, attempt(scenario="one"), ordinal=10**15)
        board.add_here(connection, attempt(scenario="two"), ordinal=10**14)
    with open_shared(address_of(url)) as mine, pytest.raises(RecordsError, match="wait to be worked out anew"):
        mine.rating_board()
    assert sorted(name for name, _ in board.rating_board().contacts) == ["late-return", "one", "two"]
    board.settle_ratings()
    with open_shared(address_of(url)) as mine:
        assert mine.rating_board() == board.rating_board()
