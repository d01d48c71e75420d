"""The desk during a shift: the same desk, with a line at its edge, and the queue to go back to."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.domain.errors import ActionRefused
from game.domain.moment import Moment
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screens.desk import DeskScreen
from game.ui.screens.desk.hearing import says_more
from game.ui.screens.desk.keys import DESK_KEYS
from game.ui.screens.desk.waiting_line import waiting_line
from game.ui.screens.pause import PauseScreen
from game.ui.screens.shift.words import why
from game.ui.services import Services
from game.ui.widgets import SMALL, Column, Label, Token, Widget

if TYPE_CHECKING:
    from game.session.session import Session
    from game.session.shift import ShiftRun

KEYS = (*DESK_KEYS[:-2], ("A", "Look at the chat that blinks: it costs both"), *DESK_KEYS[-2:])
"""The keys of the desk, and the one that a shift adds."""


class ShiftDeskScreen(DeskScreen):
    """A contact of a shift. When it is over and on record, `back` gets it, and a sentence where something failed."""

    onward = "Back to the queue"

    def __init__(
        self, ctx: Context, services: Services, run: "ShiftRun", back: "Callable[[Session, str], None]"
    ) -> None:
        assert run.session is not None  # the caller has just taken or resumed it
        super().__init__(ctx, services, run.session)
        self.run, self.back = run, back
        self.shift = run.now()
        self.first_focus = self._first_focus()  # a contact taken up again may be over already

    # -- what is shown --------------------------------------------------------------------------------------

    def build(self) -> Widget:
        desk = super().build()
        self.tree = Column([desk.grow(), waiting_line(self.ctx, self.shift, self._attend)])
        return self.tree

    def _show(self, moment: Moment, same_answer: bool = False) -> None:
        before = {one.slot for one in self.shift.queue if one.blinking}
        self.shift = self.run.now()
        super()._show(moment, same_answer)
        for one in self.shift.queue:
            if one.blinking and one.slot not in before:
                self.ctx.announce(f"A chat blinks: {one.name}. A looks at it; that costs both.")

    # -- the chat that blinks ---------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.name == "a" and not (key.ctrl or key.alt):
            self._attend_first()
            return True
        return super().on_key(key)

    def _attend_first(self) -> None:
        first = next((one.slot for one in self.shift.queue if one.blinking), None)
        if first is not None:
            self._attend(first)

    def _attend(self, slot: int) -> None:
        if self.breath.going or self.recording or self.moment.ending is not None:
            return
        if not self.open:
            self._words_done()
            return
        try:
            moment = self.run.attend(slot)
        except ActionRefused:  # it has stopped blinking, or it would not count any more
            self._show(self.session.now())
            return
        more = says_more(self.moment, moment)
        self._show(moment)
        self._arrive(moment, more)

    # -- the end, and leaving -----------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.moment.ending is None or self.recording:
            return
        if not self.open:
            self._words_done()
            return
        self.recording = True
        self.refresh()
        self.ctx.background(lambda: self.run.finished(self.session), self._handed_back)

    def _handed_back(self, result: object) -> None:
        if self._gone:
            return
        trouble = why(result, "What came of this contact could not be kept") if isinstance(result, Exception) else ""
        self.ctx.nav.pop()
        self.back(self.session, trouble or self.session.notice)

    def on_escape(self) -> None:
        self._hold()
        self.ctx.nav.push(ShiftPause(self.ctx, self.services, self._leave))

    def _leave(self) -> None:
        routes.shifts(self.ctx, self.services)  # the queue below lets go of the run, and with it of this contact

    def _keys(self) -> None:
        self._hold()
        routes.keys(self.ctx, KEYS)


class ShiftPause(PauseScreen):
    """The pause in a shift: everybody's clock stands still."""

    def body(self) -> Widget:
        still = Label("The clock stands still, for you and for everybody who waits.", SMALL, Token.MUTED)
        kept = "The shift is kept, in the middle of this contact; take it up again under “Work a shift”."
        return Column([still, *self._choices()[:-1], Label(kept, SMALL, Token.MUTED)], gap=12)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)
