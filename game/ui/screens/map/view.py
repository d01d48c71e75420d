"""The map itself as one widget: cards, lines, the path so far; zoomed, moved about, and walked with the arrows."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pygame

from game.audit.chart.item_words import SIGN
from game.audit.chart.layout import Box, Layout
from game.audit.chart.lines import Spot
from game.audit.chart.looks import LOOKS, Form, Hue, outline
from game.audit.chart.model import Chart, Node
from game.audit.chart.painting import (
    BADGE,
    LABEL,
    Plate,
    Sign,
    Thing,
    Words,
    again_things,
    badge_things,
    card_things,
    line_things,
    warning_of,
)
from game.audit.chart.widths import fitted, width_of
from game.ui.canvas import Canvas
from game.ui.input import Key
from game.ui.screens.map.drawing import Brush, Plates
from game.ui.screens.map.sight import STEP, Sight, card_at, nearest
from game.ui.screens.map.words import spoken
from game.ui.theme import Token
from game.ui.widgets import Widget

_ARROWS: dict[str, Spot] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_COMPACT = 0.62  # below this zoom the customer's words could not be read, so a card is its name alone
_FLAG = 2.3  # a larger flag would not fit above the first card when all of the map is shown
_STILL = 5  # pixels that a hand may shake while it clicks
_FIRST_CARDS = 2.4  # so many cards side by side are in view at first, where there is room for them


@dataclass(frozen=True, slots=True)
class MapData:
    """What is on the map. `been` are the places gone through, `steps` the ways between them, `here` where one is."""

    chart: Chart
    layout: Layout
    here: str = ""
    been: frozenset[str] = frozenset()
    steps: frozenset[tuple[str, str]] = field(default_factory=frozenset)


class MapView(Widget):
    """Shows part of the map. `on_light` is told of the card that is now lit, `on_press` of one that was pressed."""

    focusable = True
    pointable = True

    def __init__(
        self,
        data: MapData,
        sight: Sight,
        plates: Plates,
        lit: str,
        on_light: Callable[[str], None],
        on_press: Callable[[str], None],
    ) -> None:
        super().__init__("map")
        self.data, self.sight, self.plates, self.lit = data, sight, plates, lit
        self.on_light, self.on_press = on_light, on_press
        self._pointer: tuple[int, int] | None = None
        self._grip: tuple[tuple[int, int], Spot] | None = None
        self._dragged = False

    # -- places ---------------------------------------------------------------------------------------------

    @property
    def unit(self) -> float:
        """Pixels of one unit of the map at zoom 1."""
        return self.kit.scale.factor * self.kit.scale.text

    @property
    def factor(self) -> float:
        """Pixels of one unit of the map now."""
        return self.unit * self.sight.zoom

    @property
    def room(self) -> Spot:
        """How much of the map is in view at zoom 1."""
        return self.rect.w / self.unit, self.rect.h / self.unit

    @property
    def _air(self) -> float:
        """What stays free round a card that is brought into view."""
        return min(40.0, 24 / self.sight.zoom)

    def origin(self) -> Spot:
        """The pixel of the map's upper left corner."""
        return (self.rect.centerx - self.sight.at[0] * self.factor, self.rect.centery - self.sight.at[1] * self.factor)

    def spot_at(self, pos: tuple[int, int]) -> Spot:
        """The place of the map at a pixel."""
        left, top = self.origin()
        return (pos[0] - left) / self.factor, (pos[1] - top) / self.factor

    def pixels(self, box: Box) -> pygame.Rect:
        """Where a card stands in the window."""
        left, top = self.origin()
        factor = self.factor
        return pygame.Rect(round(left + box.x * factor), round(top + box.y * factor), max(1, round(box.w * factor)),
                           max(1, round(box.h * factor)))  # fmt: skip

    def natural_width(self) -> int:
        return self.kit.scale.dp(400)

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(160)

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        if self.sight.fresh and rect.w > 1 and rect.h > 1:
            self.sight.fresh = False
            card = self.data.layout.boxes[self.lit]
            self.sight.set_zoom(min(1.0, max(0.7, self.room[0] / (_FIRST_CARDS * card.w), 0.0)))
            self.sight.at = (card.centre[0], card.y + 0.36 * self.room[1] / self.sight.zoom)
            self.sight.reveal(card, self.room, 16)
        if rect.w > 1 and rect.h > 1:
            self.sight.resized(self.room, self.data.layout.boxes[self.lit], self._air)
        self.sight.keep_in(self.data.layout.size, self.room)

    # -- moving ---------------------------------------------------------------------------------------------

    def moved(self) -> None:
        """Draw all of it again, since another part is in view."""
        self.sight.keep_in(self.data.layout.size, self.room)
        self.changed()

    def zoom(self, times: float, fixed: Spot | None = None) -> None:
        """Show it larger or smaller; the lit card, or the place `fixed`, stays where it is."""
        if fixed is None:
            fixed = self.data.layout.boxes[self.lit].centre
            if not self.rect.colliderect(self.pixels(self.data.layout.boxes[self.lit])):
                fixed = self.sight.at
        self.sight.set_zoom(self.sight.zoom * times, fixed)
        self.moved()

    def fit(self) -> None:
        """Show all of it."""
        self.sight.fit(self.data.layout.size, self.room)
        self.moved()

    def show_card(self, name: str) -> None:
        """Have a card in view."""
        self.sight.reveal(self.data.layout.boxes[name], self.room, self._air)
        self.moved()

    # -- keys and pointer -----------------------------------------------------------------------------------

    def spoken(self) -> str:
        node = self.data.chart.by_id[self.lit]
        return "Map. " + spoken(self.data.chart, node, self.lit == self.data.here, self.lit in self.data.been)

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.name in _ARROWS:
            way = _ARROWS[key.name]
            if key.shift:
                step = 80 / self.sight.zoom
                self.sight.move(way[0] * step, way[1] * step)
                self.moved()
                return True
            found = nearest(self.data.layout.boxes, self.lit, way)
            if found is not None:
                self.on_light(found)
            return found is not None
        if key.name in ("enter", "space"):
            self.on_press(self.lit)
            return True
        return False

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        if not self.rect.collidepoint(pos):
            return None
        self._pointer = pos  # the wheel turns about the pointer, and says nothing of where that is
        return self

    def on_wheel(self, turn: float) -> bool:
        fixed = self.spot_at(self._pointer) if self._pointer is not None else None
        self.zoom(STEP ** max(-3.0, min(3.0, turn)), fixed)
        return True

    def on_down(self, pos: tuple[int, int]) -> None:
        self._grip, self._dragged = (pos, self.sight.at), False

    def on_drag(self, pos: tuple[int, int]) -> None:
        if self._grip is None:
            return
        (x, y), at = self._grip
        if self._dragged or abs(pos[0] - x) > _STILL or abs(pos[1] - y) > _STILL:
            self._dragged = True
            self.sight.at = (at[0] - (pos[0] - x) / self.factor, at[1] - (pos[1] - y) / self.factor)
            self.moved()

    def on_up(self, pos: tuple[int, int]) -> None:
        held, self._grip = self._grip, None
        if held is None or self._dragged:
            return
        found = card_at(self.data.layout.boxes, self.spot_at(pos))
        if found is not None:
            self.on_light(found)
            self.on_press(found)

    # -- drawing --------------------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        with canvas.within(self.rect):
            left, top = self.origin()
            brush = Brush(canvas, self.plates, self.factor, left, top)
            self._lines(brush)
            compact = self.sight.zoom < _COMPACT
            for node in self.data.chart.nodes:
                box = self.data.layout.boxes[node.id]
                if canvas.shows(self.pixels(box)):
                    self._inside(canvas, brush, box, self._card(node, box, compact))
            if not compact:
                self._badges(canvas, brush)
        edge = Token.ACCENT if self.ringed else Token.LINE
        pygame.draw.rect(canvas.surface, canvas.theme[edge], self.rect, 2 if self.ringed else 1, self.kit.scale.dp(6))

    def _lines(self, brush: Brush) -> None:
        strong = []
        for route in self.data.layout.routes:
            if (route.bundle.source, route.bundle.target) in self.data.steps:
                strong.append(route)
            else:
                brush.draw(line_things(route, self.data.chart))
        for route in strong:
            brush.draw(line_things(route, self.data.chart, strong=True))

    def _inside(self, canvas: Canvas, brush: Brush, box: Box, things: Iterator[Thing]) -> None:
        """Draw a card. One that is only partly in view is not on record, since its text is not cut: it goes on where
        the map is moved to."""
        kept, whole = canvas.record, self.rect.contains(self.pixels(box))
        canvas.record = kept if whole else None
        brush.draw(things)
        canvas.record = kept

    def _card(self, node: Node, box: Box, compact: bool) -> Iterator[Thing]:
        data = self.data
        thin = self.sight.zoom * self.kit.scale.text  # lines do not grow with the text
        if node.id == self.lit:
            ring = Hue.ACCENT if self.focused else Hue.MUTED
            yield Plate(_grown(LOOKS[node.kind].form, box, 6 if not compact else min(12.0, 4 / thin)), None, ring,
                        3.0 if not compact else 3.0 / thin)  # fmt: skip
        here = node.id == data.here
        edge, thick = (Hue.ACCENT, 3.5) if here or node.id in data.been else (None, 0.0)
        if compact:
            yield from _name_only(node, box, self.sight.zoom, thin, edge)
            yield from _doubt(data.chart, node, box, self.sight.zoom, thin)
        else:
            yield from card_things(data.chart, node, box, edge, thick)
        if here:
            yield from _here(box, 1.0 if not compact else min(_FLAG, 0.8 / self.sight.zoom))

    def _badges(self, canvas: Canvas, brush: Brush) -> None:
        chart, boxes = self.data.chart, self.data.layout.boxes
        for route in self.data.layout.routes:
            x, y = route.badge
            box = Box(x - route.room / 2, y - 8, route.room, 16)
            if canvas.shows(self.pixels(box)):
                self._inside(canvas, brush, box, badge_things(route.bundle, route.badge, chart, route.room))
        for name, bundle in chart.again.items():
            if name in boxes and canvas.shows(self.pixels(boxes[name])):
                low = Box(boxes[name].x, boxes[name].y, boxes[name].w, boxes[name].h + 10)
                self._inside(canvas, brush, low, again_things(bundle, boxes[name], chart))


