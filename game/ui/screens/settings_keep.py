"""For how long records are kept on this computer; what would go is said before anything does."""

from collections.abc import Callable

from game.domain.errors import ExtraMileError
from game.session.choosing import choose_months, kept_months, would_go
from game.ui.context import Context
from game.ui.services import Services
from game.ui.widgets import BODY, SMALL, Choice, Column, Label, Token, Widget

_TITLE = "How long records are kept"
_ABOUT = "On this computer; a shared board has its own rule."
_MONTHS = (0, 36, 24, 12, 6)
_STAY = "They stay until somebody deletes them."
_UNREAD = "How much is older cannot be read just now."


class KeepChoice:
    """The part of the settings page about the retention period. `refresh` is called whenever it has changed.

    Nothing is deleted while one chooses: what is older goes when the window opens next.
    """

    def __init__(self, ctx: Context, services: Services, refresh: Callable[[], None]) -> None:
        self.months = 0
        self.state = _STAY
        self._before = 0
        self._ctx = ctx
        self._services = services
        self._refresh = refresh
        self._asked = 0
        self._gone = False

    def opened(self) -> None:
        """Begin with what is kept."""
        self.months = self._before = kept_months(self._services.training.folder)
        self._count()

    def closed(self) -> None:
        """What comes later is not shown any more."""
        self._gone = True

    def part(self) -> Widget:
        """The row of the page."""
        words = Column([Label(_TITLE, BODY, bold=True), Label(_ABOUT, SMALL, Token.MUTED)], gap=2)
        on_offer = _MONTHS if self._before in _MONTHS else (*_MONTHS, self._before)  # chosen on the command line
        options = [(months, _word(months)) for months in on_offer]
        choice = Choice("keep_months", options, self.months, self._choose, label=_TITLE)
        # Above the choice, where it is seen while one chooses: a page scrolls no further than to what has the focus.
        return Column([words, Label(self.state, SMALL, Token.MUTED), choice], gap=8)

    def _choose(self, months: int) -> None:
        try:
            choose_months(self._services.training.folder, months)
        except ExtraMileError as error:
            self._say(str(error))
            return
        self.months = months
        self._count()

    def _count(self) -> None:
        """Find out what would go, beside the window; an answer to an older choice is left aside."""
        self._asked += 1
        asked, months, training = self._asked, self.months, self._services.training
        if not months:
            self.state = _STAY
            self._refresh()
            return
        self.state = "Looking for what is older …"
        self._refresh()

        def count() -> int:
            gone = would_go(training, months)
            return 0 if gone is None else gone.attempts + gone.shifts

        self._ctx.background(count, lambda result: self._counted(asked, result))

    def _counted(self, asked: int, result: int | Exception) -> None:
        if self._gone or asked != self._asked:
            return
        if isinstance(result, Exception):
            self._say(str(result) if isinstance(result, ExtraMileError) else _UNREAD)
        elif result:
            goes = "contact or shift is older and goes" if result == 1 else "contacts and shifts are older and go"
            self._say(f"{result} {goes} when the window opens next. Until then you can change your mind.")
        else:
            self._say("Nothing is older now. What will be goes when the window opens.")

    def _say(self, sentence: str) -> None:
        self.state = sentence
        self._ctx.announce(sentence)
        self._refresh()


def _word(months: int) -> str:
    if not months:
        return "Always"
    if months % 12:
        return f"{months} months"
    years = months // 12
    return "1 year" if years == 1 else f"{years} years"
