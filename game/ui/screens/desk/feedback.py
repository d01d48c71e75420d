"""Learn mode: what the last reply showed, in one calm strip between her words and the next replies."""

from game.domain.moment import Feedback, Shown
from game.domain.pillars import PILLARS, Pillar
from game.ui.screens.desk.view import View
from game.ui.screens.parts.words import PILLAR_LOOKS, signed
from game.ui.widgets import CAPTION, SMALL, Align, Button, Column, Flow, Icon, Kind, Label, Panel, Row, Token, Widget


def feedback(view: View) -> Widget | None:
    """The strip, or None where there is nothing to say or nobody is learning."""
    told, moment = view.moment.feedback, view.moment
    if told is None or moment.mode.value != "learn" or not view.open:
        return None
    lines: list[Widget | None] = [_head(view, told), *(_shown(one) for one in told.shown)]
    if told.because:
        lines.append(Label(told.because, SMALL, Token.INK))
    return Panel(Column(lines, gap=8), Token.SURFACE, pad=18, pad_y=10, radius=14, flat=True, key="feedback")


def _head(view: View, told: Feedback) -> Widget:
    word = {None: "What that showed", True: "It landed", False: "It fell flat"}[told.landed]
    icon = "trending-up" if told.mood_change > 0 else "trending-down" if told.mood_change < 0 else "minus"
    mood = f"Mood {signed(told.mood_change)}" if told.mood_change else "Mood as before"
    parts: list[Widget] = [
        Icon("book-open", 16),
        Label(word, SMALL, bold=True),
        Icon(icon, 16, Token.MUTED),
        Label(mood, SMALL, Token.MUTED),
    ]
    marks = Flow([Row(parts[:2], gap=8, align=Align.CENTRE), Row(parts[2:], gap=6, align=Align.CENTRE)], gap=14)
    if not view.moment.can_step_back:
        return marks
    back = Button("back", "Step back", view.do.back, "undo-2", Kind.BARE, "Step back, Backspace", size=CAPTION)
    back.pad_y = 4
    return Row([marks.grow(), back], gap=12, align=Align.CENTRE)


def _shown(one: Shown) -> Widget:
    pillars = [pillar for pillar, points in zip(PILLARS, one.points, strict=True) if points]
    name = Label(one.name, SMALL, bold=True)
    principle = Label(f"{one.principle} · {one.principle_name}", CAPTION, Token.MUTED)
    moved = [_pillar(pillar, one.points[PILLARS.index(pillar)]) for pillar in pillars]
    return Flow([name, *moved, principle], gap=12)


def _pillar(pillar: Pillar, points: int) -> Widget:
    icon, ink = PILLAR_LOOKS[pillar]
    return Row(
        [Icon(icon, 15, ink), Label(f"{pillar.title} {signed(points)}", CAPTION, ink)], gap=5, align=Align.CENTRE
    )
