"""Keeping records no longer than was chosen: looked after each time the window opens, once its first page is there."""

from typing import TYPE_CHECKING

from game.domain.errors import RecordsError
from game.records.preferences import load_preferences

if TYPE_CHECKING:
    from game.records.privacy.expiry import Expired
    from game.session.training import Training


def keep_no_longer(training: "Training") -> "Expired | None":
    """Delete what is older than the settings say; None where they say nothing, or it could not be done.

    Whoever plays now stays on record. Trouble is said where all trouble with the records is.
    """
    preferences = load_preferences(training.folder).preferences
    months = preferences.settings.keep_months
    if not months:
        return None
    from game.records.privacy.expiry import expire

    spare = preferences.trainee.id if preferences.trainee is not None else ""
    try:
        return expire(training.keeper.records, months, training.clock.utc(), spare=spare, whole=False)
    except RecordsError as error:
        training.keeper.trouble = str(error)
        return None
