"""The customer's patience: how much of it is left, and how that looks in the header."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import math

import pygame

from game.domain.settings import ClockChoice
from game.ui.canvas import Canvas
from game.ui.scale import SMALL
from game.ui.theme import Token
from game.ui.widgets import Widget

_FACTOR = {ClockChoice.NORMAL: 1.0, ClockChoice.DOUBLED: 2.0}


class PatienceClock:
    """Counts the seconds of one answer, only while it is running. Instants are seconds of the window's clock."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._since: float | None = None

    def restart(self) -> None:
        """Begin a new answer; nothing is counted until `run`."""
        self._spent, self._since = 0.0, None

    def run(self, now: float) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = now

    def stop(self, now: float) -> None:
        """Count no more until `run`."""
        if self._since is not None:
            self._spent += now - self._since
            self._since = None

    def left(self, now: float, total: float) -> float:
        """Seconds left of `total`, never below 0."""
        running = now - self._since if self._since is not None else 0.0
        return max(0.0, total - self._spent - running)


def patience_seconds(patience: int | None, choice: ClockChoice) -> float | None:
    """How long an answer may take by the scenario and the setting; None where no clock runs."""
    return None if patience is None or choice not in _FACTOR else patience * _FACTOR[choice]


class Patience(Widget):
    """An hourglass, the seconds left, and a line that gets shorter. `set` draws nothing but this again."""

    def __init__(self, seconds: float, total: float) -> None:
        super().__init__("patience")
        self.seconds, self.total = math.ceil(seconds), total

    def set(self, seconds: float, total: float) -> None:
        """Show another amount."""
        if (math.ceil(seconds), total) != (self.seconds, self.total):
            self.seconds, self.total = math.ceil(seconds), total
            self.changed()

    def spoken(self) -> str:
        return f"{self.seconds} seconds left"

    def natural_width(self) -> int:
        scale = self.kit.scale
        widest = self.kit.setter.width("0" * len(f"{self.total:.0f}") + "\u00a0s", scale.sp(SMALL), True)
        return widest + scale.sp(18) + scale.dp(8) + 4

    def height_at(self, width: int) -> int:
        return self.kit.scale.line(SMALL) + self.kit.scale.dp(6)

    def draw(self, canvas: Canvas) -> None:
        scale, rect = self.kit.scale, self.rect
        line = scale.line(SMALL)
        canvas.icon("hourglass", pygame.Rect(rect.x, rect.y, scale.sp(18), line), Token.ACCENT)
        left = scale.sp(18) + scale.dp(8)
        laid = self.kit.setter.lay(f"{self.seconds}\u00a0s", scale.sp(SMALL), True, rect.w)
        canvas.text(laid, pygame.Rect(rect.x + left, rect.y, rect.w - left, line), Token.INK, self.key)
        track = pygame.Rect(rect.x, rect.y + line + scale.dp(2), rect.w, max(2, scale.dp(3)))
        canvas.box(track, 2, Token.LINE)
        part = min(1.0, self.seconds / self.total) if self.total else 0.0
        if part > 0:
            canvas.box(pygame.Rect(track.x, track.y, max(track.h, round(track.w * part)), track.h), 2, Token.ACCENT)
