"""The map on a page: a title above it, a legend below."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.audit.chart.grid import MARGIN
from game.audit.chart.item_words import NOBODY, SIGN, TOO_LARGE, left_words, source_words
from game.audit.chart.layout import Box, Layout, lay_out
from game.audit.chart.lines import Line, Spot, straight
from game.audit.chart.looks import LOOKS, SEVERITIES, Form, Hue, Look, outline
from game.audit.chart.model import Chart, Mark, NodeKind
from game.audit.chart.painting import BACK, EARLY, LABEL, TEXT, Plate, Sign, Stroke, Thing, Words, map_things
from game.audit.chart.table import decisions
from game.audit.chart.widths import fitted, width_of, wrapped
from game.domain.diagnostic import Severity

TITLE = 26.0
_HEAD, _LEADING = 74.0, 18.0
_ROW = 30.0
_LEAST = 720.0
_MOST_TOLD = 8
_MARKS = {
    Mark.EARLY: ("hourglass", "A reply here can be too early"),
    Mark.GESTURE: ("gift", "A gesture can land here"),
}
_DASHES = {"": None, "back": BACK, "early": EARLY}


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its size, its `title` and what it is `about` in words, and all there is to draw on it."""

    size: Spot
    title: str
    about: str
    things: tuple[Thing, ...]


def page_of(chart: Chart) -> Page:
    """The whole page of a chart."""
    layout = lay_out(chart)
    width = max(_LEAST, layout.size[0])
    about = summary(chart)
    lines = wrapped(about, 13, (width - 2 * MARGIN) * 0.94, 6)
    head = _HEAD + _LEADING * (len(lines) - 1)
    moved = _moved(layout, (width - layout.size[0]) / 2, head)
    things: list[Thing] = [
        Words(fitted(chart.title, TITLE, True, width - 2 * MARGIN), MARGIN, 22, TITLE, Hue.INK, Hue.PAPER,
              width - 2 * MARGIN, True),
        *(Words(line, MARGIN, 58 + _LEADING * at, 13, Hue.MUTED, Hue.PAPER, width - 2 * MARGIN)
          for at, line in enumerate(lines)),
        *map_things(chart, moved),
    ]  # fmt: skip
    y = head + (layout.size[1] if chart.nodes else MARGIN)
    for item in (*_legend(chart, width, y), *_general(chart, width, head)):
        things.append(item)
        y = max(y, item.y + 20) if isinstance(item, Words) else y
    for one in decisions(chart, MARGIN, width - 2 * MARGIN, y + MARGIN):
        things.append(one)
        y = max(y, one.y + 20)
    return Page((width, y + MARGIN), chart.title, about, tuple(things))


def summary(chart: Chart) -> str:
    """What is on the map, in a sentence or two."""
    kinds = [one.kind for one in chart.nodes]
    states, endings = sum(one.is_state for one in kinds), sum(one.is_ending for one in kinds)
    replies = len({(one.source, one.reply) for one in chart.edges})
    parts = [_many(states, "state"), _many(replies, "reply", "replies"), _many(endings, "ending")]
    problems = list(chart.problems())
    found = [_many(sum(one.severity is severity for one in problems), word) for severity, (_, word) in
             SEVERITIES.items() if any(one.severity is severity for one in problems)]  # fmt: skip
    text = ", ".join(parts) + (f"; {', '.join(found)}" if found else "") + "."
    return " ".join(one for one in (text, plays_words(chart), analysis_words(chart)) if one)


def plays_words(chart: Chart) -> str:
    """What the shares come from, in a sentence; empty where plays were not asked for."""
    if chart.plays is None:
        return ""
    if not chart.plays:
        return "No attempt at this very version is on record."
    return f"Shares are of {_many(chart.plays, 'attempt')} on record at this very version, and of no other."


def analysis_words(chart: Chart) -> str:
    """What difficulty and doubts come from, in a sentence or two; empty where they were not asked for."""
    analysis = chart.analysis
    if analysis is None:
        return TOO_LARGE if chart.plays else ""
    if analysis.counted:
        first = f"Difficulty and doubts are of {source_words(analysis)}."
    else:
        first = NOBODY if chart.plays else ""  # without plays that is said already
    return f"{first} {left_words(analysis)}".strip()


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"


