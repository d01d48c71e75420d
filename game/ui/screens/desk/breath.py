"""A breath before an answer: two seconds nobody can skip, a ring that slowly widens, and what the words are about."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

import pygame

from game.ui.canvas import Canvas
from game.ui.scale import BODY
from game.ui.screens.desk.notes import ABOUT
from game.ui.screens.desk.patience import PatienceClock
from game.ui.screens.desk.snug import Keeping
from game.ui.screens.desk.view import View
from game.ui.screens.parts.frame import mark
from game.ui.theme import Token
from game.ui.widgets import CAPTION, SMALL, Align, Button, KeyBadge, Kind, Label, Panel, Row, Spacer, Widget
from game.ui.widgets.motion import Moving

BREATH_SECONDS = 2.0
"""How long a breath takes, of the trainee's time and of her patience."""

_WORDS = ("Breathe in …", "… and out.")
_SMALLEST, _LARGEST = 0.4, 1.0  # the ring, in parts of its place


class Breath:
    """The breath that is being taken, if one is; its seconds are counted only while it is running."""

    def __init__(self) -> None:
        self.going = False
        self._clock = PatienceClock()

    def begin(self) -> None:
        """Begin one; nothing is counted until `run`."""
        self.going = True
        self._clock.restart()

    def run(self, now: float) -> float:
        """Count from now on, and give the seconds that are left."""
        self._clock.run(now)
        return self._clock.left(now, BREATH_SECONDS)

    def stop(self, now: float) -> None:
        """Count no more until `run`."""
        self._clock.stop(now)

    def end(self) -> None:
        """It is over."""
        self.going = False

    def part(self, now: float) -> float:
        """How far it has come, 0-1."""
        return 1 - self._clock.left(now, BREATH_SECONDS) / BREATH_SECONDS


class Breathing(Moving):
    """Stands where the replies will be: a ring that widens, and the word for it. Still, it has two steps."""

    focusable = True
    seconds = 1 / 30

    def __init__(self, part: Callable[[], float]) -> None:
        super().__init__("breath")
        self.part = part
        self._last = self.words

    @property
    def words(self) -> str:
        """In, or out."""
        return _WORDS[0 if self.part() < 0.5 else 1]

    def turn(self) -> None:
        """Draw the other word, once its time has come; where nothing moves by itself, nothing else is drawn."""
        if self.words != self._last:
            self._last = self.words
            self.changed()

    def spoken(self) -> str:
        return self.words

    def natural_width(self) -> int:
        return self.kit.scale.sp(320)

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(72)

    def draw(self, canvas: Canvas) -> None:
        scale, rect = self.kit.scale, self.rect
        room = max(1, min(rect.h, scale.sp(150), rect.w // 3))
        laid = self.kit.setter.lay(self.words, scale.sp(BODY), False, max(1, rect.w - room - scale.dp(24)))
        words = max(self.kit.setter.width(one, scale.sp(BODY), False) for one in _WORDS)
        left = rect.x + max(0, (rect.w - room - scale.dp(24) - words) // 2)
        centre = (left + room // 2, rect.centery)
        come = (1.0 if self.part() >= 0.5 else 0.5) if self.kit.still else self.part()
        reach = room // 2 - scale.dp(2)
        canvas.circle(centre, max(2, round(reach * _SMALLEST)), Token.LINE, scale.dp(1.5))
        wide = _SMALLEST + (_LARGEST - _SMALLEST) * come
        canvas.circle(centre, max(3, round(reach * wide)), Token.ACCENT, max(2, scale.dp(2.5)))
        place = pygame.Rect(left + room + scale.dp(24), rect.centery - laid.height // 2, rect.w, laid.height)
        place.w = max(1, rect.right - place.x)
        canvas.text(laid, place, Token.INK, self.key)


def breathing(view: View, part: Callable[[], float], cards: Widget) -> Widget:
    """The breath in the room of the replies, which come back to the very place they had."""
    return Keeping(Breathing(part), cards, whole=True)


def barb_row(view: View) -> Widget | None:
    """Under words that hurt: the way to a breath, and after it what they are about. None under all others."""
    moment = view.moment
    if moment.barb:
        words = Label(f"{ABOUT}{moment.barb}", SMALL, key="barb")
        row = Row([mark("wind"), words.grow()], gap=10, align=Align.START)
        return Panel(row, Token.ACCENT_SOFT, pad=16, pad_y=(9, 7, 5)[view.snug], radius=14, flat=True)
    if not moment.can_breathe:
        return None
    button = Button("breathe", "Breathe", view.do.breathe, "wind", Kind.BARE, "Breathe, key B: two seconds", size=SMALL)
    button.pad, button.pad_y = 10, 3
    badge = KeyBadge("B", size=24)
    row = Row([Spacer().grow(), Label("two seconds", CAPTION, Token.MUTED), button, badge], gap=8, align=Align.CENTRE)
    return Keeping(Spacer(), row) if view.breath else row
