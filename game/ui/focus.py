"""Where the focus goes next: in reading order, or towards an arrow."""

from collections.abc import Sequence

from game.ui.widgets.base import Widget


def next_in(widgets: Sequence[Widget], key: str, step: int) -> str:
    """Give the key of the widget `step` places further in reading order, going round at the ends."""
    if not widgets:
        return ""
    keys = [widget.key for widget in widgets]
    return keys[(keys.index(key) + step) % len(keys)] if key in keys else keys[0 if step > 0 else -1]


def next_towards(start: Widget, widgets: Sequence[Widget], way: tuple[int, int]) -> Widget | None:
    """Give the nearest widget in the direction `way`, those straight ahead first; None when there is none."""
    best: tuple[float, Widget] | None = None
    for widget in widgets:
        if widget is start:
            continue
        cost = _cost(start, widget, way)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, widget
    return best[1] if best else None


def _cost(start: Widget, other: Widget, way: tuple[int, int]) -> float | None:
    one, two = start.rect, other.rect
    if way[0]:
        ahead = two.left - one.right if way[0] > 0 else one.left - two.right
        aside = max(0, two.top - one.bottom, one.top - two.bottom)
        middle = abs(two.centery - one.centery)
    else:
        ahead = two.top - one.bottom if way[1] > 0 else one.top - two.bottom
        aside = max(0, two.left - one.right, one.left - two.right)
        middle = abs(two.centerx - one.centerx)
    if ahead < -4:
        return None
    return ahead + 3 * aside + middle / 8
