"""What of the map is in view: how large, and which part; a plain value that outlives each building of the page."""

from collections.abc import Mapping

from game.audit.chart.layout import Box
from game.audit.chart.lines import Spot

SMALLEST, LARGEST = 0.05, 2.5
STEP = 1.25


class Sight:
    """`zoom` is 1 where the map's text is as large as the page's; `at` the place of the map in the middle of the view.

    Before `fresh` is cleared, the view has not yet chosen how much to show at first.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.at: Spot = (0.0, 0.0)
        self.fresh = True
        self.room: Spot | None = None
        """How much of the map was in view at zoom 1 when it was last placed."""

    def set_zoom(self, zoom: float, fixed: Spot | None = None) -> None:
        """Show it so large; the place `fixed` of the map stays where it is, or the middle of the view."""
        zoom = min(LARGEST, max(SMALLEST, zoom))
        x, y = fixed if fixed is not None else self.at
        part = self.zoom / zoom
        self.at = (x + (self.at[0] - x) * part, y + (self.at[1] - y) * part)
        self.zoom = zoom

    def fit(self, size: Spot, view: Spot) -> None:
        """Show all of a map of this size; `view` is how much of the map is in view at zoom 1."""
        self.zoom = min(1.0, max(SMALLEST, min(view[0] / max(1.0, size[0]), view[1] / max(1.0, size[1]))))
        self.at = (size[0] / 2, size[1] / 2)

    def move(self, right: float, down: float) -> None:
        """Show what lies so far to the right and below."""
        self.at = (self.at[0] + right, self.at[1] + down)

    def keep_in(self, size: Spot, view: Spot) -> None:
        """Never lose the map: what is smaller than the view stands in its middle, of what is larger an edge is seen
        at most with some air."""
        self.at = (_kept(self.at[0], size[0], view[0] / self.zoom), _kept(self.at[1], size[1], view[1] / self.zoom))

    def resized(self, room: Spot, box: Box, margin: float) -> None:
        """Another part of the window is there now: what was in view stays in view."""
        before, self.room = self.room, room
        if before is not None and before != room and self.shows(box, before):
            self.reveal(box, room, margin)

    def shows(self, box: Box, view: Spot) -> bool:
        """Whether all of a box is in view."""
        wide, high = view[0] / self.zoom / 2, view[1] / self.zoom / 2
        x, y = self.at
        return (x - wide <= box.x and box.x + box.w <= x + wide
                and y - high <= box.y and box.y + box.h <= y + high)  # fmt: skip

    def reveal(self, box: Box, view: Spot, margin: float) -> None:
        """Move as little as it takes to have a box in view, with some air round it."""
        wide, high = view[0] / self.zoom, view[1] / self.zoom
        self.at = (_into(self.at[0], box.x - margin, box.x + box.w + margin, wide),
                   _into(self.at[1], box.y - margin, box.y + box.h + margin, high))  # fmt: skip


def _kept(at: float, size: float, view: float) -> float:
    air = 0.15 * view
    low, high = view / 2 - air, size - view / 2 + air
    return min(max(at, low), high) if low < high else size / 2


def _into(at: float, low: float, high: float, length: float) -> float:
    if high - low > length:
        return (low + high) / 2
    return min(max(at, high - length / 2), low + length / 2)


def nearest(boxes: Mapping[str, Box], start: str, way: Spot) -> str | None:
    """The card next to `start` in a direction, those straight ahead first; None where there is none."""
    one = boxes[start]
    best: tuple[float, str] | None = None
    for name, other in boxes.items():
        if name == start:
            continue
        cost = _cost(one, other, way)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, name)
    return best[1] if best else None


def _cost(one: Box, other: Box, way: Spot) -> float | None:
    if way[0]:
        ahead = other.x - one.x - one.w if way[0] > 0 else one.x - other.x - other.w
        aside = max(0.0, other.y - one.y - one.h, one.y - other.y - other.h)
        middle = abs(other.centre[1] - one.centre[1])
    else:
        ahead = other.y - one.y - one.h if way[1] > 0 else one.y - other.y - other.h
        aside = max(0.0, other.x - one.x - one.w, one.x - other.x - other.w)
        middle = abs(other.centre[0] - one.centre[0])
    return None if ahead < 0 else ahead + 3 * aside + middle / 8


def card_at(boxes: Mapping[str, Box], spot: Spot) -> str | None:
    """The card that a place of the map lies on."""
    x, y = spot
    found = (name for name, box in boxes.items() if box.x <= x <= box.x + box.w and box.y <= y <= box.y + box.h)
    return next(found, None)
