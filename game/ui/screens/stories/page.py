"""The page of the stories: each on a card as the customer tells it, with the switch that lets the team read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.domain.attempt import Trainee
from game.records.story import Story
from game.session.library import Card
from game.ui.context import Context
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.waiting import Waiting
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    TITLE,
    Align,
    Button,
    Column,
    Face,
    Flow,
    Icon,
    Kind,
    Label,
    Middle,
    Panel,
    Row,
    Rule,
    Scroll,
    Spacer,
    Toggle,
    Token,
    Widget,
)

KEYS: tuple[tuple[str, str], ...] = (
    ("Tab", "To the next story's switch; with Shift the one before"),
    ("Enter", "Turn the switch: whether your team may read the story"),
    ("↑ ↓", "Scroll; also Page up, Page down, Home, End"),
    ("?", "These keys"),
    ("Esc", "Back"),
)
"""(key, what it does) in the order shown."""

TITLE_WORDS = "Stories told about you"
_READING = "Listening to what is told …"
_WIDE = 760  # design units of type: a line of a story is not longer than is good to read
_NONE = "No story yet."
_KIND = (
    "They come by themselves, and not every day. When a customer goes home with something to tell about you, "
    "you find it here in her own words."
)


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page. `stories` is None until they are read; `trouble` is a sentence, or empty."""

    ctx: Context
    who: Trainee | None
    stories: tuple[Story, ...] | None
    cards: Mapping[str, Card]
    trouble: str
    share: Callable[[str, bool], None]
    keys: Callable[[], None]
    back: Callable[[], None]


def stories_page(view: View) -> Widget:
    """The whole page."""
    marks: list[Widget] = []
    if view.who is not None and view.ctx.scale.room[0] >= 700:
        marks = [OneLine(view.who.name, SMALL, Token.MUTED)]
    wide = view.ctx.scale.room[0] >= 600
    actions = [
        Button("back", "Back" if wide else "", view.back, "arrow-left", Kind.BARE, "Back, key Esc", size=SMALL),
        Button("keys", "Keys" if wide else "", view.keys, "keyboard", Kind.BARE, "Keys, key ?", size=SMALL),
    ]
    return page(view.ctx, header("", marks, actions), _body(view))


def day(story: Story) -> str:
    """The day of a story, where the laptop stands: '3 Mar 2026'."""
    when = story.when.astimezone()
    return f"{when.day} {when:%b %Y}"


def _body(view: View) -> Widget:
    if view.stories is None:
        return Middle(Waiting(_READING, "waiting"), 520)
    trouble = calm_line(view.trouble, "triangle-alert") if view.trouble else None
    if not view.stories:
        return _empty(trouble)
    count = len(view.stories)
    about = "One so far. Only you see it, unless you say so." if count == 1 else (
        f"{count} so far, the newest first. Only you see them, unless you say so."
    )  # fmt: skip
    head = Column([Label(TITLE_WORDS, TITLE, bold=True), Label(about, SMALL, Token.MUTED)], gap=4)
    cards = [_card(view, story) for story in view.stories]
    return Middle(Scroll("stories", Column([head, trouble, *cards, Spacer(8)], gap=18)), _WIDE).grow()


def _empty(trouble: Widget | None) -> Widget:
    words = [Label(_NONE, SPEECH, bold=True, align=0.5), Label(_KIND, BODY, Token.MUTED, align=0.5)]
    quote = Row([Spacer().grow(), Icon("quote", 44, Token.DELIGHT), Spacer().grow()])
    head = Label(TITLE_WORDS, TITLE, bold=True, align=0.5)
    whole = Column([quote, head, *([trouble] if trouble else words)], gap=14)
    return Middle(Scroll("stories", whole).grow(0), 520)


def _card(view: View, story: Story) -> Widget:
    card = view.cards.get(story.scenario_id)
    face = Face(card.face, "delighted", 64).sized(64, 64) if card is not None and card.face else None
    who = [Label(card.customer, BODY, bold=True)] if card is not None and card.customer else []
    when = Flow([Label(story.title, SMALL, Token.MUTED), Label(day(story), SMALL, Token.MUTED)], gap=14)
    head = Row([face, Column([*who, when], gap=2).grow(), Icon("quote", 26, Token.DELIGHT)], gap=16, align=Align.CENTRE)
    team = view.who.team if view.who is not None else ""
    text = "My team may read this" if team else "Others who play here may read this"
    switch = Toggle(f"share-{story.playthrough}", text, story.shared, _sharing(view, story))
    note = "They can read it now." if story.shared else "Only you see it."
    foot = Column([switch, Label(note, CAPTION, Token.MUTED)], gap=0)
    words = Label(f"“{story.text}”", SPEECH, key=f"story-{story.playthrough}")
    return Panel(Column([head, words, Rule(), foot], gap=12), pad=26, pad_y=20)


def _sharing(view: View, story: Story) -> Callable[[bool], None]:
    return lambda shared: view.share(story.playthrough, shared)
