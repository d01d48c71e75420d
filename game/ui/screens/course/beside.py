"""What stands beside the way: contacts worth another look today, and how well each pillar goes."""

from datetime import date

from game.coaching.course_view import RefresherView
from game.coaching.mastery import Mastery
from game.domain.score import FULL
from game.ui.screens.course.view import View
from game.ui.screens.parts.frame import section_title
from game.ui.screens.parts.score_bar import ScoreBar
from game.ui.screens.parts.scores import points
from game.ui.screens.parts.words import PILLAR_LOOKS
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    Align,
    Column,
    Grid,
    Icon,
    Label,
    Panel,
    Pressable,
    Row,
    Token,
    Widget,
)

_MOST = 3  # refreshers beside the way; those due longest come first
_ABOUT = "The middle of your latest assessed contacts. One bad day does not swing it."


def refreshers_part(view: View) -> Widget | None:
    """What is due, or when the next one will be; None while there is nothing to say."""
    course = view.course
    if course.refreshers:
        rows: list[Widget] = [_refresher(view, one) for one in course.refreshers[:_MOST]]
        if len(course.refreshers) > _MOST:
            rows.append(Label(f"And {len(course.refreshers) - _MOST} more, marked on your way.", SMALL, Token.MUTED))
        words = "What is met again after a while stays."
        title = section_title("Worth another look today", "refresh-cw", BODY)
        return Panel(Column([title, Label(words, SMALL, Token.MUTED), *rows], gap=8), pad=22, pad_y=18)
    if course.next_refresher is None:
        return None
    words = f"Nothing to refresh today. The next one is worth a look from {_day(course.next_refresher)}."
    title = section_title("Another look", "refresh-cw", BODY)
    return Panel(Column([title, Label(words, SMALL, Token.MUTED)], gap=6), pad=22, pad_y=18)


def mastery_part(view: View) -> Widget:
    """The four pillars, each with its mastery and on how many attempts that rests."""
    pillars = Grid([_pillar(one) for one in view.course.mastery], cell=230, gap=16, most=1 if view.wide else 2)
    head = Column([section_title("Where you stand", "target", BODY), Label(_ABOUT, SMALL, Token.MUTED)], gap=4)
    return Panel(Column([head, pillars], gap=14), pad=22, pad_y=18)


def _refresher(view: View, one: RefresherView) -> Widget:
    words = Column([Label(one.title, SMALL, bold=True), Label(one.reason, SMALL, Token.MUTED)], gap=2)
    child = Row([words.grow(), Icon("play", 15)], gap=10, align=Align.CENTRE)
    speech = f"{one.title}. {one.reason} Enter starts it."
    key = f"refresh-{one.contact}"
    return Pressable(key, child, view.starting(one.contact), Token.KEY, pad=14, pad_y=10, radius=12, flat=True,
                     speech=speech)  # fmt: skip


def _pillar(one: Mastery) -> Widget:
    icon, ink = PILLAR_LOOKS[one.pillar]
    many = "attempt" if one.n == 1 else "attempts"
    score = Label("–" if one.score is None else points(one.score), BODY, ink, bold=True)
    head = Row([Icon(icon, 18, ink), Label(one.pillar.title, SMALL, bold=True).grow(), score], gap=8,
               align=Align.CENTRE)  # fmt: skip
    told = f"over {one.n} {many}" if one.score is not None else f"not enough yet: {one.n or 'no'} {many}"
    bar = None if one.score is None else ScoreBar(one.score / FULL, ink)
    return Column([head, bar, Label(told, CAPTION, Token.MUTED)], gap=5)


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
