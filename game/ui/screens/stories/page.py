"""The page of the stories: its head with the two parts to choose from, and under it the part that is shown."""

from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import ends, header
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.stories import about_me, in_team
from game.ui.screens.stories.view import View
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    TITLE,
    Button,
    Choice,
    Column,
    Icon,
    Kind,
    Label,
    Middle,
    Row,
    Scroll,
    Spacer,
    Token,
    Widget,
)

KEYS: tuple[tuple[str, str], ...] = (
    ("T", "From the stories about you to those told in your team, and back"),
    ("Tab", "To the next story's switch; with Shift the one before"),
    ("Enter", "Turn the switch: whether your team may read the story"),
    ("← →", "The other part, where the two are in focus"),
    ("↑ ↓", "Scroll; also Page up, Page down, Home, End"),
    ("?", "These keys"),
    ("Esc", "Back"),
)
"""(key, what it does) in the order shown."""

PARTS = ((False, "About me"), (True, "In my team"))
"""The two parts: whether it is the team's, and its word."""
PART_KEY, ABOUT_KEY, TEAM_KEY = "part", "stories", "team-stories"
_READING = "Listening to what is told …"
_WIDE = 760  # design units of type: a line of a story is not longer than is good to read
_MARGINS = 64  # beside it
_TALL = 480  # below this height the head scrolls too, or the stories would have no room


def stories_page(view: View) -> Widget:
    """The whole page."""
    marks: list[Widget] = []
    if view.who is not None and view.ctx.scale.room[0] >= 700:
        marks = [OneLine(view.who.name, SMALL, Token.MUTED)]
    wide = view.ctx.scale.room[0] >= 600
    actions = [
        Button("back", "Back" if wide else "", view.do.back, "arrow-left", Kind.BARE, "Back, key Esc", size=SMALL),
        Button("keys", "Keys" if wide else "", view.do.keys, "keyboard", Kind.BARE, "Keys, key ?", size=SMALL),
    ]
    return page(view.ctx, header("", marks, actions), _middle(view, _body(view)))


def title_words(in_my_team: bool) -> str:
    """The title of a part."""
    return in_team.TITLE_WORDS if in_my_team else about_me.TITLE_WORDS


def _middle(view: View, body: Widget) -> Widget:
    """The body no wider than is good to read; a Row, unlike a Middle, lets what scrolls inside give way."""
    if view.ctx.scale.room[0] <= _WIDE + _MARGINS:
        return body
    return Row([Spacer().grow(), body.grow(0).sized(_WIDE, None, True), Spacer().grow()])


def _body(view: View) -> Widget:
    head, key = _head(view), TEAM_KEY if view.in_team else ABOUT_KEY
    if view.ctx.scale.room[1] >= _TALL:
        return Column([head, Scroll(key, Column(_part(view), gap=18))], gap=18).grow()
    return Scroll(key, Column([head, *_part(view)], gap=18)).grow()


def _head(view: View) -> Widget:
    title = Label(title_words(view.in_team), TITLE, bold=True)
    choice = Choice(PART_KEY, PARTS, view.in_team, view.do.part, "Stories")
    about = in_team.about(view) if view.in_team else about_me.about(view)
    return Column([ends(title, choice), Label(about, SMALL, Token.MUTED) if about else None], gap=4)


def _part(view: View) -> list[Widget | None]:
    if view.stories is None:
        return [Spacer().grow(), Waiting(_READING, "waiting"), Spacer().grow()]
    trouble = calm_line(view.trouble, "triangle-alert") if view.trouble else None
    part = in_team if view.in_team else about_me
    if view.stories:
        return [trouble, *(part.card(view, story) for story in view.stories), Spacer(8)]
    if trouble is not None:
        return [Spacer().grow(), trouble, Spacer().grow()]
    return [Spacer().grow(), _nothing(*part.nothing(view)), Spacer().grow()]


def _nothing(icon: str, words: str, kind: str) -> Widget:
    picture = Row([Spacer().grow(), Icon(icon, 44, Token.DELIGHT), Spacer().grow()])
    lines = [Label(words, SPEECH, bold=True, align=0.5), Label(kind, BODY, Token.MUTED, align=0.5)]
    return Middle(Column([picture, *lines], gap=14), 520)