def _moved(layout: Layout, x: float, y: float) -> Layout:
    boxes = {name: Box(box.x + x, box.y + y, box.w, box.h) for name, box in layout.boxes.items()}
    routes = tuple(replace(one, line=one.line.moved(x, y)) for one in layout.routes)
    return replace(layout, boxes=boxes, routes=routes)


def _legend(chart: Chart, width: float, y: float) -> Iterator[Thing]:
    """Every kind of card and line that the map shows, with its word."""
    x, y = MARGIN, y + 10
    yield Plate(((MARGIN, y - 8), (width - MARGIN, y - 8), (width - MARGIN, y - 7), (MARGIN, y - 7)), Hue.LINE)
    for swatch, word in _entries(chart):
        room = width_of(word, TEXT) * 1.08 + 4
        if x + 44 + room > width - MARGIN and x > MARGIN:
            x, y = MARGIN, y + _ROW
        yield from _swatch(swatch, x, y)
        yield Words(word, x + 42, y + 12 - TEXT * 0.69, TEXT, Hue.MUTED, Hue.PAPER, room)
        x += 42 + room + 22


def _entries(chart: Chart) -> Iterator[tuple[Look | str, str]]:
    kinds = {one.kind for one in chart.nodes}
    marks = {mark for one in chart.nodes for mark in one.marks}
    for kind in NodeKind:
        if kind in kinds:
            yield LOOKS[kind], LOOKS[kind].word
    if chart.bundles:
        yield "", "Way on, with the numbers of its replies" if chart.plays is None else "Way on, and how many took it"
    if any(one.loops for one in chart.bundles):
        yield "back", "Leads back"
    if chart.again:
        yield "rotate-ccw", "Leads back to the same place"
    if any(one.early and not one.loops for one in chart.bundles):
        yield "early", "Only where it comes too early"
    yield from ((icon, word) for mark, (icon, word) in _MARKS.items() if mark in marks)
    if any(one.severity is Severity.HINT for node in chart.nodes for one in node.problems):
        yield "lightbulb", "A hint of the checker"
    if chart.analysis is not None and any(item.doubts or item.doubted for item in chart.analysis.items):
        yield SIGN, "Doubted: look at this decision or reply"
    if any(one.highest is not None for one in chart.nodes):
        yield "20–80", "The lowest and the highest score with which an ending is reached"


def _swatch(what: Look | str, x: float, y: float) -> Iterator[Thing]:
    if isinstance(what, Look):
        points = tuple((x + px, y + py) for px, py in outline(what.form, 34, 24))
        yield Plate(points, what.ground, what.edge, what.thick, what.form.dashed)
        if what.form is Form.DOUBLE:
            yield Plate(tuple((x + px, y + py) for px, py in outline(what.form, 34, 24, 3)), None, what.edge, 1.0)
        yield Sign(what.icon, x + 10, y + 5, 14, what.ink)
    elif what in _DASHES:
        line = Line((x, y + 12), (straight((x, y + 12), (x + 28, y + 12)),))
        yield Stroke(line, Hue.MUTED, 1.4, _DASHES[what])
        yield Plate(((x + 34, y + 12), (x + 25, y + 8), (x + 25, y + 16)), Hue.MUTED)
    elif what == SIGN:
        yield Words(what, x + 17, y + 12 - LABEL * 0.69, LABEL, Hue.INK, Hue.PAPER, 20, True, 0.5)
    elif what[0].isdigit():
        yield Words(what, x + 34, y + 12 - TEXT * 0.69, TEXT, Hue.MUTED, Hue.PAPER, 40, False, 1.0)
    else:
        yield Sign(what, x + 10, y + 5, 14, Hue.MUTED)


def _general(chart: Chart, width: float, head: float) -> Iterator[Thing]:
    """Nothing is drawn of a file that cannot be read: its first problems are said instead."""
    if chart.nodes:
        return
    for number, one in enumerate(chart.general[:_MOST_TOLD]):
        y = head + MARGIN + 24 * number
        yield Sign(SEVERITIES[one.severity][0], MARGIN, y + 1, 16, Hue.EMPATHY)
        room = width - 2 * MARGIN - 24
        text = fitted(f"{one.code}: {one.message}", 14, False, room * 0.94)
        yield Words(text, MARGIN + 24, y, 14, Hue.INK, Hue.PAPER, room)


