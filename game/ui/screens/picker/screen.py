"""The picker: which contact, and whether to learn from it or be assessed by it."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from game.domain.moment import Mode
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.parts.words import MODES
from game.ui.screens.picker.cards import contact_card, unfinished_card
from game.ui.screens.picker.marks import Mark, fetch_marks
from game.ui.screens.picker.shelf import NO_CONTACTS, Shelf, fetch_best, fetch_shelf
from game.ui.screens.picker.starting import calm, resume_contact, start_contact
from game.ui.services import Services
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    TITLE,
    Align,
    Button,
    Choice,
    Column,
    Grid,
    Kind,
    Label,
    Middle,
    Row,
    Scroll,
    Spacer,
    Token,
    Widget,
)

if TYPE_CHECKING:
    from game.session.library import Card
    from game.session.training import Open

PICKER_KEYS = (
    ("1 – 9", "Start the contact with this number"),
    ("Enter", "Start the contact that is lit"),
    ("G", "Go on with the contact you left last"),
    ("M", "Learn or assess"),
    ("H", "Work a shift"),
    ("W", "Your way through the course"),
    ("R", "Stories told about you"),
    ("L", "Leaderboard"),
    ("S", "Settings"),
    ("T", "Somebody else plays"),
    ("?", "These keys"),
    ("Esc", "Back to the welcome page"),
)
_MEANING = {
    Mode.LEARN: "Learn: a word on each reply, steps back, no clock. It stands on no board.",
    Mode.ASSESS: "Assess: the clock runs, the feedback comes at the end, and the result stands on the board.",
}
_FEW = 5  # so few contacts stand in the middle of what is left, not over an empty half of the page
_CELL = 330  # the least width of a card in design units of type


class PickerScreen(Screen):
    """Shows every contact there is on a card, unfinished ones above them; a press starts one in the chosen mode."""

    name = "picker"

    def __init__(self, ctx: Context, services: Services) -> None:
        super().__init__(ctx)
        self.services = services
        self.shelf: Shelf | None = None
        self.best: Mapping[str, int] | None = None
        self.mode = Mode.LEARN
        self.trouble = ""
        self.notice, services.notice = services.notice, ""
        self.marks: Mapping[str, Mark] = {}
        services.on_course = False

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """What is left unfinished comes first, then the first contact."""
        if self.shelf is None:
            return "waiting"
        if self._resumable:
            return "open-0"
        return f"card-{self.shelf.cards[0].id}" if self.shelf.cards else "settings"

    @property
    def _resumable(self) -> "list[Open]":
        return [one for one in self.shelf.unfinished if not one.problem] if self.shelf else []

    # -- fetching -------------------------------------------------------------------------------------------

    def opened(self) -> None:
        self.ctx.announce("Choose a contact.")
        self.ctx.background(lambda: fetch_shelf(self.services.training), self._fetched)

    def _fetched(self, result: Shelf | Exception) -> None:
        self.shelf = Shelf(notes=(calm(result),)) if isinstance(result, Exception) else result
        self.refresh()
        who = self.services.trainee
        if who is not None:
            self.ctx.background(lambda: fetch_best(self.services.training, who), self._fetched_best)

    def _fetched_best(self, result: tuple[Mapping[str, int], str] | Exception) -> None:
        self.best, self.trouble = ({}, calm(result)) if isinstance(result, Exception) else result
        self.refresh()
        who = self.services.trainee
        if who is not None:
            self.ctx.background(lambda: fetch_marks(self.services, who), self._fetched_marks)

    def _fetched_marks(self, result: "Mapping[str, Mark] | Exception") -> None:
        if isinstance(result, Exception):
            return  # what is wrong with the course is said on its own page; here it would stand in the way
        self.marks = result
        self.refresh()

    # -- what is shown --------------------------------------------------------------------------------------

    def build(self) -> Widget:
        body: Widget
        if self.shelf is None:
            body = Middle(Waiting("Laying out the contacts …"), 520)
        else:
            body = Scroll("contacts", self._shelf(self.shelf))
        return page(self.ctx, self._header(), body)

    def _header(self) -> Widget:
        who = self.services.trainee
        marks = [OneLine(who.name, SMALL, Token.MUTED)] if who and self.ctx.scale.room[0] >= 900 else []
        wide, short = self.ctx.scale.room[0] >= 760, self.ctx.scale.room[0] < 900
        buttons = (
            ("trainee", "Somebody else", self._somebody_else, "users"),
            ("way", "Your way", self._way, "route"),
            ("shifts", "Shifts" if short else "Work a shift", self._shifts, "clock"),
            ("stories", "Stories", self._stories, "quote"),
            ("board", "Board" if short else "Leaderboard", self._board, "trophy"),
            ("settings", "Settings", self._settings, "settings"),
            ("keys", "Keys", self._keys, "keyboard"),
        )
        actions = [
            Button(key, word if wide else "", do, icon, Kind.BARE, word, size=SMALL) for key, word, do, icon in buttons
        ]
        return header("", marks, actions)

    def _shelf(self, shelf: Shelf) -> Widget:
        cards = [
            contact_card(number, card, self._best_words(card), self._starting(card), self.marks.get(card.id))
            for number, card in enumerate(shelf.cards, 1)
        ]
        notes = [calm_line(note, "triangle-alert") for note in (self.notice, *shelf.notes, self.trouble) if note]
        empty = Label("There is no contact to play here.", SPEECH, bold=True)
        nothing = Column([empty, Label(NO_CONTACTS, BODY)], gap=6)
        return Column(
            [
                self._top(),
                Column(notes, gap=6) if notes else None,
                *self._unfinished(shelf),
                Spacer().grow() if 0 < len(cards) < _FEW else None,
                Grid(cards, _CELL, 20, most=4) if cards else nothing,
                Spacer().grow(2.0) if 0 < len(cards) < _FEW else None,
            ],
            gap=18,
        )

    def _top(self) -> Widget:
        modes = [(mode, word) for mode, (word, _) in MODES.items()]
        choice = Choice("mode", modes, self.mode, self._choose_mode, label="How to play")
        words = Column(
            [Label("Who needs you today?", TITLE, bold=True), Label(_MEANING[self.mode], SMALL, Token.MUTED)], gap=4
        )
        if self.ctx.scale.room[0] < 700:
            return Column([words, choice], gap=12)
        return Row([words.grow(), choice.sized(220, None, True)], gap=32, align=Align.CENTRE)

    def _unfinished(self, shelf: Shelf) -> list[Widget]:
        if not shelf.unfinished:
            return []
        found = []
        for at, one in enumerate(sorted(shelf.unfinished, key=lambda one: bool(one.problem))):
            title = shelf.titles.get(one.scenario_id, "" if one.problem else one.scenario_id)
            found.append(unfinished_card(f"open-{at}", one, title, self._resuming(one), "" if at else "G"))
        return [Grid(found, 430, 12, most=2)]

    def _best_words(self, card: "Card") -> str:
        if self.best is None and self.services.trainee is not None:
            return "Looking up your best …"
        hundredths = (self.best or {}).get(card.id)
        return "Not assessed yet" if hundredths is None else f"Your best: {hundredths / 100:.0f} of 100"

    # -- what can be done -----------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.digit and self.shelf is not None and key.digit <= len(self.shelf.cards):
            self._starting(self.shelf.cards[key.digit - 1])()
            return True
        doing = {
            "l": self._board, "r": self._stories, "w": self._way, "s": self._settings, "f2": self._settings,
            "?": self._keys, "f1": self._keys, "t": self._somebody_else, "m": self._other_mode, "g": self._go_on,
            "h": self._shifts,
        }  # fmt: skip
        do = doing.get("?" if key.char == "?" else key.name)
        if do is None:
            return False
        do()
        return True

    def on_escape(self) -> None:
        routes.welcome(self.ctx, self.services)

    def _starting(self, card: "Card") -> Callable[[], None]:
        return lambda: start_contact(self.ctx, self.services, card, self.mode)

    def _resuming(self, one: "Open") -> Callable[[], None]:
        return lambda: resume_contact(self.ctx, self.services, one)

    def _go_on(self) -> None:
        if self._resumable:
            self._resuming(self._resumable[0])()

    def _choose_mode(self, mode: Mode) -> None:
        self.mode = mode
        self.ctx.announce(_MEANING[mode])
        self.refresh()

    def _other_mode(self) -> None:
        self._choose_mode(Mode.ASSESS if self.mode is Mode.LEARN else Mode.LEARN)

    def _somebody_else(self) -> None:
        routes.welcome(self.ctx, self.services)

    def _way(self) -> None:
        routes.course(self.ctx, self.services)

    def _shifts(self) -> None:
        routes.shifts(self.ctx, self.services)

    def _stories(self) -> None:
        routes.stories(self.ctx, self.services)

    def _board(self) -> None:
        routes.board(self.ctx, self.services)

    def _settings(self) -> None:
        routes.settings(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, PICKER_KEYS)
