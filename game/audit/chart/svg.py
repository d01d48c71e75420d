"""Writes the map as an SVG picture: one file, no scripts, nothing fetched, readable by a screen reader."""

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from game import places
from game.audit.chart.lines import Line
from game.audit.chart.looks import PALETTES, Hue
from game.audit.chart.model import Chart
from game.audit.chart.page import Page, page_of
from game.audit.chart.painting import Plate, Sign, Stroke, Thing, Words

FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Roboto, Arial, 'Noto Sans', sans-serif"
_RISE = 1.04  # from the top of a line of text to its baseline, in its size
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_svg(chart: Chart, theme: str = "light", scale: float = 1.0) -> str:
    """The SVG text of a chart; `theme` is light or dark, `scale` multiplies its size on the page."""
    page = page_of(chart)
    return "\n".join(_lines(page, PALETTES[theme], scale)) + "\n"


def _lines(page: Page, colours: dict[Hue, str], scale: float) -> Iterator[str]:
    (w, h) = page.size
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(w)} {_n(h)}" width="{_n(w * scale)}" '
        f'height="{_n(h * scale)}" role="img" aria-labelledby="map-title map-about" font-family="{FONTS}">'
    )
    yield f'<title id="map-title">{_text("The map of: " + page.title)}</title>'
    yield f'<desc id="map-about">{_text(page.about)}</desc>'
    yield f'<rect width="100%" height="100%" fill="{colours[Hue.PAPER]}"/>'
    for icon in sorted({one.icon for one in page.things if isinstance(one, Sign)}):
        yield (
            f'<symbol id="icon-{icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" '
            f'stroke-linecap="round" stroke-linejoin="round">{_drawing(icon)}</symbol>'
        )
    for thing in page.things:
        yield _thing(thing, colours)
    yield "</svg>"


def _thing(thing: Thing, colours: dict[Hue, str]) -> str:
    if isinstance(thing, Words):
        anchor = {0.5: ' text-anchor="middle"', 1.0: ' text-anchor="end"'}.get(thing.align, "")
        heavy = ' font-weight="600"' if thing.bold else ""
        place = f'x="{_n(thing.x)}" y="{_n(thing.y + thing.size * _RISE)}"'
        paint = f'fill="{colours[thing.ink]}"'
        return f'<text {place} font-size="{_n(thing.size)}"{heavy}{anchor} {paint}>{_text(thing.text)}</text>'
    if isinstance(thing, Sign):
        side = _n(thing.size)
        return (
            f'<use href="#icon-{thing.icon}" x="{_n(thing.x)}" y="{_n(thing.y)}" width="{side}" height="{side}" '
            f'color="{colours[thing.ink]}"/>'
        )
    title = f"<title>{_text(thing.title)}</title>" if thing.title else ""
    if isinstance(thing, Stroke):
        dash = f' stroke-dasharray="{_n(thing.dash[0])} {_n(thing.dash[1])}"' if thing.dash is not None else ""
        paint = f'fill="none" stroke="{colours[thing.ink]}" stroke-width="{_n(thing.thick)}"{dash}'
        return f"<path d={quoteattr(_curves(thing.line))} {paint}>{title}</path>"
    return _plate(thing, colours, title)


def _plate(plate: Plate, colours: dict[Hue, str], title: str) -> str:
    fill = colours[plate.fill] if plate.fill is not None else "none"
    edge = f' stroke="{colours[plate.edge]}" stroke-width="{_n(plate.thick)}"' if plate.edge is not None else ""
    dash = ' stroke-dasharray="6 5"' if plate.dashed else ""
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in plate.points)
    return f'<polygon points="{points}" fill="{fill}"{edge}{dash}>{title}</polygon>'


def _curves(line: Line) -> str:
    parts = [f"M{_n(line.start[0])} {_n(line.start[1])}"]
    at = line.start
    for one, two, end in line.pieces:
        if one == at and two == end:
            parts.append(f"L{_n(end[0])} {_n(end[1])}")
        else:
            parts.append("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in (one, two, end)))
        at = end
    return "".join(parts)


@lru_cache(maxsize=64)
def _drawing(icon: str) -> str:
    """What is inside an icon's file; nothing where it is not there."""
    try:
        source = (places.assets() / "icons" / f"{icon}.svg").read_text("utf-8")
    except OSError:
        return ""
    found = re.search(r"<svg[^>]*>(.*)</svg>", source, re.S)
    return found.group(1).strip() if found else ""


def _text(text: str) -> str:
    """Text for XML; characters that XML cannot hold are left out."""
    return escape(_UNFIT.sub("", text))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