def _grown(form: Form, box: Box, by: float) -> tuple[Spot, ...]:
    return tuple((box.x - by + x, box.y - by + y) for x, y in outline(form, box.w + 2 * by, box.h + 2 * by))


def _name_only(node: Node, box: Box, zoom: float, thin: float, edge: Hue | None) -> Iterator[Thing]:
    """A card seen from far: its shape, its name as large as there is room, and a sign where something is wrong. A line
    of one unit is drawn as 1 / `thin`."""
    look = LOOKS[node.kind]
    thick = (3.0 if edge else look.thick) * 0.7 / thin
    points = tuple((box.x + x, box.y + y) for x, y in outline(look.form, box.w, box.h))
    yield Plate(points, look.ground, edge or look.edge, thick, look.form.dashed)
    size = min(box.h * 0.6, max(LABEL, 11.5 / zoom))
    indent = 20.0 if look.form in (Form.POINTED, Form.PILL) else 12.0
    room = box.w - 2 * indent
    size *= max(0.72, min(1.0, room / max(1.0, width_of(node.label, size, True))))
    text = fitted(node.label, size, True, room)
    top = box.y + box.h / 2 - size * 0.69
    yield Words(text, box.x + box.w / 2, top, size, Hue.INK, look.ground, room, True, 0.5)
    warning = warning_of(node)[0]
    if warning:  # on the corner, so that the name keeps its room
        side = min(box.h * 0.62, 15 / zoom)
        left, top = box.x + box.w - side * 0.7, box.y - side * 0.4
        disc = tuple((left + x, top + y) for x, y in outline(Form.PILL, side, side))
        yield Plate(disc, Hue.SURFACE, Hue.EMPATHY, 1.0 / thin)
        yield Sign(warning, left + side * 0.17, top + side * 0.12, side * 0.66, Hue.EMPATHY)


