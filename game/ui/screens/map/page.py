"""The page round the map: a header, what is to be said of the lit card, and what the shares come from."""

from collections.abc import Callable
from dataclasses import dataclass

from game.audit.chart.item_words import EXPLAINED, SIGN, reply_sentences
from game.audit.chart.items import ReplyUse
from game.audit.chart.looks import LOOKS, SEVERITIES
from game.audit.chart.model import Chart, Mark, Node
from game.audit.chart.page import analysis_words, plays_words
from game.domain.diagnostic import Diagnostic, Severity
from game.ui.context import Context
from game.ui.screens.map.view import MapView
from game.ui.screens.map.words import decision, facts, way
from game.ui.screens.parts.frame import calm_line, mark, page
from game.ui.screens.parts.header import header
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    Align,
    Button,
    Chip,
    Column,
    KeyBadge,
    Kind,
    Label,
    Middle,
    Panel,
    Row,
    Rule,
    Scroll,
    Token,
    Widget,
)

KEYS: tuple[tuple[str, str], ...] = (
    ("Arrows", "Go to the card next to this one"),
    ("Enter", "Jump to the state that is lit"),
    ("+ −", "Larger, smaller; the wheel, too"),
    ("0", "All of the map"),
    ("Home", "Where you are now"),
    ("Shift Arrows", "Move the map; or drag it"),
    ("P", "What plays on record say: shares, difficulty, doubts"),
    ("E", "Open the file at this place"),
    ("Esc", "Back"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""
_ROOMY = 980  # design units of type from which the words stand beside the map
_WIDE = 700
_STRIP = 104  # design units of type that the words below the map may take


@dataclass(frozen=True, slots=True)
class PageData:
    """What is shown round the map, and what can be done. `here` says that one is at the lit place."""

    ctx: Context
    chart: Chart
    node: Node | None
    note: str
    plays: bool
    here: bool
    jump: Callable[[], None] | None
    edit: Callable[[], None] | None
    zoom_in: Callable[[], None]
    zoom_out: Callable[[], None]
    fit: Callable[[], None]
    toggle_plays: Callable[[], None]
    keys: Callable[[], None]
    back: Callable[[], None]


class _Low(Scroll):
    """A scroll area that leaves most of the height to the map above it."""

    def __init__(self, key: str, child: Widget, least: float) -> None:
        super().__init__(key, child, least)
        self.weight = 0.0

    def height_at(self, width: int) -> int:
        """As much as the text needs, and not much at most."""
        return min(super().height_at(width), self.kit.scale.sp(_STRIP))


def map_page(data: PageData, view: MapView | None) -> Widget:
    """Put the page together."""
    if view is None or data.node is None:
        return page(data.ctx, _header(data), Scroll("problems", Middle(_nothing(data.chart), 720)))
    detail, key = _detail(data, data.node), f"detail {data.node.id}"  # each is read from its beginning
    if data.ctx.scale.room[0] >= _ROOMY:
        side = Panel(Scroll(key, detail), pad=18, pad_y=16, flat=False)
        body: Widget = Row([view.grow(), side.sized(300)], gap=20)
    else:
        body = Column([view.grow(), _Low(key, detail, least=56)], gap=8)
    said = ((data.note, "info"), (_elsewhere(data.chart), "triangle-alert"), (_about_plays(data), "users"))
    notes = [calm_line(one, icon) for one, icon in said if one]
    return page(data.ctx, _header(data), Column([*notes, body.grow()], gap=8), gap=12)


def _header(data: PageData) -> Widget:
    wide = data.ctx.scale.room[0] >= _ROOMY
    buttons: list[tuple[str, str, Callable[[], None], str]] = []
    if data.node is not None:
        buttons += [
            ("zoom-out", "Smaller", data.zoom_out, "minus"),
            ("zoom-in", "Larger", data.zoom_in, "plus"),
            ("fit", "All", data.fit, "maximize"),
            ("plays", "Hide plays" if data.plays else "Plays", data.toggle_plays, "users"),
        ]
    buttons += [("keys", "Keys", data.keys, "keyboard"), ("back", "Back", data.back, "arrow-left")]
    actions = [Button(key, word if wide and key in ("fit", "plays", "keys", "back") else "", do, icon, Kind.BARE,
                      word, size=SMALL) for key, word, do, icon in buttons]  # fmt: skip
    marks = [Chip("Map", "map")] if data.ctx.scale.room[0] >= _WIDE else []
    return header(data.chart.title, marks, actions, brand=wide)


def _about_plays(data: PageData) -> str:
    """What shares and figures come from; where room is scarce, in the words below the map."""
    if not data.plays:
        return ""
    return " ".join(one for one in (plays_words(data.chart), analysis_words(data.chart)) if one)


def _elsewhere(chart: Chart) -> str:
    """What is wrong in the file, and with no place on the map; hints are left to the checker."""
    found = [one for one in chart.general if one.severity is not Severity.HINT]
    if not found:
        return ""
    codes = ", ".join(dict.fromkeys(one.code for one in found))
    return f"Also wrong, away from every place on the map: {found[0].message if len(found) == 1 else codes}"


def _nothing(chart: Chart) -> Widget:
    """What is said where there is nothing to draw: the problems that keep the file from being read."""
    title = Label("There is no map yet.", 22, bold=True)
    if not chart.general:
        return Column([title, Label("The scenario has no states so far.", BODY, Token.MUTED)], gap=12)
    return Column([title, *(_problem(one) for one in chart.general[:12])], gap=12)


def _detail(data: PageData, node: Node) -> Widget:
    """All that is known of the lit place."""
    look = LOOKS[node.kind]
    head = Row([mark(look.icon, BODY, Token(look.ink.value)), Label(node.label, BODY + 2, bold=True).grow()],
               gap=8, align=Align.START)  # fmt: skip
    word = look.word + (" · you are here" if data.here else "")
    parts: list[Widget | None] = [Column([head, Label(word, CAPTION, Token.MUTED)], gap=2)]
    buttons = []
    if data.jump is not None:
        speech = "Jump here, key Enter"
        buttons.append(Button("jump", "Jump here", data.jump, "route", Kind.PRIMARY, speech, size=SMALL))
    if data.edit is not None:
        buttons.append(Button("edit", "Open", data.edit, "pen-line", speech="Open the file here, key E", size=SMALL))
    if buttons and data.ctx.scale.room[0] >= _ROOMY:  # where room is scarce, a click and the keys have to do
        parts.append(Row(buttons, gap=8))
    parts += _decision(data.chart, node)
    if node.text:
        parts.append(Label(node.text, SMALL))
    parts += [calm_line(one[0].upper() + one[1:], icon) for one, icon in _marks(node)]
    parts += [_problem(one) for one in node.problems]
    parts += [calm_line(one) for one in facts(data.chart, node)]
    ways = _ways(data.chart, node)
    if ways:
        parts += [Rule(), *ways]
    if data.chart.item(node.id) is not None:
        parts += [Rule(), *(Label(one, CAPTION, Token.MUTED) for one in EXPLAINED)]
    return Column(parts, gap=10)


def _decision(chart: Chart, node: Node) -> list[Widget | None]:
    """How difficult it was, how that goes with the rest, and what is doubted of it."""
    lines = decision(chart, node)
    if not lines:
        return []
    return [Column([Label("This decision on record", SMALL, bold=True), *(_said(one) for one in lines)], gap=3), Rule()]


def _fared(use: ReplyUse) -> list[Widget]:
    """How a reply fared, its figures in one paragraph."""
    said = list(reply_sentences(use))
    figures = " ".join(one for one in said if not one.startswith(SIGN))
    return [_said(one) for one in (figures, *(one for one in said if one.startswith(SIGN)))]


def _said(sentence: str) -> Widget:
    """A sentence about plays; a doubt stands out by its sign and its weight."""
    doubt = sentence.startswith(SIGN)
    return Label(sentence, CAPTION, Token.INK if doubt else Token.MUTED, bold=doubt)


def _marks(node: Node) -> list[tuple[str, str]]:
    found = []
    if Mark.DEAD_END in node.marks:
        found.append(("dead end: no ending can be reached from here", "triangle-alert"))
    if Mark.UNREACHABLE in node.marks:
        found.append(("never reached: no way leads here", "triangle-alert"))
    return found


def _problem(one: Diagnostic) -> Widget:
    icon, word = SEVERITIES[one.severity]
    line = f" Line {one.place.line}." if one.place.line else ""
    text = Column([Label(f"{word.capitalize()} {one.code}", CAPTION, Token.EMPATHY, bold=True),
                   Label(f"{one.message}{line}", SMALL)], gap=1)  # fmt: skip
    return Row([mark(icon, SMALL, Token.EMPATHY), text.grow()], gap=8, align=Align.START)


def _ways(chart: Chart, node: Node) -> list[Widget]:
    """The replies with their numbers, their words and where they lead."""
    found: list[Widget] = []
    edges = chart.ways_from(node.id)
    for number in dict.fromkeys(one.number for one in edges):
        own = [one for one in edges if one.number == number]
        lines: list[Widget] = [Label(f"{own[0].reply}: {own[0].say}", CAPTION + 0.5)]
        lines += [Label(way(chart, one), CAPTION, Token.MUTED) for one in own]
        use = chart.use(own[0])
        lines += _fared(use) if use is not None else []
        found.append(Row([KeyBadge(str(number), size=24), Column(lines, gap=1).grow()], gap=10, align=Align.START))
    item = chart.item(node.id)
    if item is not None and not edges:  # a question of the wrap-up: its replies lead nowhere
        found += [Column([Label(use.reply, CAPTION + 0.5), *_fared(use)], gap=1) for use in item.replies]
    return found
