"""The map's screen: over the preview, to see where one is, what is wrong where, and to jump."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.audit.chart.layout import Layout, lay_out
from game.audit.chart.model import Chart
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.map.drawing import Plates
from game.ui.screens.map.page import KEYS, PageData, map_page
from game.ui.screens.map.sight import STEP, Sight
from game.ui.screens.map.view import MapData, MapView
from game.ui.screens.map.words import spoken
from game.ui.services import Services
from game.ui.widgets import Widget

if TYPE_CHECKING:
    from game.engine.prepared import Prepared

Path = Sequence[tuple[str, str]]
"""The (state, reply) pairs taken so far, in order."""


class MapScreen(Screen):
    """Shows a chart, the path taken on it and the place `current` ('' for none; an ending's id when it is over).

    `on_jump` is called with a state's id after the map has gone; `on_open`, where it is given, with the id of the place
    at which the file is to be opened. `prepared` is what plays on record are counted with; without it there are none.
    """

    name = "map"
    first_focus = "map"

    def __init__(
        self,
        ctx: Context,
        services: Services | None,
        chart: Chart,
        *,
        path: Path,
        current: str,
        on_jump: Callable[[str], None],
        on_open: Callable[[str], None] | None,
        prepared: "Prepared | None" = None,
    ) -> None:
        super().__init__(ctx)
        self.services, self.on_jump, self.on_open = services, on_jump, on_open
        self.sight, self.plates = Sight(), Plates()
        self.view: MapView | None = None
        self.lit = ""
        self.plays = False
        self.note = ""
        self._gone = False
        self._take(chart, path, current, prepared)

    def show(self, chart: Chart, path: Path = (), current: str = "", prepared: "Prepared | None" = None) -> None:
        """Show another chart, after the file has changed; the lit card, where it is still there, keeps its place."""
        before = self.layout.boxes.get(self.lit)
        self._take(chart, path, current, prepared)
        after = self.layout.boxes.get(self.lit)
        if before is not None and after is not None:
            self.sight.move(after.centre[0] - before.centre[0], after.centre[1] - before.centre[1])
        if self.plays:
            self._count()
        self.refresh()

    def _take(self, chart: Chart, path: Path, current: str, prepared: "Prepared | None") -> None:
        self.chart, self.path, self.current, self.prepared = chart, tuple(path), current, prepared
        self.counted: Chart | None = None
        self.layout: Layout = lay_out(chart)
        places = chart.by_id
        if self.lit not in places:
            first = (current, chart.start, *places)
            self.lit = next((one for one in first if one in places), "")
            self.sight.fresh = True

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        count = len(self.chart.nodes)
        here = f" You are at {self.current}." if self.current in self.chart.by_id else ""
        self.ctx.announce(f"Map of {self.chart.title}: {count} places.{here}" if count else "There is no map yet.")

    def closed(self) -> None:
        self._gone = True

    def build(self) -> Widget:
        chart = self.counted if self.plays and self.counted is not None else self.chart
        node = chart.by_id.get(self.lit)
        self.view = None
        if node is not None:
            layout = self.layout if chart is self.chart else self.layout.carrying(chart)
            data = MapData(chart, layout, self.current, *self._way())
            self.view = MapView(data, self.sight, self.plates, self.lit, self._light, self._press)
        self.tree = map_page(
            PageData(
                self.ctx,
                chart,
                node,
                self.note,
                self.plays,
                self.lit == self.current,
                self._jump if node is not None and node.kind.is_state else None,
                self._open if node is not None and self.on_open is not None else None,
                lambda: self._zoom(STEP),
                lambda: self._zoom(1 / STEP),
                self._fit,
                self._toggle_plays,
                self._keys,
                self.on_escape,
            ),
            self.view,
        )
        return self.tree

    def _way(self) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
        """The places gone through, and the ways between them."""
        places = [state for state, _ in self.path]
        ends = [*places[1:], self.current] if places else []
        return frozenset(places), frozenset(zip(places, ends, strict=True))

    # -- moving about ---------------------------------------------------------------------------------------

    def _light(self, name: str) -> None:
        """Light another card, and have it in view."""
        self.lit = name
        if self.view is not None:
            self.view.show_card(name)
        chart = self.counted if self.plays and self.counted is not None else self.chart
        been = any(name == state for state, _ in self.path)
        self.ctx.announce(spoken(chart, chart.by_id[name], name == self.current, been))
        self.refresh()

    def _press(self, name: str) -> None:
        """A card was pressed: jump there if that can be done, else say why it cannot."""
        if self.chart.by_id[name].kind.is_state:
            self.lit = name
            self._jump()
        else:
            self.note = f"Nobody can be put into '{self.chart.by_id[name].label}': only into states."
            self.ctx.announce(self.note)
            self.refresh()

    def _jump(self) -> None:
        self.ctx.nav.pop()
        self.on_jump(self.lit)

    def _open(self) -> None:
        if self.on_open is not None and self.lit:
            self.on_open(self.lit)

    def _zoom(self, times: float) -> None:
        if self.view is not None:
            self.view.zoom(times)

    def _fit(self) -> None:
        if self.view is not None:
            self.view.fit()

    def _home(self) -> None:
        """Back to where one is, large enough to be read."""
        home = self.current if self.current in self.chart.by_id else self.chart.start
        if home in self.chart.by_id:
            self.sight.set_zoom(max(self.sight.zoom, 0.8))
            self._light(home)

    # -- plays on record ------------------------------------------------------------------------------------

    def _toggle_plays(self) -> None:
        self.plays = not self.plays
        if self.plays:
            self._count()
        else:
            self.ctx.announce("Plays are hidden.")
        self.refresh()

    def _count(self) -> None:
        """Have the plays at this very version counted in the background, once."""
        if self.counted is not None:
            return
        services, chart = self.services, self.chart
        prepared = self.prepared
        compiled = prepared.compiled if prepared is not None else None
        if services is None:
            from dataclasses import replace

            self._counted(chart, chart if chart.plays is not None else replace(chart, plays=0))
            return
        from game.session.chart import played

        self.ctx.background(
            lambda: played(services.training, chart, compiled, prepared), lambda result: self._counted(chart, result)
        )

    def _counted(self, asked: Chart, result: Chart | Exception) -> None:
        if self._gone or asked is not self.chart:
            return
        if isinstance(result, Exception):
            from game.domain.errors import ExtraMileError

            self.plays = False
            self.note = str(result) if isinstance(result, ExtraMileError) else "The plays could not be counted."
            self.ctx.announce(self.note)
        else:
            from game.audit.chart.page import analysis_words, plays_words

            self.counted = result
            self.ctx.announce(f"{plays_words(result)} {analysis_words(result)}".strip())
        self.refresh()

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.char == "?" or key.name == "f1":
            self._keys()
            return True
        if self.view is None:
            return False
        does: dict[str, Callable[[], None]] = {
            "+": lambda: self._zoom(STEP), "=": lambda: self._zoom(STEP), "-": lambda: self._zoom(1 / STEP),
            "0": self._fit, "home": self._home, "p": self._toggle_plays, "e": self._open,
        }  # fmt: skip
        name = "0" if key.digit == 0 else key.char or key.name
        do = does.get(name.lower()) or does.get(key.name)
        if do is not None:
            do()
        return do is not None

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)
