"""What the screens can ask for besides drawing: contacts, records, who is playing, and settings that stay."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.domain.attempt import Trainee
from game.domain.settings import Settings

if TYPE_CHECKING:
    from game.session.training import Training


class Services:
    """Made once by the roof and handed to every screen.

    `trainee` is who plays now (None before the welcome screen). `remember` keeps the settings and the trainee for
    the next start and returns a sentence when that failed, else an empty string. `notice` is a sentence that the
    welcome screen shows once, such as settings that could not be read.
    """

    def __init__(
        self,
        training: "Training",
        trainee: Trainee | None,
        remember: Callable[[Settings, Trainee | None], str],
        notice: str = "",
    ) -> None:
        self.training = training
        self.trainee = trainee
        self.remember = remember
        self.notice = notice
