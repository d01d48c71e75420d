"""The stories told in the team of who plays: only those that the colleagues they are about have released."""

from game.records.story import Story
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.stories.card import customer, told
from game.ui.screens.stories.view import View
from game.ui.widgets import BODY, CAPTION, SMALL, Align, Icon, Label, Row, Token, Widget

TITLE_WORDS = "Told in your team"
_NO_TEAM = "You play without a team."
_NO_TEAM_KIND = (
    "That is quite all right. If you would like to read what colleagues share, write your team beside your name on "
    "the first page. What you have played so far stays with your name alone."
)
_NONE = "Nothing is told in your team yet."
_KIND = (
    "A story stands here once the colleague it is about lets the team read it. Whoever would rather keep a story "
    "keeps it."
)
_MINE = "Yours. It leaves this page when you turn its switch off under “About me”."


def about(view: View) -> str:
    """The line under the title; empty where there is nothing to say."""
    if not view.stories:
        return ""
    return "The newest first. Each stands here because the colleague it is about said so."


def nothing(view: View) -> tuple[str, str, str]:
    """What stands there without a story: an icon, a few words, and a kind sentence."""
    return ("users", _NONE, _KIND) if view.team else ("users", _NO_TEAM, _NO_TEAM_KIND)


def card(view: View, story: Story) -> Widget:
    """A story with the name of the colleague it is about; one about who plays says so, and how to take it back."""
    mine = view.who is not None and story.trainee.id == view.who.id
    name: Widget = OneLine("About you" if mine else f"About {story.trainee.name}", BODY, bold=True)
    foot = None
    if mine:
        words = Label(_MINE, CAPTION, Token.MUTED).grow()
        foot = Row([Icon("user", 18), words], gap=8, align=Align.CENTRE)
    teller = customer(view, story)
    marks = [Label(f"told by {teller}", SMALL, Token.MUTED)] if teller else []
    return told(view, story, f"told-{story.playthrough}", name, foot, *marks)
