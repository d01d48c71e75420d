"""The pause: the clock stands still; go on, change the settings, see the keys, or keep the contact for later."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

from game.ui import routes
from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.input import Key
from game.ui.screens.desk.keys import DESK_KEYS
from game.ui.services import Services
from game.ui.widgets import SMALL, Button, Column, Kind, Label, Token, Widget


class PauseScreen(Dialog):
    """Over the desk. `leave` is called, after the pause has closed, when the contact is kept for later."""

    name = "pause"
    title = "Pause"
    width = 400.0
    first_focus = "continue"

    def __init__(self, ctx: Context, services: Services, leave: Callable[[], None]) -> None:
        super().__init__(ctx)
        self.services, self.leave = services, leave

    def opened(self) -> None:
        self.ctx.announce("Pause. The clock stands still.")

    def body(self) -> Widget:
        return Column(
            [Label("The clock stands still, and nobody is waiting.", SMALL, Token.MUTED), *self._choices()], gap=12
        )

    def _choices(self) -> list[Widget]:
        return [
            Button("continue", "Continue", self.ctx.nav.pop, "play", Kind.PRIMARY),
            Button("settings", "Settings", lambda: routes.settings(self.ctx, self.services), "settings"),
            Button("keys", "Keys", self._keys, "keyboard"),
            Button("leave", "Leave for later", self._leave, "log-out"),
            Label("Everything so far is kept; you can take it up again from the list of contacts.", SMALL, Token.MUTED),
        ]

    def buttons(self) -> list[Widget]:
        return []

    def on_key(self, key: Key) -> bool:
        if key.char == "?" or key.name == "f1":
            self._keys()
            return True
        if key.name == "p":
            self.ctx.nav.pop()
            return True
        return False

    def _keys(self) -> None:
        routes.keys(self.ctx, DESK_KEYS)

    def _leave(self) -> None:
        self.ctx.nav.pop()
        self.leave()
