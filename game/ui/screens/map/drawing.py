"""Draws the plain things of a map with pygame: on the map's page, and on a surface that becomes a file."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot

import pygame

from game.audit.chart.lines import Spot
from game.audit.chart.looks import Hue
from game.audit.chart.painting import Plate, Sign, Stroke, Thing, Words
from game.ui.canvas import Canvas
from game.ui.text import TypeSetter, clean
from game.ui.theme import Rgb, Token

SMALLEST_TYPE = 7
"""Pixels; smaller text is left out, since nobody can read it."""
_LONG = 30  # pixels: shorter stretches of a broad line belong to a bend
_LARGE = 400_000  # pixels of a plate from which on it is drawn at twice its size, not four times


class Plates:
    """Filled shapes with soft edges, kept since a map has the same few many times over."""

    def __init__(self) -> None:
        self.get = lru_cache(maxsize=48)(_plate)


def tokens(hue: Hue) -> Token:
    """The window's own name of a colour."""
    return Token(hue.value)


class Brush:
    """Draws things whose unit is `factor` pixels and whose origin stands at (`left`, `top`)."""

    def __init__(self, canvas: Canvas, plates: Plates, factor: float, left: float = 0, top: float = 0) -> None:
        self.canvas, self.plates = canvas, plates
        self.factor, self.left, self.top = factor, left, top

    def draw(self, things: Iterable[Thing]) -> None:
        """Draw, one over the other."""
        for one in things:
            if isinstance(one, Plate):
                self._plate(one)
            elif isinstance(one, Stroke):
                self._stroke(one)
            elif isinstance(one, Sign):
                self._sign(one)
            else:
                self._words(one)

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """The pixels of a rectangle of the map."""
        left, top = self.spot((x, y))
        return pygame.Rect(round(left), round(top), max(1, round(w * self.factor)), max(1, round(h * self.factor)))

    def spot(self, spot: Spot) -> Spot:
        """The pixel of a place on the map."""
        return self.left + spot[0] * self.factor, self.top + spot[1] * self.factor

    def _plate(self, plate: Plate) -> None:
        xs, ys = [x for x, _ in plate.points], [y for _, y in plate.points]
        left, top = min(xs), min(ys)
        here = self.rect(left, top, max(xs) - left, max(ys) - top)
        edge = plate.thick * self.factor
        if not here.inflate(2 * edge + 4, 2 * edge + 4).colliderect(self.canvas.surface.get_clip()):
            return
        theme = self.canvas.theme
        shape = tuple((round((x - left) * self.factor, 1), round((y - top) * self.factor, 1)) for x, y in plate.points)
        fill = theme[tokens(plate.fill)] if plate.fill is not None else None
        line = theme[tokens(plate.edge)] if plate.edge is not None else None
        picture = self.plates.get(shape, fill, line, round(edge, 1), plate.dashed)
        spare = (picture.get_width() - here.w) // 2, (picture.get_height() - here.h) // 2
        self.canvas.surface.blit(picture, (here.x - spare[0], here.y - spare[1]))

    def _stroke(self, stroke: Stroke) -> None:
        low, high = stroke.line.bounds
        left, top = self.spot(low)
        right, bottom = self.spot(high)
        reach = 4 + stroke.thick * self.factor
        around = pygame.Rect(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)
        if not around.colliderect(self.canvas.surface.get_clip()):
            return
        points = [self.spot(one) for one in stroke.line.flat(10 if self.factor < 0.8 else 24)]
        colour = self.canvas.theme[tokens(stroke.ink)]
        thick = max(1, round(stroke.thick * max(self.factor, 0.6)))
        rows = dashes(points, self.factor, *stroke.dash) if stroke.dash is not None else [points]
        for row in rows:
            for bent in _broad(self.canvas.surface, colour, row, thick):
                _ribbon(self.canvas.surface, colour, bent, thick)

    def _sign(self, sign: Sign) -> None:
        self.canvas.icon(sign.icon, self.rect(sign.x, sign.y, sign.size, sign.size), tokens(sign.ink))

    def _words(self, words: Words) -> None:
        pixels = round(words.size * self.factor)
        if pixels < SMALLEST_TYPE:
            return
        setter = self.canvas.kit.setter
        room = max(1, round(words.width * self.factor) + 1)
        text = one_line(setter, words.text, pixels, words.bold, room)
        laid = setter.lay(text, pixels, words.bold, 100_000)
        x, y = self.spot((words.x, words.y))
        box = pygame.Rect(round(x - room * words.align), round(y), room, laid.height)
        with self.canvas.on(tokens(words.ground)):
            self.canvas.text(laid, box, tokens(words.ink), "map", words.align, mirror=False)


