"""From choosing a contact to its first words, with the short wait between them."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui import routes
from game.ui.context import Context
from game.ui.screen import Screen
from game.ui.screens.parts.frame import page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.waiting import Waiting
from game.ui.services import Services
from game.ui.widgets import Align, Column, Face, Middle, Widget

if TYPE_CHECKING:
    from game.domain.moment import Mode
    from game.session.library import Card
    from game.session.session import Session
    from game.session.training import Open


def start_contact(ctx: Context, services: Services, card: "Card", mode: "Mode") -> None:
    """Begin this contact, instead of the page on top; where nobody plays yet, ask who does."""
    who = services.trainee
    if who is None:
        routes.welcome(ctx, services)
        return
    timed = ctx.settings.timed

    def begin() -> "Session":
        return services.training.start(card.id, who, mode, timed=timed)

    words = f"{card.customer.split(' ')[0]} will be with you in a moment …"
    ctx.nav.replace(StartingScreen(ctx, services, words, begin, card.face))


def resume_contact(ctx: Context, services: Services, one: "Open") -> None:
    """Go on with this contact where it was left, instead of the page on top."""

    def begin() -> "Session":
        return services.training.resume(one.path)

    ctx.nav.replace(StartingScreen(ctx, services, "Going back to where you were …", begin))


class StartingScreen(Screen):
    """Runs `begin` beside the window and opens the desk with its session; where that fails, the contacts say why."""

    name = "starting"
    first_focus = "waiting"

    def __init__(
        self, ctx: Context, services: Services, words: str, begin: "Callable[[], Session]", face: str = ""
    ) -> None:
        super().__init__(ctx)
        self.services, self.words, self.begin, self.face = services, words, begin, face
        self.gone = False

    def build(self) -> Widget:
        parts = [Face(self.face, "neutral", 160) if self.face else None, Waiting(self.words)]
        middle = Middle(Column(parts, gap=28, align=Align.CENTRE), 520)
        return page(self.ctx, header(""), middle)

    def opened(self) -> None:
        self.ctx.announce(self.words)
        self.ctx.background(self.begin, self._begun)

    def closed(self) -> None:
        self.gone = True

    def on_escape(self) -> None:
        routes.contacts(self.ctx, self.services)

    def _begun(self, result: "Session | Exception") -> None:
        if isinstance(result, Exception):
            if not self.gone:
                self.services.notice = calm(result)
                routes.contacts(self.ctx, self.services)
        elif self.gone:  # somebody went back while it was being made; it can be taken up again
            result.leave()
        else:
            routes.desk(self.ctx, self.services, result)


def calm(error: Exception) -> str:
    """Give a sentence for an error: its own where it has one for the user."""
    from game.domain.errors import ExtraMileError

    if isinstance(error, ExtraMileError):
        return str(error)
    return f"The contact could not be started ({type(error).__name__}: {error}). Try another one."
