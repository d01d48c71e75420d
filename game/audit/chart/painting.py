"""The map as a list of plain things to draw: plates, strokes, words and signs, back to front. Every writer draws the
same list, so a file and the window show the same map."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from game.audit.chart.item_words import SIGN, doubted_in_short, in_short, item_sentences, reply_sentences
from game.audit.chart.layout import Box, Layout, Route
from game.audit.chart.lines import Line, Spot
from game.audit.chart.looks import LOOKS, SEVERITIES, Form, Hue, outline
from game.audit.chart.model import Bundle, Chart, Mark, Node, gravest
from game.audit.chart.widths import fitted, width_of, wrapped
from game.domain.diagnostic import Severity

BACK, EARLY = (7.0, 5.0), (1.5, 4.5)
"""The dashes and pauses of a line that leads back, and of one that only comes too early."""
LABEL, TEXT, BADGE = 14.0, 12.0, 11.0
"""Type sizes on a card, in units of the page."""
PAD = 14.0
_LINE = 1.38
_SLACK = 0.94  # another font than Inter may be a little wider


@dataclass(frozen=True, slots=True)
class Plate:
    """A filled shape with an edge; either hue may be missing. `title` is told where a pointer rests on it."""

    points: tuple[Spot, ...]
    fill: Hue | None
    edge: Hue | None = None
    thick: float = 1.0
    dashed: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line, in dashes where they are given (how long, how far apart)."""

    line: Line
    ink: Hue
    thick: float
    dash: Spot | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. `x` and `y` are its left (`align` 0), middle (0.5) or right end (1) and its top; `width` is
    the room it has."""

    text: str
    x: float
    y: float
    size: float
    ink: Hue
    ground: Hue
    width: float
    bold: bool = False
    align: float = 0.0


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon in a square."""

    icon: str
    x: float
    y: float
    size: float
    ink: Hue


Thing = Plate | Stroke | Words | Sign
Fit = Callable[[str, float, bool, float], str]


def map_things(chart: Chart, layout: Layout) -> Iterator[Thing]:
    """All of the map: lines, then cards, then the numbers of replies."""
    for route in layout.routes:
        yield from line_things(route, chart)
    for node in chart.nodes:
        yield from card_things(chart, node, layout.boxes[node.id])
    for route in layout.routes:
        yield from badge_things(route.bundle, route.badge, chart, route.room)
    for name, bundle in chart.again.items():
        if name in layout.boxes:
            yield from again_things(bundle, layout.boxes[name], chart)


def line_things(route: Route, chart: Chart, strong: bool = False) -> Iterator[Thing]:
    """A line with its arrowhead; `strong` for the path that was taken."""
    bundle = route.bundle
    ink, thick = (Hue.ACCENT, 4.0) if strong else (Hue.MUTED, weight(bundle, chart))
    faint = not strong and chart.plays is not None and not bundle.share
    ink = Hue.LINE if faint else ink
    dash = BACK if bundle.loops else EARLY if bundle.early else None
    yield Stroke(route.line, ink, thick, dash, told(bundle, chart))
    (x, y), back = route.line.end, -1 if route.line.falls else 1
    size = 5.0 + thick
    yield Plate(((x, y), (x - size * 0.7, y + back * size * 1.4), (x + size * 0.7, y + back * size * 1.4)), ink)


def weight(bundle: Bundle, chart: Chart) -> float:
    """How thick a line is: where plays are shown, by how many went that way."""
    if chart.plays is None or bundle.share is None:
        return 1.4
    return 1.2 + 5.0 * bundle.share


def badge_things(bundle: Bundle, spot: Spot, chart: Chart, room: float) -> Iterator[Thing]:
    """The numbers of the replies that lead this way, or how many went it, where a line begins."""
    ways = badge_texts(bundle, chart)
    text = next((one for one in ways if width_of(one, BADGE, True) + 8 <= room), ways[-1])
    width = min(max(room, 16.0), max(18.0, width_of(text, BADGE, True) + 10))
    box = Box(spot[0] - width / 2, spot[1] - 8, width, 16)
    yield _pill(box, Hue.SURFACE, _edge(bundle, chart), told(bundle, chart))
    yield Words(text, spot[0], box.y + 8 - BADGE * _LINE / 2, BADGE, Hue.INK, Hue.SURFACE, width, True, 0.5)


