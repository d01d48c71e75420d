"""The meeting screen: has the meeting put together beside the window, and steps through it by keys or a remote."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.coaching.meeting.goals import moved, next_goal
from game.domain.errors import ExtraMileError
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.review.doors import Door, begin
from game.ui.screens.review.frame import KEYS, blank_page, slide_page, waiting_page
from game.ui.screens.review.slides import Page, pages_of
from game.ui.services import Services
from game.ui.widgets import Scroll, Widget

if TYPE_CHECKING:
    from game.coaching.meeting.goals import Wanted
    from game.coaching.meeting.model import Goal, Meeting
    from game.session.session import Session
    from game.session.training import Training

_FORWARD = ("right", "down", "pagedown", "space", "n")
_BACK = ("left", "up", "pageup", "backspace", "p")
_BLANK = ("b", ".", ",")  # what the black-screen button of a remote sends
_LOOK = 0.5  # seconds between two looks at how far the meeting is
_PERIODS = {"w": "week", "m": "month", "q": "quarter"}


class ReviewScreen(Screen):
    """The meeting of a team ("" for those without one, None for everybody) about a period, a word as `period_of` takes.

    `board` asks for the shared board (empty: the usual one) instead of this computer's records. `named` says that the
    command line named the team, so that it may be written another way or not be there; the welcome page is where Escape
    leads then, since nothing is below.

    A page longer than the screen is scrolled to its end before the next one comes.
    """

    name = "review"
    first_focus = "slide"
    whole_screen = True

    def __init__(
        self,
        ctx: Context,
        services: Services,
        team: str | None,
        period: str = "month",
        wanted: "Wanted | None" = None,
        *,
        board: str | None = None,
        named: bool = False,
    ) -> None:
        super().__init__(ctx)
        self.named, self.board = named, board
        self._there: Training | None = None
        self.services, self.team, self.period, self.wanted = services, team, period, wanted
        self.meeting: Meeting | None = None
        self.pages: tuple[Page, ...] = ()
        self.at = 0
        self.torn = 0
        self.blank = False
        self.trouble = ""
        self._opening = False
        self._shown = 0  # how often a page was shown, each time from its top
        self._asked = 0
        self._count = self._told = 0  # contacts looked at so far, and how many of them the page says
        self._gone = False

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self._ask()

    def closed(self) -> None:
        self._gone = True
        if self._there is not None:
            self.ctx.background(self._there.keeper.close, lambda result: None)

    def build(self) -> Widget:
        if self.blank:
            self.tree = blank_page(self._forward)
        elif not self.pages:
            self.tree = waiting_page(self.ctx, self._told, self.trouble, self.on_escape)
        else:
            page, hint = self.pages[self.at], self._hint()
            self.tree = slide_page(self.ctx, page, hint, self.trouble, self._forward, self._shown)
        return self.tree

    def _hint(self) -> str:
        """A key worth knowing here."""
        source = "" if self.board is None else "From the shared board. "
        return self.pages[self.at].hint or ("" if self.at else f"{source}→ next, ? keys")

    def on_tick(self, now: float) -> float | None:
        if self.pages or self.trouble:
            return None
        if self._count != self._told:
            self._told = self._count
            self.refresh()
        return now + _LOOK

    def _ask(self) -> None:
        self._asked += 1
        asked, board = self._asked, self.board
        team, word, wanted = self.team, self.period, self.wanted

        def work() -> "Meeting":
            from game.coaching.meeting.period import period_of
            from game.session.review import keep_goal, review, team_named

            training = self._house(board)
            meant = team_named(training, team) if self.named else team
            found = review(training, meant, period_of(word, training.clock.utc()), wanted, self._looked)
            if wanted is not None:
                keep_goal(training, found, found.goal)
            return found

        self.pages, self.trouble, self._count, self._told = (), "", 0, 0
        self.ctx.announce("The meeting is being put together.")
        self.ctx.background(work, lambda result: self._found(asked, result))
        self.refresh()

    def _house(self, board: str | None) -> "Training":
        """Where the meeting is read from; only to be called beside the window."""
        if board is None:
            return self.services.training
        if self._there is None:
            from game.session.board_meeting import at_board

            self._there = at_board(self.services.training, board)
        return self._there

    def _looked(self, count: int) -> None:
        """Called beside the window, now and then."""
        self._count = count

    def _found(self, asked: int, result: "Meeting | Exception") -> None:
        if self._gone or asked != self._asked:
            return
        if isinstance(result, Exception):
            self._say(_why(result, "The meeting could not be put together"))
            return
        self.wanted, self.torn = None, 0  # the goal of the command line is kept by now
        self.meeting, self.pages = result, pages_of(result)
        self._to(0)

    def _say(self, trouble: str) -> None:
        self.trouble = trouble
        self.ctx.announce(trouble)
        self.refresh()

    # -- stepping -------------------------------------------------------------------------------------------

    def _to(self, at: int) -> None:
        """Show a page from its top."""
        self.at, self.blank, self.trouble = max(0, min(at, len(self.pages) - 1)), False, ""
        self._shown += 1
        page = self.pages[self.at]
        self.ctx.announce(f"{page.title}. {page.said}")
        self.refresh()

    def _forward(self) -> None:
        if self.blank:
            self._show_again()
        elif self.pages and not self._scrolled(Key("pagedown")) and self.at < len(self.pages) - 1:
            self._to(self.at + 1)

    def _backward(self) -> None:
        if self.blank:
            self._show_again()
        elif self.pages and not self._scrolled(Key("pageup")) and self.at:
            self._to(self.at - 1)

    def _show_again(self) -> None:
        self.blank = False
        self.refresh()

    def _scrolled(self, key: Key) -> bool:
        """Whether there was more of this page in that direction, which is now shown."""
        for part in self.tree.walk():
            if isinstance(part, Scroll):
                before = part.offset
                part.on_key(key)
                return part.offset != before
        return False

    def _turn_blank(self) -> None:
        self.blank = not self.blank
        self.refresh()

    # -- playing on -----------------------------------------------------------------------------------------

    def _enter(self) -> None:
        """Open what the page is about on the desk, or keep the goal; where there is neither, go on."""
        page = self.pages[self.at] if self.pages and not self.blank else None
        if page is not None and page.sets:
            self._keep_goal()
        elif page is not None and page.doors:
            self._open(next(iter(page.doors.values())))
        else:
            self._forward()

    def _digit(self, digit: int) -> None:
        """Open the door of this number, where there is one."""
        door = self.pages[self.at].doors.get(digit) if self.pages and not self.blank else None
        if door is not None:
            self._open(door)

    def _open(self, door: Door) -> None:
        board = self.board
        if not self._opening:
            self._opening = True
            self.ctx.background(lambda: begin(self._house(board), door), self._begun)

    def _other_decision(self) -> None:
        """Another decision that split the team, from its first step."""
        page = self.pages[self.at] if self.pages and not self.blank else None
        if page is None or not page.torn or self.meeting is None or len(self.meeting.splits) < 2:
            return
        self.torn = (self.torn + 1) % len(self.meeting.splits)
        self.pages = pages_of(self.meeting, self.torn)
        self._to(next(at for at, one in enumerate(self.pages) if one.torn))

    def _begun(self, result: "Session | Exception") -> None:
        self._opening = False
        if self._gone:
            return
        if isinstance(result, Exception):
            self._say(_why(result, "This moment could not be opened"))
            return
        from game.ui.screens.review.desk import RoomDesk

        self.ctx.nav.push(RoomDesk(self.ctx, self.services, result))

    # -- the next goal --------------------------------------------------------------------------------------

    def _change_goal(self, change: "Callable[[Meeting], Goal]") -> None:
        """Show another goal, where it is set."""
        if self.meeting is not None and self.pages and self.pages[self.at].sets and not self.blank:
            self._show_goal(change(self.meeting))

    def _show_goal(self, goal: "Goal") -> None:
        assert self.meeting is not None
        self.meeting = replace(self.meeting, goal=goal)
        self.pages = pages_of(self.meeting, self.torn)
        self._to(self.at)

    def _keep_goal(self) -> None:
        from game.session.review import keep_goal

        meeting, training = self.meeting, self.services.training
        if meeting is not None:
            self.ctx.background(lambda: keep_goal(training, meeting, meeting.goal), partial(self._kept, meeting.goal))

    def _kept(self, goal: "Goal", result: "Exception | None") -> None:
        if self._gone or self.meeting is None or self.meeting.goal != goal:
            return
        if isinstance(result, Exception):
            self._say(_why(result, "The goal could not be kept"))
        else:
            self._show_goal(replace(goal, kept=True))

    # -- leaving --------------------------------------------------------------------------------------------

    def on_escape(self) -> None:
        """Back to where the meeting was called from; the welcome, where that was the command line."""
        if self.named:
            routes.welcome(self.ctx, self.services)
        else:
            self.ctx.nav.pop()

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        do = self._doing(key)
        if do is not None:
            do()
        return do is not None

    def _doing(self, key: Key) -> Callable[[], None] | None:
        if key.char == "?" or key.name == "f1":
            return lambda: routes.keys(self.ctx, KEYS)
        for names, do in ((_FORWARD, self._forward), (_BACK, self._backward), (_BLANK, self._turn_blank)):
            if key.name in names:
                return do
        if key.name in _PERIODS:
            return lambda: self._look_back(_PERIODS[key.name])
        jumps = {"home": 0, "f5": 0, "end": len(self.pages) - 1}
        if key.name in jumps and self.pages:
            return lambda: self._to(jumps[key.name])
        if key.digit is not None:
            return partial(self._digit, key.digit)
        steps = {"+": 1, "=": 1, "-": -1, "−": -1}.get(key.char)
        if steps is not None:
            return lambda: self._change_goal(lambda meeting: moved(meeting.goal, steps))
        others = {"enter": self._enter, "t": self._teams, "s": self._boards}
        others |= {"d": self._other_decision, "g": self._other_goal}
        return others.get(key.name)

    def _other_goal(self) -> None:
        self._change_goal(lambda meeting: next_goal(meeting.goals, meeting.goal))

    def _look_back(self, word: str) -> None:
        self.period = word
        self._ask()

    def _boards(self) -> None:
        """The shared board, where there is one, and this computer's records again."""
        if self.board is not None:
            self.board = None
        elif self.services.training.keeper.courier.address is not None:
            self.board = ""
        else:
            return
        self._ask()

    def _teams(self) -> None:
        """One's own team, or everybody."""
        own = self.services.trainee.team if self.services.trainee is not None else ""
        if own:
            self.team = None if self.team is not None else own
            self._ask()


def _why(error: Exception, what: str) -> str:
    return str(error) if isinstance(error, ExtraMileError) else f"{what} ({error})."
