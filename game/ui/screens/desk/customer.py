"""The customer on the left: her face and its place, how she feels, what is known of her, what was promised."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence

import pygame

from game.domain.moment import CustomerView, Moment
from game.domain.scenario import MOOD_MAX, Channel, Spot
from game.ui.canvas import Canvas
from game.ui.screens.desk.guide import Where, note, pointed
from game.ui.screens.desk.place import Faded, Scene
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import mark
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.words import CHANNELS, FATES, FINAL_FATES, MODES, how_they_feel
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Column,
    Face,
    Label,
    Meter,
    Panel,
    Row,
    Scroll,
    Token,
    Widget,
)

_LONG_NAME = 22  # letters
_BESIDE_COACH = 104  # design units: the face gives way to what the coach's note points at
_LOW_MOOD = 8  # below this the line is in the warm red; the word beside it says the same


class MoodLine(Meter):
    """The mood line; the desk moves it with `show`. `ends` names its two ends, `named` puts her name over it."""

    def __init__(self, who: CustomerView, shown: float, ends: bool = True, named: bool = False) -> None:
        ink = Token.EMPATHY if who.mood < _LOW_MOOD else Token.ACCENT
        low, high = ("furious", "delighted") if ends else ("", "")
        label = short_name(who.name) if named else how_they_feel(who.pronoun)
        super().__init__(label, shown / MOOD_MAX, who.feels, low, high, ink, key="mood")

    def show(self, mood: float) -> None:
        """Draw the line at a mood (0-20)."""
        self._drawn = mood / MOOD_MAX
        self.changed()


class Portrait(Widget):
    """A face over some text: the face takes the height that the text leaves, within bounds."""

    def __init__(self, face: Widget, text: Scroll, least: float = 148, most: float = 264) -> None:
        super().__init__()
        self.face, self.text, self.smallest, self.largest = face, text, least, most

    @property
    def children(self) -> Sequence[Widget]:
        return (self.face, self.text)

    def height_at(self, width: int) -> int:
        dp = self.kit.scale.dp
        return min(width, dp(self.largest)) + dp(16) + self.text.measure(width)

    def least(self, width: int) -> int:
        dp = self.kit.scale.dp
        return dp(self.smallest) + dp(16) + self.text.least(width)

    def natural_width(self) -> int:
        return max(self.face.wanted(), self.text.wanted())

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        dp = self.kit.scale.dp
        spare = rect.h - dp(16) - self.text.measure(rect.w)
        high = max(dp(self.smallest), min(dp(self.largest), rect.w, spare))
        self.face.place(pygame.Rect(rect.x, rect.y, rect.w, high))
        self.text.place(pygame.Rect(rect.x, rect.y + high + dp(16), rect.w, max(1, rect.h - high - dp(16))))


class Portion(Face):
    """A face as large as its place allows, so that it can give way to text."""

    def draw(self, canvas: Canvas) -> None:
        self.size = min(self.rect.w, self.rect.h) / self.kit.scale.factor - (44 if self.rings else 0)
        super().draw(canvas)


def customer_column(view: View, mood: Widget) -> Widget:
    """The left column of a wide desk."""
    who, coach = view.moment.customer, note(view, Where.LEFT)
    rings = view.moment.channel is Channel.PHONE and not view.afterwards
    face: Widget = Portion(who.face, who.expression.value, rings=rings, key="face")
    if view.afterwards:
        face = Faded(face)
    elif view.moment.channel in (Channel.COUNTER, Channel.VISIT) and coach is None:
        face = Scene(face, view.moment.channel)
    words: list[Widget | None] = [
        Column(
            [Label(who.name, SPEECH, bold=True), Label(who.about, SMALL, Token.MUTED) if who.about else None], gap=2
        ),
        pointed(view, Spot.MOOD, mood, 8),
        *known(view),
    ]
    about = Scroll("customer", Column(words, gap=12))
    panel = Panel(Portrait(face, about, _BESIDE_COACH if coach else 148), pad=22, pad_y=16, key="customer-panel")
    return Column([pointed(view, Spot.CUSTOMER, panel).grow(), coach], gap=14)


def customer_strip(view: View, mood: Widget) -> Widget:
    """The customer in one line, for narrow windows; the rest of what is known stands in the drawer."""
    who = view.moment.customer
    face = Face(who.face, who.expression.value, 64, key="face").sized(64, 64, with_text=False)
    name = OneLine(who.name, BODY, bold=True)
    count = Label(f"{MODES[view.moment.mode][0]} · {_count(view.moment)}", CAPTION, Token.MUTED)
    side = Column([name, pointed(view, Spot.EXPECTATIONS, count, 6)], gap=0)
    feels = pointed(view, Spot.MOOD, mood, 8)
    shown = Faded(face).sized(64, 64) if view.afterwards else face
    strip = Panel(Row([shown, side.grow(1.0), feels.grow(1.2)], gap=16, align=Align.CENTRE), pad=14, pad_y=8)
    return pointed(view, Spot.CUSTOMER, strip)


def customer_bar(view: View, mood: Widget) -> Widget:
    """The customer at the left of the header bar, where there is no room for a strip: her face, and how she feels."""
    who = view.moment.customer
    side = 36 * view.ctx.scale.text
    face = Face(who.face, who.expression.value, side, key="face").sized(side, side, with_text=False)
    shown = Faded(face).sized(side, side) if view.afterwards else face
    bar = Row([shown, pointed(view, Spot.MOOD, mood, 8).grow()], gap=12, align=Align.CENTRE)
    return pointed(view, Spot.CUSTOMER, bar, 10)


def short_name(name: str) -> str:
    """A name that fits into a narrow place."""
    return name if len(name) <= _LONG_NAME else f"{name[: _LONG_NAME - 1].rstrip()}…"


def customer_details(view: View) -> Widget:
    """What the strip has no room for: the first part of the drawer."""
    who = view.moment.customer
    about = Label(who.about, SMALL, Token.MUTED) if who.about else None
    moment = view.moment
    how = f"{CHANNELS[moment.channel][0]} · {MODES[moment.mode][0]}"
    what = Column([Label(moment.title, SMALL, bold=True), Label(how, CAPTION, Token.MUTED)], gap=2)
    who_else = Column([Label(who.name, BODY, bold=True), about], gap=4)
    return Column([what if view.slim else None, who_else, *known(view)], gap=12)


def known(view: View) -> list[Widget]:
    """What is known of her expectations and what she was promised."""
    moment, parts = view.moment, list[Widget]()
    if moment.expectations_total:
        fates = FATES if moment.ending is None and not view.afterwards else FINAL_FATES
        hopes = [_expectation(one.text, *fates[one.fate]) for one in moment.known]
        title = _marked("target", _count(moment), Token.MUTED)
        parts.append(pointed(view, Spot.EXPECTATIONS, Column([title, *hopes], gap=6), 8))
    if moment.promises:
        made = [
            Row([mark("bookmark", SMALL, Token.MUTED), Label(text, SMALL).grow()], gap=10) for text in moment.promises
        ]
        title = _marked("handshake", "Promised", Token.MUTED)
        parts.append(pointed(view, Spot.PROMISES, Column([title, *made], gap=6), 8))
    return [Column(parts, gap=6)] if parts else []


def _count(moment: Moment) -> str:
    total = moment.expectations_total
    return f"{len(moment.known)} of {total} {'expectation' if total == 1 else 'expectations'} known"


def _marked(icon: str, text: str, ink: Token) -> Widget:
    return Row([mark(icon), Label(text, SMALL, ink).grow()], gap=10, align=Align.START)


def _expectation(text: str, fate: str, icon: str) -> Widget:
    return Row([mark(icon), Label(f"{text} – {fate}", SMALL).grow()], gap=10, align=Align.START)
