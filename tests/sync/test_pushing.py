"""Every attempt arrives exactly once, wherever a sync is cut off."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sql.tables import ATTEMPTS
from game.records.sync import pushing
from game.records.sync.accepting import accept
from game.records.sync.pushing import push, waiting
from tests.privacy.people import run
from tests.records.samples import ANNA, BEGINNING, BEN, attempt


class _Killed(BaseException):
    """The process ends here, without any clearing up that an Exception would get."""


def _on_board(board):
    with board.database.reading() as connection:
        return sorted(connection.execute(select(SUBMISSIONS.c.id)).scalars())


def _played(local, count=7):
    many = [attempt(ANNA if at % 2 else BEN, began=BEGINNING + timedelta(days=at)) for at in range(count)]
    for one in many:
        local.add(one)
    return sorted(one.start.playthrough for one in many)


def test_what_was_played_arrives_once(local, board):
    """A week offline arrives at the first sync, shifts too; the next one has nothing to do."""
    ids = _played(local)
    local.add_shift(run(ANNA, [attempt(), attempt()]))
    told = []
    assert waiting(local, board.identity()) == 8
    assert push(local, board, lambda sent, all_: told.append((sent, all_))).sent == 8
    assert set(ids) < set(_on_board(board))
    assert len(_on_board(board)) == 8
    assert told[-1] == (8, 8)
    assert push(local, board).sent == 0
    assert waiting(local, board.identity()) == 0


def test_the_same_attempt_sent_five_times_is_there_once(local, board):
    """Where every note of what was sent is lost, all is sent again, and the board has it once."""
    ids = _played(local)
    for _ in range(5):
        push(local, board)
        with local.database.writing() as connection:
            connection.execute(SENT.delete())
    assert _on_board(board) == ids
    assert accept(board, lambda one: "").trusted == len(ids)
    push(local, board)
    assert accept(board, lambda one: "").trusted == 0
    assert sum(1 for _ in board.stored()) == len(ids)


def _cut(records, which, step, patch):
    """End the process at step number `step` of one kind: before, in the middle of, or just after a transaction."""
    real, seen = getattr(records.database, which), [0]

    @contextmanager
    def cut():
        def here():
            seen[0] += 1
            if seen[0] == step:
                raise _Killed

        here()
        with real() as connection:
            yield connection
            here()
        here()

    patch.setattr(records.database, which, cut)


@pytest.mark.parametrize("whose", ["local", "board"])
def test_killed_at_every_step_nothing_is_lost_or_doubled(local, board, whose, monkeypatch):
    """Wherever a sync of small batches ends, the next ones bring the rest, and each attempt stands there once."""
    monkeypatch.setattr(pushing, "BATCH", 2)
    ids = _played(local)
    which, records = ("writing", local) if whose == "local" else ("appending", board)
    kills = 0
    for step in range(1, 40):
        with monkeypatch.context() as patch:
            _cut(records, which, step, patch)
            try:
                push(local, board)
            except _Killed:
                kills += 1
        there = _on_board(board)
        assert len(there) == len(set(there))
        with local.database.reading() as connection:
            noted = set(connection.execute(select(SENT.c.item)).scalars())
        assert noted <= set(there), "nothing is noted as sent that has not arrived"
        if len(noted) == len(ids):
            break
    push(local, board)
    assert kills >= 2
    assert _on_board(board) == ids


def test_a_connection_that_drops_is_a_sentence_and_the_rest_comes_later(local, board, monkeypatch):
    """A board that fails in the middle leaves what arrived noted, and the next sync brings what is missing."""
    monkeypatch.setattr(pushing, "BATCH", 2)
    ids = _played(local)
    real, turns = board.database.appending, [0]

    @contextmanager
    def drops():
        turns[0] += 1
        if turns[0] == 3:
            raise RecordsError("The board cannot be reached.")
        with real() as connection:
            yield connection

    with monkeypatch.context() as patch:
        patch.setattr(board.database, "appending", drops)
        with pytest.raises(RecordsError, match="cannot be reached"):
            push(local, board)
    assert waiting(local, board.identity()) == 3
    assert push(local, board).sent == 3
    assert _on_board(board) == ids


def test_two_boards_are_two_deliveries(local, board, tmp_path):
    """What one board has taken says nothing about another."""
    from game.records.opening import open_records

    ids = _played(local, 3)
    push(local, board)
    with open_records(tmp_path / "other") as other:
        assert push(local, other).sent == 3
        assert _on_board(other) == ids


def test_an_endless_record_is_named_and_holds_up_no_other(local, board, monkeypatch):
    """What is too long for a board is said, and everything else of that computer arrives."""
    ids = _played(local, 3)
    long = attempt(ANNA)
    local.add(replace(long, story="a long story " * 100))
    monkeypatch.setattr(
        pushing, "MOST", 1 + max(len(pushing._submission(local, ATTEMPTS, one).to_text()) for one in ids)
    )
    pushed = push(local, board)
    assert pushed.sent == 3
    assert pushed.unsendable == (f"{long.start.playthrough} is not sent: it is too long for a board.",)
    assert _on_board(board) == ids


def test_the_note_of_a_choice_holds_no_name(local, board):
    """What is noted of a choice that was told leads back to nobody: forgetting need not look for it."""
    local.add(attempt(ANNA))
    local.set_consent(ANNA.id, Consent(Shown.ALIAS, "Kingfisher"))
    push(local, board)
    with local.database.reading() as connection:
        noted = " ".join(connection.execute(select(SENT.c.item)).scalars())
    assert "choice " in noted
    assert "Kingfisher" not in noted
    assert ANNA.id not in noted
