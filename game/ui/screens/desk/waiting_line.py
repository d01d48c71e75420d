"""The slim line at the edge of the desk during a shift: its clock, who waits, and a chat that blinks."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import math
from collections.abc import Callable

import pygame

from game.domain.shift_moment import ShiftMoment, Waiting
from game.ui.canvas import Canvas
from game.ui.context import Context
from game.ui.screens.parts.frame import WIDEST
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.words import CHANNELS, first_name
from game.ui.theme import Token
from game.ui.widgets import (
    CAPTION,
    SMALL,
    Align,
    Face,
    Icon,
    KeyBadge,
    Label,
    Middle,
    Panel,
    Pressable,
    Row,
    Widget,
)
from game.ui.widgets.motion import Moving

_FACE, _MOST_FACE = 26, 36  # design units across; with large text a little larger
_HEIGHT = 30  # the same whether or not a chat blinks, so that nothing jumps
_SECONDS = 2.0  # one soft rise and fall of the sign: half a hertz
_ROOMY, _NARROW = 1000, 700


class Blink(Moving):
    """The sign of a chat that wants an answer: a bubble on a dot that grows and shrinks, or stands still."""

    seconds = 1 / 10

    def natural_width(self) -> int:
        return self.kit.scale.sp(24)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(24)

    def draw(self, canvas: Canvas) -> None:
        most, least = self.kit.scale.sp(24), self.kit.scale.sp(18)
        part = (1 - math.cos(2 * math.pi * self.phase() / _SECONDS)) / 2 if not self.kit.still else 1.0
        canvas.dot(self.rect.center, round(least + (most - least) * part), Token.ACCENT)
        side = self.kit.scale.sp(12)
        spot = pygame.Rect(0, 0, side, side)
        spot.center = self.rect.center
        canvas.icon("message-circle", spot, Token.ON_ACCENT)


def waiting_line(ctx: Context, shift: ShiftMoment, attend: Callable[[int], None]) -> Widget:
    """Give the line; `attend` gets the slot of a chat that is looked at."""
    room = ctx.scale.room[0]
    clock = Row([Icon("clock", 16), Label(f"Minute {shift.minute}", SMALL, bold=True)], gap=6, align=Align.CENTRE)
    blinking = [one for one in shift.queue if one.blinking]
    still = [one for one in shift.queue if not one.blinking]
    face = min(_MOST_FACE, _FACE * ctx.scale.text)
    heads = [_head(one, face, named=room >= _ROOMY) for one in still]
    chats = [_chat(one, face, attend, "A" if at == 0 else "", room >= _NARROW) for at, one in enumerate(blinking)]
    cost = "Looking at it takes a minute and costs both." if room >= _ROOMY else "To look costs both."
    words = OneLine(cost if blinking else _waiting(len(still)), SMALL, Token.MUTED)
    row = Row([clock, *chats, *heads, words.grow()], gap=14 if room >= _NARROW else 10, align=Align.CENTRE)
    row.sized(None, _HEIGHT, with_text=True)
    inner = Middle(row.grow(), WIDEST) if room > WIDEST else row
    return Panel(inner, Token.KEY, 32 if room >= 900 else 20, 5, 0, flat=True, key="waiting-line")


def _waiting(count: int) -> str:
    return "Nobody else is waiting." if count == 0 else "One is waiting." if count == 1 else f"{count} are waiting."


def _head(one: Waiting, size: float, named: bool) -> Widget:
    icon = CHANNELS[one.channel][1]
    name = Label(first_name(one.name), CAPTION, Token.MUTED) if named else None
    face = Face(one.face, one.expression.value, size)
    return Row([face, Icon(icon, 14, Token.MUTED), name], gap=5, align=Align.CENTRE)


def _chat(one: Waiting, size: float, attend: Callable[[int], None], key: str, named: bool) -> Widget:
    who = first_name(one.name)
    words = Label(f"{who} writes" if named else who, SMALL, Token.ACCENT, bold=True)
    face = Face(one.face, one.expression.value, size)
    badge = KeyBadge(key, size=22) if key else None
    child = Row([Blink(f"blink-{one.slot}"), face, words, badge], gap=8, align=Align.CENTRE)
    speech = f"A chat blinks: {one.name}. Look at it, key A: it takes a minute and costs both."
    return Pressable(
        f"attend-{one.slot}", child, lambda: attend(one.slot), Token.SURFACE, pad=10, pad_y=1, radius=12, flat=True,
        speech=speech,
    )  # fmt: skip
