"""Processes that are ended for real, at every step of sending and judging, lose nothing and double nothing."""

import multiprocessing
from datetime import timedelta

import pytest
from sqlalchemy import select

from game.records.opening import open_records
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sql.tables import ATTEMPTS
from game.records.sync.accepting import accept, counts
from game.records.sync.pushing import push, waiting
from tests.records.samples import ANNA, BEGINNING, BEN, attempt
from tests.sync.victim import KILLED, board_at, lose_power

TOGETHER = 4
"""So many computers lose their power at once, each at a step of its own."""
COUNT = 3
STEPS_OF_SENDING = 15
"""A word before anything is sent; two batches: three steps of the board, three of this computer, and a word each."""
STEPS_OF_JUDGING = 12
"""Three attempts: a verdict and three steps of the board each."""
MOST = 40


@pytest.fixture(params=["postgresql", "sqlite"])
def where(request, tmp_path) -> str:
    """Where the board is."""
    found = str(tmp_path / "board") if request.param == "sqlite" else request.getfixturevalue("board_url")
    board_at(found).close()
    return found


def _laptop(folder):
    with open_records(folder) as records:
        for day in range(COUNT):
            records.add(attempt(ANNA if day % 2 else BEN, began=BEGINNING + timedelta(day)))


@pytest.fixture(scope="module")
def processes():
    """Makes processes that begin quickly: where the system can, each is a copy of one that has all modules loaded."""
    kind = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(kind)
    context.set_forkserver_preload(["tests.sync.victim", "game.records.sql.postgres", "game.records.sql.sqlite_file"])
    return context


def _begin(processes, step, where, folder=None):
    begun = processes.Process(target=lose_power, args=(step, where, folder))
    begun.start()
    return begun


def _status(process):
    process.join(timeout=120)
    assert process.exitcode in (0, KILLED)
    return process.exitcode


def _ids(column, records):
    with records.database.reading() as connection:
        return set(connection.execute(select(column)).scalars())


def test_killed_at_every_step_of_sending(where, tmp_path, processes):
    """Wherever a process ends, what is noted as sent has arrived; the next sync brings the rest, each once."""
    folders, killed = [], 0
    while len(folders) == killed:
        batch = [tmp_path / str(len(folders) + number) for number in range(1, TOGETHER + 1)]
        for folder in batch:
            _laptop(folder)
        steps = enumerate(batch, start=len(folders) + 1)
        begun = [_begin(processes, step, where, folder) for step, folder in steps]
        killed += [_status(one) for one in begun].count(KILLED)
        folders += batch
        assert killed < MOST
    assert killed == STEPS_OF_SENDING
    ids = set()
    with board_at(where) as board:
        for folder in folders:
            with open_records(folder) as local:
                assert _ids(SENT.c.item, local) <= _ids(SUBMISSIONS.c.id, board)
                push(local, board)
                assert waiting(local, board.identity()) == 0
                ids |= {one.start.playthrough for one in local.attempts()}
        assert _ids(SUBMISSIONS.c.id, board) == ids
        assert counts(board)["waiting"] == len(ids) == len(folders) * COUNT


def test_killed_at_every_step_of_judging(where, tmp_path, processes):
    """Wherever a manager's process ends, what it has accepted is on record, nothing else is, and each counts once."""
    with board_at(where) as board:
        for step in range(1, MOST):
            _laptop(tmp_path / str(step))
            with open_records(tmp_path / str(step)) as local:
                push(local, board)
            status = _status(_begin(processes, step, where))
            with board.database.reading() as connection:
                accepted = select(SUBMISSIONS.c.id).where(SUBMISSIONS.c.state == "accepted")
                assert set(connection.execute(accepted).scalars()) == _ids(ATTEMPTS.c.id, board)
            assert list(board.faults()) == []
            if status == 0:
                break
            accept(board, lambda one: "")
        assert step == STEPS_OF_JUDGING + 1
        assert counts(board) == {"waiting": 0, "accepted": step * COUNT, "quarantined": 0}
        assert _ids(ATTEMPTS.c.id, board) == _ids(SUBMISSIONS.c.id, board)
