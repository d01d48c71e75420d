"""The settings: how things look, move and how fast, what others see, the shared board, and how long records are kept;
in force and kept at once, beside a sample."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from typing import Any

from game.domain.settings import TEXT_SCALES, ClockChoice, FontChoice, RevealSpeed, Theme
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.settings_board import BoardChoice
from game.ui.screens.settings_keep import KeepChoice
from game.ui.screens.settings_name import NameChoice
from game.ui.services import Services
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    Align,
    Button,
    Choice,
    Column,
    Face,
    Icon,
    KeyBadge,
    Kind,
    Label,
    Meter,
    Panel,
    Row,
    Rule,
    Scroll,
    Spacer,
    Spoken,
    Token,
    Widget,
)

SETTINGS_KEYS = (
    ("Tab", "To the next setting; with Shift, back"),
    ("← →", "Choose another value"),
    ("F11", "Fill the whole screen, or be a window again"),
    ("Esc", "Back; everything is kept already"),
)
_THEMES = ((Theme.LIGHT, "Light"), (Theme.DARK, "Dark"))
_FONTS = ((FontChoice.INTER, "Inter"), (FontChoice.ATKINSON, "Atkinson Hyperlegible"))
_SIZES = tuple((percent, str(percent)) for percent in TEXT_SCALES)
_MOVES = ((False, "Moving"), (True, "Still"))
_CLOCKS = ((ClockChoice.NORMAL, "As written"), (ClockChoice.DOUBLED, "Twice the time"), (ClockChoice.OFF, "Off"))
_SPEEDS = (
    (RevealSpeed.SLOW, "Slow"),
    (RevealSpeed.NORMAL, "Normal"),
    (RevealSpeed.FAST, "Fast"),
    (RevealSpeed.AT_ONCE, "At once"),
)
_SAMPLE = "“I did not expect you to remember that. Thank you. Really.”"
_LOOK = 0.5  # seconds between two looks at the courier
_WIDE = 940  # design units of type from which the sample stands beside the settings


class SettingsScreen(Screen):
    """Every choice of `Settings` about the window, and the name that others see; in force and kept as soon as it is
    made. Esc goes back."""

    name = "settings"
    first_focus = "theme"

    def __init__(self, ctx: Context, services: Services) -> None:
        super().__init__(ctx)
        self.services = services
        self.problem = ""
        self.name_choice = NameChoice(ctx, services, self.refresh)
        self.board_choice = BoardChoice(ctx, services, self.refresh)
        self.keep_choice = KeepChoice(ctx, services, self.refresh)

    def opened(self) -> None:
        self.name_choice.opened()
        self.board_choice.opened()
        self.keep_choice.opened()

    def closed(self) -> None:
        self.name_choice.closed()
        self.keep_choice.closed()

    def on_tick(self, now: float) -> float | None:
        """See whether the courier has something new to say."""
        if self.board_choice.look():
            self.refresh()
        return now + _LOOK if self.services.training.keeper.courier.address is not None else None

    def build(self) -> Widget:
        wide = self.ctx.scale.room[0] >= _WIDE
        back = Button("back", "Back", self.on_escape, "arrow-left", Kind.BARE, size=SMALL)
        keys = Button("keys", "Keys", self._keys, "keyboard", Kind.BARE, size=SMALL)
        sample = Panel(self._sample(wide), pad=28, pad_y=24)
        body: Widget
        if wide:
            body = Row([Scroll("settings", self._rows()).grow(8), Scroll("sample", sample).grow(5)], gap=28)
        else:
            body = Scroll("settings", Column([self._rows(), sample], gap=20))
        foot = calm_line(self.problem, "triangle-alert") if self.problem else None
        return page(self.ctx, header("Settings", actions=(back, keys)), body, foot)

    def on_key(self, key: Key) -> bool:
        if key.char == "?" or key.name == "f1":
            self._keys()
            return True
        return False

    def _rows(self) -> Widget:
        now = self.ctx.settings
        rows = [
            self._choice("theme", "Light or dark", "Paper by day, slate by night.", _THEMES, now.theme),
            self._choice("text_scale", "Text size in %", "All that is read grows with it.", _SIZES, now.text_scale),
            self._choice("font", "Typeface", "Atkinson Hyperlegible keeps similar letters apart.", _FONTS, now.font),
            self._choice(
                "reduced_motion", "Movement", "Still: what changes is simply there.", _MOVES, now.reduced_motion
            ),
            self._choice(
                "clock", "The customer’s patience", "When you are assessed. A change is noted.", _CLOCKS, now.clock,
            ),
            self._choice(
                "reveal_speed", "Pace of the words", "Space shows them all at any time.", _SPEEDS, now.reveal_speed
            ),
        ]  # fmt: skip
        others = [self.name_choice.part(), self.board_choice.part(), self.keep_choice.part()]
        return Column([_ruled("Look and pace", rows), _ruled("Others and records", others)], gap=16)

    def _choice(self, name: str, title: str, about: str, options: Sequence[tuple[Any, str]], value: Any) -> Widget:
        choice = Choice(name, options, value, self._setting(name), label=title)
        words = Column([Label(title, BODY, bold=True), Label(about, SMALL, Token.MUTED)], gap=2)
        if self.ctx.scale.room[0] < 700:
            return Column([words, choice], gap=8)
        return Row([words.grow(5), choice.grow(6)], gap=24, align=Align.CENTRE)

    def _setting(self, name: str) -> Callable[[Any], None]:
        def choose(value: Any) -> None:
            self.ctx.apply(self.ctx.settings.replaced(**{name: value}))
            self.problem = self.services.remember(self.ctx.settings, self.services.trainee)
            if self.problem:
                self.ctx.announce(self.problem)
            self.refresh()

        return choose

    def _sample(self, wide: bool) -> Widget:
        speed = self.ctx.settings.reveal_speed.value
        reply = Row([KeyBadge("1"), Label("You’re welcome, Aisha. Is there anything else?").grow()], 12, Align.CENTRE)
        clock = {
            ClockChoice.NORMAL: "40 seconds of patience stay 40 seconds.",
            ClockChoice.DOUBLED: "40 seconds of patience become 80.",
            ClockChoice.OFF: "She waits as long as you need.",
        }[self.ctx.settings.clock]
        face = Column([Face("aisha", "pleased", 172 if wide else 120)], align=Align.CENTRE)
        return Column(
            [
                Label("How it looks", SMALL, Token.MUTED),
                face,
                Label("Aisha Rahman", SPEECH, bold=True, align=0.5),
                Meter("How she feels", 0.82, "pleased", "furious", "delighted", Token.COMPOSURE, key="sample-mood"),
                Spoken(_SAMPLE, f"sample-{speed}"),
                Panel(reply, Token.PAPER, 16, 12, 16),
                Row([Icon("hourglass", 18, Token.MUTED), Label(clock, SMALL, Token.MUTED).grow()], 8, Align.CENTRE),
                Spacer().grow(),
            ],
            gap=12,
        )

    def _keys(self) -> None:
        routes.keys(self.ctx, SETTINGS_KEYS)


def _ruled(title: str, rows: Sequence[Widget | None]) -> Widget:
    """A card of settings with a line between them."""
    parts: list[Widget] = [Label(title, SMALL, Token.MUTED)]
    for at, row in enumerate(one for one in rows if one is not None):
        parts += [Rule(), row] if at else [row]
    return Panel(Column(parts, gap=17), pad=28, pad_y=24)
