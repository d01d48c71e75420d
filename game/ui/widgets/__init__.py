"""The widgets of Extra Mile: a thin retained layer on pygame-ce. Read this page, then build a screen.

A screen gives a tree of widgets in `build()`; sizes are *design units* (pixels of a 1280x720 window at 100 %).
Widgets are measured by width (`measure(width) -> height`), placed (`place(rect)`) and drawn (`draw(canvas)`).
When its data change, a screen calls `self.refresh()` and the tree is built anew: focus, scroll places, carets and
half-spoken words are kept by widget key. When only one thing changes, keep the widget and call its `set(...)`:
only its rectangle is drawn again.

    class Greeting(Screen):                                   # game.ui.screen.Screen
        name = "greeting"                                     # `overlay = True` for a dialog; `first_focus = "go"`

        def __init__(self, ctx: Context, go: Callable[[], None]) -> None:
            super().__init__(ctx)
            self.go, self.who, self.found = go, "", 0

        def opened(self) -> None:
            self.ctx.background(count_scenarios, self._counted)       # a thread; result or exception, as a value

        def _counted(self, result: int | Exception) -> None:
            self.found = 0 if isinstance(result, Exception) else result
            self.refresh()

        def build(self) -> Widget:
            wide = self.ctx.scale.room[0] > 900               # fold columns where type has no room
            side = Panel(Column([Face("maria", "pleased"), Label("Maria", SPEECH, bold=True)], gap=8))
            form = Column([
                Label("What is your name?", TITLE, bold=True),
                Entry("name", self.who, self._named, hint="First name", on_enter=self.go),
                ReplyCard("r1", "1", f"Start the first of {self.found} contacts", self.go),
                Row([Button("go", "Start", self.go, icon="play", kind=Kind.PRIMARY), Spacer().grow()]),
            ], gap=16)
            body = Row([side.sized(320), Scroll("form", form)], gap=24) if wide else Scroll("form", form)
            return Pad(Column([Label("Extra Mile", BODY, Token.ACCENT, bold=True), body.grow()], gap=16), 32, 24)

        def _named(self, text: str) -> None:
            self.who = text                                   # no refresh: the entry already shows it

        def on_key(self, key: Key) -> bool:                   # keys the focused widget did not want
            if key.digit == 1:
                self.go()
                return True
            return False

Layout    Column, Row, Bar(left, right) for heads, Flow (wraps), Grid(cell=…), Stack, Pad(child, x, y),
          Middle(child, width), Spacer, Rule.
          `.grow(weight)` shares what is left; `.sized(width, height, with_text=False)` fixes; Align.START/CENTRE/END.
          Put whatever can get long into a Scroll(key, child): it grows by itself and shows that there is more.
Words     Label(text, size, ink, bold, align, key) with `set`; Spoken(text, key) appears at reading pace: `finish()`.
          Sizes CAPTION SMALL BODY SPEECH TITLE; colours are `Token`s only.
Pictures  Icon(name, size, ink), Face(person, expression, size, rings) with `set(expression)`.
Grounds   Panel(child, ground, pad, flat) is the card; Chip(text, icon) a small mark.
Pressing  Button(key, text, do, icon, kind=Kind.PRIMARY|QUIET|BARE), ReplyCard(key, badge, text, do, note=…),
          Pressable(key, child, do) any card, Tile(key, text, icon, do) a gesture, KeyBadge(text).
Fields    Entry, Choice(key, [(value, word)…], value, on_change), Toggle, Slider.
Amounts   Meter (mood line) with `set(value, word)`, Progress with `set`, Stars(count), Curve, Table(columns, rows).
Motion    Waveform(), Typing(): still where motion is reduced. `ctx.animate(0.25, step)`, `ctx.after(seconds, do)`.
Dialogs   ctx.nav.push(Ask(ctx, title, text, [("Leave", leave), ("Stay", None)])) from game.ui.dialog.
Moving    ctx.nav.push / replace / pop / reset / quit. Esc calls `Screen.on_escape` (pops). Tab order = reading order.
Settings  ctx.settings, `ctx.apply(ctx.settings.replaced(text_scale=150))` rebuilds everything.
Tests     game.ui.testing.Pilot(lambda stage: MyScreen(stage.ctx)): press, type, click(key), advance, settle, texts,
          says, shot, focus. game.ui.audit.audit_screen(...) == [] proves: nothing clipped, nothing overlapping,
          contrast ≥ 4.5, no picture missing, at four sizes and three text scales.
"""

from game.ui.scale import BODY, CAPTION, SMALL, SPEECH, TITLE
from game.ui.theme import PILLARS, Token
from game.ui.widgets.base import Widget
from game.ui.widgets.choice import Choice, Slider, Toggle
from game.ui.widgets.curve import Curve, Decision
from game.ui.widgets.entry import Entry
from game.ui.widgets.label import Label, Spoken
from game.ui.widgets.layout import Align, Bar, Column, Flow, Grid, Middle, Pad, Row, Rule, Spacer, Stack
from game.ui.widgets.meter import Meter, Progress, Stars
from game.ui.widgets.motion import Typing, Waveform
from game.ui.widgets.panel import Panel
from game.ui.widgets.picture import Face, Icon
from game.ui.widgets.press import Button, Chip, KeyBadge, Kind, Pressable, ReplyCard, Tile
from game.ui.widgets.scroll import Scroll
from game.ui.widgets.table import Column as TableColumn
from game.ui.widgets.table import Table, TableRow

__all__ = [
    "BODY", "CAPTION", "PILLARS", "SMALL", "SPEECH", "TITLE", "Align", "Bar", "Button", "Chip", "Choice",
    "Column", "Curve", "Decision", "Entry", "Face", "Flow", "Grid", "Icon", "KeyBadge", "Kind", "Label",
    "Meter", "Middle", "Pad", "Panel", "Pressable", "Progress", "ReplyCard", "Row", "Rule", "Scroll",
    "Slider", "Spacer", "Spoken", "Stack", "Stars", "Table", "TableColumn", "TableRow", "Tile", "Toggle",
    "Token", "Typing", "Waveform", "Widget",
]  # fmt: skip
