"""Which contacts belong to a module of the course, so that a board of a module can be read."""

from typing import TYPE_CHECKING

from game.domain.errors import UsageError
from game.session.coursework import Coursework

if TYPE_CHECKING:
    from game.records.store import Records
    from game.session.training import Training


def use_modules(records: "Records", training: "Training", wanted: str) -> None:
    """Tell the records which contacts the modules of the shipped course have; quick where they know already.

    Raises UsageError where there is no module `wanted`, RecordsError where they do not know and may not be written.
    """
    modules = {one.id: one.contacts for one in Coursework(training.library, training.keeper).course.modules}
    if wanted not in modules:
        raise UsageError(f"The course has no module '{wanted[:60]}'. There are: {', '.join(modules)}.")
    records.use_modules(modules)
