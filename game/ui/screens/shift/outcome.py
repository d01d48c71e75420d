"""What came of a contact, in a few words, before the queue goes on."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

from game.domain.moment import Moment
from game.domain.scenario import Ending
from game.domain.shift_moment import Service
from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.screens.desk.replies import farewell
from game.ui.screens.shift.cards import facts
from game.ui.screens.shift.words import service_marks
from game.ui.widgets import BODY, SMALL, Align, Button, Column, Face, Flow, Kind, Label, Row, Stars, Token, Widget


class OutcomeScreen(Dialog):
    """The ending, the review and its stars; the full debrief comes at the end of the shift."""

    name = "outcome"
    width = 620.0
    first_focus = "on"

    def __init__(
        self, ctx: Context, one: Service, moment: Moment, ending: Ending, last: bool, on: Callable[[], None]
    ) -> None:
        super().__init__(ctx)
        self.one, self.moment, self.ending, self.last, self.on = one, moment, ending, last, on
        self.title = farewell(moment)

    def opened(self) -> None:
        stars = f"{self.one.stars} of 5 stars"
        self.ctx.announce(f"{self.title} {self.ending.text} “{self.ending.review}” {stars}.")

    def body(self) -> Widget:
        stars = Flow(
            [Stars(self.one.stars, size=20), Label(f"{self.one.stars} of 5 stars", SMALL, Token.MUTED)], gap=10
        )
        face = Face(self.one.face, self.moment.customer.expression.value, 96)
        review = Column([stars, Label(f"“{self.ending.review}”", BODY)], gap=6)
        told = Label(self.ending.text, BODY, Token.MUTED) if self.ending.text else None
        return Column(
            [Row([face, review.grow()], gap=18, align=Align.CENTRE), told, facts(service_marks(self.one))], gap=14
        )

    def buttons(self) -> list[Widget]:
        text = "To the end of the shift" if self.last else "Back to the queue"
        return [Button("on", text, self.on_escape, "arrow-right", Kind.PRIMARY)]

    def on_escape(self) -> None:
        self.ctx.nav.pop()
        self.on()
