"""Opens the window: preferences in, services made, the first page shown at once, everything slow fetched after it."""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game import places
from game.ui.context import Context
from game.ui.screen import Screen
from game.ui.services import Services
from game.ui.stage import Stage
from game.ui.window import NoWindow, Window

if TYPE_CHECKING:
    import argparse

    from game.domain.attempt import Trainee
    from game.domain.settings import Settings
    from game.session.preview.live import Preview
    from game.session.session import Session
    from game.session.shift import ShiftRun
    from game.session.shifts import Shifts
    from game.session.training import Training

__all__ = ["NoWindow", "open_window"]

NO_SCREEN = "There is no screen here."
GUEST = "Guest"
"""Who plays when a contact is started from the command line and nobody has ever said a name."""

_UNSEEN = ("offscreen", "dummy", "evdev", "kmsdrm")  # drivers of SDL that show no window on anybody's desktop
_WARM_AFTER = 0.05  # seconds: the first frame must be on the screen before anything slow begins


def open_window(args: "argparse.Namespace | None", training: "Training") -> None:
    """Show the window until it is closed: the welcome, or what the command line asks for (`play`, `shift`,
    `preview`, `review`).

    Raises NoWindow, with a sentence, where there is no screen. A contact that is open when the window closes is kept.
    """
    _look_for_screen()
    from game.records.preferences import load_preferences

    loaded = load_preferences(training.folder)
    meeting = args is not None and args.command == "review"
    window = Window(places.assets(), loaded.preferences.settings, full_screen=meeting)
    _check_seen(window)
    services = Services(training, loaded.preferences.trainee, partial(_remember, training), loaded.problem)
    stage = window.stage
    stage.push(first_screen(stage.ctx, services, args))
    if args is None or args.command is None:  # a command needs no others, and records only for a period
        stage.ctx.after(0, partial(_warm_up_soon, stage, training))
    else:
        stage.ctx.after(_WARM_AFTER, gc.enable)
        stage.ctx.after(_WARM_AFTER, partial(_keep_no_longer, stage, training))
    stage.ctx.after(_WARM_AFTER, partial(_deliver, training, loaded.preferences.board))
    try:
        window.run()
    finally:
        training.keeper.courier.stop()
        for layer in reversed(stage.layers):  # a contact lets go of its journal here, so that it can be resumed
            layer.screen.closed()


def first_screen(ctx: Context, services: Services, args: "argparse.Namespace | None") -> Screen:
    """Give the page the window opens with."""
    if args is not None and args.command == "play":
        from game.ui.screens.picker.starting import StartingScreen

        words = "Going back to where you were …" if args.resume else "Your contact will be ready in a moment …"
        return StartingScreen(ctx, services, words, _contact(args, services, ctx.settings))
    if args is not None and args.command == "shift":
        from game.ui.screens.shift.choosing import ShiftsScreen

        return ShiftsScreen(ctx, services, _shift(args, services, ctx.settings))
    if args is not None and args.command == "preview":
        from game.ui.screens.preview.starting import PreviewStarting

        return PreviewStarting(ctx, services, _preview(args))
    if args is not None and args.command == "review":
        from game.ui.screens.review import ReviewScreen

        return ReviewScreen(ctx, services, args.team, args.period, args.goal, board=args.board, named=True)
    from game.ui.screens.welcome import WelcomeScreen

    return WelcomeScreen(ctx, services)


def _preview(args: "argparse.Namespace") -> "Callable[[], Preview]":
    """Give what opens the file that the command line names and reads it (run beside the window)."""

    def begin() -> "Preview":
        from game.session.preview.asked import Asked
        from game.session.preview.finding import open_preview

        asked = Asked(args.from_state or "", tuple(args.set), args.seed, args.variant or "", tuple(args.memory))
        return open_preview(args.scenario, (places.scenarios(), *args.packs), asked)

    return begin


def _contact(args: "argparse.Namespace", services: Services, settings: "Settings") -> "Callable[[], Session]":
    """Give what begins or resumes the contact that the command line asks for (run beside the window)."""

    def begin() -> "Session":

        training = services.training
        named = args.scenario and training.library.named(args.scenario)
        who = _player(args, services)
        if args.resume:
            return training.resume(training.left_last(named))
        timed = settings.timed
        session = training.start(named, who, args.mode, seed=args.seed, timed=timed)
        session.notice = session.notice or training.library.instead([named])
        return session

    return begin


def _shift(
    args: "argparse.Namespace", services: Services, settings: "Settings"
) -> "Callable[[Shifts], ShiftRun | None]":
    """Give what begins or resumes the shift that the command line asks for; where it asks for none, None is begun."""

    def begin(shifts: "Shifts") -> "ShiftRun | None":

        shift = args.shift and shifts.named(args.shift)
        who = _player(args, services) if args.name or shift or args.resume else services.trainee
        if args.resume:
            return shifts.resume(shifts.left_last(shift))
        if not shift or who is None:
            return None
        timed = settings.timed
        run = shifts.start(shift, who, seed=args.seed, timed=timed)
        run.notice = run.notice or shifts.instead(run)
        return run

    return begin


def _player(args: "argparse.Namespace", services: Services) -> "Trainee":
    """Give who plays from now on: whoever is named, or played last, or a guest."""
    if args.name or services.trainee is None:
        services.trainee = services.training.keeper.trainee(args.name or GUEST, args.team or "")
    return services.trainee


def _deliver(training: "Training", board: str) -> None:
    """Begin to send what was played to the shared board, where there is one, beside the window."""
    from game.session.courier import courier_to

    training.keeper.courier = courier_to(training.folder, board)


def _remember(training: "Training", settings: "Settings", trainee: "Trainee | None") -> str:
    from game.domain.errors import RecordsError
    from game.records.preferences import load_preferences, save_preferences

    try:
        kept = load_preferences(training.folder).preferences  # what the window does not know of stays
        settings = settings.replaced(keep_months=kept.settings.keep_months)
        save_preferences(training.folder, kept._replace(settings=settings, trainee=trainee))
    except RecordsError as error:
        return str(error)
    return ""


def _warm_up_soon(stage: Stage, training: "Training") -> None:
    """Called when the loop first looks at the clock, just before the first frame."""
    stage.ctx.after(_WARM_AFTER, partial(_warm_up, stage, training))


def _warm_up(stage: Stage, training: "Training") -> None:
    """Have the library and the records ready by the time somebody has typed a name; from here on memory is tidied."""
    gc.freeze()  # what the first frame needed is needed for good
    gc.enable()

    def warm() -> None:
        import game.ui.screens.picker  # noqa: F401 - so that the next page opens at once

        training.library.cards()
        training.keeper.warm_up()
        from game.session.retention import keep_no_longer

        keep_no_longer(training)

    stage.ctx.background(warm, lambda result: None)  # trouble is said where it matters: on the picker


def _keep_no_longer(stage: Stage, training: "Training") -> None:
    """Let go of what is too old, beside the window."""
    from game.session.retention import keep_no_longer

    stage.ctx.background(lambda: keep_no_longer(training), lambda result: None)


def _look_for_screen() -> None:
    """Where neither X11 nor Wayland is there, SDL would choose a screen that nobody sees."""
    if sys.platform in ("win32", "darwin", "android", "emscripten") or os.environ.get("SDL_VIDEODRIVER"):
        return
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise NoWindow(NO_SCREEN)


def _check_seen(window: Window) -> None:
    driver = pygame.display.get_driver().lower()
    if driver in _UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
        window.close()
        raise NoWindow(NO_SCREEN)
