"""Learn mode: what the last reply showed, where nothing else has to move for it: beside the replies, or above them."""

from game.domain.moment import Feedback, Mode, Shown
from game.domain.pillars import PILLARS, Pillar
from game.ui.screens.desk.view import View
from game.ui.screens.parts.words import PILLAR_LOOKS, signed
from game.ui.widgets import CAPTION, SMALL, Align, Button, Column, Flow, Icon, Kind, Label, Panel, Row, Token, Widget

_BACK = "Step back, key Backspace"


def feedback_strip(view: View) -> Widget | None:
    """The strip of a narrow desk, above the replies; None where it stands beside them."""
    if view.slim and not view.beside:
        return _short(view)
    words = feedback(view) if view.folded and (view.drawer or not view.beside) else None
    return Panel(words, Token.SURFACE, pad=18, pad_y=10, radius=14, flat=True) if words else None


def _short(view: View) -> Widget | None:
    """One line where the replies need the room: what moved; the whole of it stands first in the drawer."""
    told = view.moment.feedback
    if told is None or view.moment.mode is not Mode.LEARN or not view.open or view.drawer:
        return None
    moved = [sum(column) for column in zip(*(one.points for one in told.shown), strict=True)]
    marks = [_pillar(one, points) for one, points in zip(PILLARS, moved, strict=False) if points]
    why = Button("why", "Why", view.do.drawer, "panel-right", Kind.BARE, "Why, key D", size=CAPTION)
    why.pad, why.pad_y = 8, 3
    parts = [*_title(told), *marks]
    buttons = Row([why, _back_button(view, "")] if view.moment.can_step_back else [why], gap=0, align=Align.CENTRE)
    row = Row([Flow(parts, gap=10).grow(), buttons], gap=8, align=Align.CENTRE)
    return Panel(row, Token.SURFACE, pad=14, pad_y=3, radius=14, flat=True)


def feedback(view: View) -> Widget | None:
    """What was shown, why it counts and how her mood moved; None where nobody is learning or nothing was done yet."""
    told = view.moment.feedback
    if told is None or view.moment.mode is not Mode.LEARN or not view.open:
        return None
    because = Label(told.because, SMALL, Token.INK) if told.because else None
    return Column([_head(view, told), because, *(_shown(one) for one in told.shown)], gap=10)


def _title(told: Feedback) -> list[Widget]:
    """What came of it, and how her mood moved."""
    word = {None: "What that showed", True: "It landed", False: "It fell flat"}[told.landed]
    icon = "trending-up" if told.mood_change > 0 else "trending-down" if told.mood_change < 0 else "minus"
    mood = f"Mood {signed(told.mood_change)}" if told.mood_change else "Mood as before"
    parts: list[Widget] = [
        Icon("book-open", 16),
        Label(word, SMALL, bold=True),
        Icon(icon, 16, Token.MUTED),
        Label(mood, SMALL, Token.MUTED),
    ]
    return [Row(parts[:2], gap=8, align=Align.CENTRE), Row(parts[2:], gap=6, align=Align.CENTRE)]


def _head(view: View, told: Feedback) -> Widget:
    title, moved = _title(told)
    if not view.moment.can_step_back:
        return Flow([title, moved], gap=14)
    back = _back_button(view, "Step back" if view.folded else "")
    marks = Flow([title, moved], gap=14) if view.folded else Column([title, moved], gap=2)
    return Row([marks.grow(), back], gap=12, align=Align.START)


def _back_button(view: View, text: str) -> Widget:
    back = Button("back", text, view.do.back, "undo-2", Kind.BARE, _BACK, size=CAPTION)
    back.pad, back.pad_y = 8, 4
    return back


def _shown(one: Shown) -> Widget:
    pillars = [pillar for pillar, points in zip(PILLARS, one.points, strict=True) if points]
    name = Label(one.name, SMALL, bold=True)
    principle = Label(f"{one.principle} · {one.principle_name}", CAPTION, Token.MUTED)
    moved = [_pillar(pillar, one.points[PILLARS.index(pillar)]) for pillar in pillars]
    return Column([name, Flow([*moved, principle], gap=8)], gap=2)


def _pillar(pillar: Pillar, points: int) -> Widget:
    icon, ink = PILLAR_LOOKS[pillar]
    return Row(
        [Icon(icon, 15, ink), Label(f"{pillar.title} {signed(points)}", CAPTION, ink)], gap=5, align=Align.CENTRE
    )
