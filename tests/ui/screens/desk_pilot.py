"""A pilot at the desk with the sample contact; the window's clock and the contact's own go together."""

from collections.abc import Callable
from pathlib import Path

from game.domain.moment import Mode
from game.domain.settings import RevealSpeed, Settings
from game.ui.context import Context
from game.ui.screen import Screen
from game.ui.screens.desk import DeskScreen
from game.ui.stage import Stage
from game.ui.testing import Pilot
from game.ui.widgets import Label
from tests.ui.screens import sample

AT_ONCE = Settings(reveal_speed=RevealSpeed.AT_ONCE)
WATCHED = Settings()


class Blank(Screen):
    """A page with nothing on it, for under and after the desk."""

    name = "blank"

    def __init__(self, ctx: Context, words: str = "") -> None:
        super().__init__(ctx)
        self.words = words

    def build(self) -> Label:
        """Only its words."""
        return Label(self.words)


def first(folder: Path, mode: Mode, **changes: object) -> Callable[[Stage], DeskScreen]:
    """Makes the desk for a stage; `changes` are those of the sample scenario."""
    return lambda stage: DeskScreen(stage.ctx, sample.services(folder), sample.session(mode, **changes))


def at_desk(
    folder: Path,
    mode: Mode = Mode.LEARN,
    settings: Settings = AT_ONCE,
    size: tuple[int, int] = (1280, 720),
    **changes: object,
) -> Pilot:
    """A pilot whose desk has just been opened."""
    return Pilot(first(folder, mode, **changes), size, settings)


def number_of(pilot: Pilot, reply: str) -> str:
    """The number key of a reply, by its id."""
    return str(next(one.number for one in pilot.screen.moment.replies if one.id == reply))


def give(pilot: Pilot, *replies: str) -> None:
    """Give these replies, hearing her out each time."""
    for reply in replies:
        pilot.press("space", number_of(pilot, reply))
        pilot.advance(1.5)


def to_gesture(pilot: Pilot, name: str) -> None:
    """Move the focus to a gesture by keyboard."""
    pilot.press("g")
    for _ in range(12):
        if pilot.focus == f"gesture-{name}":
            return
        pilot.press("right")
    raise AssertionError(f"the arrows do not reach {name}; the focus is on {pilot.focus}")
