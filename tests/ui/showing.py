"""Small helpers for the tests of the window: a screen that shows any tree of widgets."""

from collections.abc import Callable

from game.domain.settings import Settings
from game.ui.context import Context
from game.ui.screen import Screen
from game.ui.testing import Pilot
from game.ui.widgets import Widget


class Showing(Screen):
    """Builds its tree by the function it is given and counts how often."""

    name = "showing"

    def __init__(self, ctx: Context, make: Callable[["Showing"], Widget]) -> None:
        super().__init__(ctx)
        self.make = make
        self.builds = 0
        self.keys: list[str] = []

    def build(self) -> Widget:
        """Build the tree anew."""
        self.builds += 1
        return self.make(self)

    def on_key(self, key) -> bool:
        """Note the key and leave it to others."""
        self.keys.append(key.name)
        return False


def show(make: Callable[[], Widget], size: tuple[int, int] = (1280, 720), settings: Settings | None = None) -> Pilot:
    """Start a pilot on a screen with the tree that `make` gives."""
    return Pilot(lambda stage: Showing(stage.ctx, lambda screen: make()), size, settings)
