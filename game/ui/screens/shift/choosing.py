"""The shifts there are: what awaits in each, the best result so far, and those that were left in the middle."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.session.shifts import Shifts
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.shift.cards import left_card, shift_card
from game.ui.screens.shift.shelf import ShiftShelf, fetch_shifts
from game.ui.screens.shift.words import why
from game.ui.services import Services
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    TITLE,
    Button,
    Column,
    Grid,
    Kind,
    Label,
    Middle,
    Scroll,
    Token,
    Widget,
)

if TYPE_CHECKING:
    from game.session.shift import ShiftRun
    from game.session.shifts import OpenShift

KEYS = (
    ("1 – 9", "Start the shift with this number"),
    ("Enter", "Start, or go on with, the one that is lit"),
    ("G", "Go on with the shift you left last"),
    ("?", "These keys"),
    ("Esc", "Back to the contacts"),
)
_ABOUT = "Several customers, one of you, and a clock that counts answers. Every contact in it is assessed."
_FAILED = "The shift could not be started. Try another one"


class ShiftsScreen(Screen):
    """Starts a shift, or goes on with one exactly where it was left."""

    name = "shifts"

    def __init__(
        self, ctx: Context, services: Services, first: "Callable[[Shifts], ShiftRun | None] | None" = None
    ) -> None:
        """With `first`, that is begun at once (run beside the window); where it begins nothing, one is chosen here."""
        super().__init__(ctx)
        self.services = services
        self._first = first
        self.shifts = Shifts(services.training)
        self.shelf: ShiftShelf | None = None
        self.starting = False
        self.notice, services.notice = services.notice, ""
        self._gone = False

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """What was left comes first, then the first shift."""
        if self.shelf is None or self.starting:
            return "waiting"
        if self._resumable:
            return "left-0"
        return f"shift-{self.shelf.cards[0].id}" if self.shelf.cards else "back"

    @property
    def _resumable(self) -> "list[OpenShift]":
        return [one for one in self.shelf.left if not one.problem] if self.shelf else []

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self.ctx.announce("Work a shift.")
        if self._first is None:
            self._fetch()
        else:
            first, self._first = self._first, None
            self._begin(lambda: first(self.shifts))

    def _fetch(self) -> None:
        self.ctx.background(
            lambda: fetch_shifts(self.shifts, self.services.training, self.services.trainee), self._found
        )

    def closed(self) -> None:
        self._gone = True

    def _found(self, result: ShiftShelf | Exception) -> None:
        self.shelf = ShiftShelf(notes=(why(result, "The shifts cannot be read"),)) if isinstance(
            result, Exception) else result  # fmt: skip
        self.refresh()

    def build(self) -> Widget:
        body: Widget
        if self.starting:
            body = Middle(Waiting("Opening the doors …"), 520)
        elif self.shelf is None:
            body = Middle(Waiting("Looking at the rota …"), 520)
        else:
            body = Scroll("shifts", self._shelf(self.shelf))
        return page(self.ctx, self._header(), body)

    def _header(self) -> Widget:
        wide = self.ctx.scale.room[0] >= 620
        buttons = (("back", "Contacts", self.on_escape, "arrow-left"), ("keys", "Keys", self._keys, "keyboard"))
        return header(
            "", (), [Button(key, word if wide else "", do, icon, Kind.BARE, word, size=SMALL)
                     for key, word, do, icon in buttons]
        )  # fmt: skip

    def _shelf(self, shelf: ShiftShelf) -> Widget:
        notes = [calm_line(note, "triangle-alert") for note in (self.notice, *shelf.notes) if note]
        left = sorted(shelf.left, key=lambda one: bool(one.problem))
        open_ones = [left_card(f"left-{at}", one, self._resuming(one), "" if at else "G")
                     for at, one in enumerate(left)]  # fmt: skip
        cards = [shift_card(number, one, shelf.best_words(one.id), self._starting(one.id))
                 for number, one in enumerate(shelf.cards, 1)]  # fmt: skip
        empty = Label("There is no shift to work here.", SPEECH, bold=True)
        how = Label("Shifts are files in scenarios/shifts. To see what keeps one out: python3 main.py check", BODY)
        title = Column([Label("Work a shift", TITLE, bold=True), Label(_ABOUT, SMALL, Token.MUTED)], gap=4)
        return Column(
            [
                title,
                Column(notes, gap=6) if notes else None,
                Grid(open_ones, 430, 12, most=2) if open_ones else None,
                Grid(cards, 380, 20, most=3) if cards else Column([empty, how], gap=6),
            ],
            gap=18,
        )

    # -- what can be done -----------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt or self.shelf is None or self.starting:
            return False
        if key.digit and key.digit <= len(self.shelf.cards):
            self._starting(self.shelf.cards[key.digit - 1].id)()
        elif key.char == "?" or key.name == "f1":
            self._keys()
        elif key.name == "g" and self._resumable:
            self._resuming(self._resumable[0])()
        else:
            return False
        return True

    def on_escape(self) -> None:
        routes.picker(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)

    def _starting(self, shift_id: str) -> Callable[[], None]:
        def start() -> None:
            who = self.services.trainee
            if who is None:
                routes.welcome(self.ctx, self.services)
                return
            timed = self.ctx.settings.timed
            self._begin(lambda: self.shifts.start(shift_id, who, timed=timed))

        return start

    def _resuming(self, one: "OpenShift") -> Callable[[], None]:
        return lambda: self._begin(lambda: self.shifts.resume(one.path))

    def _begin(self, begin: "Callable[[], ShiftRun | None]") -> None:
        if not self.starting:
            self.starting = True
            self.refresh()
            self.ctx.background(begin, self._begun)

    def _begun(self, result: "ShiftRun | Exception | None") -> None:
        if self._gone:  # somebody went back meanwhile; the run can be taken up again
            if result is not None and not isinstance(result, Exception):
                result.leave()
            return
        self.starting = False
        if result is not None and not isinstance(result, Exception):
            routes.queue(self.ctx, self.services, self.shifts, result)
            return
        if result is not None:
            self.notice = why(result, _FAILED)
            self.ctx.announce(self.notice)
        self.refresh()
        if self.shelf is None:
            self._fetch()
