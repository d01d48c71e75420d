"""What plays on record say of each decision, as a list below a map: a picture tells nothing where a pointer rests."""

from collections.abc import Iterator

from game.audit.chart.item_words import EXPLAINED, SIGN, item_sentences, reply_sentences
from game.audit.chart.items import Item
from game.audit.chart.looks import LOOKS, Hue
from game.audit.chart.model import Chart
from game.audit.chart.painting import LABEL, TEXT, Words
from game.audit.chart.widths import fitted, wrapped

_COLUMN, _BETWEEN = 400.0, 28.0
_STEP = 17.0
_INDENT = 16.0
_SLACK = 0.94  # another font than Inter may be a little wider
_MANY = 99  # lines; nothing is left out

Line = tuple[str, float, bool, Hue, float]
"""(text, size, bold, ink, indent)."""


def decisions(chart: Chart, left: float, width: float, y: float) -> Iterator[Words]:
    """A heading, what the figures mean, and the decisions side by side in columns, in the order of the scenario."""
    analysis = chart.analysis
    if analysis is None or not analysis.items:
        return
    yield Words("What plays on record say of each decision", left, y, LABEL + 2, Hue.INK, Hue.PAPER, width, True)
    y += 28
    for paragraph in EXPLAINED:
        for text in wrapped(paragraph, TEXT, width * _SLACK, _MANY):
            yield Words(text, left, y, TEXT, Hue.MUTED, Hue.PAPER, width)
            y += _STEP
    y += 14
    count = max(1, int((width + _BETWEEN) // (_COLUMN + _BETWEEN)))
    wide = (width - _BETWEEN * (count - 1)) / count
    blocks = [list(_block(chart, one, wide)) for one in analysis.items]
    low = [y] * count
    for block in blocks:
        column = min(range(count), key=lambda one: low[one])
        x = left + column * (wide + _BETWEEN)
        for text, size, bold, ink, indent in block:
            yield Words(text, x + indent, low[column], size, ink, Hue.PAPER, wide - indent, bold)
            low[column] += _STEP + (3 if size > TEXT else 0)
        low[column] += 12


def _block(chart: Chart, item: Item, wide: float) -> Iterator[Line]:
    """A decision: its name, its figures, and each reply with its own."""
    numbers = {one.reply: one.number for one in chart.ways_from(item.state)}
    node = chart.by_id.get(item.state)
    title = f"{LOOKS[node.kind].word}: {node.label}" if node is not None else item.state
    yield fitted(title, LABEL, True, wide * _SLACK), LABEL, True, Hue.INK, 0.0
    for said in item_sentences(item):
        yield from _lines(said, wide, 0.0)
    for use in item.replies:
        name = f"{numbers[use.reply]} {use.reply}" if use.reply in numbers else use.reply
        yield fitted(name, TEXT, True, (wide - _INDENT) * _SLACK), TEXT, True, Hue.INK, _INDENT
        for said in reply_sentences(use):
            yield from _lines(said, wide, _INDENT)


def _lines(text: str, wide: float, indent: float) -> Iterator[Line]:
    doubt = text.startswith(SIGN)
    for one in wrapped(text, TEXT, (wide - indent) * _SLACK, _MANY):
        yield one, TEXT, False, Hue.INK if doubt else Hue.MUTED, indent
