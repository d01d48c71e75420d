"""To another state: a list of them all, narrowed down by typing."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence

from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.screens.parts.one_line import OneLine
from game.ui.widgets import (
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Column,
    Entry,
    Flow,
    Label,
    Middle,
    Pad,
    Panel,
    Pressable,
    Scroll,
    Token,
    Widget,
)


class JumpScreen(Dialog):
    """Shows (id, first words) of states; `jump` gets the id that is chosen."""

    name = "jump"
    title = "Jump to a state"
    width = 640.0
    first_focus = "filter"

    def __init__(
        self, ctx: Context, states: Sequence[tuple[str, str]], current: str, jump: Callable[[str], None]
    ) -> None:
        super().__init__(ctx)
        self.states, self.current, self.jump = tuple(states), current, jump
        self.wanted = ""

    def opened(self) -> None:
        self.ctx.announce(f"{self.title}: {len(self.states)} states.")

    def build(self) -> Widget:
        field = Entry("filter", self.wanted, self._narrow, "Type a part of its name or its words", on_enter=self._first)
        parts = [
            Label(self.title, SPEECH, bold=True),
            field,
            Scroll("states", self.body()),
            Flow(self.buttons(), gap=12, align=Align.END),
        ]
        return Pad(Middle(Panel(Column(parts, gap=16), pad=28, pad_y=22), self.width), 24, 24)

    def body(self) -> Widget:
        found = self._found()
        if not found:
            return Label("No state has this in its name or its words.", SMALL, Token.MUTED)
        return Column([self._row(name, words) for name, words in found], gap=4)

    def _row(self, name: str, words: str) -> Widget:
        here = name == self.current
        about = Column(
            [Label(f"{name}  (you are here)" if here else name, SMALL, bold=True),
             OneLine(words, CAPTION, Token.MUTED)], gap=1,
        )  # fmt: skip
        return Pressable(
            f"to-{name}", about, lambda: self._go(name), hover=Token.KEY, pad=12, pad_y=6, radius=12, flat=True,
            chosen=here, speech=f"{name}. {words}",
        )  # fmt: skip

    def _found(self) -> list[tuple[str, str]]:
        wanted = self.wanted.strip().lower()
        return [one for one in self.states if wanted in one[0].lower() or wanted in one[1].lower()]

    def _narrow(self, text: str) -> None:
        self.wanted = text
        self.refresh()

    def _first(self) -> None:
        found = self._found()
        if found:
            self._go(found[0][0])

    def _go(self, name: str) -> None:
        self.ctx.nav.pop()
        self.jump(name)
