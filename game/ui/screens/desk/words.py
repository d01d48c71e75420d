"""What is said now, the largest type on the desk, in the look of its channel: a call, a chat, a letter, a place."""

from collections.abc import Callable

from game.domain.moment import Line, Moment, Voice
from game.domain.scenario import Channel, Pronoun
from game.ui.screens.desk.flight import Flight, Landing
from game.ui.screens.desk.notes import note_icon
from game.ui.screens.desk.shapes import Airmail, Balloon, Bubble, Quoted
from game.ui.screens.desk.snug import Keeping
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import mark
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.words import subject
from game.ui.widgets import (
    CAPTION,
    SMALL,
    Align,
    Column,
    Face,
    Label,
    Panel,
    Row,
    Rule,
    Spoken,
    Token,
    Typing,
    Waveform,
    Widget,
)

_CLOSEST = 2
_PLACES = {Channel.COUNTER: ("store", "At the counter"), Channel.VISIT: ("house", "At the door")}


def conversation(view: View, flight: Flight | None) -> Widget:
    """The trainee's last line and her answer to it."""
    looks: dict[Channel, Callable[[View, Flight | None], Widget]] = {
        Channel.PHONE: _call,
        Channel.CHAT: _chat,
        Channel.EMAIL: _letter,
        Channel.COUNTER: _present,
        Channel.VISIT: _present,
    }
    return looks[view.moment.channel](view, flight)


def words_now(moment: Moment) -> str:
    """What she says now, a line each; her last words again where she answered with silence."""
    last = [line.text for line in moment.transcript if line.voice is Voice.CUSTOMER and line.text]
    return "\n".join(moment.said or last[-1:])


def said(moment: Moment) -> str:
    """Her words in quotation marks; a sentence about her silence where she has never said anything."""
    text, pronoun = words_now(moment), moment.customer.pronoun
    silence = f"{subject(pronoun, capital=True)} {'say' if pronoun is Pronoun.THEY else 'says'} nothing."
    return f"“{text}”" if text else silence


def _spoken(view: View, quotes: bool = True) -> Widget:
    text = said(view.moment) if quotes else words_now(view.moment) or said(view.moment)
    if view.open:
        return Label(text, view.speech, key=f"words-{view.key}")
    return Spoken(text, f"words-{view.key}", view.speech, view.do.spoken)


def _hint(view: View) -> Widget:
    """Stands where it always stands, so that nothing jumps when she has finished."""
    return Label("Space: show all at once" if view.speaking else " ", CAPTION, Token.MUTED)


def _mine(view: View, flight: Flight | None, wrap: Callable[[Line], Widget]) -> Widget | None:
    line = view.mine
    return Landing(wrap(line), flight) if line is not None else None


def _pad(view: View) -> float:
    """Space above and below her words."""
    return (14, 10, 7)[view.snug]


def yours(view: View) -> Callable[[Line], Widget]:
    """What the trainee did last; where all is set closest in one line, for the transcript has all of it."""
    return _you_short if view.snug == _CLOSEST else _you


def _you_short(line: Line) -> Widget:
    return OneLine(f"You: {line.text}", SMALL, Token.MUTED) if line.voice is Voice.TRAINEE else _you(line)


def _you(line: Line) -> Widget:
    if line.voice is Voice.TRAINEE:
        return Label(f"You: {line.text}", SMALL, Token.MUTED)
    gesture = line.voice is Voice.GESTURE
    icon, text = ("sparkles", f"You did: {line.text}") if gesture else (note_icon(line.text), line.text)
    return Row([mark(icon), Label(text, SMALL, Token.MUTED).grow()], gap=8, align=Align.START)


def _call(view: View, flight: Flight | None) -> Widget:
    ink = Token.ACCENT if view.speaking else Token.LINE
    wave = Waveform("wave", on=view.speaking, bars=25, ink=ink).sized(140)
    foot = Row([wave, _hint(view).grow()], gap=16, align=Align.CENTRE)
    mine, gap = _mine(view, flight, yours(view)), (8, 6, 4)[view.snug]
    return Panel(Column([mine, _spoken(view), foot], gap=gap), pad=28 if view.snug == 0 else 20, pad_y=_pad(view))


