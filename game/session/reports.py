"""The report of a trainee, put together from records, course and rubric."""

from dataclasses import replace
from typing import TYPE_CHECKING

from game.coaching.report.page import page
from game.coaching.report.report import report
from game.domain.attempt import Trainee
from game.session.coursework import Coursework
from game.session.exports import Chosen, Gatherer

if TYPE_CHECKING:
    from game.session.training import Training


def report_page(training: "Training", work: Coursework, found: Gatherer, trainee: Trainee, chosen: Chosen) -> str:
    """The page for this trainee, in the name they play by, about their attempts at the scenario and since the day that
    is chosen.

    What cannot be told whole is among the troubles of `found`. Raises `ExtraMileError`.
    """
    now = training.clock.utc()
    plays = list(found.plays(replace(chosen, name=None, team=None, trainee_id=trainee.id)))
    stories = training.keeper.records.stories(trainee_id=trainee.id)
    view, behaviours = work.view(trainee, now), training.library.rubric.behaviours
    return page(report(trainee.name, trainee.team, plays, view, behaviours, stories, now))
