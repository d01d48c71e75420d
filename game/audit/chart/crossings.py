"""The order of the cells in each rank: sweeps up and down until fewer crossings are not found any more."""

from bisect import bisect_left, insort
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Cell = TypeVar("Cell", bound=Hashable)

_SWEEPS = 12
_MUCH = 12_000  # links times sweeps: a larger map gets fewer sweeps


def ordered(layers: Sequence[Sequence[Cell]], links: Sequence[tuple[Cell, Cell]]) -> list[list[Cell]]:
    """The layers with their cells in an order with few crossings. A link leads from a layer to the next one."""
    above, below = neighbours(links)
    best = [list(layer) for layer in layers]
    fewest = crossings_of(best, links)
    now = [list(layer) for layer in layers]
    sweeps = max(3, min(_SWEEPS, _MUCH // max(1, len(links))))
    for sweep in range(sweeps):
        if not fewest:
            break
        down = sweep % 2 == 0
        for at in range(1, len(now)) if down else range(len(now) - 2, -1, -1):
            fixed = now[at - 1] if down else now[at + 1]
            now[at] = _by_middle(now[at], fixed, above if down else below, sweep // 2 % 2 == 1)
        _exchange(now, above, below)
        count = crossings_of(now, links)
        if count < fewest:
            fewest, best = count, [list(layer) for layer in now]
    return best


def neighbours(links: Sequence[tuple[Cell, Cell]]) -> tuple[dict[Cell, list[Cell]], dict[Cell, list[Cell]]]:
    """(those above each cell, those below)."""
    above: dict[Cell, list[Cell]] = {}
    below: dict[Cell, list[Cell]] = {}
    for upper, lower in links:
        below.setdefault(upper, []).append(lower)
        above.setdefault(lower, []).append(upper)
    return above, below


def crossings_of(layers: Sequence[Sequence[Cell]], links: Sequence[tuple[Cell, Cell]]) -> int:
    """How many pairs of links cross."""
    _, below = neighbours(links)
    total = 0
    for upper, lower in pairwise(layers):
        place = {cell: at for at, cell in enumerate(lower)}
        seen: list[int] = []
        for cell in upper:
            ends = sorted(place[one] for one in below.get(cell, ()) if one in place)
            total += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _by_middle(
    layer: Sequence[Cell], fixed: Sequence[Cell], towards: Mapping[Cell, Sequence[Cell]], from_right: bool
) -> list[Cell]:
    """The layer in the order of the mean places of each cell's neighbours; a cell without any keeps its place. Equals
    change places in every other pair of sweeps, else they would never."""
    place = {cell: at for at, cell in enumerate(fixed)}
    middles: dict[Cell, float] = {}
    for cell in layer:
        known = [place[one] for one in towards.get(cell, ()) if one in place]
        if known:
            middles[cell] = sum(known) / len(known)
    moving = [cell for cell in layer if cell in middles]
    moving = sorted(reversed(moving) if from_right else moving, key=middles.__getitem__)
    following = iter(moving)
    return [next(following) if cell in middles else cell for cell in layer]


def _exchange(
    layers: list[list[Cell]], above: Mapping[Cell, Sequence[Cell]], below: Mapping[Cell, Sequence[Cell]]
) -> None:
    """Let neighbours change places where that makes fewer crossings."""
    for at, layer in enumerate(layers):
        upper = {cell: number for number, cell in enumerate(layers[at - 1])} if at else {}
        lower = {cell: number for number, cell in enumerate(layers[at + 1])} if at + 1 < len(layers) else {}
        ends = {cell: (_places(above.get(cell, ()), upper), _places(below.get(cell, ()), lower)) for cell in layer}
        for left in range(len(layer) - 1):
            one, other = ends[layer[left]], ends[layer[left + 1]]
            now = sum(_crossing(a, b) for a, b in zip(one, other, strict=True))
            if now and now > sum(_crossing(b, a) for a, b in zip(one, other, strict=True)):
                layer[left], layer[left + 1] = layer[left + 1], layer[left]


def _places(cells: Sequence[Cell], places: Mapping[Cell, int]) -> list[int]:
    return sorted(places[one] for one in cells if one in places)


def _crossing(left: Sequence[int], right: Sequence[int]) -> int:
    """How often the lines of the left one of two neighbours cross those of the right one."""
    return sum(len(left) - bisect_left(left, end + 1) for end in right)
