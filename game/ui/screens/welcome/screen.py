"""The welcome: what this is in two sentences, who plays, and the way on."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.domain.names import clean_name
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.mark import Mark
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.welcome.company import Company
from game.ui.screens.welcome.reminder import Reminder, fetch_reminder, reminder_part
from game.ui.screens.welcome.where import Page, first_page
from game.ui.services import Services
from game.ui.widgets import (
    BODY,
    SMALL,
    TITLE,
    Align,
    Button,
    Column,
    Entry,
    Kind,
    Label,
    Row,
    Scroll,
    Spacer,
    Token,
    Widget,
)

if TYPE_CHECKING:
    from game.domain.attempt import Trainee

WELCOME_KEYS = (
    ("Tab", "To the next field; with Shift, back"),
    ("Enter", "Begin"),
    ("F1", "These keys"),
    ("F2", "Settings"),
    ("F3", "Your way through the course"),
    ("F4", "The team meeting, for a screen that all can see"),
    ("F11", "Fill the whole screen, or be a window again"),
    ("Esc", "Close the game"),
)
_REMIND_AFTER = 0.3  # seconds after the first frames: the faces are drawn by then, and the library is on its way
_REMINDER_HEIGHT = 78  # design units: two lines, one of them with a button
_WIDE = 900  # design units of type from which the company stands beside the words
_ABOUT = (
    "Live through a customer’s bad day from your side of the desk. Choose your words, see what they do, "
    "and find the small thing that nobody asked you for."
)
_NOBODY = "Write a name first. Any name will do; it stands on your results and on the board."


class WelcomeScreen(Screen):
    """Asks for a name and a team, remembers both, and leads on: whoever is new to the way through the course."""

    name = "welcome"
    first_focus = "name"

    def __init__(self, ctx: Context, services: Services) -> None:
        super().__init__(ctx)
        self.services = services
        self.who = services.trainee.name if services.trainee else ""
        self.team = services.trainee.team if services.trainee else ""
        self.busy = False
        self.frames = 0
        self.known = services.trainee is not None
        self.hint = ""
        self.reminder = Reminder()
        self.notice, services.notice = services.notice, ""

    def build(self) -> Widget:
        way = Button(
            "way", "Your way", self._way, "route", Kind.BARE, "Your way through the course, key F3", size=SMALL
        )
        meeting = Button(
            "meeting", "Meeting", self._meeting, "users", Kind.BARE, "The team meeting, key F4", size=SMALL
        )
        actions = (
            *((way, meeting) if self.known else ()),
            Button("settings", "Settings", self._settings, "settings", Kind.BARE, size=SMALL),
            Button("keys", "Keys", self._keys, "keyboard", Kind.BARE, size=SMALL),
        )
        form = Column([Spacer().grow(), *self._words(), *self._form(), Spacer().grow()], gap=0)
        body: Widget = Scroll("welcome", form)
        if self.ctx.scale.room[0] >= _WIDE:
            body = Row([Column([body.grow()]).sized(500), Company(self.frames > 1).grow()], gap=48)
        foot = calm_line(self.notice) if self.notice else None
        return page(self.ctx, header("", actions=actions), body, foot)

    def opened(self) -> None:
        self.ctx.announce(f"Extra Mile. {_ABOUT} {self.notice}".strip())

    def on_tick(self, now: float) -> float | None:
        if self.frames > 1:
            return None
        self.frames += 1  # the words and the fields stand first; drawing the faces takes longer than all of them
        if self.frames > 1:
            self.refresh()
            self.ctx.after(_REMIND_AFTER, self._remind)
        return now

    def on_key(self, key: Key) -> bool:
        if key.char == "?" or key.name == "f1":
            self._keys()
        elif key.name == "f2":
            self._settings()
        elif key.name == "f3":
            self._way()
        elif key.name == "f4":
            self._meeting()
        else:
            return False
        return True

    def on_escape(self) -> None:
        from game.ui.dialog import Ask

        answers = [("Close", self.ctx.nav.quit), ("Stay", None)]
        self.ctx.nav.push(Ask(self.ctx, "Close Extra Mile?", "Everything you did is kept.", answers))

    # -- what is shown --------------------------------------------------------------------------------------

    def _words(self) -> list[Widget]:
        title = "Good to see you again." if self.known else "Somebody needs you today."
        wide = self.ctx.scale.room[0] >= _WIDE
        mark: list[Widget] = [Column([Mark(64)], align=Align.START), Spacer(20)] if wide else []
        return [
            *mark,
            Label(title, TITLE, bold=True),
            Spacer(12),
            Label(_ABOUT, BODY, Token.MUTED),
            Spacer(28),
        ]

    def _form(self) -> list[Widget]:
        name = Entry("name", self.who, self._named, "What shall we call you?", 60, self._begin, "Your name")
        team = Entry("team", self.team, self._teamed, "Optional", 60, self._begin, "Your team, if any")
        both = [_field("Your name", name).grow(), _field("Your team, if any", team).grow()]
        fields: Widget = Row(both, gap=16, align=Align.START)
        if self.ctx.scale.room[0] < 500:  # two fields side by side would be too narrow for a name
            fields = Column(both, gap=12)
        go: Widget = Button("begin", "Begin", self._begin, "arrow-right", Kind.PRIMARY)
        if self.busy:
            go = Waiting("One moment, finding your place …", "begin")
        above: list[Widget] = [calm_line(self.hint), Spacer(12)] if self.hint else []
        return [*above, fields, Spacer(20), Column([go], align=Align.START), Spacer(8), *self._reminded()]

    def _reminded(self) -> list[Widget]:
        """What is due today; room is kept for it from the beginning, so that nothing moves under somebody's hands."""
        if not self.known:
            return []
        there = bool(self.reminder) and self._same()
        parts = reminder_part(self.reminder, self._way) if there else []
        return [Spacer(12), Column(parts, gap=8).sized(None, _REMINDER_HEIGHT, True)]

    # -- what can be done -----------------------------------------------------------------------------------

    def _same(self) -> bool:
        """Whether the fields still name the trainee who is remembered."""
        known = self.services.trainee
        return known is not None and (self.who, self.team) == (known.name, known.team)

    def _remind(self) -> None:
        who = self.services.trainee
        if who is not None:
            self.ctx.background(lambda: fetch_reminder(self.services, who), self._reminding)

    def _reminding(self, result: "Reminder | Exception") -> None:
        if isinstance(result, Exception):
            return  # what is wrong with the course is said on its own page
        self.reminder = result
        if result:
            self.refresh()

    def _named(self, text: str) -> None:
        was, self.who = self._same(), text
        if self.reminder and self._same() != was:
            self.refresh()
        if self.hint and clean_name(text, nobody=""):
            self.hint = ""
            self.refresh()

    def _teamed(self, text: str) -> None:
        was, self.team = self._same(), text
        if self.reminder and self._same() != was:
            self.refresh()

    def _begin(self) -> None:
        self._go(first_page)

    def _way(self) -> None:
        self._go(lambda services, who: routes.course)

    def _go(self, where: "Callable[[Services, Trainee], Page]") -> None:
        """Remember who plays, then open the page that `where` names."""
        if self.busy:
            return
        name = clean_name(self.who, nobody="")
        if not name:
            self.hint = _NOBODY
            self.ctx.announce(_NOBODY)
            self.refresh()
            return
        team, settings = clean_name(self.team, nobody=""), self.ctx.settings
        self.busy = True
        self.refresh()

        def remember() -> "tuple[Trainee, str, Page]":
            who = self.services.training.keeper.trainee(name, team)
            return who, self.services.remember(settings, who), where(self.services, who)

        self.ctx.background(remember, self._remembered)

    def _remembered(self, result: "tuple[Trainee, str, Page] | Exception") -> None:
        self.busy = False
        if isinstance(result, Exception):
            self.hint = f"That did not work: {result} Try once more."
            self.refresh()
            return
        self.services.trainee, self.services.notice, show = result
        show(self.ctx, self.services)

    def _meeting(self) -> None:
        routes.review(self.ctx, self.services)

    def _settings(self) -> None:
        routes.settings(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, WELCOME_KEYS)


def _field(label: str, entry: Entry) -> Widget:
    return Column([Label(label, SMALL, bold=True), entry], gap=6)
