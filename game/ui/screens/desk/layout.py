"""The whole desk: three columns over the tray, or with little room one column under a strip, and the drawer."""

from collections.abc import Callable

from game.ui.screens.desk.customer import MoodLine, customer_column, customer_strip
from game.ui.screens.desk.feedback import feedback, feedback_strip
from game.ui.screens.desk.flight import Flight
from game.ui.screens.desk.papers import drawer, papers_column
from game.ui.screens.desk.patience import Patience
from game.ui.screens.desk.replies import replies
from game.ui.screens.desk.tray import tray
from game.ui.screens.desk.view import View
from game.ui.screens.desk.words import conversation
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.words import CHANNELS, MODES, money
from game.ui.widgets import (
    SMALL,
    Align,
    Button,
    Chip,
    Column,
    Icon,
    Kind,
    Label,
    Panel,
    Row,
    Scroll,
    Spacer,
    Token,
    Widget,
)


def desk_page(view: View, mood: MoodLine, patience: Patience | None, flight: Flight | None) -> Widget:
    """Put the desk together for one view."""
    if view.folded:
        body: Widget = Column([customer_strip(view, mood), _narrow(view, flight).grow()], gap=12)
    else:
        left, right = customer_column(view, mood).sized(312), papers_column(view).sized(304)
        body = Row([left, _middle(view, flight).grow(), right], gap=24)
    notice = calm_line(view.notice) if view.notice else None
    top = Column([desk_header(view, patience), notice], gap=8)
    return page(view.ctx, top, body, tray(view), gap=14)


def _middle(view: View, flight: Flight | None) -> Widget:
    parts = [conversation(view, flight), feedback_strip(view), replies(view)]
    return Scroll(f"middle-{view.key}", Column(parts, gap=12), least=120)


def _narrow(view: View, flight: Flight | None) -> Widget:
    middle = _middle(view, flight)
    if not view.drawer:
        told = feedback(view) if view.beside else None
        if told is None:
            return middle
        return Row([middle.grow(1.6), Panel(Scroll(f"told-{view.key}", told), pad=20, pad_y=14).grow(1.0)], gap=16)
    return Row([middle.grow(1.4), drawer(view).grow(1.0)], gap=16) if view.beside else drawer(view)


def desk_header(view: View, patience: Patience | None) -> Widget:
    """Where one is, what is left of patience and goodwill, and the ways out."""
    moment, do = view.moment, view.do
    word, icon = CHANNELS[moment.channel]
    mode, mode_icon = MODES[moment.mode]
    marks: list[Widget] = [Chip(word, icon)]
    if not view.folded:
        marks.append(
            Row([Icon(mode_icon, 16, Token.MUTED), Label(mode, SMALL, Token.MUTED)], gap=6, align=Align.CENTRE)
        )
    wide = not view.folded
    actions: list[Widget] = [patience, Spacer(8)] if patience else []
    left = money(moment.currency, moment.goodwill)
    actions += [Row([Icon("wallet", 18), Label(left, SMALL, bold=True)], gap=8, align=Align.CENTRE), Spacer(4)]
    if view.folded:
        actions.append(_button("drawer", "Desk", "panel-right", "D", do.drawer, view.ctx.scale.room[0] >= 900))
    actions += [
        _button("transcript", "Transcript", "scroll-text", "T", do.transcript, wide),
        _button("pause", "Pause", "pause", "Escape", do.pause, wide),
        _button("keys", "Keys", "keyboard", "question mark", do.keys, wide),
    ]
    return header(moment.title, marks, actions, brand=wide)


def _button(key: str, text: str, icon: str, press: str, do: Callable[[], None], word: bool) -> Button:
    return Button(key, text if word else "", do, icon, Kind.BARE, f"{text}, key {press}", size=SMALL)