def again_things(bundle: Bundle, box: Box, chart: Chart) -> Iterator[Thing]:
    """What leads from a card back to itself: its numbers, with an arrow round, on the lower edge."""
    text = badge_texts(bundle, chart)[0]
    room = width_of(text, BADGE, True) + 2
    width = room + 26
    left, top = box.x + box.w - width - 16, box.y + box.h - 8
    yield _pill(Box(left, top, width, 16), Hue.SURFACE, _edge(bundle, chart), told(bundle, chart))
    yield Sign("rotate-ccw", left + 5, top + 2.5, 11, Hue.MUTED)
    yield Words(text, left + 20, top + 8 - BADGE * _LINE / 2, BADGE, Hue.INK, Hue.SURFACE, room, True)


def badge_texts(bundle: Bundle, chart: Chart) -> tuple[str, ...]:
    """'1 3', or where plays are shown '62 %', or '! 62 %' where a reply is doubted; then what to write in less room."""
    if chart.plays is None or bundle.share is None:
        return bundle.numbers, f"×{len({one.number for one in bundle.edges})}"
    share = round(100 * bundle.share)
    if chart.doubted(bundle):
        return f"{SIGN} {share} %", f"{SIGN}{share}%", SIGN
    return f"{share} %", f"{share}%"


def _edge(bundle: Bundle, chart: Chart) -> Hue:
    return Hue.INK if chart.doubted(bundle) else Hue.LINE


def told(bundle: Bundle, chart: Chart) -> str:
    """What is told of a line: each reply with its words, its condition, how many gave it, and what that says of it."""
    lines = [f"{bundle.source} → {bundle.target}"]
    for one in bundle.edges:
        notes = [f"when {one.when}" if one.when else "", "too early" if one.early else ""]
        if chart.plays is not None and one.share is not None:
            notes.append(f"{round(100 * one.share)} %, {one.count} times")
        note = ", ".join(part for part in notes if part)
        lines.append(f"{one.number} {one.reply}{f' ({note})' if note else ''}: {one.say}")
        use = chart.use(one)
        lines += reply_sentences(use) if use is not None else ()
    return "\n".join(lines)


def card_things(
    chart: Chart, node: Node, box: Box, edge: Hue | None = None, thick: float = 0.0, fit: Fit = fitted
) -> Iterator[Thing]:
    """A card; `edge` and `thick` stand out instead of its own."""
    look = LOOKS[node.kind]
    item = chart.item(node.id)
    title = "\n".join([f"{look.word}: {node.label}", node.text, *(item_sentences(item) if item is not None else ())])
    points = _at(outline(look.form, box.w, box.h), box)
    yield Plate(points, look.ground, edge or look.edge, thick or look.thick, look.form.dashed, title)
    if look.form is Form.DOUBLE and not thick:
        yield Plate(_at(outline(look.form, box.w, box.h, 4.0), box), None, look.edge, 1.0)
    indent = PAD + (10 if look.form in (Form.POINTED, Form.PILL) else 0)
    inner = Box(box.x + indent, box.y + 9, box.w - 2 * indent, box.h - 18)
    yield Sign(look.icon, inner.x, inner.y + 1.5, 16, look.ink)
    right = inner.x + inner.w
    for part in _corner(chart, node, right, inner.y, look.ground):
        right = min(right, part.x - (part.width if isinstance(part, Words) else 0) - 6)
        yield part
    room = right - inner.x - 22
    yield Words(fit(node.label, LABEL, True, room), inner.x + 22, inner.y, LABEL, Hue.INK, look.ground, room, True)
    yield from _body(chart, node, Box(inner.x, inner.y + 23, inner.w, inner.h - 23), look.ground)


