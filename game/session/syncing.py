"""Sends what was played to the shared board: when asked, and in the background of the window."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.domain.errors import ExtraMileError, RecordsError, UsageError

if TYPE_CHECKING:
    from game.records.address import Address
    from game.records.sql.records import SqlRecords

PATIENCE = 5.0
"""Seconds to wait for a board in the background; when asked for it is twice as long."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of a delivery: how many were sent, how many cannot be, and what is in the way, empty for nothing."""

    sent: int = 0
    unsendable: int = 0
    trouble: str = ""


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
    from game.records.sync.pushing import push

    with sql_records(folder) as local, sql_board(address, patience) as board:
        pushed = push(local, board, told)
    return Delivery(pushed.sent, len(pushed.unsendable), " ".join(pushed.unsendable))


class Courier:
    """A thread that delivers whenever something was played, one delivery at a time; it never holds up the window.

    `delivery` is how it stood last, or None before the first time. Where a board cannot be reached it tries again
    when something is played, or after `pause` seconds.
    """

    def __init__(self, folder: Path, address: "Address", pause: float = 300.0) -> None:
        """Nothing runs before `start`."""
        self.delivery: Delivery | None = None
        self._folder = folder
        self._address = address
        self._pause = pause
        self._due = threading.Event()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin with what is still here from other days."""
        self._due.set()
        self._thread.start()

    def wake(self) -> None:
        """Something was played: deliver it soon."""
        self._due.set()

    def stop(self, wait: float = 1.0) -> None:
        """End after the step at hand; what is not delivered yet is next time. Waits at most `wait` seconds."""
        self._over.set()
        self._due.set()
        if self._thread.is_alive():
            self._thread.join(wait)

    def _run(self) -> None:
        while not self._over.is_set():
            self._due.wait(self._pause)
            self._due.clear()
            if self._over.is_set():
                return
            try:
                self.delivery = deliver(self._folder, self._address, self._told, PATIENCE)
            except _Stopped:
                return
            except ExtraMileError as error:
                self.delivery = Delivery(trouble=str(error))

    def _told(self, sent: int, all_: int) -> None:
        if self._over.is_set():
            raise _Stopped


class _Stopped(RecordsError):
    """The window closes: the rest is delivered next time."""


class NoCourier:
    """Stands where there is no shared board."""

    delivery: Delivery | None = None

    def wake(self) -> None:
        """Nothing is to be delivered."""

    def stop(self, wait: float = 1.0) -> None:
        """There is nothing to end."""


def courier_to(folder: Path, kept: str) -> "Courier | NoCourier":
    """A courier on its way to the shared board, where the environment or the settings name one.

    An address that cannot be read is as good as none here: `records board` says what is wrong with it.
    """
    try:
        address = board_address(None, kept)
    except UsageError:
        return NoCourier()
    if address is None:
        return NoCourier()
    courier = Courier(folder, address)
    courier.start()
    return courier


def board_address(asked: str | None, kept: str) -> "Address | None":
    """The address of the board: the one asked for (empty: the usual one), else that of the environment, else the kept
    one; None where there is none. Raises UsageError for one that cannot be read."""
    import os

    from game.records.address import VARIABLE, address_of

    text = asked or os.environ.get(VARIABLE, "") or kept
    return address_of(text) if text else None
