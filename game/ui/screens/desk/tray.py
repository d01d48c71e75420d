"""The gesture tray: what may be done unasked, always the same, with what each costs."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Mapping

import pygame

from game.domain.moment import GestureOffer, Moment, Voice
from game.domain.scenario import Spot
from game.ui.canvas import Canvas
from game.ui.input import Key
from game.ui.scale import CAPTION, SMALL
from game.ui.screens.desk.guide import pointed
from game.ui.screens.desk.keys import first_keys
from game.ui.screens.desk.view import View
from game.ui.screens.parts.words import money
from game.ui.theme import Token
from game.ui.widgets import Align, Button, Column, Flow, Grid, Icon, Kind, Label, Middle, Panel, Pressable, Row, Widget

NAMED_ROOM = (940, 540)
"""Room in design units of type from which the tiles carry their names."""
_BESIDE = 8  # so many icons leave room for the line beside them
_HINT = "G leads here. Nobody will tell you when."


class Describing(Widget):
    """One line that says what the gesture under the pointer or with the focus is, and what it costs."""

    def __init__(self, words: dict[str, str], align: float, hint: str = _HINT) -> None:
        super().__init__("tray-line")
        self.words, self.align, self.hint = words, align, hint

    def text(self) -> str:
        """What stands there now."""
        host = self.host
        return self.words.get(host.hover_key) or self.words.get(host.focus_key if host.rings else "") or self.hint

    def natural_width(self) -> int:
        size = self.kit.scale.sp(SMALL)
        return (
            max(self.kit.setter.lay(text, size, False, 1_000_000).width for text in (self.hint, *self.words.values()))
            + 1
        )

    def height_at(self, width: int) -> int:
        size = self.kit.scale.sp(SMALL)
        return max(self.kit.setter.lay(text, size, False, width).height for text in (self.hint, *self.words.values()))

    def draw(self, canvas: Canvas) -> None:
        text = self.text()
        laid = self.kit.setter.lay(text, self.kit.scale.sp(SMALL), False, self.rect.w)
        place = pygame.Rect(self.rect.x, self.rect.centery - laid.height // 2, self.rect.w, laid.height)
        canvas.text(laid, place, Token.MUTED if text == self.hint else Token.INK, self.key, self.align)


class GestureTile(Pressable):
    """A gesture: icon, name and cost. Used ones say so and can no longer be done."""

    def __init__(
        self, offer: GestureOffer, used: bool, price: str, line: Describing, do: Callable[[], None], small: bool
    ) -> None:
        ink = Token.INK if offer.usable else Token.MUTED
        top: list[Widget] = [Icon("check" if used else offer.icon, 20, Token.ACCENT if offer.usable else ink)]
        mark = "" if small else "used" if used else price
        if mark:
            top.append(Label(mark, CAPTION, Token.MUTED))
        head: Widget = Middle(Row(top, gap=6, align=Align.CENTRE))
        child = head if small else Column([head, Label(offer.name, CAPTION, ink, align=0.5)], gap=4)
        super().__init__(
            f"gesture-{offer.id}", child, do, Token.KEY, pad=8 if small else 4, pad_y=6, radius=14, flat=True,
            speech=f"{offer.name}. {line.words[f'gesture-{offer.id}']}",
        )  # fmt: skip
        self.usable, self.line = offer.usable, line

    def press(self) -> None:
        if self.usable:
            super().press()

    def on_key(self, key: Key) -> bool:
        return key.name != "space" and super().on_key(key)

    def changed(self, reach: int = 0) -> None:
        super().changed(reach)
        self.line.changed()


class Named(Button):
    """A button in the header; where it has no word, the tray's line says what it does while it is pointed at."""

    def __init__(self, line: Describing, key: str, text: str, do: Callable[[], None], icon: str, speech: str) -> None:
        super().__init__(key, text, do, icon, Kind.BARE, speech, size=SMALL)
        self.line = line

    def changed(self, reach: int = 0) -> None:
        super().changed(reach)
        self.line.changed()


def describing(view: View, others: Mapping[str, str]) -> Describing:
    """The tray's line for all gestures, and for `others`: what buttons without a word do, by their keys."""
    moment, small = view.moment, _small(view)
    done = _done(moment)
    words = {f"gesture-{one.id}": _described(one, one.name in done, moment.currency, small) for one in moment.gestures}
    if not small:
        return Describing({**words, **others}, 1.0)
    return Describing({**words, **others}, 0.0, first_keys(moment) if view.first_turn else _HINT)


def _small(view: View) -> bool:
    room = view.ctx.scale.room
    return room[0] < NAMED_ROOM[0] or room[1] < NAMED_ROOM[1]


def _done(moment: Moment) -> set[str]:
    return {line.text for line in moment.transcript if line.voice is Voice.GESTURE}


def tray(view: View, line: Describing) -> Widget | None:
    """The tray; icons alone where there is little room, their names in the line beside or below."""
    moment = view.moment
    if not moment.gestures or moment.ending is not None or moment.question:
        return None
    return pointed(view, Spot.TRAY, _tray(view, line))


def _tray(view: View, line: Describing) -> Widget:
    moment, small = view.moment, _small(view)
    done = _done(moment)
    tiles = [
        GestureTile(one, one.name in done, _price(one, moment.currency), line, _doing(view, one.id), small)
        for one in moment.gestures
    ]
    if small and len(tiles) <= _BESIDE:
        return Panel(Row([Row(tiles, gap=5), line.grow()], gap=14, align=Align.CENTRE), pad=12, pad_y=7)
    if small:
        return Panel(Column([Flow(tiles, gap=8), line], gap=6), pad=14, pad_y=8)
    head = Row([Label("Do something unasked", SMALL, Token.MUTED), line.grow()], gap=24)
    return Panel(Column([head, Grid(tiles, 96, gap=12)], gap=6), pad=24, pad_y=9)


def _price(one: GestureOffer, currency: str) -> str:
    return money(currency, one.cost) if one.cost else ""


def _described(one: GestureOffer, used: bool, currency: str, named: bool) -> str:
    if used:
        return f"{one.name}: already done" if named else "Already done"
    cost = f"costs {money(currency, one.cost)}" if one.cost else "costs nothing"
    return f"{one.name}, {cost}. {one.about}" if named else f"{one.about} This {cost}. Enter does it."


def _doing(view: View, name: str) -> Callable[[], None]:
    return lambda: view.do.gesture(name)
