"""The one scale: turns design units (pixels of a 1280x720 window at 100 % text) into pixels of this window."""

from typing import NamedTuple

DESIGN = (1280, 720)
SMALLEST_WINDOW = (1024, 640)
_SMALLEST, _LARGEST = 0.875, 3.0  # 0.875 keeps the 8-unit grid on whole pixels in the smallest window

CAPTION, SMALL, BODY, SPEECH, TITLE = 13, 14, 16, 22, 34
"""The five type sizes, in design units."""

LINE_HEIGHT = 1.38


class Scale(NamedTuple):
    """Sizes for one window size and text setting; `factor` follows the window, `text` is 1.0 to 2.0."""

    window: tuple[int, int]
    factor: float
    text: float

    def dp(self, units: float) -> int:
        """Pixels of a distance or a corner; at least 1 for anything above 0."""
        return max(1, round(units * self.factor)) if units > 0 else round(units * self.factor)

    def sp(self, units: float) -> int:
        """Pixels of anything that grows with the text: type, icons beside text, keys, knobs."""
        return max(1, round(units * self.factor * self.text))

    def line(self, type_size: float) -> int:
        """Pixels from one line of text to the next at a type size in design units."""
        return round(self.sp(type_size) * LINE_HEIGHT)

    @property
    def room(self) -> tuple[float, float]:
        """The window measured in text: design units of type that fit across and down.

        Screens fold their columns by this (1280 x 720 at 100 %, 640 x 360 at 200 %).
        """
        unit = self.factor * self.text
        return self.window[0] / unit, self.window[1] / unit


def scale_for(window: tuple[int, int], text_percent: int) -> Scale:
    """Give the scale of a window of so many pixels with a text setting of 100-200 %."""
    fit = min(window[0] / DESIGN[0], window[1] / DESIGN[1])
    return Scale(window, min(_LARGEST, max(_SMALLEST, fit)), text_percent / 100)
