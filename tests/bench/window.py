"""The window against the barest window on the same driver: start, frames, idling and memory."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.common import Figure, figure

ROUNDS = 7


def measure() -> list[Figure]:
    """All figures of the window; on a virtual X screen where there is one, else on the one that is there."""
    with tempfile.TemporaryDirectory() as folder, _Screen() as environment:
        data = Path(folder) / "extra-mile"
        environment["XDG_DATA_HOME"] = folder  # where the game then looks by itself
        _prepare(data)
        print(f"Window on {environment.get('SDL_VIDEODRIVER') or 'display ' + environment.get('DISPLAY', '')}.")
        return [_start(data, environment), *_desk(data, environment)]


class _Screen:
    """A screen to draw on: the one there is, a virtual one, or SDL's dummy."""

    def __enter__(self) -> dict[str, str]:
        self.server = None
        environment = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        # Our modules are compiled once, as on any user's machine, whatever this shell says about it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not environment.get("DISPLAY") and not environment.get("SDL_VIDEODRIVER"):
            if shutil.which("Xvfb"):
                read, write = os.pipe()
                command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24"]
                self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
                os.close(write)
                with os.fdopen(read) as number:
                    environment["DISPLAY"] = f":{number.readline().strip()}"
            else:
                environment["SDL_VIDEODRIVER"] = "dummy"
        return environment

    def __exit__(self, *_error: object) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait()


def _prepare(data: Path) -> None:
    """Scenarios cached and a trainee remembered, as on the second day."""
    from game.domain.attempt import Trainee
    from game.domain.settings import ClockChoice, Settings
    from game.records.preferences import Preferences, save_preferences
    from game.session.library import Library
    from game.session.shelf import Shelf

    save_preferences(data, Preferences(Settings(clock=ClockChoice.OFF), Trainee("a" * 32, "Ada", "Blue")))
    assert Library(shelf=Shelf(data)).scenarios


def _child(part: str, data: Path, environment: dict[str, str]) -> tuple[float, list[float]]:
    """(seconds until it said something, what it said) of one part in a process of its own."""
    began = time.perf_counter()
    # Not `-m`, which would compile the harness each time and so make both sides look slower than they are.
    code = "import sys; from tests.bench.pages import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, part, str(data)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    passed = time.perf_counter() - began
    process.wait()
    words = line.split()
    return passed, [float(word) for word in words] if words and words[0] != "ready" else []


def _start(data: Path, environment: dict[str, str]) -> Figure:
    _child("first", data, environment), _child("bare", data, environment)
    pairs = [_child("first", data, environment)[0] / _child("bare", data, environment)[0] for _ in range(ROUNDS)]
    return figure("process start to first frame over a bare window", pairs, most=1.25)


def _desk(data: Path, environment: dict[str, str]) -> list[Figure]:
    runs = [_child("desk", data, environment)[1] for _ in range(3)]
    waits = [_child("wait", data, environment)[1][0] for _ in range(3)]
    bare = [_child("bare", data, environment)[1][0] for _ in range(3)]
    return [
        figure("CPU of an untouched desk over a loop of event.wait()", _over([r[2] for r in runs], waits), most=0.25),
        figure("frames drawn by an untouched desk in ten seconds", [run[3] for run in runs], most=0),
        figure("a frame in which only a meter moves over a full redraw", [run[1] for run in runs], most=0.25),
        figure("memory on the desk over the bare window", _over([run[0] for run in runs], bare), most=1.6),
    ]


def _over(ours: list[float], other: list[float]) -> list[float]:
    return [one / another for one, another in zip(ours, other, strict=True)]
