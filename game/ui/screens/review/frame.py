"""The frame of every slide: its title above, where one is below, and a press anywhere goes on."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence

from game.ui.context import Context
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.review.sizes import LEAST, Sizes, fitted
from game.ui.screens.review.slides import Page
from game.ui.widgets import Bar, Button, Column, Label, Middle, Pad, Scroll, Spacer, Stack, Token, Widget

KEYS: tuple[tuple[str, str], ...] = (
    ("→ ↓", "Go on; also Page down, Space, and a remote's forward button"),
    ("← ↑", "Back; also Page up, Backspace"),
    ("Enter 1 2 3", "Play on from what the slide is about, all together; the foot says what that is"),
    ("D", "At the decision that split us: another one"),
    ("G + −", "At the goal: another one, a higher or lower number; Enter keeps it for next time"),
    ("B", "An empty screen, and back; also the full stop"),
    ("Home", "To the first slide; also F5. End: to the last"),
    ("W M Q", "The last week, month or quarter"),
    ("T", "Your team, or everybody"),
    ("S", "The shared board, or this computer"),
    ("F11", "Fill the whole screen, or be a window again"),
    ("?", "These keys"),
    ("Esc", "Leave the meeting"),
)
"""(key, what it does) in the order shown."""

_MARGIN, _MARGIN_Y, _GAP = 48, 28, 18  # design units


class Anywhere(Widget):
    """A page that goes on when it is pressed anywhere."""

    pointable = True

    def __init__(self, child: Widget, do: Callable[[], None]) -> None:
        super().__init__("anywhere")
        self.child, self.do = child, do

    @property
    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def place(self, rect: object) -> None:
        super().place(rect)  # type: ignore[arg-type]
        self.child.place(self.rect)

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        found = self.child.hit(pos)
        return found if isinstance(found, Scroll) and found.most else self

    def on_up(self, pos: tuple[int, int]) -> None:
        self.do()


def slide_page(
    ctx: Context, page: Page, hint: str, trouble: str, do: Callable[[], None], shown: int = 0
) -> Widget:
    """A slide with its title, and at the foot which one it is and what Enter would do (or what went wrong)."""
    small = Sizes(ctx.scale, 1.0)
    title = OneLine(page.title, small(40), Token.ACCENT, bold=True)
    foot = Bar([Label(_where(page), small(), Token.MUTED)], [Label(trouble or hint, small(), Token.MUTED)], gap=24)
    dp, scale = ctx.scale.dp, ctx.scale
    width = scale.window[0] - 2 * dp(_MARGIN)
    lines = scale.line(small(40)) + scale.line(small())
    height = scale.window[1] - 2 * dp(_MARGIN_Y) - 2 * dp(_GAP) - lines
    body = fitted(ctx, f"slide-{page.slide}-{page.step}-{shown}", page.build, width, height)
    column = Column([title, body.grow(), foot], gap=_GAP)
    return Anywhere(Pad(column, _MARGIN, _MARGIN_Y), do)


def blank_page(do: Callable[[], None]) -> Widget:
    """Nothing, so that everybody looks at each other."""
    return Anywhere(Stack([Spacer()]), do)


def waiting_page(ctx: Context, count: int, trouble: str, back: Callable[[], None]) -> Widget:
    """Before the meeting is there (`count` contacts have been looked at), or where it cannot be."""
    if not trouble:
        told = f" {count:,} contacts looked at." if count else ""
        return Middle(Waiting(f"Putting the meeting together …{told}", "waiting"))
    size = Sizes(ctx.scale, 1.0)(LEAST)
    return Middle(Column([Label(trouble, size), Button("back", "Back", back, "arrow-left")], gap=20), 700)


def _where(page: Page) -> str:
    step = f", step {page.step} of {page.steps}" if page.steps > 1 else ""
    return f"{page.slide} of {page.slides}{step}"
