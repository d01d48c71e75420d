"""The decision that cost most, beside what would have happened had it been the better one."""

from collections.abc import Sequence

from game.coaching.model import Alternative
from game.domain.action import Deed
from game.domain.moment import Line, Voice
from game.ui.screens.debrief.decision import because, shown_list
from game.ui.screens.debrief.view import View, heading, line
from game.ui.screens.desk.notes import note_icon
from game.ui.screens.desk.shapes import Bubble
from game.ui.screens.parts.scores import about_points
from game.ui.widgets import BODY, CAPTION, SMALL, Button, Column, Flow, Grid, Kind, Label, Panel, Rule, Token, Widget

_VOICES = {Deed.REPLY: Voice.TRAINEE, Deed.GESTURE: Voice.GESTURE}


def better_part(view: View) -> Widget:
    """Both courses side by side; or that nothing could have been better."""
    better = view.told.costliest
    if better is None:
        return Panel(
            line("circle-check", Label("No single reply cost you much. There is none to regret.", BODY)),
            pad=22, pad_y=18,
        )  # fmt: skip
    courses = Grid([_happened(view, better), _instead(better)], cell=280, gap=20, most=2)
    return Panel(
        Column([*_before(view, better), courses, Rule(), _why(better), _foot(view, better)], gap=16), pad=22, pad_y=18
    )


def _before(view: View, better: Alternative) -> list[Widget]:
    one = view.decision(better.turn)
    if one is None:
        return []
    if one.question:
        return [Label(f"Decision {better.turn}, after the contact. You were asked: {one.question}", BODY)]
    if not one.before:
        return []
    return [Label(f"Decision {better.turn}. {view.first_name} had said: “{one.before}”", BODY)]


def _happened(view: View, better: Alternative) -> Widget:
    lines, ended = _as_played(view, better)
    after = [line("flag", Label("So it ended:", CAPTION, Token.MUTED, bold=True), Label(view.told.headline, SMALL))]
    return _course("route", "What happened", lines, after if ended else ())


def _as_played(view: View, better: Alternative) -> tuple[list[Line], bool]:
    """What was said and done from there on, about as far as the better course is told; whether that was the end."""
    lines: list[Line] = []
    for one in view.told.decisions[better.turn - 1 :]:
        if one.question and one.turn > better.turn:
            lines.append(Line(Voice.NOTE, one.question))
        lines.append(Line(_VOICES.get(one.deed, Voice.NOTE), one.line))
        lines += [Line(Voice.CUSTOMER, text) for text in one.said]
        if len(lines) + 1 >= len(better.lines):
            return lines, one is view.told.decisions[-1]
    return lines, True


def _instead(better: Alternative) -> Widget:
    lines = list(better.lines)
    while lines and lines[-1].voice is Voice.NOTE:  # a question that nobody answers here any more
        lines.pop()
    return _course("trending-up", "What would have happened", lines)


def _course(icon: str, title: str, lines: Sequence[Line], after: Sequence[Widget] = ()) -> Widget:
    talk = [_turn(one) for one in lines if one.text]
    return Panel(Column([heading(icon, title), *talk, *after], gap=10), Token.KEY, 16, 14, 14, flat=True)


def _turn(one: Line) -> Widget:
    if one.voice is Voice.GESTURE:
        return line("sparkles", Label(f"Done unasked: {one.text}", SMALL))
    if one.voice is Voice.NOTE:
        return line(note_icon(one.text), Label(one.text, SMALL))
    hers = one.voice is Voice.CUSTOMER
    return Bubble(Label(f"“{one.text}”" if hers else one.text, BODY), mine=not hers)


def _why(better: Alternative) -> Widget:
    left: list[Widget] = [heading("lightbulb", f"Worth about {about_points(better.gain)} of the overall score")]
    if better.because:
        left.append(because(better.because))
    left.append(Label("With the best play from there on, either way.", SMALL, Token.MUTED))
    return Grid([Column(left, gap=10), Column(shown_list(better.shown), gap=10)], cell=280, gap=20, most=2)


def _foot(view: View, better: Alternative) -> Widget:
    button = Button(
        "again-better", f"Play again from decision {better.turn}", lambda: view.do.again(better.turn), "rotate-ccw",
        Kind.QUIET, f"Play again from decision {better.turn}, to learn, not ranked", size=SMALL,
    )  # fmt: skip
    return Flow([button], gap=12)
