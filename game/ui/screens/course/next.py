"""The one clear next step: which contact, why this one, and the button that begins it."""

from game.coaching.recommend import Recommendation
from game.domain.moment import Mode
from game.session.library import Card
from game.ui.screens.course.view import View
from game.ui.screens.parts.words import CHANNELS, MODES
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Button,
    Choice,
    Column,
    Face,
    Kind,
    Label,
    Panel,
    Row,
    Token,
    Widget,
)

MEANING = {
    Mode.LEARN: "Learn: a word on each reply, steps back, no clock. Practice, before it counts.",
    Mode.ASSESS: "Assess: the clock runs, the feedback comes at the end. A pass counts on your way.",
}
"""What each way to play means on the way through the course."""


def next_part(view: View, one: Recommendation) -> Widget:
    """The sheet with the recommended contact."""
    card = view.found.cards.get(one.contact)
    words = Column(
        [
            Label("Begin here" if view.beginning else "Next for you", CAPTION, Token.ACCENT, bold=True),
            Label(one.title, SPEECH, bold=True),
            Label(one.reason, BODY, Token.MUTED),
            Label(_facts(card), SMALL, Token.MUTED) if card else None,
        ],
        gap=4,
    )
    do = _doing(view, one)
    face = Face(card.face, "neutral", 104) if card and card.face else None
    if view.wide:
        return Panel(Row([face, words.grow(), do.sized(300, None, True)], gap=22, align=Align.CENTRE), pad=24, pad_y=20)
    head = Row([face, words.grow()], gap=16, align=Align.CENTRE) if view.ctx.scale.room[0] >= 620 else words
    return Panel(Column([head, do], gap=14), pad=22, pad_y=18)


def _doing(view: View, one: Recommendation) -> Widget:
    text = "Begin" if view.beginning else f"Start, to {MODES[view.mode][0].lower()}"
    if view.mode is Mode.ASSESS and not view.beginning:
        text = "Start, to be assessed"
    speech = f"{text}: {one.title}. {one.reason}"
    start = Button("next", text, view.starting(one.contact, view.beginning), "play", Kind.PRIMARY, speech)
    if view.beginning:
        return Column([start])
    modes = [(mode, word) for mode, (word, _) in MODES.items()]
    choice = Choice("mode", modes, view.mode, view.do.mode, label="How to play")
    return Column([start, choice, Label(MEANING[view.mode], CAPTION, Token.MUTED)], gap=8)


def _facts(card: Card) -> str:
    minutes = f"about {card.minutes} minutes" if card.minutes != 1 else "about a minute"
    return ", ".join((CHANNELS[card.channel][0], card.customer, minutes))
