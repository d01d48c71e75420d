"""What the parts of the debrief are given: the debrief itself, whose it is, and what can be done on the page."""

from collections.abc import Callable
from dataclasses import dataclass

from game.coaching.model import Debrief, Decision
from game.domain.attempt import Attempt
from game.domain.scenario import Customer
from game.ui.context import Context
from game.ui.scale import LINE_HEIGHT
from game.ui.screens.parts.words import first_name
from game.ui.widgets import BODY, SMALL, SPEECH, Align, Column, Icon, KeyBadge, Label, Row, Token, Widget

ROOMY = 980
"""Design units of type across from which the customer has a column of her own."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the page can do: `pick` shows a decision (its turn), `again` plays on from before it, `jump` goes to a
    section (its number)."""

    pick: Callable[[int], None]
    replay: Callable[[], None]
    again: Callable[[int], None]
    board: Callable[[], None]
    contacts: Callable[[], None]
    keys: Callable[[], None]
    jump: Callable[[int], None]
    stories: Callable[[], None]
    back: str = ""
    """Where `contacts` leads, where that is not to the other contacts."""


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page. `picked` is the turn of the decision shown under the curve, 0 where there is none."""

    ctx: Context
    told: Debrief
    attempt: Attempt
    customer: Customer
    picked: int
    notice: str
    do: Doing

    @property
    def roomy(self) -> bool:
        """Whether there is room for two columns."""
        return self.ctx.scale.room[0] >= ROOMY

    @property
    def first_name(self) -> str:
        """What a caption calls the customer: her first name, where that is short."""
        return first_name(self.customer.name, "The customer")

    def decision(self, turn: int) -> Decision | None:
        """The decision of a turn, or None."""
        return next((one for one in self.told.decisions if one.turn == turn), None)


def section(number: int, title: str, *parts: Widget | None) -> Widget:
    """A numbered part of the page; its number key leads to it."""
    head = Row([KeyBadge(str(number), size=26), Label(title, SPEECH, bold=True).grow()], gap=12, align=Align.CENTRE)
    whole = Column([head, *parts], gap=14)
    whole.key = f"section-{number}"
    return whole


def heading(icon: str, text: str) -> Widget:
    """The title of a smaller part."""
    return Row([_icon(icon, BODY), Label(text, BODY, bold=True).grow()], gap=8, align=Align.START)


def fact(icon: str, text: str, ink: Token = Token.MUTED) -> Widget:
    """One plain fact with its icon."""
    return Row([Icon(icon, 16, Token.ACCENT), Label(text, SMALL, ink)], gap=6, align=Align.CENTRE)


def line(icon: str, *parts: Widget) -> Widget:
    """An icon, and beside it some lines that wrap; the icon stands in the middle of the first."""
    first = parts[0] if parts else None
    size = first.size if isinstance(first, Label) else SMALL
    return Row([_icon(icon, size), Column(parts, gap=2).grow()], gap=10, align=Align.START)


def _icon(name: str, size: float) -> Widget:
    """An icon as high as a line of text of this size."""
    return Icon(name, size + 2).sized(size + 2, size * LINE_HEIGHT, with_text=True)