def _doubt(chart: Chart, node: Node, box: Box, zoom: float, thin: float) -> Iterator[Thing]:
    """The sign of a doubt on the lower corner of a card seen from far."""
    item = chart.item(node.id)
    if item is None or not (item.doubts or item.doubted):
        return
    side = min(box.h * 0.9, 15 / zoom)
    left, top = box.x + box.w - side * 0.7, box.y + box.h - side * 0.6
    yield Plate(tuple((left + x, top + y) for x, y in outline(Form.PILL, side, side)), Hue.SURFACE, Hue.INK, 1.0 / thin)
    size = side * 0.8
    yield Words(SIGN, left + side / 2, top + side / 2 - size * 0.69, size, Hue.INK, Hue.SURFACE, side, True, 0.5)


def _here(box: Box, times: float) -> Iterator[Thing]:
    """A flag on the card where one is."""
    size = BADGE * times
    room = width_of("here", size, True) + 2
    width, height = room + 3 * size, size * 1.5
    left, top = box.x - 4, box.y - height + 4
    points = tuple((left + x, top + y) for x, y in outline(Form.PILL, width, height))
    yield Plate(points, Hue.ACCENT)
    yield Sign("circle-dot", left + size * 0.6, top + height / 2 - size * 0.55, size * 1.1, Hue.ON_ACCENT)
    yield Words("here", left + 2 * size, top + height / 2 - size * 0.69, size, Hue.ON_ACCENT, Hue.ACCENT, room, True)
