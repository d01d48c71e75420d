"""The meeting in the tests: a team that has played, and a pilot on the slides."""

from datetime import UTC, datetime, timedelta

from game.domain.attempt import Trainee
from game.ui.screens.review import ReviewScreen
from game.ui.testing import Pilot
from tests.coaching.meeting.team import attempt, trainee
from tests.ui.screens import sample

PICKS = (("ask", "sorry", "courier"), ("wall", "stay", "sorry", "courier"), ("ask", "date", "post"),
         ("easy", "sorry", "post"), ("wall", "bite", "courier"))  # fmt: skip
BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def played(folder):
    """Services with five people of one team on record, two of whom played again; one story was released."""
    services = sample.services(folder, trainee=Trainee("9" * 32, "Mina", "Blue"))
    prepared, keeper = sample.prepared(), services.training.keeper
    for number, picks in enumerate(PICKS):
        keeper.keep(attempt(prepared, trainee(number), BEGAN, picks=picks), prepared.scenario, "format: 1\n")
    for number in (1, 4):
        later = attempt(prepared, trainee(number), BEGAN + timedelta(hours=3), picks=PICKS[0])
        keeper.keep(later, prepared.scenario, "format: 1\n")
    return services


def shown(made, size=(1280, 720), settings=None, team="Blue", period="month"):
    """A pilot on the first slide."""
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, made, team, period), size, settings)
    pilot.settle()
    return pilot


def titles(pilot, key, times):
    """The foot of the slide before and after each press."""
    found = []
    for _ in range(times):
        found.append(where(pilot))
        pilot.press(key)
    return [*found, where(pilot)]


def where(pilot):
    """Which slide and step the foot says."""
    return next(text for text in pilot.texts() if " of 7" in text or " of 8" in text)


def to_split(made, **more):
    """A pilot on the decision that split the team."""
    pilot = shown(made, **more)
    pilot.press("right", "right", "right")
    return pilot
