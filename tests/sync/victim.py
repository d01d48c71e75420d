"""A computer that loses its power at a step of a sync, or a manager's at one of judging; run by `test_killed.py`."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from game.records import opening
from game.records.address import address_of
from game.records.sql.records import SqlRecords
from game.records.sync import pushing
from game.records.sync.accepting import accept
from game.records.sync.pushing import push

KILLED = 9
"""The exit status of a process that was ended."""


class Steps:
    """Counts steps, and ends the process without any clearing up at the last."""

    def __init__(self, last: int) -> None:
        """End at this step."""
        self._left = last

    def __call__(self) -> None:
        """One step."""
        self._left -= 1
        if self._left == 0:
            os._exit(KILLED)


def board_at(where: str) -> SqlRecords:
    """The board: a server, or a folder that stands for one."""
    found = opening.open_shared(address_of(where)) if "://" in where else opening.open_records(Path(where))
    assert isinstance(found, SqlRecords)
    return found


def send(folder: Path, where: str, step: Callable[[], None]) -> None:
    """Send everything; before, within and after each transaction is a step, and so is each word of progress."""
    pushing.BATCH = 2
    with opening.open_records(folder) as local, board_at(where) as board:
        assert isinstance(local, SqlRecords)
        _step_through(local, "writing", step)
        _step_through(board, "appending", step)
        push(local, board, lambda sent, all_: step())


def judge(where: str, step: Callable[[], None]) -> None:
    """Let everything count that waits; before, within and after each transaction is a step, and so is each verdict."""
    with board_at(where) as board:
        _step_through(board, "writing", step)
        accept(board, _judge(step))


def _judge(step: Callable[[], None]) -> Callable[[object], str]:
    def judge(item: object) -> str:
        step()
        return ""

    return judge


def _step_through(records: SqlRecords, kind: str, step: Callable[[], None]) -> None:
    real: Callable[[], AbstractContextManager[Connection]] = getattr(records.database, kind)

    @contextmanager
    def stepping() -> Iterator[Connection]:
        step()
        with real() as connection:
            yield connection
            step()
        step()

    setattr(records.database, kind, stepping)


def lose_power(last: int, where: str, folder: Path | None) -> None:
    """Send what is in this folder, or judge where there is none, and end at this step; to be run in a process of its
    own."""
    step = Steps(last)
    if folder is None:
        judge(where, step)
    else:
        send(folder, where, step)
