"""The small charts of a report, as SVG inside the page."""

from collections.abc import Iterator, Sequence
from html import escape

from game.domain.score import FULL

_WIDE, _HIGH, _EDGE = 170, 62, 6
_RANGE, _LINE = 120, 12


def curve(scores: Sequence[int], title: str, mark: int) -> str:
    """Scores (hundredths, at least one) from left to right, with a dashed line at the pass mark; said in words for
    those who do not see it."""
    said = f"{title}: {', '.join(str(one // 100) for one in scores)} of 100"
    return "".join(
        (
            f'<svg class="curve" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(said)}">',
            f'<path class="frame" d="M0 {_EDGE}H{_WIDE}M0 {_HIGH - _EDGE}H{_WIDE}"/>',
            f'<path class="mark" d="M0 {_at(mark):.1f}H{_WIDE}"/>',
            *_points(scores),
            "</svg>",
        )
    )


def span(first: int, best: int, latest: int) -> str:
    """First, best and latest score (hundredths) on one line: a ring, a bar's end and a full dot."""
    ends = [_EDGE + one * (_RANGE - 2 * _EDGE) / FULL for one in (first, best, latest)]
    middle = _LINE / 2
    low, high = min(ends), max(ends)
    return (
        f'<svg class="span" viewBox="0 0 {_RANGE} {_LINE}" aria-hidden="true">'
        f'<path class="frame" d="M{_EDGE} {middle}H{_RANGE - _EDGE}"/>'
        f'<path class="bar" d="M{low:.1f} {middle}H{high:.1f}"/>'
        f'<path class="best" d="M{ends[1]:.1f} 1.5V{_LINE - 1.5}"/>'
        f'<circle class="ring" cx="{ends[0]:.1f}" cy="{middle}" r="3.2"/>'
        f'<circle class="dot" cx="{ends[2]:.1f}" cy="{middle}" r="2.6"/></svg>'
    )


def _points(scores: Sequence[int]) -> Iterator[str]:
    step = (_WIDE - 2 * _EDGE) / max(1, len(scores) - 1)
    places = [(_EDGE + number * step, _at(one)) for number, one in enumerate(scores)]
    if len(places) > 1:
        yield '<polyline class="line" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in places) + '"/>'
    for x, y in places:
        yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2.4"/>'


def _at(score: int) -> float:
    return _HIGH - _EDGE - score * (_HIGH - 2 * _EDGE) / FULL
