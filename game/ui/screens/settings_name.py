"""What others see of who plays: their name, another one, or only “a colleague”; read and kept beside the window."""

from collections.abc import Callable

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import ExtraMileError
from game.domain.names import MOST_LETTERS, clean_name
from game.ui.context import Context
from game.ui.services import Services
from game.ui.widgets import BODY, SMALL, Align, Button, Choice, Column, Entry, Kind, Label, Row, Token, Widget

_SHOWN = ((Shown.NAME, "My name"), (Shown.ALIAS, "Another name"), (Shown.HIDDEN, "Hidden"))
_TITLE = "What others see of you"
_ABOUT = "On boards and in team meetings."
_NOT_KEPT = "That could not be kept, so nothing has changed."
_UNREAD = "What others see of you cannot be read just now."
_NARROW = 700  # design units of type below which the choice stands under its words


class NameChoice:
    """The part of the settings page about the name that others see.

    `refresh` is called whenever it has changed. What is chosen is in force as soon as the records have it; another name
    is taken when it is said to be complete, for half of one may be somebody else's.
    """

    def __init__(self, ctx: Context, services: Services, refresh: Callable[[], None]) -> None:
        self.consent: Consent | None = None  # as it is on record; None before it was read
        self.shown = Shown.NAME
        self.alias = ""
        self.problem = ""
        self._ctx = ctx
        self._services = services
        self._refresh = refresh
        self._wanted: Consent | None = None
        self._busy = False
        self._gone = False

    def opened(self) -> None:
        """Begin to read; nothing is read where nobody plays yet."""
        who = self._services.trainee
        if who is not None:
            self._busy = True
            self._ctx.background(lambda: self._services.training.keeper.records.consent(who.id), self._found)

    def closed(self) -> None:
        """What comes later is not shown any more; what is being kept is kept."""
        self._gone = True

    def part(self) -> Widget | None:
        """The row of the page; None where nobody plays yet."""
        who = self._services.trainee
        if who is None:
            return None
        words = Column([Label(_TITLE, BODY, bold=True), Label(_ABOUT, SMALL, Token.MUTED)], gap=2)
        if self.consent is None:
            return Column([words, Label(self.problem or "One moment …", SMALL, Token.MUTED)], gap=8)
        choice = Choice("shown", _SHOWN, self.shown, self._choose, label=_TITLE)
        narrow = self._ctx.scale.room[0] < _NARROW
        head = Column([words, choice], gap=8) if narrow else Row([words.grow(5), choice.grow(6)], 24, Align.CENTRE)
        state = Label(self.problem or self._state(who), SMALL, Token.MUTED, key="shown-state")
        # Above the field, where it is seen while one writes: a page scrolls no further than to what has the focus.
        return Column([head, state, self._field(narrow) if self.shown is Shown.ALIAS else None], gap=10)

    def _field(self, narrow: bool) -> Widget:
        entry = Entry("alias", self.alias, self._typed, "The name to be shown", MOST_LETTERS, self._use, "Another name")
        use = Button("use-alias", "Use it", self._use, kind=Kind.QUIET, size=SMALL)
        return Column([entry, use], gap=8) if narrow else Row([entry.grow(), use], gap=12, align=Align.CENTRE)

    def _state(self, who: Trainee) -> str:
        assert self.consent is not None
        public = self.consent.public(who.name)
        seen = f"They see “{public}” now." if public else "They see “a colleague”, without a team, now."
        shared = self._services.training.keeper.courier.address is not None
        return f"{seen} On the shared board, as soon as it is reached." if shared else seen

    def _choose(self, shown: Shown) -> None:
        self.shown, self.problem = shown, ""
        if shown is not Shown.ALIAS or self.alias:
            self._want(Consent(shown, self.alias))
        self._refresh()

    def _typed(self, text: str) -> None:
        self.alias, self.problem = text, ""

    def _use(self) -> None:
        self.alias = clean_name(self.alias, nobody="")
        if self.alias:
            self._want(Consent(Shown.ALIAS, self.alias))
        else:
            self._say("Write a name first, one that can be seen.")

    def _want(self, consent: Consent) -> None:
        """Have it kept; where something is being kept just now, after that, so that the last choice is the last."""
        self._wanted = consent
        if not self._busy:
            self._keep()

    def _keep(self) -> None:
        consent, who, keeper = self._wanted, self._services.trainee, self._services.training.keeper
        assert consent is not None
        assert who is not None
        self._wanted, self._busy = None, True

        def keep() -> Consent:
            from game.records.privacy.naming import show_as

            # The other name goes along only when it is the one shown: typed and not used, it is nobody's business.
            show_as(keeper.records, who, consent.shown, consent.alias if consent.shown is Shown.ALIAS else None)
            keeper.courier.wake()
            return keeper.records.consent(who.id)

        self._ctx.background(keep, lambda result: self._kept(consent, result))

    def _found(self, result: Consent | Exception) -> None:
        self._busy = False
        if isinstance(result, Exception):
            self.problem = str(result) if isinstance(result, ExtraMileError) else _UNREAD
        else:
            self.consent, self.shown, self.alias = result, result.shown, result.alias
        if not self._gone:
            self._refresh()

    def _kept(self, wanted: Consent, result: Consent | Exception) -> None:
        self._busy = False
        if self._wanted is not None:
            self._keep()
        elif not self._gone:
            self._answer(wanted, result)

    def _answer(self, wanted: Consent, result: Consent | Exception) -> None:
        if isinstance(result, Exception):
            self._say(str(result) if isinstance(result, ExtraMileError) else _NOT_KEPT)
            return
        self.consent = result
        who = self._services.trainee
        if result.shown is not wanted.shown or who is None:
            self._say(_NOT_KEPT)
        else:
            self.problem = ""
            self._say(self._state(who), problem=False)

    def _say(self, sentence: str, problem: bool = True) -> None:
        if problem:
            self.problem = sentence
        self._ctx.announce(sentence)
        self._refresh()