def _broad(surface: pygame.Surface, colour: Rgb, row: Sequence[Spot], thick: int) -> Iterator[list[Spot]]:
    """Draw the stretches of a line that are upright or level, and all of a thin one; give the bent stretches of a broad
    one, which are few and short."""
    bent: list[Spot] = []
    for start, end in pairwise(row):
        across, down = abs(start[0] - end[0]), abs(start[1] - end[1])
        if min(across, down) < 0.5 and (thick == 1 or max(across, down) > _LONG):
            # soft ends would show as dots where stretches meet
            one, other = (round(start[0]), round(start[1])), (round(end[0]), round(end[1]))
            pygame.draw.line(surface, colour, one, other, thick)
            if bent:
                yield bent
            bent = []
        elif thick > 1:
            bent = bent or [start]
            bent.append(end)
        else:
            pygame.draw.aaline(surface, colour, start, end)
    if bent:
        yield bent


def _ribbon(surface: pygame.Surface, colour: Rgb, row: Sequence[Spot], thick: int) -> None:
    """A broad line in one piece, so that a curve shows no joints; its edges are soft."""
    spots = [one for one, before in zip(row, [None, *row], strict=False) if one != before]
    if len(spots) < 2:
        return
    one_side, other_side = [], []
    for number, (x, y) in enumerate(spots):
        ins = _way(spots[max(0, number - 1)], spots[max(1, number)])
        out = _way(spots[min(number, len(spots) - 2)], spots[min(number + 1, len(spots) - 1)])
        nx, ny = ins[1] + out[1], -ins[0] - out[0]
        part = (thick - 0.5) / 2 / max(0.25, (nx * nx + ny * ny) / 2)
        one_side.append((x + nx * part, y + ny * part))
        other_side.append((x - nx * part, y - ny * part))
    around = [*one_side, *reversed(other_side)]
    pygame.draw.polygon(surface, colour, around)
    pygame.draw.aalines(surface, colour, True, around)


def one_line(setter: TypeSetter, text: str, pixels: int, bold: bool, room: int) -> str:
    """The text on one line, ending with '…' where it is wider than `room` pixels."""
    text = " ".join(clean(text).split())
    if setter.width(text, pixels, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if setter.width(text[:middle].rstrip() + "…", pixels, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def dashes(points: Sequence[Spot], factor: float, on: float = 6.0, off: float = 5.0) -> list[list[Spot]]:
    """A line as the dashes it is made of, `on` units long and `off` apart."""
    on, off = max(1.0, on * factor), max(2.5, off * factor)
    rows: list[list[Spot]] = []
    row: list[Spot] = [points[0]]
    left, drawing = on, True
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        done = 0.0
        while length - done > left:
            done += left
            spot = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if drawing:
                rows.append([*row, spot])
            row, drawing = [spot], not drawing
            left = on if drawing else off
        left -= length - done
        row.append(end)
    return [*rows, row] if drawing and len(row) > 1 else rows


def _plate(
    shape: tuple[Spot, ...], fill: Rgb | None, line: Rgb | None, thick: float, dashed: bool
) -> pygame.Surface:
    """A shape with soft edges, `thick` pixels of line along them, on a clear ground that is a little larger."""
    spare = ceil(thick) + 1
    width, height = ceil(max(x for x, _ in shape)) + 2 * spare, ceil(max(y for _, y in shape)) + 2 * spare
    times = 2 if width * height > _LARGE else 4
    large = pygame.Surface((width * times, height * times), pygame.SRCALPHA)
    large.fill((*(line or fill or (0, 0, 0)), 0))
    points = [((x + spare) * times, (y + spare) * times) for x, y in shape]
    half = thick * times / 2
    if line is not None and thick and not dashed:
        pygame.draw.polygon(large, line, grown(points, half))
        pygame.draw.polygon(large, (*line, 0) if fill is None else fill, grown(points, -half))
    elif fill is not None:
        large.fill((*fill, 0))
        pygame.draw.polygon(large, fill, points)
    if line is not None and thick and dashed:
        for row in dashes([*points, points[0]], times):
            _thick(large, line, row, max(1, round(2 * half)))
    return pygame.transform.smoothscale(large, (width, height))


def grown(points: Sequence[Spot], by: float) -> list[Spot]:
    """A shape without dents, whose points go round with the clock, larger (or smaller) by so much on every side."""
    found: list[Spot] = []
    round_ = [one for one, before in zip(points, [points[-1], *points], strict=False)
              if hypot(one[0] - before[0], one[1] - before[1]) > 0.01]  # fmt: skip
    for number, (x, y) in enumerate(round_):
        before, after = round_[number - 1], round_[(number + 1) % len(round_)]
        ins, out = _way(before, (x, y)), _way((x, y), after)
        nx, ny = ins[1] + out[1], -ins[0] - out[0]
        part = by / max(0.25, (nx * nx + ny * ny) / 2)
        found.append((x + nx * part, y + ny * part))
    return found


def _way(start: Spot, end: Spot) -> Spot:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _thick(surface: pygame.Surface, colour: Rgb, points: Sequence[Spot], width: int) -> None:
    for start, end in pairwise(points):
        pygame.draw.line(surface, colour, start, end, width)
        pygame.draw.circle(surface, colour, end, width / 2)
    pygame.draw.circle(surface, colour, points[0], width / 2)


