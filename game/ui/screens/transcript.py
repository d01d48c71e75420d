"""The whole conversation so far, over the desk."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

from game.domain.moment import Line, Voice
from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.input import Key
from game.ui.screens.desk.notes import note_icon
from game.ui.screens.desk.shapes import Quoted
from game.ui.screens.parts.frame import mark
from game.ui.screens.parts.one_line import OneLine
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Column,
    Flow,
    Label,
    Middle,
    Pad,
    Panel,
    Row,
    Scroll,
    Token,
    Widget,
)


class TranscriptScreen(Dialog):
    """Everything that was said and done, in order; it opens at the end. T, Enter and Esc close it."""

    name = "transcript"
    width = 720.0
    first_focus = "close"

    def __init__(self, ctx: Context, title: str, customer: str, lines: Sequence[Line]) -> None:
        super().__init__(ctx)
        self.title = title
        self.customer = customer
        self.lines = [line for line in lines if line.text]

    def opened(self) -> None:
        self.ctx.announce(f"The conversation so far, {len(self.lines)} lines.")

    def build(self) -> Widget:
        parts = [
            OneLine(self.title, SPEECH, bold=True),
            Scroll("dialog", self.body(), to_end=True),
            Flow(self.buttons(), gap=12, align=Align.END),
        ]
        return Pad(Middle(Panel(Column(parts, gap=20), pad=28), self.width), 24, 24)

    def body(self) -> Widget:
        return Column([self._line(at, line) for at, line in enumerate(self.lines)], gap=14)

    def on_key(self, key: Key) -> bool:
        if key.name == "t":
            self.ctx.nav.pop()
            return True
        return False

    def _line(self, at: int, line: Line) -> Widget:
        if line.voice is Voice.GESTURE:
            return _note("sparkles", f"You did: {line.text}")
        if line.voice is Voice.NOTE:
            return _note(note_icon(line.text), line.text)
        before = self.lines[at - 1].voice if at else None
        hers = line.voice is Voice.CUSTOMER
        who = Label(self.customer if hers else "You", CAPTION, Token.MUTED, bold=True)
        words = Label(f"“{line.text}”" if hers else line.text, BODY)
        parts = Column([who if before is not line.voice else None, words], gap=2)
        return parts if hers else Quoted(parts)


def _note(icon: str, text: str) -> Widget:
    return Row([mark(icon), Label(text, SMALL, Token.MUTED).grow()], gap=8, align=Align.START)
