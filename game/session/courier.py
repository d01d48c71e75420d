"""Sends what was played to the shared board from the background of the window, and says how it stands."""

import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.domain.errors import ExtraMileError, RecordsError, UsageError
from game.session import syncing
from game.session.reached import Reached, load_reached, save_reached

if TYPE_CHECKING:
    from game.records.address import Address

PATIENCE = 5.0
"""Seconds to wait for a board in the background; when asked for it is twice as long."""


@dataclass(frozen=True, slots=True)
class Post:
    """How it stands with what is to be sent.

    `board` is the address as people may see it, empty where there is none. `waiting` is how many contacts and shifts
    wait here, None before they were counted; `sending` says that they are on their way just now. `reached` is when the
    board was last reached (UTC; None: never), `unsendable` how many cannot be sent as they are. `trouble` says what is
    in the way and `stays` what is not sent at all, in a sentence each, empty for nothing.
    """

    board: str = ""
    waiting: int | None = None
    sending: bool = False
    reached: datetime | None = None
    trouble: str = ""
    stays: str = ""
    unsendable: int = 0


class Courier:
    """A thread that delivers whenever something was played, one delivery at a time; it never holds up the window.

    `post` is how it stands now. Where a board cannot be reached, or anything else goes wrong, it tries again when
    something is played, or after `pause` seconds: no error ends it.
    """

    def __init__(self, folder: Path, address: "Address", pause: float = 300.0) -> None:
        """Nothing runs before `start`."""
        self.address: Address | None = address
        self._to = address
        self._folder = folder
        self._pause = pause
        self._reached = load_reached(folder, address.shown)
        self.post = Post(address.shown, reached=self._reached.when)
        self._due = threading.Event()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin with what is still here from other days."""
        self._due.set()
        self._thread.start()

    def wake(self) -> None:
        """Something was played, or one wants to try again: deliver it soon."""
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
                self._round()
            except _Stopped:
                return

    def _round(self) -> None:
        """One delivery, from counting what waits to saying what came of it. Raises nothing but `_Stopped`."""
        try:
            self._say(waiting=self._left_here(), sending=True)
            done = syncing.deliver(self._folder, self._to, self._told, PATIENCE)
            self._reached = Reached(done.board, datetime.now(UTC), done.others)
            self._say(waiting=done.waiting, unsendable=done.unsendable, reached=self._reached.when)
            self._say(trouble=done.trouble, stays=done.stays)
            with suppress(OSError):  # only a later start would have liked to know
                save_reached(self._folder, self._to.shown, self._reached)
        except _Stopped:
            raise
        except Exception as error:  # whatever it is, what was played is safe here and the next try may do better
            self._failed(error)
        finally:
            self._say(sending=False)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ExtraMileError):
            why = str(error)
        else:  # the words of an error that is none of ours could hold anything, so only its kind is told
            why = f"Sending failed by a fault of the game ({type(error).__name__}); it is tried again in a while."
        try:
            self._say(trouble=why, waiting=self._left_here())
        except Exception:
            self._say(trouble=why)

    def _left_here(self) -> int:
        """How many wait, by what is known here without asking the board."""
        with syncing.sql_records(self._folder) as local:
            return syncing.left_here(local, self._reached)

    def _told(self, sent: int, all_: int) -> None:
        if self._over.is_set():
            raise _Stopped
        self._say(waiting=all_ - sent)

    def _say(self, **changes: Any) -> None:
        self.post = replace(self.post, **changes)


class _Stopped(RecordsError):
    """The window closes: the rest is delivered next time."""


class NoCourier:
    """Stands where there is no shared board; `trouble` says what is wrong with the address of one."""

    address: "Address | None" = None

    def __init__(self, trouble: str = "") -> None:
        """There is nothing to begin."""
        self.post = Post(trouble=trouble)

    def wake(self) -> None:
        """Nothing is to be delivered."""

    def stop(self, wait: float = 1.0) -> None:
        """There is nothing to end."""


def courier_to(folder: Path, kept: str) -> Courier | NoCourier:
    """A courier on its way to the shared board, where the environment or the settings name one; an address that cannot
    be read is the trouble of one that goes nowhere."""
    try:
        address = syncing.board_address(None, kept)
    except UsageError as error:
        return NoCourier(str(error))
    if address is None:
        return NoCourier()
    courier = Courier(folder, address)
    courier.start()
    return courier
