"""The stories told about who plays, each with the switch that lets the team read it."""

from collections.abc import Callable

from game.records.story import Story
from game.ui.screens.stories.card import customer, told
from game.ui.screens.stories.view import View
from game.ui.widgets import BODY, CAPTION, Column, Label, Toggle, Token, Widget

TITLE_WORDS = "Stories told about you"
_NONE = "No story yet."
_KIND = (
    "They come by themselves, and not every day. When a customer goes home with something to tell about you, "
    "you find it here in her own words."
)


def about(view: View) -> str:
    """The line under the title; empty where there is nothing to say."""
    count = len(view.stories or ())
    if count > 1:
        return f"{count} so far, the newest first. Only you see them, unless you say so."
    return "One so far. Only you see it, unless you say so." if count else ""


def nothing(view: View) -> tuple[str, str, str]:
    """What somebody new reads: an icon, a few words, and a kind sentence."""
    return "quote", _NONE, _KIND


def card(view: View, story: Story) -> Widget:
    """A story with its switch."""
    who = customer(view, story)
    text = "My team may read this" if view.team else "Others who play here may read this"
    switch = Toggle(f"share-{story.playthrough}", text, story.shared, _sharing(view, story))
    note = "They can read it now." if story.shared else "Only you see it."
    foot = Column([switch, Label(note, CAPTION, Token.MUTED)], gap=0)
    return told(view, story, f"story-{story.playthrough}", Label(who, BODY, bold=True) if who else None, foot)


def _sharing(view: View, story: Story) -> Callable[[bool], None]:
    return lambda shared: view.do.share(story.playthrough, shared)
