"""Where the ranks stand: below each other, and where there are many, in columns like those of a newspaper."""

from collections.abc import Sequence

from game.audit.chart.lines import Line, Piece, Spot, rounded, straight, upright

GAP_Y, GAP_MOST = 52.0, 140.0
"""Between ranks, growing with the lines that have to find their way between the two."""
MARGIN = 36.0
FOLD_FROM, COLUMN = 20, 18
"""With more ranks than the first the map is folded, into columns of about the second."""
_LANE = 8.0  # between lines on their way to the next column
_AIR = 14.0
_CORNER = 10.0

Span = tuple[float, float]


class Grid:
    """The ranks, each with its top and its column. `columns` are (first rank, after the last) pairs."""

    def __init__(self, columns: Sequence[Span], spans: Sequence[Span], tops: Sequence[float], high: float) -> None:
        self.columns = [(int(first), int(after)) for first, after in columns]
        self.tops, self.high = tops, high
        self._column = [number for number, (first, after) in enumerate(self.columns) for _ in range(after - first)]
        self._spans = [(min(low for low, _ in spans[first:after]), max(top for _, top in spans[first:after]))
                       for first, after in self.columns]  # fmt: skip
        self._passing: list[list[tuple[float, int]]] = [[] for _ in self.columns]
        self._places: list[dict[int, int]] | None = None

    def note(self, rank: int, line: int, x: float) -> None:
        """A line is at `x` in a rank; told of all lines before anything else is asked."""
        if rank + 1 in {first for first, _ in self.columns}:
            self._passing[self._column[rank]].append((x, line))

    @property
    def _folded(self) -> list[dict[int, int]]:
        """For each column, which place each line takes on its way to the next one, the leftmost first."""
        if self._places is None:
            self._places = [{line: at for at, (_, line) in enumerate(sorted(one))} for one in self._passing]
        return self._places

    def _gutter(self, column: int) -> float:
        """How wide the ground is between a column and the next."""
        return 2 * _AIR + _LANE * len(self._folded[column]) + 12

    @property
    def _head(self) -> float:
        """How much room the lines that come from other columns need above."""
        most = max((len(one) for one in self._folded), default=0)
        return _AIR + _LANE * most if len(self.columns) > 1 and most else 0.0

    def shift(self, rank: int) -> float:
        """How far to the right a rank's column is moved."""
        column = self._column[rank]
        before = sum(self._spans[one][1] - self._spans[one][0] + self._gutter(one) for one in range(column))
        return MARGIN - self._spans[column][0] + before

    def top(self, rank: int) -> float:
        """Where a rank begins."""
        return self.tops[rank] + self._head

    @property
    def size(self) -> Spot:
        """The size of the page."""
        last = len(self._column) - 1
        if last < 0:
            return 2 * MARGIN, 2 * MARGIN
        right = self.shift(last) + self._spans[-1][1]
        return right + MARGIN, self._bottom + self._head + MARGIN

    @property
    def _bottom(self) -> float:
        """The lower end of the longest column, without the room above."""
        return max(self.top(after - 1) + self.high for _, after in self.columns)

    def line(self, number: int, places: Sequence[tuple[int, float]]) -> Line:
        """A line through (rank, x) places, each in the rank below the one before."""
        (rank, x), *others = places
        at = (x + self.shift(rank), self.top(rank) + self.high)
        start = at
        pieces: list[Piece] = []
        for number_of, (below, x_below) in enumerate(others, 1):
            into = (x_below + self.shift(below), self.top(below))
            column = self._column[rank]
            pieces += [upright(at, into)] if column == self._column[below] else self._fold(number, column, at, into)
            if number_of < len(others):
                after = (into[0], into[1] + self.high)
                pieces.append(straight(into, after))
                into = after
            rank, at = below, into
        return Line(start, tuple(pieces))

    def _fold(self, number: int, column: int, start: Spot, end: Spot) -> list[Piece]:
        """Down from a column, up beside it, and into the next from above; lines keep their order and never cross."""
        order = self._folded[column]
        at, count = order[number], len(order)
        first, after = self.columns[column]
        low = self.top(after - 1) + self.high + _AIR + 16 + _LANE * (count - 1 - at)
        right = self.shift(first) + self._spans[column][1] + _AIR + _LANE * (count - 1 - at)
        high = self.top(self.columns[column + 1][0]) - _AIR - _LANE * at
        return rounded([start, (start[0], low), (right, low), (right, high), (end[0], high), end], _CORNER)


def gridded(spans: Sequence[Span], lines: Sequence[int], high: float) -> Grid:
    """Ranks of height `high`; `spans` is how far each reaches to the left and right, `lines` how many leave it."""
    columns = folded(lines) if len(spans) > FOLD_FROM else [(0, len(spans))] if spans else []
    tops: list[float] = []
    for first, after in columns:
        top = MARGIN
        for rank in range(first, after):
            tops.append(top)
            top += high + min(GAP_MOST, GAP_Y + 2.5 * max(0, lines[rank] - 4))
    return Grid(columns, spans, tops, high)


def folded(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Where to fold: into columns of like length, each fold where few lines pass."""
    count = len(lines)
    columns = max(1, -(-count // COLUMN))
    found, first = [], 0
    for number in range(1, columns):
        even = round(number * count / columns)
        near = range(max(first + 1, even - 3), min(count - 1, even + 3) + 1)
        after = min(near, key=lambda rank: (lines[rank - 1] + 0.8 * abs(rank - even), rank), default=even)
        found.append((first, after))
        first = after
    return [*found, (first, count)]
