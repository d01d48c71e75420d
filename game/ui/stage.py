"""All that is on the window, without a window: the stack of screens, time, settings, and what must be drawn again."""

from collections.abc import Callable
from pathlib import Path

import pygame

from game.domain.settings import Settings
from game.ui.canvas import Canvas, DrawnText, Kit
from game.ui.context import Clipboard, Context
from game.ui.input import Composing, Event, Exposed, Key, Pointer, Quit, Resized, Text
from game.ui.layer import Layer
from game.ui.pictures import Pictures
from game.ui.scale import scale_for
from game.ui.screen import Screen
from game.ui.shapes import Shapes
from game.ui.text import Fonts, TypeSetter
from game.ui.theme import Token, theme_for
from game.ui.work import Timers, Workers

_MOST_PARTS = 8  # beyond this many separate parts one larger rectangle is cheaper


class Stage:
    """Takes events and the time, changes the screens, and paints what changed on a surface it is given.

    `on_settings` is told of each change of the settings, `listeners` of each announcement.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        assets: Path,
        settings: Settings,
        now: Callable[[], float],
        clipboard: Clipboard,
        text_input: Callable[[pygame.Rect | None], None] = lambda rect: None,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self.surface = surface
        self.assets = assets
        self.layers: list[Layer] = []
        self.running = True
        self.on_settings: Callable[[Settings], None] = lambda settings: None
        self.listeners: list[Callable[[str], None]] = []
        self._fonts = Fonts(assets / "fonts", settings.font)
        self._pictures = Pictures(assets)
        kit = self._kit(settings)
        timers = Timers(now, settings.reduced_motion)
        self.ctx = Context(
            kit, settings, now, self, timers, Workers(wake), clipboard, self.apply, self._announce, text_input
        )
        self._next_frame: float | None = None
        self._next_tick: float | None = None
        self._all_damaged = True

    def _kit(self, settings: Settings) -> Kit:
        if settings.font is not self._fonts.choice:
            self._fonts = Fonts(self.assets / "fonts", settings.font)
        size = self.surface.get_size()
        setter = TypeSetter(self._fonts, budget=max(1_000_000, size[0] * size[1]))
        scale = scale_for(size, settings.text_scale)
        return Kit(theme_for(settings.theme), scale, setter, self._pictures, Shapes(), settings.reduced_motion)

    # -- the stack of screens (context.Navigator) ---------------------------------------------------------------

    @property
    def top(self) -> Layer:
        """The screen that gets the events."""
        return self.layers[-1]

    @property
    def whole_screen(self) -> bool:
        """Whether a page wants the window to fill the screen."""
        return any(layer.screen.whole_screen for layer in self.layers)

    def push(self, screen: Screen) -> None:
        """Show `screen` on top."""
        self.ctx.text_input(None)
        self.layers.append(Layer(screen, self.ctx, self.surface.get_rect()))
        self._all_damaged = True
        screen.opened()

    def replace(self, screen: Screen) -> None:
        """Show `screen` instead of the one on top."""
        self._leave()
        self.push(screen)

    def pop(self) -> None:
        """Leave the screen on top; the last one stays."""
        if len(self.layers) > 1:
            self._leave()
            self._all_damaged = True
            self.top.resume()

    def reset(self, screen: Screen) -> None:
        """Leave every screen and show only `screen`."""
        while self.layers:
            self._leave()
        self.push(screen)

    def quit(self) -> None:
        """Close the window, unless a screen asks it to stay."""
        if all(layer.screen.on_quit() for layer in reversed(self.layers)):
            self.running = False

    def _leave(self) -> None:
        screen = self.layers.pop().screen
        self.ctx.text_input(None)
        screen.closed()

    # -- settings and size ------------------------------------------------------------------------------------

    def apply(self, settings: Settings) -> None:
        """Use other settings from now on, and tell whoever keeps them."""
        if settings != self.ctx.settings:
            self.ctx.settings = settings
            self.ctx.timers.still = settings.reduced_motion
            self._renew()
            self.on_settings(settings)

    def resize(self, surface: pygame.Surface) -> None:
        """Go on with a surface of another size."""
        self.surface = surface
        self._renew()

    def _renew(self) -> None:
        self.ctx.kit = self._kit(self.ctx.settings)
        for layer in self.layers:
            layer.reset(self.surface.get_rect())
        self._all_damaged = True

    def _announce(self, text: str) -> None:
        for listener in self.listeners:
            listener(text)

    # -- events and time ------------------------------------------------------------------------------------

    def handle(self, event: Event) -> None:
        """Take one event (a new size comes through `resize`)."""
        layer = self.top
        match event:
            case Key():
                layer.on_key(event)
            case Text(text):
                layer.on_text(text)
            case Composing(text):
                layer.on_composing(text)
            case Pointer():
                layer.on_pointer(event)
            case Exposed() | Resized():
                self._all_damaged = True
            case Quit():
                self.quit()

    def tick(self) -> None:
        """Do what is due by now: results of background work, timers, movements, the screen's own clock."""
        self.ctx.workers.deliver()
        self.ctx.timers.run()
        now = self.ctx.now()
        self._next_tick = self.top.screen.on_tick(now)
        for layer in self._visible():
            layer.settle()
        waits = [layer.tick() for layer in self._visible()]
        wait = min((wait for wait in waits if wait is not None), default=None)
        self._next_frame = None if wait is None else now + wait

    def deadline(self) -> float | None:
        """Give the instant at which `tick` must be called next, or None when only events can change anything."""
        if self._stale():
            return self.ctx.now()
        times = (self._next_tick, self._next_frame, self.ctx.timers.deadline())
        return min((time for time in times if time is not None), default=None)

    # -- drawing --------------------------------------------------------------------------------------------

    def paint(self) -> list[pygame.Rect]:
        """Draw what changed and give the rectangles that did: none for an untouched screen."""
        visible = self._visible()
        for layer in visible:
            layer.settle()
        parts = [part for layer in visible for part in layer.damaged]
        for layer in self.layers:
            layer.damaged.clear()
        if self._all_damaged:
            parts = [self.surface.get_rect()]
            self._all_damaged = False
        parts = joined(parts)
        canvas = Canvas(self.surface, self.ctx.kit)
        for part in parts:
            self.surface.set_clip(part)
            self._draw(canvas, visible)
        self.surface.set_clip(None)
        return parts

    def record(self) -> list[DrawnText]:
        """Draw everything, scrolled-away parts too, and give each line of text drawn (for the audit)."""
        for layer in self._visible():
            layer.settle()
        canvas = Canvas(self.surface, self.ctx.kit)
        canvas.record = []
        self.surface.set_clip(None)
        self._draw(canvas, self._visible())
        self._all_damaged = True
        return canvas.record

    def _draw(self, canvas: Canvas, visible: list[Layer]) -> None:
        canvas.fill(self.surface.get_clip(), Token.PAPER)
        for number, layer in enumerate(visible):
            canvas.layer = number
            if number:
                canvas.scrim()
            layer.draw(canvas)

    def _visible(self) -> list[Layer]:
        first = max((at for at, layer in enumerate(self.layers) if not layer.screen.overlay), default=0)
        return self.layers[first:]

    def _stale(self) -> bool:
        return self._all_damaged or any(layer.screen.stale or layer.damaged for layer in self._visible())


def joined(parts: list[pygame.Rect]) -> list[pygame.Rect]:
    """Put overlapping rectangles together, and all into one where they are many."""
    out: list[pygame.Rect] = []
    for part in parts:
        part = pygame.Rect(part)
        while (at := part.collidelist(out)) >= 0:
            part.union_ip(out.pop(at))
        out.append(part)
    return [out[0].unionall(out[1:])] if len(out) > _MOST_PARTS else out
