"""After the contact: she is gone, her last words still stand there, and the team asks a question or two."""

from game.domain.moment import Voice
from game.ui.screens.desk.flight import Flight, Landing
from game.ui.screens.desk.replies import farewell
from game.ui.screens.desk.view import View
from game.ui.screens.desk.words import yours
from game.ui.screens.parts.frame import mark
from game.ui.theme import Token
from game.ui.widgets import BODY, CAPTION, SMALL, Column, Flow, Label, Panel, Row, Spoken, Widget


def last_words(view: View) -> str:
    """The last thing she said, a line each."""
    lines: list[str] = []
    for line in reversed(view.moment.transcript):
        if line.voice is Voice.CUSTOMER:
            lines.insert(0, line.text)
        elif lines:
            break
    return "\n".join(lines)


def gone(view: View, flight: Flight | None) -> Widget:
    """Her last words, paler and smaller than they were, and what the trainee answered since."""
    text, key, size = f"“{last_words(view)}”", f"words-{view.key}", (BODY, BODY, SMALL)[view.snug]
    words: Label = Label(text, size, key=key) if view.open else Spoken(text, key, size, view.do.spoken)
    words.ink = Token.MUTED
    over = view.moment.ending is not None
    where = None if over else Row([mark("log-out", CAPTION, Token.MUTED), _farewell(view).grow()], gap=8)
    mine = Landing(_mine(view), flight) if view.mine is not None else None
    hers = Panel(Column([words, where], gap=6), Token.KEY, 20, (12, 9, 6)[view.snug], 16, flat=True, key="gone")
    parts = [mine, hers] if view.question == 1 else [hers, mine]  # in the order in which it was said
    return Column(parts, gap=(10, 8, 6)[view.snug])


def _farewell(view: View) -> Label:
    hint = "Space: show all at once" if view.speaking else farewell(view.moment)
    return Label(hint, CAPTION, Token.MUTED)


def _mine(view: View) -> Widget:
    line = view.mine
    assert line is not None  # the caller has looked
    if line.voice is Voice.TRAINEE and view.question != 1:
        return Row([mark("pen-line"), Label(f"You answered: {line.text}", SMALL, Token.MUTED).grow()], gap=8)
    return yours(view)(line)


def question(view: View) -> Widget:
    """What the team asks now, and how far the wrap-up has come."""
    title = Row([mark("clipboard-list"), Label("After the contact", SMALL, Token.ACCENT, bold=True)], gap=8)
    count = f"Question {view.question} of {view.questions}" if view.questions > 1 else "One question"
    head = Flow([title, Label(count, SMALL, Token.MUTED)], gap=14)
    asked = Label(view.moment.question, view.speech, bold=True, key="question")
    pad, pad_y = ((28, 18), (22, 12), (18, 8))[view.snug]
    return Panel(Column([head, asked], gap=(8, 5, 2)[view.snug]), pad=pad, pad_y=pad_y)
