"""Where the welcome leads."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui import routes
from game.ui.context import Context
from game.ui.services import Services

if TYPE_CHECKING:
    from game.domain.attempt import Trainee

Page = Callable[[Context, Services], None]
"""Opens a page."""


def first_page(services: Services, who: "Trainee") -> Page:
    """The way through the course for whoever has never played, else the picker (run beside the window).

    Where the course cannot be used the picker is the better beginning; the page of the course says what is wrong.
    """
    from game.domain.errors import ExtraMileError

    if services.training.keeper.has_played(who):
        return routes.picker
    try:
        services.coursework.course  # noqa: B018 - reading it is what is wanted
    except ExtraMileError:
        return routes.picker
    import game.ui.screens.course  # noqa: F401 - so that the page opens at once

    return routes.course
