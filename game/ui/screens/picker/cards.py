"""One contact on a card, and one that was left unfinished."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui.canvas import Canvas
from game.ui.screens.parts.words import CHANNELS, MODES
from game.ui.theme import Token
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    Align,
    Chip,
    Column,
    Face,
    Flow,
    Icon,
    KeyBadge,
    Label,
    Pressable,
    Row,
    Rule,
    Spacer,
    Widget,
)

if TYPE_CHECKING:
    from game.session.library import Card
    from game.session.training import Open
    from game.ui.screens.picker.marks import Mark

_DIFFICULTY = {1: "gentle", 2: "steady", 3: "testing", 4: "hard", 5: "very hard"}

_DOT = "\u00a0·"  # never the first thing on a line
_MOST_TAUGHT = 3  # names on a card; an author puts the weightiest first


class Dots(Widget):
    """So many of five dots are full; the word for it stands beside them."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def natural_width(self) -> int:
        return 5 * self.kit.scale.sp(10) + 4 * self.kit.scale.sp(3)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(10)

    def draw(self, canvas: Canvas) -> None:
        across, step = self.kit.scale.sp(10), self.kit.scale.sp(13)
        for at in range(5):
            centre = (self.rect.x + across // 2 + at * step, self.rect.centery)
            canvas.dot(centre, across, Token.ACCENT)
            if at >= self.count:
                canvas.dot(centre, across - 2 * self.kit.scale.sp(1.5), canvas.ground)


def contact_card(number: int, card: "Card", best: str, start: Callable[[], None], mark: "Mark | None" = None) -> Widget:
    """Give the card of a contact; `best` is a sentence about the trainee's best result, `mark` what the course says."""
    word, icon = CHANNELS[card.channel]
    badge = KeyBadge(str(number)) if number <= 9 else None
    who = Label(card.customer, SMALL, Token.MUTED)
    head = Row(
        [
            Face(card.face, "neutral", 104),
            Column([Chip(word, icon, Token.KEY), who], gap=8, align=Align.START).grow(),
            Column([badge], align=Align.END) if badge else None,
        ],
        gap=14,
        align=Align.CENTRE,
    )
    hard = _DIFFICULTY.get(card.difficulty, "")
    teaches = f"{_DOT} ".join(name for _, name in card.teaches[:_MOST_TAUGHT])
    if len(card.teaches) > _MOST_TAUGHT:
        teaches += f"{_DOT} and {len(card.teaches) - _MOST_TAUGHT} more"
    minutes = f"about {card.minutes} minutes" if card.minutes != 1 else "about a minute"
    child = Column(
        [
            head,
            _fact(mark.icon, mark.words, Token.ACCENT) if mark else None,
            Label(card.title, SPEECH, bold=True),
            Label(card.summary, BODY, Token.MUTED),
            _fact("lightbulb", teaches) if teaches else None,
            Spacer().grow(),
            Rule(),
            Flow([Dots(card.difficulty), Label(hard, SMALL),
                  Spacer(4), Icon("clock", 16, Token.MUTED), Label(minutes, SMALL)], gap=8),
            _fact("trophy", best),
        ],
        gap=12,
    )  # fmt: skip
    speech = f"{number}. {card.title}. {word}, {hard}, {minutes}. {card.summary} {best}."
    if mark:
        speech += f" {mark.words}."
    return Pressable(f"card-{card.id}", child, start, pad=22, pad_y=20, radius=18, speech=speech)


def unfinished_card(key: str, one: "Open", title: str, resume: Callable[[], None], badge: str = "") -> Widget:
    """Give the card of a contact that can be gone on with, or a note about one that cannot.

    `title` may be empty where it cannot be known any more.
    """
    if one.problem:
        called = f"“{title}”" if title else "A contact left unfinished"
        words = Column(
            [Label(f"{called} cannot be gone on with", BODY, bold=True), Label(one.problem, SMALL, Token.MUTED)], gap=2
        )
        return Pressable(key, _with_icon("triangle-alert", words), resume, Token.PAPER, flat=True, enabled=False)
    words = Column([Label(f"Go on with “{title}”", BODY, bold=True), Label(_left(one), SMALL, Token.MUTED)], gap=2)
    return Pressable(key, _with_icon("bookmark", words, badge), resume, pad=22, pad_y=14)


def _left(one: "Open") -> str:
    actions = "right at the start" if one.turns == 0 else f"after {one.turns} action{'' if one.turns == 1 else 's'}"
    parts = [f"left {actions}"]
    if one.trainee:
        parts.insert(0, one.trainee.name)
    if one.mode:
        parts.append(f"{MODES[one.mode][0].lower()} mode")
    return ", ".join(parts)


def _with_icon(icon: str, words: Widget, badge: str = "") -> Widget:
    return Row([Icon(icon, 22), words.grow(), KeyBadge(badge) if badge else None], gap=14, align=Align.CENTRE)


def _fact(icon: str, text: str, ink: Token = Token.MUTED) -> Widget:
    words = Label(text, SMALL, ink, bold=ink is not Token.MUTED)
    return Row([Icon(icon, 16, ink), words.grow()], gap=8, align=Align.START)
