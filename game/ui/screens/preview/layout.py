"""The page of the preview: a header, what there is to say, the desk and what is behind it, the findings at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.domain.diagnostic import Diagnostic
from game.ui.context import Context
from game.ui.screens.desk.customer import MoodLine, customer_bar
from game.ui.screens.desk.layout import desk_body
from game.ui.screens.desk.papers import Leftover
from game.ui.screens.desk.tray import describing, tray
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import page, section_title
from game.ui.screens.parts.header import header
from game.ui.screens.preview.findings import foot, rows
from game.ui.screens.preview.part import part_of
from game.ui.widgets import (
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Button,
    Chip,
    Column,
    Icon,
    Kind,
    Label,
    Panel,
    Row,
    Scroll,
    Token,
    Widget,
)

PANEL = 392
"""Design units of the panel beside the desk."""

_BESIDE = 940  # room in design units of type from which the desk and the panel stand side by side
_WORDS = 1180  # … from which the buttons have words
_LOW = 500  # … below which lists stand in the place of the desk
_TRAY = 600  # … from which the tray is always there; below, when it is asked for
_STATE = 26  # letters of a state's id in the header
_FOOT = 44  # design units of the findings at the foot, which a desk of its own would not have


@dataclass(frozen=True, slots=True)
class Tools:
    """What the buttons of the header do."""

    back: Callable[[], None]
    restart: Callable[[], None]
    jump: Callable[[], None]
    map: Callable[[], None]
    editor: Callable[[], None]
    panel: Callable[[], None]
    findings: Callable[[], None]
    keys: Callable[[], None]
    open_at: Callable[[Diagnostic], None]


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the preview. `says` are (sentence, whether it warns); `when` tells when the file was read."""

    ctx: Context
    file: str
    path: str
    state: str
    when: str
    says: Sequence[tuple[str, bool]]
    found: Sequence[Diagnostic]
    complete: bool
    panel: bool
    listed: bool
    tray: bool
    tools: Tools


def beside(ctx: Context) -> bool:
    """Whether the panel has room beside the desk."""
    return ctx.scale.room[0] >= _BESIDE


def is_low(ctx: Context) -> bool:
    """Whether there is room for little more than the desk."""
    return ctx.scale.room[1] < _LOW


def list_covers(ctx: Context) -> bool:
    """Whether the list of what the checker says takes the desk's place."""
    return is_low(ctx) or not beside(ctx)


def desk_context(ctx: Context, panel: bool) -> Context:
    """The context of the part of the window in which the desk stands, as if that were a window of its own."""
    return part_of(ctx, PANEL + 16 if panel and beside(ctx) else 0, _FOOT)


def preview_page(shown: Shown, view: View, mood: MoodLine, behind: Widget | None) -> Widget:
    """The page while something can be played."""
    ctx = shown.ctx
    if shown.listed and list_covers(ctx):
        return _framed(shown, findings_list(shown, whole=True))
    if behind is not None and not beside(ctx):
        return _framed(shown, behind)
    desk = _desk(shown, view, mood)
    body: Widget = Row([desk.grow(), behind.sized(PANEL)], gap=16) if behind is not None else desk
    if shown.listed:
        body = Column([body.grow(), findings_list(shown, whole=False)], gap=10)
    return _framed(shown, body)


def _desk(shown: Shown, view: View, mood: MoodLine) -> Widget:
    line = describing(view, {})
    room = shown.ctx.scale.room[1] >= _TRAY and not shown.listed
    gestures = tray(view, line) if shown.tray or room else None
    top = customer_bar(view, mood) if view.slim else None
    return Column([top, desk_body(view, mood).grow(), gestures], gap=8 if view.slim else 10)


def waiting_page(shown: Shown) -> Widget:
    """The page while no version of the file has been sound yet."""
    title = Label("This cannot be played yet", SPEECH, bold=True)
    words = Label("Put right what is named here and save the file; it is read again by itself.", SMALL, Token.MUTED)
    body = Column([Column([title, words], gap=4), findings_list(shown, whole=True).grow()], gap=14)
    return _framed(shown, body, listing=True)


def findings_list(shown: Shown, whole: bool) -> Widget:
    """The list of what the checker says: in the place of the desk, or below it."""
    listed = rows(shown.found, shown.path, shown.tools.open_at)
    scroll = Scroll("list-of-findings", listed) if whole else Leftover("list-of-findings", listed, 168)
    title = section_title("What the checker says", "clipboard-list")
    panel = Panel(Column([title, scroll], gap=6), pad=16, pad_y=10, radius=14)
    return panel.grow() if whole else panel


def _framed(shown: Shown, body: Widget, listing: bool = False) -> Widget:
    low = is_low(shown.ctx)
    top = Column([_header(shown), _says(shown)], gap=6 if low else 8)
    short = shown.listed or shown.ctx.scale.room[0] < 700
    ends = None if listing else foot(shown.found, shown.complete, shown.tools.findings, short, shown.listed)
    return page(shown.ctx, top, body, ends, gap=8 if low else 12)


def _header(shown: Shown) -> Widget:
    room, do = shown.ctx.scale.room, shown.tools
    words = room[0] >= _WORDS
    most = _STATE if words else _STATE // 2
    marks: list[Widget] = [Chip(_short(shown.state, most), "milestone")] if shown.state else []
    if words:
        marks.append(Label(shown.when, CAPTION, Token.MUTED))
    playing = [
        _button("undo", "Back", "undo-2", "U", do.back, words),
        _button("restart", "Restart", "rotate-ccw", "R", do.restart, words),
        _button("jump", "Jump", "list-ordered", "J", do.jump, words),
        _button("panel", "Behind", "eye" if shown.panel else "eye-off", "P", do.panel, words),
    ]
    actions = [
        *(playing if shown.state else []),
        _button("map", "Map", "map", "M", do.map, words),
        _button("editor", "Editor", "pen-line", "E", do.editor, words),
        _button("keys", "Keys", "keyboard", "H", do.keys, words),
    ]
    return header(shown.file, marks, actions, brand=False, least=110)


def _short(name: str, most: int) -> str:
    """A name in a narrow place; the list of states and the map have the whole of it."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _button(key: str, text: str, icon: str, press: str, do: Callable[[], None], word: bool) -> Widget:
    button = Button(key, text if word else "", do, icon, Kind.BARE, f"{text}, key {press}", size=SMALL)
    button.pad = 9 if word else 8
    return button


def _says(shown: Shown) -> Widget | None:
    """What is different from what was played before, a line each; it scrolls where there is much."""
    if not shown.says:
        return None
    lines = [
        Row([Icon("triangle-alert" if warns else "info", SMALL + 3, Token.INK), Label(text, SMALL).grow()],
            gap=10, align=Align.START)
        for text, warns in shown.says
    ]  # fmt: skip
    warns = any(one for _, one in shown.says)
    scroll = Leftover("says", Column(lines, gap=4), 44 if is_low(shown.ctx) else 72).grow(0)
    return Panel(scroll, Token.WARM if warns else Token.ACCENT_SOFT, 16, 7, 14, flat=True, key="says-panel")
