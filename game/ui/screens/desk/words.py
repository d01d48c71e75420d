"""What is said now, the largest type on the desk, in the look of its channel: a call, a chat, a letter, a place."""

from collections.abc import Callable, Sequence

from game.domain.moment import Line, Moment, Voice
from game.domain.scenario import Channel, Pronoun
from game.ui.screens.desk.flight import Flight, Landing
from game.ui.screens.desk.shapes import Airmail, Balloon, Bubble, Quoted
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import mark
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.words import subject
from game.ui.widgets import (
    CAPTION,
    SMALL,
    SPEECH,
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

_BUBBLES = 2  # earlier messages that a chat keeps above the one being written
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
        return Label(text, SPEECH, key=f"words-{view.key}")
    return Spoken(text, f"words-{view.key}", SPEECH, view.do.spoken)


def _hint(view: View) -> Widget:
    """Stands where it always stands, so that nothing jumps when she has finished."""
    return Label("Space: show all at once" if view.speaking else " ", CAPTION, Token.MUTED)


def _mine(view: View, flight: Flight | None, wrap: Callable[[Line], Widget]) -> Widget | None:
    line = view.mine
    return Landing(wrap(line), flight) if line is not None else None


def _you(line: Line) -> Widget:
    if line.voice is Voice.TRAINEE:
        return Label(f"You: {line.text}", SMALL, Token.MUTED)
    icon, text = ("sparkles", f"You did: {line.text}") if line.voice is Voice.GESTURE else ("hourglass", line.text)
    return Row([mark(icon), Label(text, SMALL, Token.MUTED).grow()], gap=8, align=Align.START)


def _call(view: View, flight: Flight | None) -> Widget:
    ink = Token.ACCENT if view.speaking else Token.LINE
    wave = Waveform("wave", on=view.speaking, bars=25, ink=ink).sized(140)
    foot = Row([wave, _hint(view).grow()], gap=16, align=Align.CENTRE)
    return Panel(Column([_mine(view, flight, _you), _spoken(view), foot], gap=8), pad=28, pad_y=14)


def _chat(view: View, flight: Flight | None) -> Widget:
    before, mine = view.before, view.mine
    earlier = before[:-1] if mine is not None else before
    bubbles: list[Widget | None] = [_message(line) for line in _still_there(view, earlier)]
    bubbles.append(_mine(view, flight, _message))
    bubbles.append(Bubble(Typing("typing") if view.typing else _spoken(view, quotes=False), mine=False))
    return Panel(Column([*_chat_head(view), *bubbles], gap=8), Token.KEY, pad=18, pad_y=10, key="chat")


def _still_there(view: View, earlier: Sequence[Line]) -> Sequence[Line]:
    """The earlier messages that leave room for her words and for every reply, by a guess at their heights."""
    most = _BUBBLES if view.mine is None else _BUBBLES - 1
    if view.folded:
        return earlier[-most:] if view.mine is None else ()  # her words must not be pushed out of sight
    replies = sum(38 + 22 * _lines(one.say, 56) for one in view.moment.replies)
    mine = 34 + 19 * _lines(view.mine.text, 58) if view.mine is not None else 0
    left = view.ctx.scale.room[1] - 270 - replies - mine - 30 * _lines(words_now(view.moment), 38)
    shown = 0
    for line in reversed(earlier[-most:]):
        left -= 34 + 19 * _lines(line.text, 58)
        if left < 0:
            break
        shown += 1
    return earlier[len(earlier) - shown :]


def _lines(text: str, letters: int) -> int:
    return sum(-(-max(1, len(part)) // letters) for part in text.split("\n"))


def _chat_head(view: View) -> list[Widget | None]:
    who = view.moment.customer
    status = Label("is typing…" if view.typing else "online", CAPTION, Token.MUTED)
    hint = _hint(view) if view.speaking else None
    if view.folded:
        return [Row([status.grow(), hint], gap=12)]
    face = Face(who.face, who.expression.value, 30).sized(30, 30)
    name = OneLine(who.name, SMALL, bold=True)
    return [Row([face, name.grow(), hint, status], gap=12, align=Align.CENTRE), Rule()]


def _message(line: Line) -> Widget:
    if line.voice is Voice.CUSTOMER:
        return Bubble(Label(line.text, SMALL), mine=False)
    if line.voice is Voice.TRAINEE:
        return Bubble(Label(line.text, SMALL), mine=True)
    return Bubble(_you(line), mine=True)


def _letter(view: View, flight: Flight | None) -> Widget:
    moment = view.moment
    subject_line = moment.title if moment.turn == 0 else f"Re: {moment.title}"
    head = Column([_field("From", moment.customer.name), _field("Subject", subject_line)], gap=2)
    mine = _mine(view, flight, lambda line: Quoted(_wrote(line)))
    body = Column([head, Rule(), _spoken(view, quotes=False), _hint(view), mine], gap=10)
    return Panel(Column([Airmail(), body], gap=12), pad=28, pad_y=14)


def _field(name: str, text: str) -> Widget:
    return Row([Label(name, CAPTION, Token.MUTED).sized(58, None, True), OneLine(text, SMALL, bold=True).grow()],
               gap=8, align=Align.CENTRE)  # fmt: skip


def _wrote(line: Line) -> Widget:
    if line.voice is not Voice.TRAINEE:
        return _you(line)
    return Column([Label("You wrote:", CAPTION, Token.MUTED), Label(line.text, SMALL, Token.MUTED)], gap=2)


def _present(view: View, flight: Flight | None) -> Widget:
    icon, place = _PLACES[view.moment.channel]
    where = Row([mark(icon), Label(place, CAPTION, Token.MUTED).grow(), _hint(view)], gap=8, align=Align.CENTRE)
    mine = _mine(view, flight, lambda line: Panel(_you(line), Token.KEY, 14, 8, 12, flat=True))
    return Column([mine, Balloon(Column([_spoken(view), where], gap=10), tail=not view.folded)], gap=10)
