"""What one chooses for this computer besides the look: the shared board, and for how long records stay."""

from pathlib import Path
from typing import TYPE_CHECKING

from game.domain.errors import UsageError
from game.records.preferences import load_preferences, save_preferences

if TYPE_CHECKING:
    from game.records.address import Address
    from game.records.privacy.expiry import Expired
    from game.session.training import Training

_NO_PASSWORD = (
    "An address has no password here, where others can read it: put the password into the system's keyring or into {}."
)


def kept_board(folder: Path) -> str:
    """The address of the shared board in the settings, without a password; empty for none."""
    return load_preferences(folder).preferences.board


def board_asked(folder: Path, asked: str | None) -> "Address":
    """The shared board that is asked for (empty: the usual one), else that of the environment or the settings.

    Raises UsageError where none is known.
    """
    from game.session.syncing import board_address

    address = board_address(asked, kept_board(folder))
    if address is None:
        raise UsageError("No shared board is known: give --board postgresql://user@server/database, or choose one.")
    return address


def choose_board(folder: Path, text: str) -> str:
    """Keep another address of the shared board (empty: none) and give it as it is shown.

    Raises UsageError for one that cannot be used, without saying it, and RecordsError where it cannot be kept; the one
    chosen before stays then.
    """
    shown = ""
    if text.strip():
        from game.records.address import PASSWORD_VARIABLE, address_of

        address = address_of(text)
        if address.typed:
            raise UsageError(_NO_PASSWORD.format(PASSWORD_VARIABLE))
        shown = address.shown
    save_preferences(folder, load_preferences(folder).preferences._replace(board=shown))
    return shown


def kept_months(folder: Path) -> int:
    """For how many months records are kept on this computer; 0 for always."""
    return load_preferences(folder).preferences.settings.keep_months


def choose_months(folder: Path, months: int) -> None:
    """Keep records for so many months from now on (0: always); what is older goes when the window opens next.

    Raises RecordsError where that cannot be kept; ValueError for an odd number.
    """
    kept = load_preferences(folder).preferences
    save_preferences(folder, kept._replace(settings=kept.settings.replaced(keep_months=months)))


def would_go(training: "Training", months: int) -> "Expired | None":
    """What would be deleted now if records were kept for so many months; None for always. Raises RecordsError."""
    if not months:
        return None
    from game.records.privacy.expiry import expire

    who = load_preferences(training.folder).preferences.trainee
    spare = who.id if who is not None else ""
    return expire(training.keeper.records, months, training.clock.utc(), dry_run=True, spare=spare)
