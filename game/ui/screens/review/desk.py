"""The desk as the room plays it: a contact taken up at a moment of the meeting, to learn, kept nowhere."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from game.ui.screens.desk import DeskScreen
from game.ui.screens.pause import PauseScreen
from game.ui.widgets import SMALL, Button, Column, Kind, Label, Token, Widget


class RoomDesk(DeskScreen):
    """On top of the meeting; at the end, or when it is left, the meeting is there again."""

    name = "room-desk"
    onward = "Back to the meeting"

    def _go_on(self) -> None:
        if self.moment.ending is None:
            return
        if not self.open:
            self._words_done()
            return
        self._leave()

    def on_escape(self) -> None:
        self._hold()
        self.ctx.nav.push(RoomPause(self.ctx, self.services, self._leave))

    def _leave(self) -> None:
        self.ctx.nav.pop()


class RoomPause(PauseScreen):
    """The pause of the room."""

    def body(self) -> Widget:
        nobody = Label("The room plays. Nothing of this is kept for anybody.", SMALL, Token.MUTED)
        back = Button("leave", "Back to the meeting", self._leave, "log-out")
        go_on = Button("continue", "Continue", self.ctx.nav.pop, "play", Kind.PRIMARY)
        return Column([nobody, go_on, Button("keys", "Keys", self._keys, "keyboard"), back], gap=12)
