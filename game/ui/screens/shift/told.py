"""The page of a shift's debrief: one sentence first, the score and where it comes from, then contact by contact."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.domain.shift_moment import Word
from game.ui.context import Context
from game.ui.screens.parts.frame import calm_line, page, section_title
from game.ui.screens.parts.header import header
from game.ui.screens.parts.scores import points
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.shift.cards import contact_row
from game.ui.screens.shift.words import minutes
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    TITLE,
    Align,
    Bar,
    Button,
    Chip,
    Column,
    Grid,
    Icon,
    Kind,
    Label,
    Middle,
    Panel,
    Row,
    Scroll,
    Token,
    Widget,
)

if TYPE_CHECKING:
    from game.coaching.shift import Remark, ShiftDebrief
    from game.domain.shift_moment import Service, ShiftResult

KEYS: tuple[tuple[str, str], ...] = (
    ("1 – 8", "The debrief of that contact; Esc comes back here"),
    ("Arrows", "Move among the contacts; Enter opens the one that is lit"),
    ("P", "Work this shift again"),
    ("C", "Other shifts; Esc does the same"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""
_ROOMY = 860
_WIDEST = 1040  # design units of type: the article is read, not looked at


@dataclass(frozen=True, slots=True)
class Doing:
    """What the page can do; `contact` makes what opens a contact's own debrief."""

    contact: Callable[["Service"], Callable[[], None]]
    again: Callable[[], None]
    leave: Callable[[], None]
    keys: Callable[[], None]


def debrief_page(ctx: Context, title: str, told: "ShiftDebrief | None", note: str, do: Doing) -> Widget:
    """Put the page together; `note` is a sentence for its foot."""
    roomy = ctx.scale.room[0] >= _ROOMY
    keys = Button(
        "keys", "Keys" if roomy else "", do.keys, "keyboard", Kind.BARE, "Keys, key question mark", size=SMALL
    )
    top = header(title, [Chip("Debrief", "clipboard-list")], [keys], brand=roomy)
    if told is None:
        trouble = Middle(Row([Icon("info", 22), Label(note, BODY).grow()], gap=12), 460)
        return page(ctx, top, trouble if note else Middle(Waiting("Looking back over the shift …"), 460))
    body = Scroll("article", Middle(_article(told, do, roomy), _WIDEST))
    return page(ctx, top, body, _foot(note, do))


def _foot(note: str, do: Doing) -> Widget:
    again = Button("again", "Work it again", do.again, "play", Kind.PRIMARY, "Work this shift again, key P")
    other = Button("shifts", "Other shifts", do.leave, "list-ordered", speech="Other shifts, key C")
    bar = Bar([again], [other], gap=12)
    return Column([calm_line(note), bar], gap=8) if note else bar


def _article(told: "ShiftDebrief", do: Doing, roomy: bool) -> Widget:
    result = told.result
    rows = [contact_row(one, do.contact(one), roomy) for one in result.services]
    return Column(
        [
            Label("What came of it", SMALL, Token.ACCENT, bold=True),
            Label(told.headline, TITLE if roomy else SPEECH, bold=True),
            _score(result),
            Column([_remark(one) for one in told.remarks], gap=12) if told.remarks else None,
            section_title("The day in figures", size=BODY),
            Grid(_figures(result), 176, 12, most=5),
            section_title("Contact by contact", size=BODY),
            Column(rows, gap=10),
        ],
        gap=16,
    )


def _score(result: "ShiftResult") -> Widget:
    score = result.score
    number = Row(
        [Label("Not assessed" if score.overall is None else points(score.overall), TITLE, Token.ACCENT, bold=True),
         Label("of 100, the shift", SMALL, Token.MUTED) if score.overall is not None else None],
        gap=10, align=Align.CENTRE,
    )  # fmt: skip
    if score.overall is None:
        return number
    mean = f"Contacts {points(score.mean)}: the mean of all {len(result.services)}, and four fifths of the score."
    even = (
        f"Consistency {points(score.consistency)}: how much alike they were, the last fifth; "
        "100 would mean that everybody got the same, and it counts at most as much as the mean."
    )
    return Column([number, _reason("target", mean), _reason("users", even)], gap=6)


def _reason(icon: str, text: str) -> Widget:
    return Row([Icon(icon, 18), Label(text, BODY).grow()], gap=10, align=Align.START)


def _remark(one: "Remark") -> Widget:
    icon = "circle-check" if one.good else "lightbulb"
    words = Column([Label(one.text, BODY), Label(f"{one.principle} {one.principle_name}", SMALL, Token.MUTED)], gap=2)
    return Row([Icon(icon, 20), words.grow()], gap=12, align=Align.START)


def _figures(result: "ShiftResult") -> list[Widget]:
    promises = [one.promise for one in result.services if one.promise is not None]
    times = [one.told for one in result.services if one.told is not None]
    first, last = points(result.first_third), points(result.last_third)
    return [
        _figure("First third and last", f"{first} → {last}", "mean of the first contacts, and of the last"),
        _figure("Longest wait", minutes(result.longest_wait), f"in a shift of {minutes(result.minutes)}"),
        _figure("Stars", f"{result.stars / 100:.1f} of 5", "on average"),
        _figure("Words about time", _kept(times), "times told that came true" if times else "nobody was told a time"),
        _figure("Promises", _kept(promises), "contacts promised that came in time" if promises else "none came due"),
    ]


def _kept(words: "list[Word]") -> str:
    return f"{sum(1 for one in words if one is Word.KEPT)} of {len(words)} kept" if words else "–"


def _figure(title: str, value: str, about: str) -> Widget:
    return Panel(
        Column(
            [Label(title, SMALL, Token.MUTED), Label(value, SPEECH, bold=True), Label(about, SMALL, Token.MUTED)],
            gap=4,
        ),
        pad=18, pad_y=14,
    )  # fmt: skip
