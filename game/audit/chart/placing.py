"""How far to the right each cell stands: near the middle of its neighbours, in its order, never on another."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from game.audit.chart.crossings import neighbours

Cell = TypeVar("Cell", bound=Hashable)

_ROUNDS = 14
_STRAIGHT = 6.0  # how much more it counts that a long line stays straight than that a card stands in the middle


def placed(
    layers: Sequence[Sequence[Cell]],
    links: Sequence[tuple[Cell, Cell]],
    width: Callable[[Cell], float],
    space: Callable[[Cell, Cell], float],
) -> dict[Cell, float]:
    """The middle of each cell. Of one layer, in its order, neighbours are at least `space` apart."""
    above, below = neighbours(links)
    x: dict[Cell, float] = {}
    offsets: list[list[float]] = []
    for layer in layers:
        offset = [0.0]
        for one, other in pairwise(layer):
            offset.append(offset[-1] + (width(one) + width(other)) / 2 + space(one, other))
        offsets.append(offset)
        x.update((cell, at - offset[-1] / 2) for cell, at in zip(layer, offset, strict=False))
    wide = max((width(one) for layer in layers for one in layer), default=0.0)
    for turn in range(_ROUNDS):
        ways = ((above,), (below,), (above, below))[min(turn % 2, 2) if turn < _ROUNDS - 3 else 2]
        rows = range(len(layers)) if turn % 2 == 0 else range(len(layers) - 1, -1, -1)
        for at in rows:
            _settle(layers[at], offsets[at], ways, x, lambda cell: width(cell) < wide)
    free = _Free(layers, width, space, x)
    for chain in _chains(links, lambda cell: width(cell) < wide):
        _straighten(chain, free, x)
    return x


class _Free(Generic[Cell]):
    """How far each cell can move aside without touching its neighbours."""

    def __init__(
        self,
        layers: Sequence[Sequence[Cell]],
        width: Callable[[Cell], float],
        space: Callable[[Cell, Cell], float],
        x: Mapping[Cell, float],
    ) -> None:
        self.width, self.space, self.x = width, space, x
        self.left = {other: one for layer in layers for one, other in pairwise(layer)}
        self.right = {one: other for layer in layers for one, other in pairwise(layer)}

    def room(self, cell: Cell) -> tuple[float, float]:
        """The lowest and the highest place it can take."""
        low, high = float("-inf"), float("inf")
        if cell in self.left:
            low = self.x[self.left[cell]] + self._apart(self.left[cell], cell)
        if cell in self.right:
            high = self.x[self.right[cell]] - self._apart(cell, self.right[cell])
        return low, high

    def _apart(self, one: Cell, other: Cell) -> float:
        return (self.width(one) + self.width(other)) / 2 + self.space(one, other)


def _chains(links: Sequence[tuple[Cell, Cell]], is_lane: Callable[[Cell], bool]) -> list[list[Cell]]:
    """The points of each long line, from the top down."""
    following = {one: other for one, other in links if is_lane(one) and is_lane(other)}
    ends = set(following.values())
    begins = [one for one in following if one not in ends]
    chains = []
    for one in begins:
        chain = [one]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        chains.append(chain)
    return chains


def _straighten(chain: Sequence[Cell], free: _Free[Cell], x: dict[Cell, float]) -> None:
    """Let as many points as can be stand straight below each other."""
    run: list[Cell] = []
    low, high = float("-inf"), float("inf")
    for cell in (*chain, None):
        least, most = free.room(cell) if cell is not None else (float("inf"), float("-inf"))
        if cell is not None and max(low, least) <= min(high, most):
            run.append(cell)
            low, high = max(low, least), min(high, most)
            continue
        mean = sum(x[one] for one in run) / max(1, len(run))
        x.update(dict.fromkeys(run, min(max(mean, low), high)))
        run, low, high = ([cell] if cell is not None else []), least, most


def _settle(
    layer: Sequence[Cell],
    offset: Sequence[float],
    ways: Sequence[Mapping[Cell, Sequence[Cell]]],
    x: dict[Cell, float],
    is_lane: Callable[[Cell], bool],
) -> None:
    """Move a layer's cells as near as they can come to where their neighbours draw them."""
    wishes: list[tuple[float, float]] = []
    for cell, base in zip(layer, offset, strict=False):
        total = weight = 0.0
        for way in ways:
            for one in way.get(cell, ()):
                own = _STRAIGHT if is_lane(cell) and is_lane(one) else 1.0
                total, weight = total + own * x[one], weight + own
        wishes.append((total / weight - base, weight) if weight else (x[cell] - base, 0.05))
    for cell, base, wish in zip(layer, offset, _rising(wishes), strict=False):
        x[cell] = base + wish


def _rising(wishes: Sequence[tuple[float, float]]) -> list[float]:
    """The rising row of numbers that is nearest to the (wish, weight) pairs: neighbours that would change places
    share the mean of their wishes."""
    pools: list[tuple[float, float, int]] = []
    for wish, weight in wishes:
        count = 1
        while pools and pools[-1][0] >= wish:
            before, heavy, many = pools.pop()
            wish = (before * heavy + wish * weight) / (heavy + weight)
            weight, count = weight + heavy, count + many
        pools.append((wish, weight, count))
    return [wish for wish, _, count in pools for _ in range(count)]
