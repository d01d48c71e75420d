"""The shared board in the settings: its address, and how it stands with what is to be sent there."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

from game.domain.errors import ExtraMileError
from game.records.address import VARIABLE
from game.session.choosing import choose_board, kept_board
from game.session.courier import courier_to
from game.ui.context import Context
from game.ui.screens.parts.frame import calm_line
from game.ui.screens.parts.post import post_words
from game.ui.services import Services
from game.ui.widgets import BODY, SMALL, Align, Button, Column, Entry, Kind, Label, Row, Token, Widget

_TITLE = "The shared board"
_ABOUT = "A team’s database, such as postgresql://anna@server/extra_mile."
_MOST = 300
_NARROW = 700  # design units of type below which the button stands under the field
_FORCED = f"{VARIABLE} names the board of this computer, so it cannot be changed here."


class BoardChoice:
    """The part of the settings page about the shared board. `refresh` is called whenever it has changed.

    An address is taken when it is said to be complete; one that cannot be used stays in the field, and the board
    chosen before stays the one in use.
    """

    def __init__(self, ctx: Context, services: Services, refresh: Callable[[], None]) -> None:
        self.problem = ""
        self.text = ""
        self._ctx = ctx
        self._services = services
        self._refresh = refresh
        self._post = services.training.keeper.courier.post

    def opened(self) -> None:
        """Begin with the address that is kept."""
        self.text = kept_board(self._services.training.folder)

    def look(self) -> bool:
        """Whether the courier has something new to say."""
        before, self._post = self._post, self._services.training.keeper.courier.post
        return before != self._post

    def part(self) -> Widget:
        """The rows of the page."""
        words = [Label(_TITLE, BODY, bold=True), Label(_ABOUT, SMALL, Token.MUTED)]
        state = self.problem or post_words(self._post, datetime.now(UTC))
        icon = "triangle-alert" if self.problem or self._post.trouble else "info"
        line = calm_line(state, icon) if state else None
        if os.environ.get(VARIABLE, ""):
            shown = Label(self._post.board, SMALL) if self._post.board else None
            return Column([*words, shown, Label(_FORCED, SMALL, Token.MUTED), line], gap=6)
        entry = Entry("board", self.text, self._typed, "No shared board", _MOST, self._use, "Address of the board")
        use = Button("use-board", "Use it", self._use, kind=Kind.QUIET, size=SMALL)
        if self._ctx.scale.room[0] < _NARROW:
            field: Widget = Column([entry, use], gap=8)
        else:
            field = Row([entry.grow(), use], gap=12, align=Align.CENTRE)
        # The state stands above the field, where it is seen while one writes.
        return Column([Column(words, gap=2), line, field], gap=10)

    def _typed(self, text: str) -> None:
        self.text, self.problem = text, ""

    def _use(self) -> None:
        training = self._services.training
        try:
            self.text = choose_board(training.folder, self.text)
        except ExtraMileError as error:
            self.problem = str(error)
            self._ctx.announce(self.problem)
            self._refresh()
            return
        self.problem = ""
        training.keeper.courier.stop(0)
        training.keeper.courier = courier_to(training.folder, self.text)
        self._post = training.keeper.courier.post
        self._ctx.announce("The board is kept." if self.text else "There is no shared board now.")
        self._refresh()
