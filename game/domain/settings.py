"""What one trainee has chosen about the look, the type and the clock: a frozen value with safe defaults."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any


class Theme(Enum):
    """Which of the two sets of colours the window uses."""

    LIGHT = "light"
    DARK = "dark"


class FontChoice(Enum):
    """The type face of the window."""

    INTER = "inter"
    ATKINSON = "atkinson"


class ClockChoice(Enum):
    """How the customer's patience is counted: as written, with twice the time, or not at all."""

    NORMAL = "normal"
    DOUBLED = "doubled"
    OFF = "off"


class RevealSpeed(Enum):
    """How fast the customer's words appear."""

    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"
    AT_ONCE = "at_once"

    @property
    def letters_per_second(self) -> float:
        """Letters shown each second; 0 means that the whole text is there at once."""
        return {"slow": 18.0, "normal": 32.0, "fast": 60.0, "at_once": 0.0}[self.value]


TEXT_SCALES = (100, 125, 150, 175, 200)
"""The text sizes on offer, in per cent."""

MOST_MONTHS = 1200
"""The longest time, in months, for which records can be kept without being kept always."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of the settings screen.

    `text_scale` is in per cent and one of TEXT_SCALES; `keep_months` says for how many months records are kept on this
    computer, 0 for always, and is chosen with `records keep`. Anything else raises ValueError.
    """

    theme: Theme = Theme.LIGHT
    text_scale: int = 100
    reduced_motion: bool = False
    font: FontChoice = FontChoice.INTER
    clock: ClockChoice = ClockChoice.NORMAL
    reveal_speed: RevealSpeed = RevealSpeed.NORMAL
    keep_months: int = 0

    def __post_init__(self) -> None:
        if self.text_scale not in TEXT_SCALES:
            raise ValueError(f"text_scale is {self.text_scale!r}; it must be one of {TEXT_SCALES}.")
        if not 0 <= self.keep_months <= MOST_MONTHS:
            raise ValueError(f"keep_months is {self.keep_months!r}; it must be 0 to {MOST_MONTHS}.")

    @property
    def timed(self) -> bool:
        """Whether an attempt counts as timed: the clock runs, at whatever pace, for more time is nobody's business."""
        return self.clock is not ClockChoice.OFF

    def replaced(self, **changes: Any) -> "Settings":
        """Give a copy with `changes`; raises TypeError for an unknown name, ValueError for a bad value."""
        return replace(self, **changes)
