"""Writes the map as a Mermaid flowchart, for pages that draw those."""

import re
import unicodedata
from collections.abc import Iterator

from game.audit.chart.item_words import doubt_words, in_short, sentence
from game.audit.chart.model import Bundle, Chart, Edge, Mark, Node, NodeKind
from game.audit.chart.page import analysis_words, plays_words
from game.audit.chart.painting import warning_of

_SHAPES = {
    NodeKind.START: ('(["', '"])'),
    NodeKind.STATE: ('("', '")'),
    NodeKind.BARB: ('{{"', '"}}'),
    NodeKind.QUESTION: ('[/"', '"/]'),
    NodeKind.GOOD: ('(("', '"))'),
    NodeKind.FAIR: ('["', '"]'),
    NodeKind.POOR: ('[["', '"]]'),
    NodeKind.MISSING: ('>"', '"]'),
}
_CLASSES = {
    NodeKind.START: ("start", "fill:#DDF0EC,stroke:#0B6B63,color:#1F2430"),
    NodeKind.STATE: ("state", "fill:#FFFFFF,stroke:#5B6270,color:#1F2430"),
    NodeKind.BARB: ("barb", "fill:#F3DCC3,stroke:#5B6270,color:#1F2430"),
    NodeKind.QUESTION: ("question", "fill:#EFE7D9,stroke:#5B6270,color:#1F2430,stroke-dasharray:5 4"),
    NodeKind.GOOD: ("good", "fill:#FFFFFF,stroke:#3F6F2A,color:#1F2430,stroke-width:3px"),
    NodeKind.FAIR: ("fair", "fill:#FFFFFF,stroke:#5B6270,color:#1F2430,stroke-width:2px"),
    NodeKind.POOR: ("poor", "fill:#FFFFFF,stroke:#B4433A,color:#1F2430,stroke-width:3px"),
    NodeKind.MISSING: ("missing", "fill:#F6F1E8,stroke:#B4433A,color:#1F2430,stroke-dasharray:5 4"),
}
_WORDS = 60  # letters of the customer's words
_PLAIN = re.compile(r"[^\w .,;:!?'’‘“”…()–—+%€£$=/→·*-]")


def write_mermaid(chart: Chart) -> str:
    """The text of a chart as a Mermaid flowchart; without places it says why."""
    return "\n".join(_lines(chart)) + "\n"


def _lines(chart: Chart) -> Iterator[str]:
    yield "---"
    yield f"title: {_title(chart.title)}"
    yield "---"
    yield "flowchart TD"
    for words in (plays_words(chart), analysis_words(chart)):
        if words:
            yield f"%% {words}"
    names = {one.id: f"n{number}" for number, one in enumerate(chart.nodes)}
    for node in chart.nodes:
        opening, closing = _SHAPES[node.kind]
        yield f"    {names[node.id]}{opening}{_label(node, chart)}{closing}"
    for bundle in (*chart.bundles, *chart.again.values()):
        if bundle.source in names and bundle.target in names:
            arrow = "-.->" if bundle.early or bundle.loops else "-->"
            yield f'    {names[bundle.source]} {arrow}|"{_replies(bundle, chart)}"| {names[bundle.target]}'
    if not chart.nodes:
        first = next((one.message for one in chart.general), "There is nothing to draw.")
        yield f'    n0["{_quoted(first)}"]'
    for kind, (name, style) in _CLASSES.items():
        ids = [names[one.id] for one in chart.nodes if one.kind is kind]
        if ids:
            yield f"    classDef {name} {style}"
            yield f"    class {','.join(ids)} {name}"


def _label(node: Node, chart: Chart) -> str:
    lines = [f"<b>{_quoted(node.label)}</b>"]
    if node.text:
        text = node.text if len(node.text) <= _WORDS else f"{node.text[: _WORDS - 1].rstrip()}…"
        lines.append(_quoted(text))
    if node.gestures:
        lines.append(f"gestures: {_quoted(', '.join(node.gestures))}")
    if Mark.BARB in node.marks and node.kind is not NodeKind.BARB:
        lines.append("barb")
    if (item := chart.item(node.id)) is not None:
        lines.append(_quoted(sentence(in_short(item))))
        if item.doubts:
            lines.append(_quoted(doubt_words(item.doubts)))
        if node.kind is NodeKind.QUESTION:  # no line leads away from it that could tell
            lines += [_quoted(f"{one.reply} {doubt_words(one.doubts)}") for one in item.replies if one.doubts]
    if (warning := warning_of(node)[1]):
        lines.append(f"⚠ {_quoted(warning)}")
    return "<br/>".join(lines)


def _replies(bundle: Bundle, chart: Chart) -> str:
    return "<br/>".join(_reply(one, chart) for one in bundle.edges)


def _reply(edge: Edge, chart: Chart) -> str:
    notes = [f"when {edge.when}" if edge.when else "", "too early" if edge.early else ""]
    if chart.plays is not None and edge.share is not None:
        notes.append(f"{round(100 * edge.share)} %")
    if (use := chart.use(edge)) is not None:
        notes.append(doubt_words(use.doubts))
    note = ", ".join(one for one in notes if one)
    return _quoted(f"{edge.reply} ({note})" if note else edge.reply)


def _quoted(text: str) -> str:
    """Text that can stand in quotes in Mermaid: whatever could mean something there is written as its number."""
    return _PLAIN.sub(lambda found: f"#{ord(found.group())};", _seen(text))


def _seen(text: str) -> str:
    """The text on one line, without characters that cannot be seen; they could turn round what follows."""
    return "".join(char for char in " ".join(text.split()) if unicodedata.category(char) not in ("Cc", "Cf"))


def _title(text: str) -> str:
    """A title for the head of the file, which is YAML."""
    plain = _seen(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
