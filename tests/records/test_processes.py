"""Records with several writers at once, and with one that is killed."""

import threading

from game.records.board import BoardQuery
from game.records.opening import open_records
from tests.records.samples import attempt
from tests.records.workers import start


def test_four_processes_and_two_hundred_attempts(tmp_path):
    """All begin the same new records at once and write: nothing is lost or doubled, nobody meets a lock."""
    workers = [start("add_many", tmp_path, who, 50) for who in range(4)]
    errors = [worker.communicate()[1] for worker in workers]
    assert errors == [""] * 4
    with open_records(tmp_path) as records:
        ids = [one.start.playthrough for one in records.stored()]
        assert sorted(ids) == sorted(f"{who}-{at}" for who in range(4) for at in range(50))
        assert len(records.trainees()) == 51
        assert records.board(BoardQuery("late-return")).rows[0].attempts == 200
        assert list(records.faults()) == []


def test_threads_of_one_process_share_the_records(tmp_path):
    """A window and its background work write through the same records."""
    with open_records(tmp_path) as records:
        many = [threading.Thread(target=lambda: [records.add(attempt()) for _ in range(10)]) for _ in range(4)]
        for one in many:
            one.start()
        for one in many:
            one.join()
        assert len(list(records.stored())) == 40
        assert list(records.faults()) == []


def test_what_was_added_survives_a_kill(tmp_path):
    """Killed in the middle of writing, three times over: every attempt that was confirmed is there, whole."""
    confirmed: list[str] = []
    for count in (1, 4, 9):
        worker = start("add_until_killed", tmp_path)
        confirmed += [worker.stdout.readline().strip() for _ in range(count)]
        worker.kill()
        confirmed += worker.communicate()[0].splitlines()
    with open_records(tmp_path) as records:
        assert list(records.faults()) == []
        stored = [one.start.playthrough for one in records.stored()]
        assert set(confirmed) <= set(stored)
        assert len(stored) <= len(confirmed) + 3
        assert records.board(BoardQuery("late-return")).rows[0].attempts == len(stored)
