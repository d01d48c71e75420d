"""Telling somebody who waits how long it will take."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

from game.domain.shift_moment import Waiting
from game.engine.shift import LONGEST_TOLD
from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.input import Key
from game.ui.screens.parts.words import first_name
from game.ui.screens.shift.words import minutes
from game.ui.widgets import BODY, SMALL, Align, Button, Column, Face, Kind, Label, Row, Slider, Token, Widget

_USUAL = 6


class TellScreen(Dialog):
    """A number of minutes is chosen and said; `tell` gets it when the page has gone."""

    name = "tell"
    width = 560.0
    first_focus = "minutes"

    def __init__(self, ctx: Context, one: Waiting, tell: Callable[[int], None]) -> None:
        super().__init__(ctx)
        self.one, self.tell, self.minutes = one, tell, _USUAL
        self.title = f"How long for {first_name(one.name)}?"

    def opened(self) -> None:
        self.ctx.announce(f"{self.title} Left and right choose the minutes, Enter says it.")

    def body(self) -> Widget:
        self.said = Label(self._words(), BODY, bold=True, key="said")
        about = (
            "Taken within that time, the waiting since then weighs half. Taken later, it weighs double. "
            "A long wait hurts when it is heard. Saying it takes a minute, and once is enough."
        )
        face = Face(self.one.face, self.one.expression.value, 72)
        return Column(
            [
                Row([face, self.said.grow()], gap=16, align=Align.CENTRE),
                Slider("minutes", self.minutes, 1, LONGEST_TOLD, 1, self._choose, _short, "Minutes"),
                Label(about, SMALL, Token.MUTED),
            ],
            gap=14,
        )

    def buttons(self) -> list[Widget]:
        return [
            Button("say", "Say so", self._say, "check", Kind.PRIMARY),
            Button("close", "Say nothing", self.ctx.nav.pop),
        ]

    def on_key(self, key: Key) -> bool:
        if key.name == "enter":
            self._say()
            return True
        if key.name in ("up", "down"):
            self._choose(max(1, min(LONGEST_TOLD, self.minutes + (1 if key.name == "up" else -1))))
            self.refresh()
            return True
        return False

    def _words(self) -> str:
        return f"“It will be about {minutes(self.minutes)}.”"

    def _choose(self, count: int) -> None:
        self.minutes = count
        self.said.set(self._words())

    def _say(self) -> None:
        self.ctx.nav.pop()
        self.tell(self.minutes)


def _short(count: int) -> str:
    return f"{count} min"
