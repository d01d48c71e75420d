"""The whole way by keyboard alone: from the welcome to the leaderboard, with the real library and real records."""

from pathlib import Path

import pytest

from game.records.verify import verify
from game.session.judging import Replayer
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.training import Training
from game.ui.screens.welcome import WelcomeScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.session.helpers import FakeClock

CARDS = ("regular-delivery", "lost-toy", "late-return")


class PilotClock(FakeClock):
    """The training's clock goes with the pilot's, so that journals have the window's times."""

    pilot: Pilot | None = None

    def seconds(self) -> float:
        """The window's time."""
        return self.pilot.time if self.pilot else 0.0


def begin(folder: Path) -> tuple[Pilot, Training]:
    """The window as it opens on a new machine."""
    clock = PilotClock()
    training = Training(folder, Library(), Keeper(folder), clock)
    services = Services(training, None, lambda settings, trainee: "")
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, services))
    clock.pilot = pilot
    return pilot, training


def rest(pilot: Pilot) -> None:
    """Let background work finish, and what follows from it."""
    for _ in range(3):
        pilot.settle()
        pilot.advance(0.2)


def reach(pilot: Pilot, name: str) -> None:
    """Rest until this page is there; a busy machine takes longer over the work that leads to it."""
    for _ in range(100):
        rest(pilot)
        if pilot.screen.name == name:
            return
    raise AssertionError(f"no {name}; on {pilot.screen.name}")


def to_the_picker(pilot: Pilot) -> None:
    """Type a name and a team, and begin; who is new comes by the way through the course."""
    rest(pilot)
    pilot.type("Ada Løvelace")
    pilot.press("tab")
    pilot.type("Blue")
    pilot.press("enter")
    reach(pilot, "course")
    pilot.press("a")
    reach(pilot, "picker")


def play_on(pilot: Pilot, digit: str) -> None:
    """Answer with this key until the contact is over, then go on to the debrief."""
    for _ in range(200):
        if pilot.screen.name == "debrief":
            return
        pilot.advance(0.4)
        pilot.press("enter" if pilot.screen.name != "desk" else digit)
        rest(pilot)
        if pilot.screen.name == "desk" and pilot.says("Continue"):
            pilot.press("enter")
            rest(pilot)
    raise AssertionError(f"no debrief after 200 presses; on {pilot.screen.name}: {pilot.texts()[:20]}")


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_from_welcome_to_leaderboard_by_keyboard(number: str, tmp_path: Path) -> None:
    """Name, contact, an assessed call, debrief, board: no mouse, and the score follows from the journal."""
    pilot, training = begin(tmp_path)
    to_the_picker(pilot)
    if not pilot.says("ranked") or not _assessing(pilot):
        pilot.press("m")
    pilot.press(number)
    reach(pilot, "desk")
    play_on(pilot, number)
    rest(pilot)
    pilot.press("l")
    reach(pilot, "board")
    assert pilot.says("Ada Løvelace")
    stored = list(training.keeper.records.stored())
    assert [one.start.ranked for one in stored] == [True]
    assert list(verify(training.keeper.records, Replayer())) == []
    training.keeper.close()


def _assessing(pilot: Pilot) -> bool:
    return str(pilot.screen.mode) == "assess"


def test_closed_in_the_middle_and_taken_up_again(tmp_path: Path) -> None:
    """Closed after three answers and opened again, the picker offers the contact, and it goes on from there."""
    pilot, training = begin(tmp_path)
    to_the_picker(pilot)
    pilot.press("1")
    rest(pilot)
    for _ in range(3):
        pilot.press("space", "1")
        pilot.advance(0.5)
    said = pilot.screen.session.now().transcript
    for layer in reversed(pilot.stage.layers):
        layer.screen.closed()
    training.keeper.close()
    again, training = begin(tmp_path)
    to_the_picker(again)
    again.press("g")
    reach(again, "desk")
    assert again.screen.session.now().transcript == said
    play_on(again, "1")
    training.keeper.close()
