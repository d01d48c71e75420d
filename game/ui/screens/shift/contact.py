"""The debrief of one contact of a shift: the same page, with the way back to the shift's own."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from dataclasses import replace

from game.domain.attempt import Attempt
from game.engine.prepared import Prepared
from game.ui.context import Context
from game.ui.screens.debrief import DebriefScreen
from game.ui.services import Services


class ContactDebriefScreen(DebriefScreen):
    """On top of the shift's debrief; Esc comes back to it."""

    def __init__(self, ctx: Context, services: Services, prepared: Prepared, attempt: Attempt) -> None:
        super().__init__(ctx, services, prepared, attempt)
        self.do = replace(self.do, back="Back to the shift")

    def on_escape(self) -> None:
        self.ctx.nav.pop()
