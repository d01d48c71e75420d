"""A question over the screen below: a title, a sentence, and what may be answered."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence

from game.ui.context import Context
from game.ui.scale import BODY, SPEECH
from game.ui.screen import Screen
from game.ui.theme import Token
from game.ui.widgets.base import Widget
from game.ui.widgets.label import Label
from game.ui.widgets.layout import Align, Column, Flow, Middle, Pad
from game.ui.widgets.panel import Panel
from game.ui.widgets.press import Button, Kind
from game.ui.widgets.scroll import Scroll


class Dialog(Screen):
    """A panel in the middle over the screen below. Subclasses give `title` and `body()`; Esc closes it."""

    overlay = True
    width = 560.0
    title = ""

    def body(self) -> Widget:
        """Give what stands under the title (long content scrolls)."""
        raise NotImplementedError

    def buttons(self) -> list[Widget]:
        """Give the buttons at the bottom."""
        return [Button("close", "Close", self.ctx.nav.pop, kind=Kind.PRIMARY)]

    def build(self) -> Widget:
        parts = [
            Label(self.title, SPEECH, bold=True),
            Scroll("dialog", self.body()),
            Flow(self.buttons(), gap=12, align=Align.END),
        ]
        return Pad(Middle(Panel(Column(parts, gap=20), pad=28), self.width), 24, 24)


class Ask(Dialog):
    """A question. `answers` are (word, what to do or None); the first is the suggested one. Esc does nothing of it."""

    name = "question"

    def __init__(
        self, ctx: Context, title: str, text: str, answers: Sequence[tuple[str, Callable[[], None] | None]]
    ) -> None:
        super().__init__(ctx)
        self.title, self.text, self.answers = title, text, list(answers)
        self.first_focus = "answer-0"

    def opened(self) -> None:
        self.ctx.announce(f"{self.title} {self.text}")

    def body(self) -> Widget:
        return Label(self.text, BODY, Token.MUTED)

    def buttons(self) -> list[Widget]:
        return [
            Button(f"answer-{at}", word, self._answering(do), kind=Kind.QUIET if at else Kind.PRIMARY)
            for at, (word, do) in enumerate(self.answers)
        ]

    def _answering(self, do: Callable[[], None] | None) -> Callable[[], None]:
        def answer() -> None:
            self.ctx.nav.pop()
            if do:
                do()

        return answer
