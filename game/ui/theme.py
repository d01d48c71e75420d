"""The one place where colour lives: two themes of named tokens, and which text may stand on which ground."""

from enum import Enum

from game.domain.settings import Theme as ThemeChoice

Rgb = tuple[int, int, int]


class Token(Enum):
    """The name of a colour; screens and widgets know colours by these names only."""

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


_LIGHT = {
    Token.PAPER: "#F6F1E8", Token.SURFACE: "#FFFFFF", Token.LINE: "#E2D9CA", Token.INK: "#1F2430",
    Token.MUTED: "#5B6270", Token.KEY: "#EFE7D9", Token.WARM: "#F3DCC3", Token.ACCENT: "#0B6B63",
    Token.ACCENT_SOFT: "#DDF0EC", Token.ON_ACCENT: "#FFFFFF", Token.ACCURACY: "#1D5FA8",
    Token.EMPATHY: "#B4433A", Token.COMPOSURE: "#3F6F2A", Token.DELIGHT: "#8A4B9E",
}  # fmt: skip
_DARK = {
    Token.PAPER: "#171A21", Token.SURFACE: "#222732", Token.LINE: "#363D4B", Token.INK: "#F2EEE6",
    Token.MUTED: "#A9B0BD", Token.KEY: "#2C323F", Token.WARM: "#3A3240", Token.ACCENT: "#5CC7B8",
    Token.ACCENT_SOFT: "#1E3B3A", Token.ON_ACCENT: "#0F1A19", Token.ACCURACY: "#7DB4F0",
    Token.EMPATHY: "#F0978C", Token.COMPOSURE: "#9CCB82", Token.DELIGHT: "#CFA0DF",
}  # fmt: skip

GROUNDS = (Token.PAPER, Token.SURFACE, Token.KEY, Token.ACCENT_SOFT, Token.WARM)
"""The quiet grounds on which ordinary text stands."""

PILLARS = (Token.ACCURACY, Token.EMPATHY, Token.COMPOSURE, Token.DELIGHT)
"""The colours of the four pillars, always shown with their icon and their name."""

TEXT_PAIRS: tuple[tuple[Token, Token], ...] = (
    *((text, ground) for text in (Token.INK, Token.MUTED) for ground in GROUNDS),
    *((Token.ACCENT, g) for g in (Token.PAPER, Token.SURFACE, Token.KEY, Token.ACCENT_SOFT)),
    *((pillar, ground) for pillar in PILLARS for ground in (Token.PAPER, Token.SURFACE)),
    (Token.ON_ACCENT, Token.ACCENT),
)
"""Every (text, ground) that may be used; a test measures each in both themes against WCAG 4.5:1."""


class Theme:
    """The colours of one theme, and how deep its one soft shadow is (0-255)."""

    def __init__(self, choice: ThemeChoice, colours: dict[Token, Rgb], shadow_depth: int, scrim_depth: int) -> None:
        self.choice = choice
        self.colours = colours
        self.shadow_depth = shadow_depth
        self.scrim_depth = scrim_depth

    def __getitem__(self, token: Token) -> Rgb:
        return self.colours[token]


def theme_for(choice: ThemeChoice) -> Theme:
    """Give the colours of the light or the dark theme."""
    dark = choice is ThemeChoice.DARK
    colours = {token: _rgb(text) for token, text in (_DARK if dark else _LIGHT).items()}
    return Theme(choice, colours, shadow_depth=110 if dark else 44, scrim_depth=170 if dark else 110)


def contrast(one: Rgb, other: Rgb) -> float:
    """Give the WCAG 2 contrast of two colours: 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(text: str) -> Rgb:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _luminance(colour: Rgb) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
