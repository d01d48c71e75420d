"""The page of the queue: who waits at the left, what is promised and who has been served beside it or below."""

from collections.abc import Callable
from dataclasses import dataclass

from game.domain.shift_moment import ShiftMoment, Waiting
from game.ui.context import Context
from game.ui.screens.parts.frame import calm_line, mark, page, section_title
from game.ui.screens.parts.header import header
from game.ui.screens.parts.waiting import Waiting as Busy
from game.ui.screens.parts.words import first_name
from game.ui.screens.shift.cards import served_row, waiting_card
from game.ui.widgets import (
    SMALL,
    TITLE,
    Align,
    Button,
    Chip,
    Column,
    Flow,
    Kind,
    Label,
    Middle,
    Panel,
    Row,
    Scroll,
    Token,
    Widget,
)

QUEUE_KEYS: tuple[tuple[str, str], ...] = (
    ("1 – 8", "Take that customer"),
    ("Arrows", "Move among those who wait; Enter takes the one that is lit"),
    ("W", "Tell the one that is lit how long it will take"),
    ("Esc", "Leave for later"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""
_ROOMY = 1000  # design units of type from which the margin stands beside the queue
_SMALL = 760


@dataclass(frozen=True, slots=True)
class QueueView:
    """One picture of the queue, and what can be done. `busy` says what is being waited for, else it is empty."""

    ctx: Context
    moment: ShiftMoment
    notes: tuple[str, ...]
    busy: str
    take: Callable[[Waiting], Callable[[], None]]
    tell: Callable[[Waiting], Callable[[], None]]
    leave: Callable[[], None]
    keys: Callable[[], None]

    @property
    def roomy(self) -> bool:
        """Whether the margin stands beside the queue."""
        return self.ctx.scale.room[0] >= _ROOMY


def queue_page(view: QueueView) -> Widget:
    """Put the page together."""
    if view.busy:
        return page(view.ctx, _header(view), Middle(Busy(view.busy), 520))
    if not view.roomy:
        body: Widget = Scroll("queue", Column([_head(view), *_queue(view), _margin(view)], gap=14))
    else:
        left = Column([_head(view), Scroll("queue", Column(_queue(view), gap=14))], gap=14)
        right = Panel(Scroll("margin", _margin(view)), pad=20, pad_y=18)
        body = Row([left.grow(), right.sized(300)], gap=24, align=Align.START)
    return page(view.ctx, _header(view), body)


def _header(view: QueueView) -> Widget:
    wide = view.ctx.scale.room[0] >= _SMALL
    clock = f"Minute {view.moment.minute}"
    buttons = (("leave", "Leave for later", view.leave, "log-out"), ("keys", "Keys", view.keys, "keyboard"))
    actions = [Button(key, word if wide else "", do, icon, Kind.BARE, word, size=SMALL)
               for key, word, do, icon in buttons]  # fmt: skip
    return header(view.moment.title, [Chip(clock, "clock")], actions, brand=view.roomy)


def _head(view: QueueView) -> Widget:
    queue = view.moment.queue
    title = "Who is next?" if len(queue) > 1 else f"{first_name(queue[0].name)} is next." if queue else "Nobody waits."
    about = "The clock stands while you choose. Each answer you give takes a minute of it."
    notes = [calm_line(note) for note in view.notes]
    return Column([Label(title, TITLE, bold=True), Label(about, SMALL, Token.MUTED), *notes], gap=4)


def _queue(view: QueueView) -> list[Widget]:
    small = view.ctx.scale.room[0] < _SMALL
    return [_line(view, number, one, small) for number, one in enumerate(view.moment.queue, 1)]


def _line(view: QueueView, number: int, one: Waiting, small: bool) -> Widget:
    card = waiting_card(number, one, view.take(one), small)
    if not one.can_tell:
        return card
    speech = f"Tell {one.name} how long it will take, key W"
    tell = Button(f"tell-{one.slot}", "Tell them how long", view.tell(one), "clock", speech=speech, size=SMALL)
    if small:
        return Column([card, Row([tell], gap=0)], gap=6, align=Align.STRETCH)
    return Row([card.grow(), tell], gap=14, align=Align.CENTRE)


def _margin(view: QueueView) -> Widget:
    moment = view.moment
    parts: list[Widget] = []
    if moment.due:
        promised = [Row([mark("calendar-check", SMALL), Label(one, SMALL).grow()], gap=8, align=Align.START)
                    for one in moment.due]  # fmt: skip
        parts.append(Column([section_title("Promised"), *promised], gap=8))
    served = [served_row(one) for one in reversed(moment.done)]
    if served:
        rows: Widget = Column(served, gap=12) if view.roomy else Flow(served, gap=24)
        parts.append(Column([section_title("Served so far"), rows], gap=10))
    else:
        first = "Nobody yet. The debriefs of all contacts come at the end of the shift."
        parts.append(Column([section_title("Served so far"), Label(first, SMALL, Token.MUTED)], gap=8))
    return Column(parts, gap=20)
