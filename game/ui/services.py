"""What the screens can ask for besides drawing: contacts, records, who is playing, and settings that stay."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.domain.attempt import Trainee
from game.domain.settings import Settings

if TYPE_CHECKING:
    from game.session.coursework import Coursework
    from game.session.training import Training


class Services:
    """Made once by the roof and handed to every screen.

    `trainee` is who plays now (None before the welcome screen). `remember` keeps the settings and the trainee for
    the next start and returns a sentence when that failed, else an empty string. `notice` is a sentence that the
    welcome screen shows once, such as settings that could not be read. `on_course` says that contacts were last chosen
    on the page of the course, to which the way leads back then.
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
        self.on_course = False
        self._coursework: Coursework | None = None

    @property
    def coursework(self) -> "Coursework":
        """The course that ships with the game; it is read when something is first asked of it."""
        if self._coursework is None:
            from game.session.course_shelf import CourseShelf
            from game.session.coursework import Coursework

            training = self.training
            self._coursework = Coursework(training.library, training.keeper, shelf=CourseShelf(training.folder))
        return self._coursework

    @coursework.setter
    def coursework(self, course: "Coursework") -> None:
        self._coursework = course