def _chat(view: View, flight: Flight | None) -> Widget:
    mine = view.mine
    others = view.before[:-1] if mine is not None else view.before
    bubbles: list[Widget | None] = [_message(line) for line in others[max(0, len(others) - view.earlier) :]]
    bubbles += [_mine(view, flight, _short_message if view.snug == _CLOSEST else _message), _hers(view)]
    pad, gap = (16, 14, 12)[view.snug], (8, 7, 6)[view.snug]
    return Panel(Column([*_chat_head(view), *bubbles], gap=gap), Token.KEY, pad=pad, pad_y=_pad(view) - 4, key="chat")


def _hers(view: View) -> Widget:
    """Her message, or the sign that she is typing it, in as much room as it will need."""
    message = Bubble(_spoken(view, quotes=False), mine=False, widest=1.0)
    return Keeping(Bubble(Typing("typing"), mine=False), message) if view.typing else message


def _chat_head(view: View) -> list[Widget | None]:
    who = view.moment.customer
    here = "is typing…" if view.typing else "has left" if view.open and view.moment.ending is not None else "online"
    status = Label(here, CAPTION, Token.MUTED)
    hint = _hint(view) if view.speaking else None
    if view.folded:
        return [Row([status.grow(), hint], gap=12)]
    face = Face(who.face, who.expression.value, 24).sized(24, 24)
    name = OneLine(who.name, SMALL, bold=True)
    head = Row([face, name.grow(), hint, status], gap=12, align=Align.CENTRE)
    return [head, Rule() if view.snug == 0 else None]


def _short_message(line: Line) -> Widget:
    return Bubble(OneLine(line.text, SMALL), mine=True) if line.voice is Voice.TRAINEE else _message(line)


def _message(line: Line) -> Widget:
    if line.voice is Voice.CUSTOMER:
        return Bubble(Label(line.text, SMALL), mine=False)
    if line.voice is Voice.TRAINEE:
        return Bubble(Label(line.text, SMALL), mine=True)
    return Bubble(_you(line), mine=True)


def _letter(view: View, flight: Flight | None) -> Widget:
    moment = view.moment
    subject_line = moment.title if moment.turn == 0 else f"Re: {moment.title}"
    sender = _field("From", moment.customer.name) if view.snug == 0 else None
    about = Row([_field("Subject", subject_line).grow(), _hint(view)], gap=12, align=Align.CENTRE)
    mine = _mine(view, flight, lambda line: Quoted(_wrote(line, view.snug)))
    head = Column([sender, about], gap=2)
    body = Column([head, Rule(), _spoken(view, quotes=False), mine], gap=(10, 8, 6)[view.snug])
    edge = 12 if view.snug == 0 else 6
    return Panel(Column([Airmail(), body], gap=edge), pad=28 if view.snug == 0 else 20, pad_y=_pad(view))


def _field(name: str, text: str) -> Widget:
    return Row([Label(name, CAPTION, Token.MUTED).sized(58, None, True), OneLine(text, SMALL, bold=True).grow()],
               gap=8, align=Align.CENTRE)  # fmt: skip


def _wrote(line: Line, snug: int) -> Widget:
    if line.voice is not Voice.TRAINEE:
        return _you(line)
    if snug == _CLOSEST:
        return OneLine(f"You wrote: {line.text}", SMALL, Token.MUTED)
    return Column([Label("You wrote:", CAPTION, Token.MUTED), Label(line.text, SMALL, Token.MUTED)], gap=2)


def _present(view: View, flight: Flight | None) -> Widget:
    icon, place = _PLACES[view.moment.channel]
    wrap = yours(view)
    mine = _mine(view, flight, lambda line: Panel(wrap(line), Token.KEY, 14, (8, 5, 4)[view.snug], 12, flat=True))
    where: Widget | None = Row(
        [mark(icon), Label(place, CAPTION, Token.MUTED).grow(), _hint(view)], gap=8, align=Align.CENTRE
    )
    if view.snug and mine is not None:  # the face behind its counter says where she is
        mine, where = Row([mine.grow(), _hint(view)], gap=12, align=Align.CENTRE), None
    pad, pad_y = ((28, 18), (22, 12), (18, 9))[view.snug]
    words = Column([_spoken(view), where], gap=(10, 6, 4)[view.snug])
    return Column([mine, Balloon(words, not view.folded, pad, pad_y)], gap=(10, 8, 6)[view.snug])
