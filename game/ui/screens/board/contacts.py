"""Which contacts the board is about: a list over the page."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence

from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.input import Key
from game.ui.widgets import Column, ReplyCard, Widget

Subject = tuple[str | None, str | None]
"""The ids of a contact and of a module, one of which is None; both are for all contacts together."""


class ContactsScreen(Dialog):
    """All together, each module and each contact, the first nine on number keys; `choose` gets what was chosen."""

    name = "board-contacts"
    title = "Which contacts?"

    def __init__(
        self,
        ctx: Context,
        contacts: Sequence[tuple[Subject, str]],
        chosen: Subject,
        choose: Callable[[Subject], None],
    ) -> None:
        super().__init__(ctx)
        self.contacts, self.choose = tuple(contacts), choose
        at = next((at for at, (subject, _) in enumerate(self.contacts) if subject == chosen), 0)
        self.first_focus = f"contact-{at}"

    def opened(self) -> None:
        self.ctx.announce(f"{self.title} {len(self.contacts)} to choose from.")

    def body(self) -> Widget:
        return Column([self._card(at, subject, title) for at, (subject, title) in enumerate(self.contacts)], gap=10)

    def buttons(self) -> list[Widget]:
        return []

    def on_key(self, key: Key) -> bool:
        if key.digit and key.digit <= len(self.contacts):
            self._take(self.contacts[key.digit - 1][0])
            return True
        return False

    def _card(self, at: int, subject: Subject, title: str) -> Widget:
        note = "Module" if subject[1] is not None else ""
        badge = str(at + 1) if at < 9 else "–"
        return ReplyCard(f"contact-{at}", badge, title, lambda: self._take(subject), note=note)

    def _take(self, subject: Subject) -> None:
        self.ctx.nav.pop()
        self.choose(subject)
