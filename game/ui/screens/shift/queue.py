"""The queue between the contacts of a shift: the clock, who waits, what is promised, and whom to take next."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.domain.errors import ActionRefused
from game.domain.shift_moment import ShiftMoment, Waiting
from game.ui import routes
from game.ui.context import Context
from game.ui.dialog import Ask
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.shift.page import QUEUE_KEYS, QueueView, queue_page
from game.ui.screens.shift.words import jump, why
from game.ui.services import Services
from game.ui.widgets import Widget

if TYPE_CHECKING:
    from game.session.session import Session
    from game.session.shift import ShiftRun
    from game.session.shifts import Shifts


class QueueScreen(Screen):
    """Owns a run of a shift: its contacts are played on top of this page. Leaving it keeps the run for later."""

    name = "queue"

    def __init__(self, ctx: Context, services: Services, shifts: "Shifts", run: "ShiftRun") -> None:
        super().__init__(ctx)
        self.services, self.shifts, self.run = services, shifts, run
        self.moment: ShiftMoment = run.now()
        self.busy = ""
        self.word = ""  # about the clock, or about what could not be done
        self._gone = False

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """The first in the queue."""
        if self.busy:
            return "waiting"
        return f"wait-{self.moment.queue[0].slot}" if self.moment.queue else "leave"

    # -- what is shown --------------------------------------------------------------------------------------

    def build(self) -> Widget:
        notes = tuple(one for one in (self.word, self.run.notice) if one)
        self.tree = queue_page(
            QueueView(self.ctx, self.moment, notes, self.busy, self._taking, self._telling, self.on_escape, self._keys)
        )
        return self.tree

    def opened(self) -> None:
        session = self.run.session
        if session is not None:  # left in the middle of a contact
            self._begun(session)
        elif self.run.over:
            self._to_the_end()
        else:
            self._say()

    def closed(self) -> None:
        self._gone = True
        self.run.leave()

    def _say(self) -> None:
        queue = self.moment.queue
        who = ", ".join(f"{number}: {one.name}" for number, one in enumerate(queue, 1))
        parts = (self.word, f"Minute {self.moment.minute}.", f"Waiting: {who}." if who else "", *self.moment.due)
        self.ctx.announce(" ".join(part for part in parts if part))

    # -- taking, telling ------------------------------------------------------------------------------------

    def _taking(self, one: Waiting) -> Callable[[], None]:
        return lambda: self._take(one)

    def _take(self, one: Waiting) -> None:
        if self.busy:
            return
        timed = self.ctx.settings.timed
        self.busy, self.word = f"{one.name} is next …", ""
        self.refresh()
        self.ctx.background(lambda: self.run.take(one.slot, timed=timed), self._begun)

    def _begun(self, result: "Session | Exception") -> None:
        if self._gone:
            self.run.leave()
            return
        self.busy = ""
        if isinstance(result, Exception):
            self._complain(why(result, "This contact could not be opened"))
            return
        from game.ui.screens.shift.desk import ShiftDeskScreen

        self.refresh()
        self.ctx.nav.push(ShiftDeskScreen(self.ctx, self.services, self.run, self._back))

    def _telling(self, one: Waiting) -> Callable[[], None]:
        return lambda: self._ask_how_long(one)

    def _ask_how_long(self, one: Waiting) -> None:
        if self.busy or not one.can_tell:
            return
        from game.ui.screens.shift.tell import TellScreen

        self.ctx.nav.push(TellScreen(self.ctx, one, lambda minutes: self._tell(one, minutes)))

    def _tell(self, one: Waiting, minutes: int) -> None:
        try:
            self.moment, self.word = self.run.tell(one.slot, minutes), ""
        except ActionRefused as error:
            self._complain(str(error))
            return
        self.ctx.announce(f"{one.name} was told about {minutes} minutes. Minute {self.moment.minute}.")
        self.refresh()
        self._focus(f"wait-{one.slot}")

    def _complain(self, sentence: str) -> None:
        self.moment, self.word = self.run.now(), sentence
        self.ctx.announce(sentence)
        self.refresh()

    # -- after a contact ------------------------------------------------------------------------------------

    def _back(self, session: "Session", trouble: str) -> None:
        """A contact is over and its desk has gone: say what came of it, then go on."""
        self.moment, self.word = self.run.now(), trouble
        ending = session.now().ending
        if self.run.session is not None or ending is None:
            self._complain(f"{trouble} Leave the shift for later, and take it up again.".strip())
            return
        last = self.moment.done[-1]
        waited = self.moment.minute - last.taken - last.minutes
        if waited > 0 and self.moment.queue:
            self.word = jump(self.moment.queue[0].name, waited)
        self.refresh()
        from game.ui.screens.shift.outcome import OutcomeScreen

        on = self._to_the_end if self.run.over else self._say
        self.ctx.nav.push(OutcomeScreen(self.ctx, last, session.now(), ending, self.run.over, on))

    def _to_the_end(self) -> None:
        routes.shift_debrief(self.ctx, self.services, self.shifts, self.run)

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt or self.busy:
            return False
        queue = self.moment.queue
        if key.digit and key.digit <= len(queue):
            self._take(queue[key.digit - 1])
        elif key.name == "w":
            self._tell_the_lit()
        elif key.char == "?" or key.name == "f1":
            self._keys()
        elif key.name == "p":
            self.on_escape()
        else:
            return False
        return True

    def _tell_the_lit(self) -> None:
        """Tell whoever has the focus; where that is nobody who can be told, the first who can."""
        lit = self.tree.host.focus_key
        can = [one for one in self.moment.queue if one.can_tell]
        one = next((one for one in can if lit in (f"wait-{one.slot}", f"tell-{one.slot}")), can[0] if can else None)
        if one is not None:
            self._ask_how_long(one)

    def on_escape(self) -> None:
        if self.busy:  # a contact is being begun, and would be left half begun
            return
        self.ctx.nav.push(
            Ask(
                self.ctx,
                "Leave the shift?",
                "The clock stands still, and everything is kept. You go on exactly here when you come back.",
                [("Stay", None), ("Leave for later", self._leave)],
            )
        )

    def _leave(self) -> None:
        routes.shifts(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, QUEUE_KEYS)

    def _focus(self, key: str) -> None:
        if any(part.key == key for part in self.tree.walk()):
            self.tree.host.focus(key, False)
