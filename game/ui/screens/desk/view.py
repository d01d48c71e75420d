"""What the parts of the desk are built from: the moment, and what the window itself knows about it."""

from collections.abc import Callable
from dataclasses import dataclass

from game.domain.moment import Line, Moment, Voice
from game.ui.context import Context
from game.ui.scale import SPEECH

FOLD_WIDTH, FOLD_HEIGHT = 1100, 620
"""Room in design units of type below which the right column folds away and the left one becomes a strip."""
BESIDE_WIDTH = 830
"""Room from which the drawer opens beside the conversation rather than in its place."""
_SLIM_HEIGHT = 500
_SPEECH_SIZES = (SPEECH, 19, 17)  # a long speech is set smaller rather than hiding what can be answered to it


def is_slim(ctx: Context) -> bool:
    """Whether the window is so low, measured in text, that the customer stands in the header bar."""
    return is_folded(ctx) and ctx.scale.room[1] < _SLIM_HEIGHT


def is_folded(ctx: Context) -> bool:
    """Whether the window has no room for three columns."""
    room = ctx.scale.room
    return room[0] < FOLD_WIDTH or room[1] < FOLD_HEIGHT


@dataclass(frozen=True, slots=True)
class Doing:
    """What the parts can ask the desk to do."""

    answer: Callable[[int], None]
    gesture: Callable[[str], None]
    spoken: Callable[[], None]
    back: Callable[[], None]
    go_on: Callable[[], None]
    drawer: Callable[[], None]
    transcript: Callable[[], None]
    pause: Callable[[], None]
    keys: Callable[[], None]
    breathe: Callable[[], None]


@dataclass(frozen=True, slots=True)
class View:
    """One picture of the desk. `open` says that her words stand and an answer may be given, `typing` that they have
    not begun, `mood` (0-20, moving) is where the mood line stands, `key` is new for every stretch of talk.

    `snug` (0-2) says how closely the words and the replies are set, `earlier` how many messages of a chat are kept
    above the last two, `hints` whether the keys are named below the replies. `breath` tells how far the breath that
    is being taken has come (0-1), None where none is. `questions` is how many the wrap-up has, `question` the number
    of the one that is open (0 before it)."""

    ctx: Context
    moment: Moment
    do: Doing
    open: bool
    typing: bool
    mood: float
    key: str
    drawer: bool
    recording: bool
    notice: str
    snug: int = 0
    earlier: int = 0
    hints: bool = False
    breath: Callable[[], float] | None = None
    question: int = 0
    questions: int = 0
    onward: str = "Continue to the debrief"

    @property
    def speech(self) -> float:
        """The type size of her words."""
        return _SPEECH_SIZES[self.snug]

    @property
    def first_turn(self) -> bool:
        """Whether nothing has been said or done yet."""
        return self.moment.turn == 0 and self.moment.ending is None

    @property
    def slim(self) -> bool:
        """Whether the customer stands in the header bar."""
        return is_slim(self.ctx)

    @property
    def folded(self) -> bool:
        """Whether there is no room for three columns."""
        return is_folded(self.ctx)

    @property
    def beside(self) -> bool:
        """Whether an open drawer leaves room for the conversation beside it."""
        return self.ctx.scale.room[0] >= BESIDE_WIDTH

    @property
    def speaking(self) -> bool:
        """Whether her words are appearing now."""
        return not self.open and not self.typing

    @property
    def afterwards(self) -> bool:
        """Whether she is gone, and the wrap-up is open or done."""
        return self.questions > 0 and (bool(self.moment.question) or self.moment.ending is not None)

    @property
    def before(self) -> tuple[Line, ...]:
        """The transcript without what she says now and what is asked now; empty lines left out."""
        lines, said = self.moment.transcript, self.moment.said
        if self.moment.question:
            lines = lines[:-1]
        last = len(lines) - len(said)
        told = (at for at in range(last, -1, -1) if tuple(one.text for one in lines[at : at + len(said)]) == said)
        now = next(told, last)
        return tuple(line for line in (*lines[:now], *lines[now + len(said) :]) if line.text)

    @property
    def mine(self) -> Line | None:
        """The trainee's last line, which she answers now, or which nobody answers."""
        before = self.before
        return before[-1] if before and before[-1].voice is not Voice.CUSTOMER else None
