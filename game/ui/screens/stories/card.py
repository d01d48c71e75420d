"""A story on a card: who tells it, about which contact and when, and the telling itself."""

from game.records.story import Story
from game.ui.screens.stories.view import View
from game.ui.widgets import SMALL, SPEECH, Align, Column, Face, Flow, Icon, Label, Panel, Row, Rule, Token, Widget


def told(view: View, story: Story, key: str, name: Widget | None, foot: Widget | None, *marks: Widget) -> Widget:
    """A card: `name` in bold beside the customer's face, `marks` after title and day, `foot` under a line."""
    card = view.cards.get(story.scenario_id)
    face = Face(card.face, "delighted", 64).sized(64, 64) if card is not None and card.face else None
    about = [*marks, Label(story.title, SMALL, Token.MUTED), Label(day(story), SMALL, Token.MUTED)]
    who = Column([name, Flow(about, gap=14)], gap=2).grow()
    head = Row([face, who, Icon("quote", 26, Token.DELIGHT)], gap=16, align=Align.CENTRE)
    words = Label(f"“{story.text}”", SPEECH, key=key)
    return Panel(Column([head, words, *([Rule(), foot] if foot else [])], gap=12), pad=26, pad_y=20)


def customer(view: View, story: Story) -> str:
    """Who tells the story; empty where the contact is there no more."""
    card = view.cards.get(story.scenario_id)
    return card.customer if card is not None else ""


def day(story: Story) -> str:
    """The day of a story, where the laptop stands: '3 Mar 2026'."""
    when = story.when.astimezone()
    return f"{when.day} {when:%b %Y}"
