"""The widgets that place others: rows, columns, flows, grids, stacks, padding and empty space."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Sequence
from enum import Enum

import pygame

from game.ui.canvas import Canvas
from game.ui.theme import Token
from game.ui.widgets.base import Host, Widget


class Align(Enum):
    """Where a child stands across the direction of its row or column."""

    STRETCH = None
    START = 0.0
    CENTRE = 0.5
    END = 1.0


class Box(Widget):
    """Holds children; `gap` is the space between them in design units."""

    def __init__(self, children: Sequence[Widget | None], gap: float = 0, align: Align = Align.STRETCH) -> None:
        super().__init__()
        self.items = [child for child in children if child is not None]
        self.gap = gap
        self.align = align

    @property
    def children(self) -> Sequence[Widget]:
        return self.items

    def gap_px(self) -> int:
        """Give the gap in pixels."""
        return self.kit.scale.dp(self.gap)


class Column(Box):
    """Children one under the other; those that `grow` share the height that is left."""

    def height_at(self, width: int) -> int:
        heights = [child.measure(self._across(child, width)[1]) for child in self.items]
        return sum(heights) + self.gap_px() * max(0, len(heights) - 1)

    def natural_width(self) -> int:
        return max((child.wanted() for child in self.items), default=0)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        spots = [self._across(child, rect.w) for child in self.items]
        heights = [child.measure(width) for child, (_, width) in zip(self.items, spots, strict=True)]
        spare = rect.h - sum(heights) - self.gap_px() * max(0, len(heights) - 1)
        if spare < 0:  # what scrolls gives way
            slack = [h - child.least(w) for child, (_, w), h in zip(self.items, spots, heights, strict=True)]
            cuts = shares(min(-spare, sum(slack)), [float(part) for part in slack])
            heights = [height - cut for height, cut in zip(heights, cuts, strict=True)]
        extra = shares(max(0, spare), [child.weight for child in self.items])
        top = rect.y
        for child, (shift, width), height, more in zip(self.items, spots, heights, extra, strict=True):
            child.place(pygame.Rect(rect.x + shift, top, width, height + more))
            top += height + more + self.gap_px()

    def least(self, width: int) -> int:
        heights = [child.least(self._across(child, width)[1]) for child in self.items]
        return sum(heights) + self.gap_px() * max(0, len(heights) - 1)

    def _across(self, child: Widget, width: int) -> tuple[int, int]:
        if self.align is Align.STRETCH:
            return 0, width
        own = min(width, child.wanted())
        return round((width - own) * float(self.align.value)), own


class Row(Box):
    """Children side by side; those that `grow` share the width left by the others, which get what they want.

    When even that is too wide, the widest of those without weight give way (their text wraps).
    """

    def height_at(self, width: int) -> int:
        sizes = zip(self.items, self._widths(width), strict=True)
        return max((child.measure(own) for child, own in sizes), default=0)

    def natural_width(self) -> int:
        return sum(child.wanted() for child in self.items) + self.gap_px() * max(0, len(self.items) - 1)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        left = rect.x
        for child, width in zip(self.items, self._widths(rect.w), strict=True):
            height = rect.h if self.align is Align.STRETCH else min(rect.h, child.measure(width))
            shift = 0 if self.align is Align.STRETCH else round((rect.h - height) * float(self.align.value))
            child.place(pygame.Rect(left, rect.y + shift, width, height))
            left += width + self.gap_px()

    def least(self, width: int) -> int:
        sizes = zip(self.items, self._widths(width), strict=True)
        return max((child.least(own) for child, own in sizes), default=0)

    def _widths(self, width: int) -> list[int]:
        room = max(0, width - self.gap_px() * max(0, len(self.items) - 1))
        wants = [0 if child.weight else child.wanted() for child in self.items]
        weights = [child.weight for child in self.items]
        least = room // 3 if any(child.weight and child.natural_width() for child in self.items) else 0
        if sum(wants) > room - least:
            wants = squeezed(wants, room - least)
        extra = shares(room - sum(wants), weights)
        return [want + more for want, more in zip(wants, extra, strict=True)]


class Flow(Box):
    """Children side by side, going on in the next row where the width ends."""

    def height_at(self, width: int) -> int:
        rows = self._rows(width)
        return sum(height for _, height in rows) + self.gap_px() * max(0, len(rows) - 1)

    def natural_width(self) -> int:
        return sum(child.wanted() for child in self.items) + self.gap_px() * max(0, len(self.items) - 1)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        top = rect.y
        for row, height in self._rows(rect.w):
            used = sum(width for _, width in row) + self.gap_px() * (len(row) - 1)
            left = rect.x + round((rect.w - used) * float(self.align.value or 0.0))
            for child, width in row:
                own = child.measure(width)
                child.place(pygame.Rect(left, top + (height - own) // 2, width, own))
                left += width + self.gap_px()
            top += height + self.gap_px()

    def _rows(self, width: int) -> list[tuple[list[tuple[Widget, int]], int]]:
        rows: list[list[tuple[Widget, int]]] = []
        left = width + 1
        for child in self.items:
            own = min(width, child.wanted())
            if left + own > width:
                rows.append([])
                left = 0
            rows[-1].append((child, own))
            left += own + self.gap_px()
        return [(row, max(child.measure(own) for child, own in row)) for row in rows]


class Bar(Widget):
    """A head or foot: some things at the left and some at the right, in more rows where they do not fit in one."""

    def __init__(self, left: Sequence[Widget | None], right: Sequence[Widget | None], gap: float = 20) -> None:
        super().__init__()
        self.left = [child for child in left if child is not None]
        self.right = [child for child in right if child is not None]
        self.row = Row([*self.left, Spacer().grow(), *self.right], gap, Align.CENTRE)
        self.flow = Flow([*self.left, *self.right], gap)

    @property
    def children(self) -> Sequence[Widget]:
        return (*self.left, *self.right)

    def attach(self, host: Host, parent: Widget | None = None) -> None:
        for box in (self.row, self.flow):
            box.attach(host, self)
        super().attach(host, parent)

    def natural_width(self) -> int:
        return self.row.wanted()

    def height_at(self, width: int) -> int:
        return self._box(width).measure(width)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        self._box(rect.w).place(rect)

    def _box(self, width: int) -> Box:
        return self.row if self.row.wanted() <= width else self.flow


class Grid(Box):
    """Cells of one width in as many columns as fit; each at least `cell` design units wide (of type)."""

    def __init__(self, children: Sequence[Widget | None], cell: float, gap: float = 16, most: int = 12) -> None:
        super().__init__(children, gap)
        self.cell = cell
        self.most = most

    def height_at(self, width: int) -> int:
        heights = self._heights(width)
        return sum(heights) + self.gap_px() * max(0, len(heights) - 1)

    def natural_width(self) -> int:
        count = min(self.most, max(1, len(self.items)))
        return count * self.kit.scale.sp(self.cell) + self.gap_px() * (count - 1)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        count, width = self._columns(rect.w)
        top = rect.y
        for row, height in enumerate(self._heights(rect.w)):
            for column, child in enumerate(self.items[row * count : (row + 1) * count]):
                child.place(pygame.Rect(rect.x + column * (width + self.gap_px()), top, width, height))
            top += height + self.gap_px()

    def _columns(self, width: int) -> tuple[int, int]:
        gap = self.gap_px()
        fit = max(1, (width + gap) // (self.kit.scale.sp(self.cell) + gap))
        count = max(1, min(fit, self.most, len(self.items) or 1))
        return count, (width - gap * (count - 1)) // count

    def _heights(self, width: int) -> list[int]:
        count, own = self._columns(width)
        rows = [self.items[at : at + count] for at in range(0, len(self.items), count)]
        return [max(child.measure(own) for child in row) for row in rows]


class Stack(Box):
    """Children on top of one another, all in the same rectangle."""

    def height_at(self, width: int) -> int:
        return max((child.measure(width) for child in self.items), default=0)

    def natural_width(self) -> int:
        return max((child.wanted() for child in self.items), default=0)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        for child in self.items:
            child.place(rect)


class Pad(Widget):
    """Space round one child: `x` left and right, `y` above and below, in design units."""

    def __init__(self, child: Widget, x: float = 16, y: float = 16) -> None:
        super().__init__()
        self.child = child
        self.x, self.y = x, y

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def height_at(self, width: int) -> int:
        dp = self.kit.scale.dp
        return self.child.measure(max(1, width - 2 * dp(self.x))) + 2 * dp(self.y)

    def least(self, width: int) -> int:
        dp = self.kit.scale.dp
        return self.child.least(max(1, width - 2 * dp(self.x))) + 2 * dp(self.y)

    def natural_width(self) -> int:
        return self.child.wanted() + 2 * self.kit.scale.dp(self.x)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        dp = self.kit.scale.dp
        self.child.place(rect.inflate(-2 * dp(self.x), -2 * dp(self.y)))


class Middle(Widget):
    """One child in the middle, at most `width` design units of type wide."""

    def __init__(self, child: Widget, width: float | None = None) -> None:
        super().__init__()
        self.child = child
        self.most = width

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def height_at(self, width: int) -> int:
        return self.child.measure(self._own(width))

    def least(self, width: int) -> int:
        return self.child.least(self._own(width))

    def natural_width(self) -> int:
        return self.child.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        own = self._own(rect.w)
        height = rect.h if self.child.weight else min(rect.h, self.child.measure(own))
        self.child.place(pygame.Rect(rect.x + (rect.w - own) // 2, rect.y + (rect.h - height) // 2, own, height))

    def _own(self, width: int) -> int:
        return min(width, self.kit.scale.sp(self.most) if self.most else self.child.wanted())


class Spacer(Widget):
    """Empty space; `Spacer().grow()` pushes its neighbours apart."""

    def __init__(self, size: float = 0) -> None:
        super().__init__()
        self.sized(size, size)


class Rule(Widget):
    """A thin line across."""

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(1)

    def draw(self, canvas: Canvas) -> None:
        canvas.fill(self.rect, Token.LINE)


def shares(amount: int, weights: Sequence[float]) -> list[int]:
    """Split whole pixels by weight so that the parts add up to `amount` (all 0 where no weight is)."""
    total = sum(weights)
    if total <= 0:
        return [0 for _ in weights]
    out, given, seen = [], 0, 0.0
    for weight in weights:
        seen += weight
        part = round(amount * seen / total) - given
        out.append(part)
        given += part
    return out


def squeezed(wants: Sequence[int], room: int) -> list[int]:
    """Fit widths into `room` by bringing the widest ones down to one common width; narrow ones keep theirs."""
    out = list(wants)
    left, many = max(0, room), len(wants)
    for at in sorted(range(len(wants)), key=lambda at: wants[at]):
        out[at] = min(wants[at], left // many)
        left, many = left - out[at], many - 1
    return out
