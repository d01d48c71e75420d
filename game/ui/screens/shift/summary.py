"""The debrief of a shift: has it worked out, opens the debriefs of its contacts, and plays the shift again."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.shift.told import KEYS, Doing, debrief_page
from game.ui.screens.shift.words import why
from game.ui.services import Services
from game.ui.widgets import Widget

if TYPE_CHECKING:
    from game.coaching.shift import ShiftDebrief
    from game.domain.attempt import Attempt
    from game.domain.shift_moment import Service
    from game.engine.prepared import Prepared
    from game.session.shift import ShiftRun
    from game.session.shifts import Shifts

T = TypeVar("T")
_SCROLLING = ("pageup", "pagedown", "home", "end")


class ShiftDebriefScreen(Screen):
    """What a whole shift came to. Esc leads back to the shifts."""

    name = "shift-debrief"

    def __init__(self, ctx: Context, services: Services, shifts: "Shifts", run: "ShiftRun") -> None:
        super().__init__(ctx)
        self.services, self.shifts, self.run = services, shifts, run
        self.told: ShiftDebrief | None = None
        self.trouble = ""
        self.busy = False
        self._gone = False
        self.do = Doing(self._opening, self._again, self.on_escape, self._keys)

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """The first contact."""
        return "waiting" if self.told is None else "contact-1"

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self.ctx.background(self._work_out, self._found)

    def closed(self) -> None:
        self._gone = True

    def build(self) -> Widget:
        note = "Getting it ready …" if self.busy else self.trouble or self.run.notice
        self.tree = debrief_page(self.ctx, self.run.start.shift.title, self.told, note, self.do)
        return self.tree

    def _work_out(self) -> "ShiftDebrief":
        from game.coaching.shift import shift_debrief

        return shift_debrief(self.run.result(), self.services.training.library.rubric)

    def _found(self, result: "ShiftDebrief | Exception") -> None:
        if isinstance(result, Exception):
            self.trouble = why(result, "This debrief could not be worked out")
        else:
            self.told = result
            overall = result.result.score.overall
            score = "" if overall is None else f" {(overall + 50) // 100} of 100."
            self.ctx.announce(f"{result.headline}{score}")
        self.refresh()

    # -- doing ----------------------------------------------------------------------------------------------

    def _opening(self, one: "Service") -> Callable[[], None]:
        return lambda: self._work(lambda: self.shifts.played(one.playthrough), self._open)

    def _open(self, played: "tuple[Prepared, Attempt]") -> None:
        if not self._gone:
            from game.ui.screens.shift.contact import ContactDebriefScreen

            self.ctx.nav.push(ContactDebriefScreen(self.ctx, self.services, *played))

    def _again(self) -> None:
        start = self.run.start
        who = self.services.trainee or start.trainee
        timed = self.ctx.settings.timed
        self._work(lambda: self.shifts.start(start.shift.id, who, timed=timed), self._begun)

    def _begun(self, run: "ShiftRun") -> None:
        if self._gone:  # somebody went back meanwhile; it can be taken up again
            run.leave()
        else:
            routes.queue(self.ctx, self.services, self.shifts, run)

    def _work(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something beside the window; where it fails, the page says why."""

        def done(result: T | Exception) -> None:
            self.busy = False
            if isinstance(result, Exception):
                self.trouble = why(result, "That could not be done")
                self.ctx.announce(self.trouble)
            self.refresh()
            if not isinstance(result, Exception):
                then(result)

        if not self.busy:
            self.busy, self.trouble = True, ""
            self.refresh()
            self.ctx.background(job, done)

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt or self.told is None:
            return False
        services = self.told.result.services
        if key.digit and key.digit <= len(services):
            self._opening(services[key.digit - 1])()
        elif key.name in _SCROLLING:
            article = next((part for part in self.tree.walk() if part.key == "article"), None)
            return article is not None and article.on_key(key)
        elif key.char == "?" or key.name == "f1":
            self._keys()
        elif key.name == "p":
            self._again()
        elif key.name == "c":
            self.on_escape()
        else:
            return False
        return True

    def on_escape(self) -> None:
        routes.shifts(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)
