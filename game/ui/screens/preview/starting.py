"""From the command line to the preview: the file is read for the first time beside the window."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui.context import Context
from game.ui.screen import Screen
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.waiting import Waiting
from game.ui.services import Services
from game.ui.widgets import BODY, Align, Button, Column, Kind, Label, Middle, Widget

if TYPE_CHECKING:
    from game.session.preview.live import Preview


class PreviewStarting(Screen):
    """Runs `begin`, which opens and reads the file, and shows the preview; a sentence where nothing is there."""

    name = "starting preview"
    first_focus = "waiting"

    def __init__(self, ctx: Context, services: Services, begin: "Callable[[], Preview]") -> None:
        super().__init__(ctx)
        self.services, self.begin = services, begin
        self.trouble = ""
        self.gone = False

    def build(self) -> Widget:
        if not self.trouble:
            return page(self.ctx, header(""), Middle(Column([Waiting("Reading the scenario …")]), 520))
        close = Button("close", "Close", self.ctx.nav.quit, kind=Kind.PRIMARY)
        words = [Label("There is nothing to preview", BODY, bold=True), calm_line(self.trouble), close]
        return page(self.ctx, header(""), Middle(Column(words, gap=16, align=Align.START), 620))

    def opened(self) -> None:
        self.ctx.background(self._begin, self._begun)

    def closed(self) -> None:
        self.gone = True

    def on_escape(self) -> None:
        self.ctx.nav.quit()

    def _begin(self) -> "Preview":
        import game.ui.screens.preview.screen  # noqa: F401 - here, where nobody waits for a frame

        return self.begin()

    def _begun(self, result: "Preview | Exception") -> None:
        if self.gone:
            return
        if isinstance(result, Exception):
            from game.domain.errors import ExtraMileError

            known = isinstance(result, ExtraMileError)
            self.trouble = str(result) if known else f"It could not be read ({type(result).__name__}: {result})."
            self.first_focus = "close"
            self.ctx.announce(self.trouble)
            self.refresh()
            return
        from game.ui.screens.preview.screen import PreviewScreen

        self.ctx.nav.replace(PreviewScreen(self.ctx, self.services, result))
