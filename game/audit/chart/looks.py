"""How the map looks: colours by name, and for each kind of place a ground, an edge, a shape, a picture and a word."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, sin

from game.audit.chart.model import NodeKind
from game.domain.diagnostic import Severity


class Hue(StrEnum):
    """The names of colours, the same as in the window's themes."""

    PAPER = "paper"
    SURFACE = "surface"
    LINE = "line"
    INK = "ink"
    MUTED = "muted"
    KEY = "key"
    WARM = "warm"
    ACCENT = "accent"
    ACCENT_SOFT = "accent soft"
    ON_ACCENT = "on accent"
    ACCURACY = "accuracy"
    EMPATHY = "empathy"
    COMPOSURE = "composure"
    DELIGHT = "delight"


PALETTES: dict[str, dict[Hue, str]] = {
    "light": dict(zip(Hue, (
        "#F6F1E8", "#FFFFFF", "#E2D9CA", "#1F2430", "#5B6270", "#EFE7D9", "#F3DCC3", "#0B6B63", "#DDF0EC", "#FFFFFF",
        "#1D5FA8", "#B4433A", "#3F6F2A", "#8A4B9E"), strict=True)),
    "dark": dict(zip(Hue, (
        "#171A21", "#222732", "#363D4B", "#F2EEE6", "#A9B0BD", "#2C323F", "#3A3240", "#5CC7B8", "#1E3B3A", "#0F1A19",
        "#7DB4F0", "#F0978C", "#9CCB82", "#CFA0DF"), strict=True)),
}  # fmt: skip
"""The colours of the window's two themes, for files drawn without a window; a test keeps them the same."""


class Form(StrEnum):
    """The outline of a card: what kind of place it is can be told without its colour."""

    ROUND = "round"
    DOUBLE = "double"
    POINTED = "pointed"
    DASHED = "dashed"
    PILL = "pill"
    SQUARE = "square"
    CUT = "cut"
    BROKEN = "broken"

    @property
    def dashed(self) -> bool:
        """Whether the edge is a broken line."""
        return self in (Form.DASHED, Form.BROKEN)


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of place is drawn; `icon` is a file of assets/icons, `word` what it is called in the legend."""

    ground: Hue
    edge: Hue
    thick: float
    form: Form
    icon: str
    ink: Hue
    word: str


LOOKS: dict[NodeKind, Look] = {
    NodeKind.START: Look(Hue.ACCENT_SOFT, Hue.ACCENT, 1.5, Form.DOUBLE, "play", Hue.ACCENT, "Start"),
    NodeKind.STATE: Look(Hue.SURFACE, Hue.LINE, 1.5, Form.ROUND, "message-circle", Hue.MUTED, "State"),
    NodeKind.BARB: Look(Hue.WARM, Hue.MUTED, 1.5, Form.POINTED, "wind", Hue.INK, "Barb: her words hurt"),
    NodeKind.QUESTION: Look(Hue.KEY, Hue.MUTED, 1.5, Form.DASHED, "circle-help", Hue.MUTED, "Question afterwards"),
    NodeKind.GOOD: Look(Hue.SURFACE, Hue.COMPOSURE, 2.5, Form.PILL, "smile", Hue.COMPOSURE, "Good ending"),
    NodeKind.FAIR: Look(Hue.SURFACE, Hue.MUTED, 2.0, Form.SQUARE, "meh", Hue.MUTED, "Ending"),
    NodeKind.POOR: Look(Hue.SURFACE, Hue.EMPATHY, 2.5, Form.CUT, "frown", Hue.EMPATHY, "Poor ending"),
    NodeKind.MISSING: Look(Hue.PAPER, Hue.EMPATHY, 2.0, Form.BROKEN, "circle-x", Hue.EMPATHY, "Does not exist"),
}
"""Text stands in ink and in muted ink on each of these grounds, which the window's test of contrast covers."""

SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("circle-x", "error"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.HINT: ("lightbulb", "hint"),
}
"""The icon and the word of each severity."""

_CORNER = 12.0
_CUT = 14.0


def outline(form: Form, w: float, h: float, inset: float = 0.0) -> list[tuple[float, float]]:
    """The corners of a card's outline, rounded ones as many short edges, from the top left on; `inset` inside it."""
    left, top, right, low = inset, inset, w - inset, h - inset
    if form is Form.POINTED:
        middle, cut = h / 2, min(_CUT, w / 6)
        return [(cut, top), (right - cut, top), (right, middle), (right - cut, low), (cut, low), (left, middle)]
    if form is Form.CUT:
        cut = min(_CUT, h / 3)
        return [
            (left + cut, top), (right - cut, top), (right, top + cut), (right, low - cut),
            (right - cut, low), (left + cut, low), (left, low - cut), (left, top + cut),
        ]  # fmt: skip
    radius = h / 2 - inset if form is Form.PILL else min(2.0 if form is Form.SQUARE else _CORNER, h / 4)
    corners = ((left + radius, top + radius, pi), (right - radius, top + radius, 1.5 * pi),
               (right - radius, low - radius, 0.0), (left + radius, low - radius, 0.5 * pi))  # fmt: skip
    steps = 12 if form is Form.PILL else 6
    return [
        (x + radius * cos(begin + pi / 2 * step / steps), y + radius * sin(begin + pi / 2 * step / steps))
        for x, y, begin in corners
        for step in range(steps + 1)
    ]
