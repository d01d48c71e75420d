"""The whole desk: three columns over the tray, or with little room one column under a strip, and the drawer."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from game.domain.scenario import Channel
from game.ui.screens.desk.after import gone, question
from game.ui.screens.desk.breath import barb_row
from game.ui.screens.desk.customer import MoodLine, customer_bar, customer_column, customer_strip
from game.ui.screens.desk.feedback import feedback, feedback_strip
from game.ui.screens.desk.flight import Flight
from game.ui.screens.desk.guide import Framed, Where, folded_away, note
from game.ui.screens.desk.keys import first_keys
from game.ui.screens.desk.papers import drawer, papers_column
from game.ui.screens.desk.patience import Patience
from game.ui.screens.desk.replies import replies
from game.ui.screens.desk.snug import Snug
from game.ui.screens.desk.tray import Describing, Named, describing, tray
from game.ui.screens.desk.view import View
from game.ui.screens.desk.words import conversation
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import ends, header
from game.ui.screens.parts.words import CHANNELS, MODES, money
from game.ui.widgets import (
    CAPTION,
    SMALL,
    Align,
    Chip,
    Column,
    Icon,
    Label,
    Panel,
    Row,
    Scroll,
    Spacer,
    Token,
    Widget,
)

_ICONS = {
    "drawer": "The desk: papers, expectations, what was heard. Key D.",
    "transcript": "Transcript: all that was said. Key T.",
    "pause": "Pause, settings, or leave for later. Key Esc.",
    "keys": "All keys. Key ?.",
}


def desk_page(view: View, mood: MoodLine, patience: Patience | None, flight: Flight | None) -> Widget:
    """Put the desk together for one view."""
    body = desk_body(view, mood, flight)
    notice = calm_line(view.notice) if view.notice else None
    line = describing(view, _ICONS if view.folded else {})
    top = Column([desk_header(view, mood, patience, line), notice], gap=8)
    foot = Column([note(view, Where.FOOT), tray(view, line)], gap=12)
    return page(view.ctx, top, body, foot if foot.items else None, gap=8 if view.slim else 12)


def desk_body(view: View, mood: MoodLine, flight: Flight | None = None) -> Widget:
    """All of the desk but its header and its tray."""
    if view.folded:
        strip = None if view.slim else customer_strip(view, mood)
        return Column([strip, _narrow(view, flight).grow()], gap=12)
    left, right = customer_column(view, mood).sized(312), papers_column(view).sized(304)
    return Row([left, _middle(view, flight).grow(), right], gap=24)


def _middle(view: View, flight: Flight | None) -> Widget:
    """What can be read and answered, as generously as fits: first earlier messages go, then size and space."""
    kept = 2 if view.moment.channel is Channel.CHAT else 0
    settings = [(0, earlier) for earlier in range(kept, -1, -1)] + [(1, 0), (2, 0)]
    views = [replace(view, snug=snug, earlier=earlier) for snug, earlier in settings]
    if view.first_turn and not view.folded:
        views.insert(0, replace(views[0], hints=True))
    return Snug([partial(_talk, one, flight) for one in views])


def _talk(view: View, flight: Flight | None) -> Widget:
    if view.afterwards:
        asked = question(view) if view.moment.question else None
        parts = [gone(view, flight), feedback_strip(view), asked, replies(view)]
    else:
        hints = _hints(view) if view.hints else None
        above, coach = note(view, Where.TOP), note(view, Where.MIDDLE)
        parts = [above, conversation(view, flight), barb_row(view), feedback_strip(view), coach, replies(view), hints]
    return Scroll(f"middle-{view.key}", Column(parts, gap=(12, 10, 8)[view.snug]))


def _hints(view: View) -> Widget:
    """The keys in one line, for those who have not met them; it goes with the first answer."""
    return Label(" " if view.breath else first_keys(view.moment), CAPTION, Token.MUTED, align=0.5)


def _narrow(view: View, flight: Flight | None) -> Widget:
    middle = _middle(view, flight)
    if not view.drawer:
        told = feedback(view) if view.beside else None
        if told is None:
            return middle
        return Row([middle.grow(1.6), Panel(Scroll(f"told-{view.key}", told), pad=20, pad_y=14).grow(1.0)], gap=16)
    if view.beside:
        return Row([middle.grow(1.4), drawer(view).grow(1.0)], gap=16)
    return Column([note(view, Where.TOP), drawer(view).grow()], gap=8)


def desk_header(view: View, mood: MoodLine, patience: Patience | None, line: Describing) -> Widget:
    """Where one is, what is left of patience and goodwill, and the ways out; the customer too where it is slim."""
    moment, do = view.moment, view.do
    word, icon = CHANNELS[moment.channel]
    mode, mode_icon = MODES[moment.mode]
    marks: list[Widget] = [Chip(word, icon)]
    if not view.folded:
        marks.append(
            Row([Icon(mode_icon, 16, Token.MUTED), Label(mode, SMALL, Token.MUTED)], gap=6, align=Align.CENTRE)
        )
    wide = not view.folded
    actions: list[Widget] = [patience, Spacer(4 if view.slim else 8)] if patience else []
    left = money(moment.currency, moment.goodwill)
    actions += [Row([Icon("wallet", 18), Label(left, SMALL, bold=True)], gap=8, align=Align.CENTRE), Spacer(4)]
    if view.folded:
        desk = _button(line, "drawer", "Desk", "panel-right", "D", do.drawer, view.ctx.scale.room[0] >= 900)
        pointed_at = folded_away(view) and not view.drawer
        actions += [Spacer(4), Framed(desk, 12), Spacer(4)] if pointed_at else [desk]
    actions += [
        _button(line, "transcript", "Transcript", "scroll-text", "T", do.transcript, wide),
        _button(line, "pause", "Pause", "pause", "Escape", do.pause, wide),
        _button(line, "keys", "Keys", "keyboard", "question mark", do.keys, wide),
    ]
    if view.slim:
        return ends(customer_bar(view, mood), Row(actions, gap=2, align=Align.CENTRE))
    return header(moment.title, marks, actions, brand=wide)


def _button(
    line: Describing, key: str, text: str, icon: str, press: str, do: Callable[[], None], word: bool
) -> Widget:
    return Named(line, key, text if word else "", do, icon, f"{text}, key {press}")
