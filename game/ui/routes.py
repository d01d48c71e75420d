"""From one page to the next. Pages call these; each imports the page it opens only then, so the first one is quick."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui.context import Context
from game.ui.services import Services

if TYPE_CHECKING:
    from game.domain.attempt import Attempt
    from game.engine.prepared import Prepared
    from game.session.session import Session
    from game.session.shift import ShiftRun
    from game.session.shifts import Shifts


def welcome(ctx: Context, services: Services) -> None:
    """Who plays? The first page; leaves every other."""
    from game.ui.screens.welcome import WelcomeScreen

    ctx.nav.reset(WelcomeScreen(ctx, services))


def picker(ctx: Context, services: Services) -> None:
    """Which contact? Leaves every other page."""
    from game.ui.screens.picker import PickerScreen

    ctx.nav.reset(PickerScreen(ctx, services))


def course(ctx: Context, services: Services) -> None:
    """The way through the course, and what comes next on it. Leaves every other page."""
    from game.ui.screens.course import CourseScreen

    ctx.nav.reset(CourseScreen(ctx, services))


def contacts(ctx: Context, services: Services) -> None:
    """Back to where contacts were last chosen: the course, or the picker. Leaves every other page."""
    (course if services.on_course else picker)(ctx, services)


def desk(ctx: Context, services: Services, session: "Session") -> None:
    """Live through a contact; instead of the page on top."""
    from game.ui.screens.desk import DeskScreen

    ctx.nav.replace(DeskScreen(ctx, services, session))


def debrief(ctx: Context, services: Services, prepared: "Prepared", attempt: "Attempt", notice: str = "") -> None:
    """What happened, and why; instead of the page on top."""
    from game.ui.screens.debrief import DebriefScreen

    ctx.nav.replace(DebriefScreen(ctx, services, prepared, attempt, notice))


def shifts(ctx: Context, services: Services) -> None:
    """Which shift? Leaves every other page."""
    from game.ui.screens.shift.choosing import ShiftsScreen

    ctx.nav.reset(ShiftsScreen(ctx, services))


def queue(ctx: Context, services: Services, shifts: "Shifts", run: "ShiftRun") -> None:
    """Whom to take next in a shift; leaves every other page."""
    from game.ui.screens.shift.queue import QueueScreen

    ctx.nav.reset(QueueScreen(ctx, services, shifts, run))


def shift_debrief(ctx: Context, services: Services, shifts: "Shifts", run: "ShiftRun") -> None:
    """What came of a shift; leaves every other page."""
    from game.ui.screens.shift.summary import ShiftDebriefScreen

    ctx.nav.reset(ShiftDebriefScreen(ctx, services, shifts, run))


def board(ctx: Context, services: Services, scenario_id: str | None = None) -> None:
    """The leaderboard, on top of this page; of one scenario or overall."""
    from game.ui.screens.board import BoardScreen

    ctx.nav.push(BoardScreen(ctx, services, scenario_id))


def stories(ctx: Context, services: Services) -> None:
    """The stories told about who plays, on top of this page."""
    from game.ui.screens.stories import StoriesScreen

    ctx.nav.push(StoriesScreen(ctx, services))


def review(ctx: Context, services: Services) -> None:
    """The team meeting, on top of this page: of the team of who plays, or of everybody."""
    from game.ui.screens.review import ReviewScreen

    team = services.trainee.team if services.trainee is not None else ""
    ctx.nav.push(ReviewScreen(ctx, services, team or None))


def settings(ctx: Context, services: Services) -> None:
    """The settings, on top of this page."""
    from game.ui.screens.settings import SettingsScreen

    ctx.nav.push(SettingsScreen(ctx, services))


def pause(ctx: Context, services: Services, leave: Callable[[], None]) -> None:
    """A pause, over this page; `leave` is called when the trainee leaves the contact for later."""
    from game.ui.screens.pause import PauseScreen

    ctx.nav.push(PauseScreen(ctx, services, leave))


def keys(ctx: Context, about: tuple[tuple[str, str], ...]) -> None:
    """The keys of a page, over it: (key, what it does) pairs."""
    from game.ui.screens.keys import KeysScreen

    ctx.nav.push(KeysScreen(ctx, about))
