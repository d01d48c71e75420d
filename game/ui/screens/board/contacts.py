"""Which contact the board is about: a list over the page."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence

from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.input import Key
from game.ui.widgets import Column, ReplyCard, Widget

OVERALL = "All contacts together"


class ContactsScreen(Dialog):
    """The overall board and each contact, on number keys; `choose` gets the scenario id, None for overall."""

    name = "board-contacts"
    title = "Which contact?"

    def __init__(
        self,
        ctx: Context,
        contacts: Sequence[tuple[str | None, str]],
        chosen: str | None,
        choose: Callable[[str | None], None],
    ) -> None:
        super().__init__(ctx)
        self.contacts, self.choose = tuple(contacts), choose
        at = next((at for at, (ident, _) in enumerate(self.contacts) if ident == chosen), 0)
        self.first_focus = f"contact-{at}"

    def opened(self) -> None:
        self.ctx.announce(f"{self.title} {len(self.contacts)} to choose from.")

    def body(self) -> Widget:
        return Column([self._card(at, ident, title) for at, (ident, title) in enumerate(self.contacts)], gap=10)

    def buttons(self) -> list[Widget]:
        return []

    def on_key(self, key: Key) -> bool:
        if key.digit and key.digit <= len(self.contacts):
            self._take(self.contacts[key.digit - 1][0])
            return True
        return False

    def _card(self, at: int, ident: str | None, title: str) -> Widget:
        return ReplyCard(f"contact-{at}", str(at + 1), title, lambda: self._take(ident))

    def _take(self, ident: str | None) -> None:
        self.ctx.nav.pop()
        self.choose(ident)
