"""Where everything stands on the map: ranks from the start down, few crossings, no overlaps, every line beside the
cards it passes. The same chart always gives the same picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from game.audit.chart.crossings import crossings_of, ordered
from game.audit.chart.grid import gridded
from game.audit.chart.lines import Line, Spot
from game.audit.chart.model import Bundle, Chart, NodeKind, back_edges
from game.audit.chart.placing import placed

CARD = (248.0, 78.0)
"""Width and height of a card, in units of a page at 100 %."""
GAP_X, LANE, LANE_GAP = 28.0, 10.0, 12.0
"""Between cards; the width of a line that passes a rank; and what stands free beside it."""
PORT = 44.0
"""Between two lines that begin on the same card, where there is room."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its top left corner and its size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def centre(self) -> Spot:
        """Its middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def touches(self, other: "Box") -> bool:
        """Whether the two share any ground."""
        return (self.x < other.x + other.w and other.x < self.x + self.w
                and self.y < other.y + other.h and other.y < self.y + self.h)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Route:
    """A line on the map from its source to its target, upright where it leaves and where it arrives. `room` is how
    wide the numbers where it begins may be."""

    bundle: Bundle
    line: Line
    room: float = PORT

    @property
    def badge(self) -> Spot:
        """Where its numbers stand: just outside the source."""
        (x, y), (_, after) = self.line.start, self.line.pieces[0][2]
        return x, y + (13 if after > y else -13)


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole map: the size of the page, a box for each place, a route for each bundle, how many lines cross, and
    in how many columns the ranks stand."""

    size: Spot
    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]
    ranks: tuple[tuple[str, ...], ...]
    crossings: int
    columns: int = 1

    def carrying(self, chart: Chart) -> "Layout":
        """The same map with the ways of another chart of the same places: one that has plays laid over it."""
        bundles = {(one.source, one.target): one for one in chart.bundles}
        routes = (replace(one, bundle=bundles[(one.bundle.source, one.bundle.target)]) for one in self.routes)
        return replace(self, routes=tuple(routes))


def lay_out(chart: Chart, card: Spot = CARD) -> Layout:
    """Lay out a chart with cards of one size."""
    names = [one.id for one in chart.nodes if one.kind is not NodeKind.QUESTION]
    questions = [one.id for one in chart.nodes if one.kind is NodeKind.QUESTION]
    bundles = [one for one in chart.bundles if one.source in chart.by_id and one.target in chart.by_id]
    rank = ranked(chart.start, names, bundles)
    layers, chains = _layers(names, bundles, rank)
    layers = ordered(layers, _links(chains))
    crossings = crossings_of(layers, _links(chains))
    if questions:  # they follow every ending, so they stand below, and no line leads there
        layers = [*layers, [(one, 0) for one in questions]]
    xs = placed(layers, _links(chains), lambda one: card[0] if not one[1] else LANE, _space)
    return _drawn(chart, layers, chains, xs, card, crossings)


Cell = tuple[str, int]
"""(place, 0), or (name of a line, how manieth point of it)."""
Chain = tuple[Bundle, tuple[Cell, ...], bool]
"""A line, the cells it goes through from the upper to the lower end, and whether it leads upwards."""


