"""A pilot on the pages of a shift: a made shift of five short contacts, everything in one folder."""

from pathlib import Path

from game.domain.settings import RevealSpeed, Settings
from game.session.shifts import Shifts
from game.ui.screens.shift.choosing import ShiftsScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.session.shift_helpers import WHO, desk

AT_ONCE = Settings(reveal_speed=RevealSpeed.AT_ONCE, reduced_motion=True)


class MadeShifts(ShiftsScreen):
    """The page of shifts with the made one on it."""

    def __init__(self, stage, services: Services, shifts: Shifts) -> None:
        super().__init__(stage.ctx, services)
        self.shifts = shifts


def on_shifts(
    folder: Path, settings: Settings = AT_ONCE, size: tuple[int, int] = (1280, 720), rested: bool = True
) -> Pilot:
    """A pilot on the page of shifts, with everything fetched."""
    shifts = desk(folder)
    services = Services(shifts._training, WHO, lambda *_: "")
    pilot = Pilot(lambda stage: MadeShifts(stage, services, shifts), size, settings)
    if rested:
        rest(pilot)
    return pilot


def rest(pilot: Pilot) -> None:
    """Let background work finish, and what follows from it."""
    for _ in range(3):
        pilot.settle()
        pilot.advance(0.2)


def in_queue(folder: Path, settings: Settings = AT_ONCE, size: tuple[int, int] = (1280, 720)) -> Pilot:
    """A pilot in the queue at the start of the shift."""
    pilot = on_shifts(folder, settings, size)
    press(pilot, "1")
    assert pilot.screen.name == "queue", pilot.texts()
    return pilot


def press(pilot: Pilot, *keys: str) -> None:
    """Press keys, and rest after each."""
    for key in keys:
        pilot.press(key)
        rest(pilot)


def give(pilot: Pilot, *replies: str) -> None:
    """Give these replies at the desk, by their ids."""
    for reply in replies:
        number = next(one.number for one in pilot.screen.moment.replies if one.id == reply)
        press(pilot, "space", str(number))


def serve(pilot: Pilot, *replies: str, taken: str = "1") -> None:
    """Take somebody by number, give these replies, and come back to the queue (or to the debrief)."""
    press(pilot, taken)
    assert pilot.screen.name == "desk", pilot.texts()
    give(pilot, *replies)
    press(pilot, "enter")
    assert pilot.screen.name == "outcome", pilot.texts()
    press(pilot, "enter")


def to_the_debrief(pilot: Pilot) -> None:
    """Play a shift from its queue to its end, with three customers waiting in between."""
    serve(pilot, "ask", "more", "help")
    while pilot.screen.name == "queue":
        serve(pilot, "ask", "help")
    assert pilot.screen.name == "shift-debrief"