def _corner(chart: Chart, node: Node, right: float, y: float, ground: Hue) -> Iterator[Words | Sign]:
    """Small signs at the right of the label: gestures that land, replies that can be too early, scores, plays."""
    texts: list[tuple[str, str]] = []
    if chart.plays is not None and node.id in chart.visits:
        texts.append(("users", str(chart.visits[node.id])))
    if node.highest is not None and node.lowest is not None:
        texts.append(("", f"{round(node.lowest / 100)}–{round(node.highest / 100)}"))
    hints = sum(one.severity is Severity.HINT for one in node.problems)
    if hints:
        texts.append(("lightbulb", str(hints) if hints > 1 else ""))
    if node.gestures:
        texts.append(("gift", str(len(node.gestures)) if len(node.gestures) > 1 else ""))
    if Mark.EARLY in node.marks:
        texts.append(("hourglass", ""))
    if Mark.BARB in node.marks and LOOKS[node.kind].icon != "wind":
        texts.append(("wind", ""))
    for icon, text in texts:
        if text:
            width = width_of(text, TEXT) + 1
            yield Words(text, right, y + 1, TEXT, Hue.MUTED, ground, width, False, 1.0)
            right -= width + 3
        if icon:
            yield Sign(icon, right - 14, y + 2.5, 14, Hue.MUTED)
            right -= 14
        right -= 6


def warning_of(node: Node) -> tuple[str, str]:
    """The icon and the words of what is wrong at a place; empty where nothing is. A hint is nothing wrong."""
    words = [str(mark) for mark in node.marks if mark in (Mark.DEAD_END, Mark.UNREACHABLE)]
    wrong = [one for one in node.problems if one.severity is not Severity.HINT]
    worst = gravest(wrong)
    if worst is not None:
        word, number = SEVERITIES[worst][1], sum(one.severity is worst for one in wrong)
        codes = ", ".join(dict.fromkeys(one.code for one in wrong))
        words.append(f"{number} {word}{'s' if number > 1 else ''}: {codes}")
    if not words:
        return "", ""
    text = " · ".join(words)
    return SEVERITIES[worst][0] if worst is not None else "triangle-alert", text[0].upper() + text[1:]


def _body(chart: Chart, node: Node, box: Box, ground: Hue) -> Iterator[Thing]:
    """Two lines: the customer's words, unless there is more to say. How difficult it was takes the first, what is
    doubted or wrong the last, each on a ground of its own."""
    icon, warning = warning_of(node)
    item = chart.item(node.id)
    found, doubt = (in_short(item), doubted_in_short(item)) if item is not None else ("", "")
    y, step = box.y, TEXT * _LINE + 0.5
    if doubt and warning:
        yield from _standing_out("", f"{doubt} · {found}", Hue.INK, Box(box.x, y - 1, box.w, 18))
        y += step
    elif found:
        text = fitted(found[0].upper() + found[1:], TEXT, False, box.w * _SLACK)
        yield Words(text, box.x, y, TEXT, Hue.INK, ground, box.w)
        y += step
    free = 2 - bool(found) - bool(warning or doubt)
    for line in wrapped(node.text, TEXT, box.w * _SLACK, free) if free > 0 else ():
        yield Words(line, box.x, y, TEXT, Hue.MUTED, ground, box.w)
        y += step
    low = Box(box.x, box.y + step + 2, box.w, 18)
    if warning:
        yield from _standing_out(icon, warning, Hue.EMPATHY, low)
    elif doubt:
        yield from _standing_out("", doubt, Hue.INK, low)


def _standing_out(icon: str, text: str, ink: Hue, box: Box) -> Iterator[Thing]:
    """A line on a ground of its own, a little wider than the box."""
    yield _pill(Box(box.x - 4, box.y, box.w + 8, box.h), Hue.SURFACE, ink)
    indent = 20.0 if icon else 6.0
    if icon:
        yield Sign(icon, box.x + 2, box.y + 2, 14, ink)
    text = fitted(text, BADGE, True, box.w * _SLACK - indent - 4)
    y = box.y + box.h / 2 - BADGE * _LINE / 2
    yield Words(text, box.x + indent, y, BADGE, ink, Hue.SURFACE, box.w - indent - 4, True)


def _pill(box: Box, fill: Hue, edge: Hue, title: str = "") -> Plate:
    return Plate(_at(outline(Form.PILL, box.w, box.h), box), fill, edge, 1.2, False, title)


def _at(points: Sequence[Spot], box: Box) -> tuple[Spot, ...]:
    return tuple((box.x + x, box.y + y) for x, y in points)
