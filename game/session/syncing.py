"""Reaches the shared board: where it is, what is sent there, and what waits for it here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.session.reached import Reached

if TYPE_CHECKING:
    from game.records.address import Address
    from game.records.sql.records import SqlRecords


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of a delivery: how many were sent, how many cannot be, what is in the way and what stays here (empty
    for nothing); which board it was, how many wait for it now, and how many by others it will not get."""

    sent: int = 0
    unsendable: int = 0
    trouble: str = ""
    stays: str = ""
    board: str = ""
    waiting: int = 0
    others: int = 0


def sql_records(folder: Path) -> "SqlRecords":
    """Open one's own records for what goes beyond their contract. Raises RecordsError."""
    from game.records.opening import open_records
    from game.records.sql.records import SqlRecords

    records = open_records(folder)
    assert isinstance(records, SqlRecords)
    return records


def sql_board(address: "Address", patience: float = 10.0) -> "SqlRecords":
    """Open the shared board. Raises RecordsError."""
    from game.records.opening import open_shared
    from game.records.sql.records import SqlRecords

    board = open_shared(address, patience=patience)
    assert isinstance(board, SqlRecords)
    return board


def deliver(folder: Path, address: "Address", told: Callable[[int, int], None], patience: float = 10.0) -> Delivery:
    """Send all that the board has not taken yet. Raises RecordsError; what was sent until then is noted."""
    from game.records.sync.login import login_of
    from game.records.sync.pushing import push, waiting

    with sql_records(folder) as local, sql_board(address, patience) as board:
        pushed = push(local, board, told)
        name = board.identity()
        left = waiting(local, name, login_of(board))
        unsendable = len(pushed.unsendable)
        others = max(0, waiting(local, name) - left)
    left = max(0, left - unsendable)
    return Delivery(pushed.sent, unsendable, " ".join(pushed.unsendable), pushed.stays, name, left, others)


def left_here(local: "SqlRecords", reached: Reached) -> int:
    """How many attempts and shifts wait for the board that was reached last, as far as it is known without asking it.

    Raises RecordsError.
    """
    from game.records.sync.pushing import waiting

    return max(0, waiting(local, reached.board) - reached.others)


def board_address(asked: str | None, kept: str) -> "Address | None":
    """The address of the board: the one asked for (empty: the usual one), else that of the environment, else the kept
    one; None where there is none. Raises UsageError for one that cannot be read."""
    import os

    from game.records.address import VARIABLE, address_of

    text = asked or os.environ.get(VARIABLE, "") or kept
    return address_of(text) if text else None
