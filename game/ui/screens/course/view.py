"""What the parts of the course's page are given, and how it is fetched beside the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.coaching.course_view import CourseView
from game.domain.attempt import Trainee
from game.domain.errors import JournalError
from game.domain.moment import Mode
from game.session.library import Card
from game.session.training import Open
from game.ui.context import Context

if TYPE_CHECKING:
    from game.session.training import Training
    from game.ui.services import Services

WIDE = 980
"""Design units of type across from which mastery and refreshers stand beside the way, not under it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The course as somebody sees it now, the cards of its contacts by id, and the contact they left last, if any."""

    course: CourseView
    cards: Mapping[str, Card]
    left: Open | None


@dataclass(frozen=True, slots=True)
class Doing:
    """What the page can do; `start` and `guide` take the id of a contact."""

    start: Callable[[str], None]
    guide: Callable[[str], None]
    resume: Callable[[], None]
    mode: Callable[[Mode], None]
    certificate: Callable[[], None]


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page. `written` is a sentence about the certificate's file, or empty; `writing` says that it
    is being written just now."""

    ctx: Context
    found: Found
    mode: Mode
    written: str
    writing: bool
    do: Doing

    @property
    def course(self) -> CourseView:
        """The course."""
        return self.found.course

    @property
    def wide(self) -> bool:
        """Whether two columns fit."""
        return self.ctx.scale.room[0] >= WIDE

    @property
    def beginning(self) -> bool:
        """Whether the contact that shows the desk comes next."""
        course = self.course
        guided, one = course.guided, course.recommended
        return guided is not None and one is not None and not guided.played and guided.id == one.contact

    def starting(self, contact: str, guided: bool = False) -> Callable[[], None]:
        """What starts this contact as chosen, or, as the `guided` one, to learn."""
        do = self.do.guide if guided else self.do.start
        return lambda: do(contact)


def fetch(services: "Services", who: Trainee) -> Found:
    """Read everything the page shows. Raises `ScenarioError` where the course is not sound."""
    training = services.training
    left = _left(training, who)  # first, because it puts on record what is over already
    course = services.coursework.view(who, training.clock.utc())
    return Found(course, {card.id: card for card in training.library.cards()}, left)


def _left(training: "Training", who: Trainee) -> Open | None:
    """The contact this trainee left last and can go on with; the picker says what is wrong with others."""
    try:
        mine = [one for one in training.unfinished() if not one.problem and one.trainee == who]
    except JournalError:
        return None
    return mine[-1] if mine else None
