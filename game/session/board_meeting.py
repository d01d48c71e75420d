"""The records of a shared board in the place of one's own, for a meeting about what all computers have sent."""

from pathlib import Path
from typing import TYPE_CHECKING

from game.domain.errors import RecordsError
from game.session.choosing import board_asked
from game.session.keeper import Keeper
from game.session.syncing import sql_board
from game.session.training import Training

if TYPE_CHECKING:
    from game.records.address import Address
    from game.records.store import Records

_FOR_MANAGERS = (
    "A meeting about the board {} reads what everybody has played there, and this user may not: a manager of the board "
    "can hold it, or it is held about this computer's own records."
)


class BoardKeeper(Keeper):
    """Gives the records of a shared board, opened when they are first needed; nothing is kept there."""

    def __init__(self, folder: Path, address: "Address") -> None:
        """Nothing is opened yet."""
        super().__init__(folder)
        self._address = address

    @property
    def records(self) -> "Records":
        """The records of the board. Raises RecordsError where it cannot be reached, or where this user may not read
        what others have played."""
        from game.records.sync.login import login_of

        with self._lock:
            if self._records is None:
                board = sql_board(self._address)
                if not login_of(board).manages:
                    board.close()
                    raise RecordsError(_FOR_MANAGERS.format(self._address.shown))
                self._records = board
            return self._records


def at_board(training: Training, asked: str) -> Training:
    """The same house with the records of the shared board that is asked for (empty: the usual one), opened when they
    are first needed; its keeper is to be closed. Raises UsageError where no board is known."""
    keeper = BoardKeeper(training.folder, board_asked(training.folder, asked))
    return Training(training.folder, training.library, keeper, training.clock)
