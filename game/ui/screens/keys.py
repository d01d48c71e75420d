"""The keys of a page, over it."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.input import Key
from game.ui.widgets import Align, Column, KeyBadge, Label, Row, Widget


class KeysScreen(Dialog):
    """Shows (key, what it does) pairs. Esc, Enter and ? close it."""

    name = "keys"
    title = "Keys"
    width = 480.0
    first_focus = "close"

    def __init__(self, ctx: Context, about: Sequence[tuple[str, str]]) -> None:
        super().__init__(ctx)
        self.about = tuple(about)

    def opened(self) -> None:
        self.ctx.announce("Keys. " + " ".join(f"{key}: {what}." for key, what in self.about))

    def body(self) -> Widget:
        rows = [
            Row([KeyBadge(key, size=28).sized(104, None, True), Label(what).grow()], gap=16, align=Align.CENTRE)
            for key, what in self.about
        ]
        return Column(rows, gap=8)

    def on_key(self, key: Key) -> bool:
        if key.char == "?" or key.name == "f1":
            self.ctx.nav.pop()
            return True
        return False
