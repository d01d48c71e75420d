"""The frame of every page: the same margins, the header, the body, and something at the foot."""

from game.ui.context import Context
from game.ui.scale import LINE_HEIGHT
from game.ui.widgets import SMALL, Align, Column, Icon, Label, Middle, Pad, Row, Token, Widget

WIDEST = 1440
"""Design units of type beyond which a page gets no wider; lines would be too long to read."""


def page(ctx: Context, header: Widget, body: Widget, foot: Widget | None = None, gap: float = 16) -> Widget:
    """Give a whole page: `body` takes the height that is left. Margins shrink where type has little room."""
    roomy = ctx.scale.room[0] >= 900
    column = Column([header, body.grow(), foot], gap=gap if roomy else min(gap, 12))
    padded = Pad(column, 32 if roomy else 20, 18 if roomy else 14)
    return Middle(padded.grow(), WIDEST) if ctx.scale.room[0] > WIDEST else padded


def mark(icon: str, size: float = SMALL, ink: Token = Token.ACCENT) -> Widget:
    """Give an icon that stands on the first line of a text of type size `size` beside it (in a Row at START)."""
    return Icon(icon, size + 3, ink).sized(size + 3, size * LINE_HEIGHT, with_text=True)


def section_title(text: str, icon: str = "", size: float = SMALL + 1) -> Widget:
    """Give the title of a part of a page: an icon and a bold word or two."""
    label = Label(text, size, bold=True)
    return Row([mark(icon, size), label.grow()], gap=8, align=Align.START) if icon else label


def calm_line(text: str, icon: str = "info") -> Widget:
    """Give a sentence about something that went wrong or is good to know, without any alarm."""
    return Row([mark(icon, SMALL, Token.MUTED), Label(text, SMALL, Token.MUTED).grow()], gap=8, align=Align.START)