def ranked(start: str, names: Sequence[str], bundles: Sequence[Bundle]) -> dict[str, int]:
    """The rank of each place: below all that lead to it, loops left aside; what nothing leads to stands just above
    what it leads to."""
    forward: dict[str, list[str]] = {name: [] for name in names}
    for one in bundles:
        forward[one.source].append(one.target)
    back = back_edges(start, {start: forward.get(start, []), **forward} if start in forward else forward)
    onward = {name: [to for to in targets if (name, to) not in back] for name, targets in forward.items()}
    waiting = dict.fromkeys(names, 0)
    for targets in onward.values():
        for target in targets:
            waiting[target] += 1
    sources = [name for name in names if not waiting[name]]
    rank, order, queue = dict.fromkeys(names, 0), [], list(sources)
    while queue:
        name = queue.pop()
        order.append(name)
        for target in onward[name]:
            rank[target] = max(rank[target], rank[name] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                queue.append(target)
    for name in reversed(order):
        if name in sources and name != start and onward[name]:
            rank[name] = min(rank[target] for target in onward[name]) - 1
    lowest = min(rank.values(), default=0)
    return {name: one - lowest for name, one in rank.items()}


def _layers(
    names: Sequence[str], bundles: Sequence[Bundle], rank: Mapping[str, int]
) -> tuple[list[list[Cell]], list[Chain]]:
    """The cells of each rank, and the lines as chains of cells with one in each rank they pass."""
    layers: list[list[Cell]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for name in names:
        layers[rank[name]].append((name, 0))
    chains: list[Chain] = []
    for number, one in enumerate(bundles):
        upward = rank[one.source] > rank[one.target]
        upper, lower = (one.target, one.source) if upward else (one.source, one.target)
        cells: list[Cell] = [(upper, 0)]
        for at in range(rank[upper] + 1, rank[lower]):
            cells.append((f"|{number}", at))
            layers[at].append(cells[-1])
        chains.append((one, (*cells, (lower, 0)), upward))
    return layers, chains


def _links(chains: Sequence[Chain]) -> list[tuple[Cell, Cell]]:
    return [pair for _, cells, _ in chains for pair in pairwise(cells)]


def _space(one: Cell, other: Cell) -> float:
    return GAP_X if not one[1] and not other[1] else LANE_GAP


def _drawn(
    chart: Chart,
    layers: Sequence[Sequence[Cell]],
    chains: Sequence[Chain],
    xs: Mapping[Cell, float],
    card: Spot,
    crossings: int,
) -> Layout:
    row = {cell: number for number, layer in enumerate(layers) for cell in layer}
    lines = [0] * len(layers)
    for _, cells, _ in chains:
        for cell in cells[:-1]:
            lines[row[cell]] += 1
    ports = _ports(chains, xs, card)
    ends = [_ends(chain, number, xs, ports) for number, chain in enumerate(chains)]
    spans = [(min(_left(one, xs, card) for one in layer), max(_right(one, xs, card) for one in layer))
             for layer in layers if layer]  # fmt: skip
    grid = gridded(spans, lines, card[1])
    for number, (_, cells, _) in enumerate(chains):
        for cell, x in zip(cells, ends[number], strict=True):
            grid.note(row[cell], number, x)
    boxes = {name: Box(xs[(name, at)] - card[0] / 2 + grid.shift(row[(name, at)]), grid.top(row[(name, at)]), *card)
             for name, at in xs if not at}  # fmt: skip
    routes = []
    for number, (bundle, cells, upward) in enumerate(chains):
        line = grid.line(number, [(row[cell], x) for cell, x in zip(cells, ends[number], strict=True)])
        routes.append(Route(bundle, line.turned() if upward else line, ports[(number, not upward)][1] - 3))
    ranks = tuple(tuple(name for name, at in layer if not at) for layer in layers)
    nodes = {one.id: boxes[one.id] for one in chart.nodes}
    return Layout(grid.size, nodes, tuple(routes), ranks, crossings, len(grid.columns))


def _left(cell: Cell, xs: Mapping[Cell, float], card: Spot) -> float:
    return xs[cell] - (LANE if cell[1] else card[0]) / 2


def _right(cell: Cell, xs: Mapping[Cell, float], card: Spot) -> float:
    return xs[cell] + (LANE if cell[1] else card[0]) / 2


def _ends(chain: Chain, number: int, xs: Mapping[Cell, float], ports: "Ports") -> list[float]:
    """How far to the right the line is at each of its cells."""
    found = [xs[cell] for cell in chain[1]]
    found[0] += ports[(number, True)][0]
    found[-1] += ports[(number, False)][0]
    return found


Ports = dict[tuple[int, bool], tuple[float, float]]
"""By line and end (True for the upper one), how far from the middle of the card it is, and from the one beside it."""


def _ports(chains: Sequence[Chain], xs: Mapping[Cell, float], card: Spot) -> Ports:
    """Where on its cards each line begins and ends, from left to right as their ways go."""
    sides: dict[tuple[Cell, bool], list[tuple[float, int, bool]]] = {}
    for number, (_, cells, _) in enumerate(chains):
        sides.setdefault((cells[0], True), []).append((xs[cells[1]], number, True))
        sides.setdefault((cells[-1], False), []).append((xs[cells[-2]], number, False))
    found: Ports = {}
    for lines in sides.values():
        step = min(PORT, (card[0] - 48) / max(1, len(lines) - 1))
        for at, (_, number, upper) in enumerate(sorted(lines)):
            found[(number, upper)] = (step * (at - (len(lines) - 1) / 2), step)
    return found
