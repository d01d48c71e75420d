"""What the course says of contacts on the picker: which comes next, and which are worth playing again today."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from game.ui.services import Services

if TYPE_CHECKING:
    from game.domain.attempt import Trainee


class Mark(NamedTuple):
    """A word or two with an icon."""

    words: str
    icon: str


NEXT = Mark("Next on your way", "milestone")
AGAIN = Mark("Worth another look today", "refresh-cw")


def fetch_marks(services: Services, who: "Trainee") -> Mapping[str, Mark]:
    """The marks by contact; one that is both due and next is next. Raises `ScenarioError` for an unsound course."""
    view = services.coursework.view(who, services.training.clock.utc())
    marks = {one.contact: AGAIN for one in view.refreshers}
    if view.recommended is not None:
        marks[view.recommended.contact] = NEXT
    return marks
