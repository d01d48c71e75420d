"""The right column: the desk's papers, and what was heard so far; in narrow windows they are in the drawer."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from game.domain.moment import Line, Moment, Voice
from game.domain.scenario import Pronoun, Spot
from game.engine.offers import EARLIER
from game.ui.screens.desk.customer import customer_details
from game.ui.screens.desk.feedback import feedback
from game.ui.screens.desk.guide import Where, note, pointed, spot_of
from game.ui.screens.desk.notes import note_icon
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import mark, section_title
from game.ui.screens.parts.words import subject
from game.ui.widgets import SMALL, Align, Button, Column, Kind, Label, Panel, Row, Rule, Scroll, Token, Widget

_HEARD = 8  # lines of the conversation that the desk keeps in sight; the transcript has all


class Leftover(Scroll):
    """Asks for its least height only, and takes what its neighbours leave."""

    def height_at(self, width: int) -> int:
        return min(super().height_at(width), self.kit.scale.dp(self.smallest))


def papers_column(view: View) -> Widget:
    """The right column of a wide desk."""
    papers = Panel(Scroll("papers", _papers(view.moment)), pad=22, pad_y=14)
    desk = pointed(view, Spot.PAPERS, papers) if view.moment.desk else None
    heard, told = section_title("Heard so far", "pen-line"), feedback(view)
    if told is None:
        below: Widget = Column([heard, Leftover(f"heard-{view.key}", _heard(view), 110, to_end=True)], gap=10)
    else:
        words = Column([told, Rule(), heard, _heard(view)], gap=12)
        pointing = spot_of(view) is Spot.PAPERS  # then the papers need their room more
        below = Leftover(f"told-{view.key}", words, 96 if pointing else 226)
    return Column([desk, note(view, Where.RIGHT), Panel(below, pad=22, pad_y=14).grow(1.0)], gap=14)


def drawer(view: View) -> Widget:
    """All that has no room on a narrow desk, in one scrolling panel."""
    close = Button("drawer-close", "", view.do.drawer, "x", Kind.BARE, "Close the drawer", size=SMALL)
    told = feedback(view) if view.slim and not view.beside else None
    parts = [
        *([told, Rule()] if told else []),
        customer_details(view),
        *([Rule(), pointed(view, Spot.PAPERS, _papers(view.moment))] if view.moment.desk else []),
        Rule(),
        Column([section_title("Heard so far", "pen-line"), _heard(view)], gap=10),
    ]
    title = Row([section_title("On the desk", "folder").grow(), close], gap=8, align=Align.CENTRE)
    return Panel(Column([title, Scroll("desk-drawer", Column(parts, gap=16))], gap=8), pad=20, pad_y=12)


def _papers(moment: Moment) -> Widget:
    parts: list[Widget] = []
    for paper in moment.desk:
        if parts:
            parts.append(Rule())
        icon = "bookmark" if paper.title == EARLIER else "file-text"
        parts.append(Column([section_title(paper.title, icon), Label(paper.text, SMALL, Token.MUTED)], gap=3))
    return Column(parts, gap=10)


def _heard(view: View) -> Widget:
    lines = [_line(view, line) for line in view.before[-_HEARD:]]
    if not lines:
        pronoun = view.moment.customer.pronoun
        begun = f"{subject(pronoun, capital=True)} {'have' if pronoun is Pronoun.THEY else 'has'} only begun."
        return Label(f"Nothing yet. {begun}", SMALL, Token.MUTED)
    return Column(lines, gap=8)


def _line(view: View, line: Line) -> Widget:
    if line.voice is Voice.CUSTOMER:
        return Label(f"“{line.text}”", SMALL)
    if line.voice is Voice.TRAINEE:
        return Label(f"You: {line.text}", SMALL, Token.MUTED)
    gesture = line.voice is Voice.GESTURE
    icon, words = ("sparkles", f"You did: {line.text}") if gesture else (note_icon(line.text), line.text)
    return Row([mark(icon, SMALL, Token.MUTED), Label(words, SMALL, Token.MUTED).grow()], gap=6, align=Align.START)
