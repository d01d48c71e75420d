"""The layout of any chart: nothing overlaps, every line arrives, few cross, and it is the same each time."""

import time
from itertools import pairwise

import pytest

from game.audit.chart.crossings import crossings_of, ordered
from game.audit.chart.layout import CARD, lay_out
from game.audit.chart.painting import Plate, Words, map_things
from game.audit.chart.reading import chart_of, chart_of_tree
from game.audit.chart.widths import width_of
from tests.chart.charts import BROKEN, chart_from, made, shipped

SIZES = [(seed, size) for seed, size in enumerate((1, 2, 3, 5, 8, 13, 20, 30, 45, 60, 60, 60))]


def _along(spots):
    """Places along a line, never far from each other: straight stretches are long."""
    for one, other in pairwise(spots):
        steps = 1 + int(max(abs(one[0] - other[0]), abs(one[1] - other[1])) / 9)
        for step in range(steps + 1):
            yield one[0] + (other[0] - one[0]) * step / steps, one[1] + (other[1] - one[1]) * step / steps


@pytest.fixture(params=SIZES, ids=lambda one: f"{one[1]} states")
def chart(request):
    """A random chart; every other one with many loops."""
    seed, size = request.param
    return made(seed, size, loops=0.25 if seed % 2 else 0.06)


def _strays(chart, layout):
    """Lines that go through a card, other than where they begin and end at its edge."""
    for route in layout.routes:
        for x, y in _along(route.line.flat()):
            for name, box in layout.boxes.items():
                if box.x + 1 < x < box.x + box.w - 1 and box.y + 1 < y < box.y + box.h - 1:
                    yield route.bundle.source, route.bundle.target, name


def test_no_card_touches_another_and_all_lie_on_the_page(chart):
    """Overlaps = 0, however many states and loops."""
    layout = lay_out(chart)
    boxes = list(layout.boxes.values())
    assert len(boxes) == len(chart.nodes)
    assert not [1 for at, one in enumerate(boxes) for other in boxes[at + 1 :] if one.touches(other)]
    assert all(b.x >= 0 and b.x + b.w <= layout.size[0] and b.y >= 0 and b.y + b.h <= layout.size[1] for b in boxes)


def test_every_way_has_a_line_from_its_source_to_its_target(chart):
    """A line begins and ends on the edge of the right cards, and stays on the page."""
    layout = lay_out(chart)
    assert [one.bundle for one in layout.routes] == list(chart.bundles)
    for route in layout.routes:
        for spot, name in ((route.line.start, route.bundle.source), (route.line.end, route.bundle.target)):
            box = layout.boxes[name]
            assert box.x <= spot[0] <= box.x + box.w
            assert min(abs(spot[1] - box.y), abs(spot[1] - box.y - box.h)) < 0.01
        assert all(0 <= x <= layout.size[0] and 0 <= y <= layout.size[1] for x, y in route.line.flat())


def test_no_line_goes_through_a_card(chart):
    """Long lines pass beside the cards of the ranks they cross, folded or not."""
    assert list(_strays(chart, lay_out(chart))) == []


def test_the_same_chart_gives_the_same_picture(chart):
    """Nothing depends on chance or on the order of a set."""
    assert lay_out(chart) == lay_out(chart)


@pytest.mark.parametrize("name", ["late-return", "locked-out", "two-keys", "power-cut"])
def test_shipped_scenarios_are_laid_out_cleanly(name):
    """The same holds for what ships; few lines cross."""
    chart = chart_of(shipped(name))
    layout = lay_out(chart)
    assert list(_strays(chart, layout)) == []
    assert layout.crossings <= len(layout.routes) / 2


def test_broken_charts_are_laid_out_too():
    """Dead ends, places never reached and missing ones all have their card; an empty chart has an empty page."""
    layout = lay_out(chart_from(BROKEN))
    assert set(layout.boxes) == {"hello", "circle", "lonely", "bye", "nowhere"}
    assert lay_out(chart_of_tree({})).boxes == {}


def test_the_start_stands_above_all_that_follows():
    """Ranks go down from the start; only ways that lead back go up."""
    chart = made(3, 18)
    layout = lay_out(chart)
    for bundle in chart.bundles:
        if not bundle.loops:
            assert layout.boxes[bundle.source].y < layout.boxes[bundle.target].y


def test_a_long_map_is_folded_into_columns():
    """Sixty states in a row stand in columns of like height, not in one strip nobody could see as a whole."""
    states = {f"s{n}": {"replies": {"r": {"to": f"s{n + 1}" if n < 59 else "end"}}} for n in range(60)}
    layout = lay_out(chart_of_tree({"start": "s0", "states": states, "endings": {"end": {}}}))
    assert layout.columns == 4
    assert layout.size[1] < 25 * CARD[1] * 1.7


def test_sweeps_leave_fewer_crossings_than_there_were():
    """Two rows the wrong way round are put right, and the count is of pairs that cross."""
    upper, lower = list("abcd"), list("wxyz")
    links = list(zip(upper, reversed(lower), strict=True))
    assert crossings_of([upper, lower], links) == 6
    assert crossings_of(ordered([upper, lower], links), links) == 0


def test_sixty_states_are_readable():
    """Measured over maps of sixty states: less than one and a half crossings a line, and long lines mostly straight."""
    bends = crossings = lines = 0
    for seed in range(4):
        layout = lay_out(made(seed, 60))
        lines += len(layout.routes)
        crossings += layout.crossings
        bends += sum(max(0, _bends(route.line) - 2) for route in layout.routes)
    assert crossings < 1.5 * lines
    assert bends < 1.0 * lines


def _bends(line) -> int:
    spots = [line.start, *(piece[2] for piece in line.pieces)]
    return sum(abs(one[0] - other[0]) > 1 for one, other in pairwise(spots))


def test_it_is_quick():
    """Sixty states are laid out in far less than a tenth of a second, four hundred in a second or so (with slack for
    a busy machine)."""
    for size, seconds in ((60, 0.25), (400, 4.0)):
        chart = made(1, size)
        began = time.process_time()
        lay_out(chart)
        assert time.process_time() - began < seconds


def test_every_word_on_a_card_is_inside_it(chart):
    """By the measured widths of the type no text leaves its card, whatever stands on it."""
    layout = lay_out(chart)
    boxes = list(layout.boxes.values())
    for one in map_things(chart, layout):
        if isinstance(one, Words):
            width = width_of(one.text, one.size, one.bold)
            assert width <= one.width + 0.01
            left = one.x - width * one.align
            inside = [b for b in boxes if b.x <= left and left + width <= b.x + b.w and b.y - 1 <= one.y <= b.y + b.h]
            assert inside or one.size == 11.0  # the numbers of replies stand on pills of their own
        elif isinstance(one, Plate):
            assert all(-12 <= x <= layout.size[0] + 12 for x, _ in one.points)
