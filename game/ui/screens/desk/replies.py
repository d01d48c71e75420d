"""The replies on offer as cards with their number keys, and what stands in their place when the contact is over."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

from game.domain.moment import Moment
from game.domain.scenario import Channel, Spot
from game.ui.canvas import Canvas
from game.ui.input import Key
from game.ui.screens.desk.breath import breathing
from game.ui.screens.desk.guide import pointed
from game.ui.screens.desk.view import View
from game.ui.screens.parts.words import first_name
from game.ui.theme import Token
from game.ui.widgets import BODY, SMALL, Align, Button, Column, Kind, Label, ReplyCard, Row, Spacer, Typing, Widget


class AnswerCard(ReplyCard):
    """A reply. It waits, paler, until she has said everything; Space belongs to her words, so only Enter answers."""

    def __init__(self, number: int, say: str, do: Callable[[], None], ready: bool, snug: int = 0) -> None:
        super().__init__(f"reply-{number}", str(number), say, do, size=(BODY, BODY, 15)[snug])
        self.pad_y = (10, 7, 5)[snug]
        self.pad = (18, 16, 14)[snug]
        self.ready = ready
        if not ready:
            for part in self.walk():
                if isinstance(part, Label):
                    part.ink = Token.MUTED

    def on_key(self, key: Key) -> bool:
        return key.name != "space" and super().on_key(key)

    def draw(self, canvas: Canvas) -> None:
        plain = self.focused and not (self.ringed or self.hovered)  # after a click nothing looks chosen beforehand
        hover, self.hover = self.hover, self.ground if plain or not self.ready else self.hover
        super().draw(canvas)
        self.hover = hover


def replies(view: View) -> Widget:
    """The cards, the breath in their place, or the way on after the last words."""
    moment = view.moment
    if moment.ending is not None:
        return _ended(view)
    cards = [
        AnswerCard(offer.number, offer.say, _answering(view, offer.number), view.open, view.snug)
        for offer in moment.replies
    ]
    column = pointed(view, Spot.REPLIES, Column(cards, gap=(10, 8, 6)[view.snug]))
    return breathing(view, view.breath, column) if view.breath is not None else column


def _ended(view: View) -> Widget:
    if view.recording:
        return Row(
            [Typing("recording"), Label("Putting it on record…", SMALL, Token.MUTED).grow()], gap=10, align=Align.CENTRE
        )
    over = Label(farewell(view.moment), SMALL, Token.MUTED, align=0.5)
    on = Button("continue", view.onward, view.do.go_on, "arrow-right", Kind.PRIMARY)
    return Column([Spacer(6), over, on], gap=10, align=Align.CENTRE)


def farewell(moment: Moment) -> str:
    """That it is over, in the way of its channel."""
    name = first_name(moment.customer.name)
    words = {
        Channel.PHONE: f"The call with {name} is over.",
        Channel.CHAT: f"The chat with {name} is over.",
        Channel.EMAIL: f"That was the last letter from {name}.",
        Channel.COUNTER: f"{name} has left the counter.",
        Channel.VISIT: f"The visit to {name} is over.",
    }[moment.channel]
    return words[0].upper() + words[1:]


def _answering(view: View, number: int) -> Callable[[], None]:
    return lambda: view.do.answer(number)
