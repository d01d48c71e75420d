"""The page of the debrief: header, the customer's column, the long article in sections, and what can be done next."""

from collections.abc import Callable

from game.domain.attempt import Attempt
from game.ui.context import Context
from game.ui.screens.debrief.barbs import barbs_part
from game.ui.screens.debrief.better import better_part
from game.ui.screens.debrief.decision import decision_card
from game.ui.screens.debrief.hopes import hopes_part
from game.ui.screens.debrief.mood import mood_part
from game.ui.screens.debrief.opening import opening, side
from game.ui.screens.debrief.pillars import pillars_part
from game.ui.screens.debrief.recovery import recovery_part
from game.ui.screens.debrief.retold import story_part
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
    ("1–7", "To that section"),
    ("← →", "Pick a decision on the curve"),
    ("↑ ↓", "Scroll; also Page up, Page down, Home, End"),
    ("Tab", "Next; with Shift the one before"),
    ("P", "Play again"),
    ("F", "Play again from the decision picked (not ranked)"),
    ("R", "Stories told about you"),
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
    return tuple(title for title, _ in _parts(view))


def _parts(view: View) -> list[tuple[str, Callable[[View], Widget]]]:
    """Every section there is this time: its title and how it is made."""
    who, told = subject(view.customer.pronoun), view.told
    return [
        (f"How {who} felt", mood_part),
        ("The decision that cost most", better_part),
        *([("Putting it right", recovery_part)] if told.stages else []),
        *([("Words that hurt", barbs_part)] if told.barbs else []),
        ("The four pillars", pillars_part),
        ("Every decision", _decisions),
        (f"What {who} hoped for", hopes_part),
    ]


def article(view: View) -> Widget:
    """The article, beside the customer where there is room."""
    parts = [section(number, title, make(view)) for number, (title, make) in enumerate(_parts(view), start=1)]
    long = Scroll("article", Column([opening(view), story_part(view), *parts, Spacer(8)], gap=28))
    if not view.roomy:
        return long
    return Row([side(view, sections(view)).sized(292), long.grow()], gap=24)


def _decisions(view: View) -> Widget:
    decisions = view.told.decisions
    cards = [
        decision_card(view, one, f"again-{one.turn}", one.said if after is None or after.question else one.said[:-1])
        for one, after in zip(decisions, (*decisions[1:], None), strict=True)
    ]
    return Column(cards, gap=12)


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
        Button("contacts", do.back or ("Other contacts" if roomy else "Contacts"), do.contacts, "list-ordered",
               speech=f"{do.back or 'Other contacts'}, key C"),
    ]  # fmt: skip
    bar = Bar(left, right, gap=12)
    return Column([calm_line(note), bar], gap=8) if note else bar
