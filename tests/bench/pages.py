"""What the window bench runs in processes of its own: the game's pages, and the barest window there can be."""

import os
import sys
import time
import warnings
from pathlib import Path

SIZE = (1280, 720)
LEAST = (1024, 640)
IDLE = 10.0


def main(argv: list[str]) -> None:
    """Run one part by its name; it prints its figures on one line."""
    part, data = argv[0], Path(argv[1])
    {"first": first, "bare": bare, "desk": desk, "wait": wait}[part](data)


def say(*figures: float | str) -> None:
    """Print figures and leave at once, without the time that tidying up takes."""
    print(*figures, flush=True)
    os._exit(0)


def memory() -> float:
    """Resident memory in MB (Linux only; 0 elsewhere)."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def first(data: Path) -> None:
    """The game up to its first frame, started as nearly always: without arguments, somebody's name remembered."""
    from game.ui.window import Window

    def run(window: Window) -> None:
        window.step()
        say("ready")

    Window.run = run
    from game import places
    from game.app import main as app

    app([] if places.user_data() == data else ["--data", str(data)])


def bare(_data: Path) -> None:
    """A bare window with a font and a line of text; same driver, hints, name and least size. Prints its memory."""
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    import pygame

    pygame.display.init()
    pygame.font.init()
    pygame.display.set_caption("Extra Mile")
    screen = pygame.display.set_mode(SIZE, pygame.RESIZABLE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pygame.Window.from_display_module().minimum_size = LEAST
    font = pygame.font.Font(Path(__file__).parents[2] / "assets" / "fonts" / "Inter-Regular.ttf", 22)
    screen.fill((246, 241, 232))
    screen.blit(font.render("Somebody needs you today.", True, (31, 36, 48)), (40, 40))
    pygame.display.flip()
    pygame.event.get()
    say(memory())


def wait(_data: Path) -> None:
    """CPU seconds that a loop of `pygame.event.wait` takes over ten seconds without an event."""
    import pygame

    pygame.display.init()
    pygame.display.set_mode(SIZE)
    began, cpu = time.monotonic(), time.process_time()
    while time.monotonic() - began < IDLE:
        pygame.event.wait(int(1000 * (IDLE - (time.monotonic() - began))) + 1)
    say(time.process_time() - cpu)


def desk(data: Path) -> None:
    """The desk of an assessed contact without a clock: memory, frames, and CPU seconds while nobody touches it."""
    from game.ui.opening import open_window
    from game.ui.window import Window

    figures: list[float] = []

    def run(window: Window) -> None:
        _until_quiet(window)
        figures.append(memory())
        figures.append(_frames(window))
        _until_quiet(window)
        began, cpu, frames = time.monotonic(), time.process_time(), window.frames
        while (left := IDLE - (time.monotonic() - began)) > 0:
            deadline = window.stage.deadline()
            window.idle.wait(left if deadline is None else max(0.0, min(left, deadline - time.monotonic())))
            window.step()
        say(*figures, time.process_time() - cpu, window.frames - frames)

    Window.run = run
    import argparse

    from game.session.clock import SystemClock
    from game.session.keeper import Keeper
    from game.session.library import Library
    from game.session.shelf import Shelf
    from game.session.training import Training

    args = argparse.Namespace(
        command="play", scenario="late-return", mode=_mode(), seed=7, name=None, team="", resume=False
    )
    open_window(args, Training(data, Library(shelf=Shelf(data)), Keeper(data), SystemClock()))


def _mode():
    from game.domain.moment import Mode

    return Mode.ASSESS


def _until_quiet(window) -> None:
    """Run the loop until the desk is there and nothing has been drawn for half a second."""
    quiet_since, frames = time.monotonic(), window.frames
    while True:
        window.step()
        time.sleep(0.005)
        if window.frames != frames or window.stage.top.screen.name != "desk":
            quiet_since, frames = time.monotonic(), window.frames
        if time.monotonic() - quiet_since > 0.5:
            return


def _frames(window) -> float:
    """A frame in which only the mood line moves, over a full redraw: the median of many pairs."""
    from statistics import median

    stage = window.stage
    line = stage.top.screen.mood_line
    stage.ctx.timers.still = True  # the knob jumps, so that each frame is one whole movement
    pairs = []
    for number in range(60):
        line.set(0.3 + 0.01 * (number % 40), "moving")
        small = _timed(stage)
        stage._all_damaged = True  # what a resized window asks for
        pairs.append(small / _timed(stage))
    return median(pairs)


def _timed(stage) -> float:
    began = time.perf_counter()
    stage.paint()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1:])
