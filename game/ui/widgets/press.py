"""What can be pressed: buttons, cards, reply cards, chips; by Enter, Space, mouse and the screen's own keys."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from enum import Enum

import pygame

from game.ui.canvas import SHADOW_REACH, Canvas
from game.ui.input import Key
from game.ui.scale import BODY, SMALL
from game.ui.theme import Token
from game.ui.widgets.base import Widget
from game.ui.widgets.label import Label
from game.ui.widgets.layout import Align, Column, Row, Spacer
from game.ui.widgets.panel import Panel
from game.ui.widgets.picture import Icon


class Kind(Enum):
    """How much a button asks for attention: one PRIMARY on a screen, QUIET for most, BARE for the margins."""

    PRIMARY = "primary"
    QUIET = "quiet"
    BARE = "bare"


class Pressable(Panel):
    """A ground that does something when pressed: `do` is called. `enabled=False` keeps it visible but idle."""

    pointable = True

    def __init__(
        self,
        key: str,
        child: Widget,
        do: Callable[[], None],
        ground: Token = Token.SURFACE,
        hover: Token = Token.ACCENT_SOFT,
        pad: float = 16,
        pad_y: float = 12,
        radius: float = 16,
        flat: bool = False,
        speech: str = "",
        chosen: bool = False,
        enabled: bool = True,
    ) -> None:
        super().__init__(child, ground, pad, pad_y, radius, flat, key)
        self.do = do
        self.hover = hover
        self.speech = speech
        self.chosen = chosen
        self.enabled = enabled
        self.focusable = enabled

    def resting(self, canvas: Canvas) -> Token:
        """Give the ground while nothing points at it."""
        return self.ground

    def press(self) -> None:
        """Do what pressing does."""
        if self.enabled:
            self.do()

    def on_key(self, key: Key) -> bool:
        if key.name in ("enter", "space") and not (key.ctrl or key.alt):
            self.press()
            return True
        return False

    def on_up(self, pos: tuple[int, int]) -> None:
        if self.rect.collidepoint(pos):
            self.press()

    def spoken(self) -> str:
        return self.speech or " ".join(w.text for w in self.walk() if isinstance(w, Label))

    def draw(self, canvas: Canvas) -> None:
        lit = self.enabled and (self.hovered or self.focused or self.chosen)
        ground = self.hover if lit and not (self.flat and self.focused and not self.hovered) else self.resting(canvas)
        if self.ringed:
            canvas.ring(self.rect, self.radius)
        line = Token.ACCENT if lit and not self.flat else None if self.flat else Token.LINE
        self.draw_ground(canvas, ground, line, self.kit.scale.dp(2) if line is Token.ACCENT else 1)
        with canvas.on(ground):
            self.child.draw(canvas)

    def changed(self, reach: int = 0) -> None:
        super().changed(max(reach, self.kit.scale.dp(SHADOW_REACH)) if self._host is not None else reach)


class Button(Pressable):
    """A button with a text, an icon, or both; an icon alone needs `speech`."""

    def __init__(
        self,
        key: str,
        text: str,
        do: Callable[[], None],
        icon: str = "",
        kind: Kind = Kind.QUIET,
        speech: str = "",
        enabled: bool = True,
        size: float = BODY,
    ) -> None:
        ground, hover, ink = {
            Kind.PRIMARY: (Token.ACCENT, Token.ACCENT, Token.ON_ACCENT),
            Kind.QUIET: (Token.KEY, Token.ACCENT_SOFT, Token.INK),
            Kind.BARE: (Token.PAPER, Token.ACCENT_SOFT, Token.INK),
        }[kind]
        if not enabled:
            ground, ink = Token.KEY, Token.MUTED
        tint = ink if kind is Kind.PRIMARY or not enabled else Token.ACCENT
        parts: list[Widget] = [Icon(icon, size + 3, tint)] if icon else []
        if text:
            parts.append(Label(text, size, ink, bold=kind is Kind.PRIMARY))
        child = Row(parts, gap=8, align=Align.CENTRE)
        super().__init__(
            key, _Centred(child), do, ground, hover, 18 if text else 10, 10, 12, True, speech or text, enabled=enabled
        )
        self.kind = kind
        self.text = text

    def resting(self, canvas: Canvas) -> Token:
        return canvas.ground if self.kind is Kind.BARE else self.ground

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        if self.kind is Kind.PRIMARY and self.hovered and self.enabled:
            line = self.rect.inflate(-self.kit.scale.dp(8), 0)
            low = self.rect.bottom - self.kit.scale.dp(4)
            canvas.line(
                (line.x + line.w // 4, low), (line.right - line.w // 4, low), Token.ON_ACCENT, self.kit.scale.dp(2)
            )


class _Centred(Widget):
    """Holds one child in the middle, both ways."""

    def __init__(self, child: Widget) -> None:
        super().__init__()
        self.child = child

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def height_at(self, width: int) -> int:
        return self.child.measure(width)

    def natural_width(self) -> int:
        return self.child.wanted()

    def place(self, rect: pygame.Rect) -> None:
        super().place(rect)
        width = min(rect.w, self.child.wanted())
        height = min(rect.h, self.child.measure(width))
        self.child.place(pygame.Rect(rect.x + (rect.w - width) // 2, rect.y + (rect.h - height) // 2, width, height))


class KeyBadge(Widget):
    """The key that does something, on a small square: '1', 'G', 'Esc'."""

    def __init__(self, text: str, lit: bool = False, size: float = 32) -> None:
        super().__init__()
        self.text, self.lit, self.size = text, lit, size

    def height_at(self, width: int) -> int:
        return self.kit.scale.sp(self.size)

    def natural_width(self) -> int:
        laid = self.kit.setter.lay(self.text, self.kit.scale.sp(SMALL), True, 10_000)
        return max(self.kit.scale.sp(self.size), laid.width + self.kit.scale.sp(14))

    def draw(self, canvas: Canvas) -> None:
        lit = self.lit or _lit(self)
        ground, ink = (Token.ACCENT, Token.ON_ACCENT) if lit else (Token.KEY, Token.MUTED)
        side = self.kit.scale.sp(self.size)
        spot = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, min(side, self.rect.h))
        canvas.box(spot, 8, ground)
        laid = self.kit.setter.lay(self.text, self.kit.scale.sp(SMALL if self.size < 30 else BODY), True, 10_000)
        with canvas.on(ground):
            box = pygame.Rect(spot.x, spot.centery - laid.height // 2, spot.w, laid.height)
            canvas.text(laid, box, ink, "key", 0.5)


def _lit(widget: Widget) -> bool:
    up = widget.parent
    while up is not None:
        if isinstance(up, Pressable):
            return up.enabled and (up.hovered or up.focused or up.chosen)
        up = up.parent
    return False


class ReplyCard(Pressable):
    """A card with its key and a wrapped text: one of the replies, or any choice that a number key makes."""

    def __init__(
        self,
        key: str,
        badge: str,
        text: str,
        do: Callable[[], None],
        size: float = BODY,
        note: str = "",
        enabled: bool = True,
    ) -> None:
        words: Widget = Label(text, size, Token.INK if enabled else Token.MUTED)
        if note:
            words = Column([words, Label(note, SMALL, Token.MUTED)], gap=4)
        child = Row([KeyBadge(badge), Spacer(2), words.grow()], gap=8, align=Align.CENTRE)
        super().__init__(key, child, do, pad=18, pad_y=16, speech=f"{badge}. {text} {note}".strip(), enabled=enabled)
        self.text = text


class Chip(Panel):
    """A small rounded mark with an icon and a word, such as the channel."""

    def __init__(self, text: str, icon: str = "", ground: Token = Token.ACCENT_SOFT, ink: Token = Token.ACCENT) -> None:
        parts: list[Widget] = [Icon(icon, 16, ink)] if icon else []
        parts.append(Label(text, SMALL, ink, bold=True))
        super().__init__(Row(parts, gap=6, align=Align.CENTRE), ground, 12, 6, 16, flat=True)


class Tile(Pressable):
    """An icon over a word, as in the gesture tray."""

    def __init__(self, key: str, text: str, icon: str, do: Callable[[], None], enabled: bool = True) -> None:
        ink = Token.INK if enabled else Token.MUTED
        child = Column(
            [Icon(icon, 20, Token.ACCENT if enabled else Token.MUTED), Label(text, 13, ink, align=0.5)], gap=4
        )
        super().__init__(key, child, do, Token.KEY, pad=8, pad_y=8, radius=14, flat=True, speech=text, enabled=enabled)
