"""The page of the debrief: header, the customer's column, the long article in sections, and what can be done next."""

from game.domain.attempt import Attempt
from game.ui.context import Context
from game.ui.screens.debrief.better import better_part
from game.ui.screens.debrief.decision import decision_card
from game.ui.screens.debrief.hopes import hopes_part
from game.ui.screens.debrief.mood import mood_part
from game.ui.screens.debrief.opening import opening, side
from game.ui.screens.debrief.pillars import pillars_part
from game.ui.screens.debrief.view import ROOMY, Doing, View, section
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.parts.words import MODES, subject
from game.ui.widgets import (
    BODY,
    SMALL,
    Align,
    Bar,
    Button,
    Chip,
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
    ("1–5", "To that section"),
    ("← →", "Pick a decision on the curve"),
    ("↑ ↓", "Scroll; also Page up, Page down, Home, End"),
    ("Tab", "Next; with Shift the one before"),
    ("P", "Play again"),
    ("F", "Play again from the decision picked (not ranked)"),
    ("L", "The leaderboard"),
    ("C", "Other contacts; Esc does the same"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""
_READING = "Reading the conversation once more…"


def debrief_page(
    ctx: Context, title: str, attempt: Attempt, body: Widget | None, waiting: str, note: str, picked: int, do: Doing
) -> Widget:
    """The whole page; without a `body` it says why (`waiting`) or that the work is going on."""
    roomy = ctx.scale.room[0] >= ROOMY
    word, icon = MODES[attempt.start.mode]
    mode = word if attempt.start.ranked else f"{word}, not ranked"
    marks: list[Widget] = [Chip("Debrief", "clipboard-list")]
    if roomy:
        marks.append(Row([Icon(icon, 16, Token.MUTED), Label(mode, SMALL, Token.MUTED)], gap=6, align=Align.CENTRE))
    word = "Keys" if roomy else ""
    keys = Button("keys", word, do.keys, "keyboard", Kind.BARE, "Keys, key question mark", size=SMALL)
    top = header(title, marks, [keys], brand=roomy)
    return page(ctx, top, body or _waiting(waiting), _actions(roomy, note, picked, do))


def sections(view: View) -> tuple[str, ...]:
    """The titles of the numbered sections."""
    who = subject(view.customer.pronoun)
    return (
        f"How {who} felt",
        "The decision that cost most",
        "The four pillars",
        "Every decision",
        f"What {who} hoped for",
    )


def article(view: View) -> Widget:
    """The article, beside the customer where there is room."""
    titles = sections(view)
    long = Scroll("article", Column([opening(view), *_sections(view, titles), Spacer(8)], gap=28))
    if not view.roomy:
        return long
    return Row([side(view, titles).sized(292), long.grow()], gap=24)


def _sections(view: View, titles: tuple[str, ...]) -> list[Widget]:
    decisions = view.told.decisions
    cards = [
        decision_card(view, one, f"again-{one.turn}", one.said if one is decisions[-1] else one.said[:-1])
        for one in decisions
    ]
    return [
        section(1, titles[0], mood_part(view)),
        section(2, titles[1], better_part(view)),
        section(3, titles[2], pillars_part(view)),
        section(4, titles[3], Column(cards, gap=12)),
        section(5, titles[4], hopes_part(view)),
    ]


def _waiting(trouble: str) -> Widget:
    if not trouble:
        return Middle(Waiting(_READING, "curve"), 460)  # the curve takes over the focus
    return Middle(Row([Icon("info", 22), Label(trouble, BODY).grow()], gap=12), 460)


def _actions(roomy: bool, note: str, picked: int, do: Doing) -> Widget:
    left: list[Widget | None] = [Button("replay", "Play again", do.replay, "play", Kind.PRIMARY, "Play again, key P")]
    if picked:
        text = f"Play again from decision {picked}" if roomy else f"From decision {picked}"
        speech = f"Play again from decision {picked}, to learn, not ranked, key F"
        left.append(Button("from-picked", text, lambda: do.again(picked), "rotate-ccw", speech=speech))
        if roomy:
            left.append(Label("to learn, not ranked", SMALL, Token.MUTED))
    right: list[Widget | None] = [
        Button("board", "Leaderboard" if roomy else "Board", do.board, "trophy", speech="Leaderboard, key L"),
        Button("contacts", "Other contacts" if roomy else "Contacts", do.contacts, "list-ordered",
               speech="Other contacts, key C"),
    ]  # fmt: skip
    bar = Bar(left, right, gap=12)
    return Column([calm_line(note), bar], gap=8) if note else bar
