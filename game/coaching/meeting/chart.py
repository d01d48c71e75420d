"""The charts of the meeting's page, as SVG inside it."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from game.domain.score import FULL

_WIDE, _HIGH, _EDGE = 300, 110, 10
_BAR, _LINE = 600, 34


def trend(scores: Sequence[int | None], title: str) -> str:
    """Scores (hundredths) from left to right, with a gap where there is none; said in words, too."""
    said = f"{title}: {', '.join('none' if one is None else str(one // 100) for one in scores)} of 100"
    return "".join(
        (
            f'<svg class="trend" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(said)}">',
            f'<path class="frame" d="M0 {_EDGE}H{_WIDE}M0 {_HIGH - _EDGE}H{_WIDE}"/>',
            *_points(scores),
            "</svg>",
        )
    )


def bar(count: int, most: int, words: str) -> str:
    """A bar for so many of at most so many, said in words."""
    wide = round(count / max(1, most) * _BAR)
    return (
        f'<svg class="bar" viewBox="0 0 {_BAR} {_LINE}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(words)}"><rect class="rest" width="{_BAR}" height="{_LINE}" rx="6"/>'
        f'<rect class="part" width="{wide}" height="{_LINE}" rx="6"/></svg>'
    )


def _points(scores: Sequence[int | None]) -> Iterator[str]:
    step = (_WIDE - 2 * _EDGE) / max(1, len(scores) - 1)
    places = [(_EDGE + number * step, None if one is None else _at(one)) for number, one in enumerate(scores)]
    for (x1, y1), (x2, y2) in pairwise(places):
        if y1 is not None and y2 is not None:
            yield f'<path class="line" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'
    for number, (x, y) in enumerate(places):
        if y is not None:
            last = " last" if number == len(places) - 1 else ""
            yield f'<circle class="dot{last}" cx="{x:.1f}" cy="{y:.1f}" r="{7 if last else 4}"/>'


def _at(score: int) -> float:
    return _HIGH - _EDGE - score * (_HIGH - 2 * _EDGE) / FULL
