"""The way into the window: the first page, a contact from the command line, no screen at all, and closing."""

import argparse
import gc
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from game.cli.parser import build_parser
from game.domain.moment import Mode
from game.domain.settings import Settings, Theme
from game.records.preferences import Preferences, load_preferences, save_preferences
from game.ui.opening import NoWindow, first_screen, open_window
from game.ui.testing import Pilot
from game.ui.window import Window
from tests.ui.screens.sample import TRAINEE, services

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("pydantic", "yaml", "sqlalchemy", "transitions", "game.engine", "game.loader", "game.domain.scenario")
FIRST_FRAME = """
import sys
from pathlib import Path
from game import app
from game.ui.window import Window

def one_frame(window):
    window.step()
    print("frames", window.frames, *sorted(sys.modules))
    window.close()

Window.run = one_frame
sys.exit(app.main(["--data", sys.argv[1]] if len(sys.argv) > 1 else []))
"""


def asked(*argv: str) -> argparse.Namespace:
    """What the command line asks for."""
    return build_parser("0").parse_args(list(argv))


def play(made, *argv):
    """A pilot on the page that `play …` opens with, with the contact made ready."""
    pilot = Pilot(lambda stage: first_screen(stage.ctx, made, asked("play", *argv)))
    for _ in range(3):
        pilot.settle()
    return pilot


def runs(monkeypatch, during=lambda window: None):
    """Let windows make one step and do `during` instead of waiting for somebody."""

    def run(window):
        window.step()
        during(window)
        window.close()

    monkeypatch.setattr(Window, "run", run)


def test_a_shell_without_a_screen_is_noticed(tmp_path, monkeypatch):
    """With neither X11 nor Wayland nothing runs unseen: one sentence, before SDL is asked."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("game.ui.opening.sys.platform", "linux")
    with pytest.raises(NoWindow, match="There is no screen here"):
        open_window(asked(), services(tmp_path).training)


def test_a_driver_that_nobody_sees_is_noticed(tmp_path, monkeypatch):
    """Where a display is named that does not answer, SDL goes on unseen; we do not."""
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.setattr("game.ui.opening.pygame.display.get_driver", lambda: "offscreen")
    runs(monkeypatch)
    with pytest.raises(NoWindow, match="There is no screen here"):
        open_window(asked(), services(tmp_path).training)


@pytest.mark.parametrize("named", [False, True])
def test_the_first_frame_waits_for_nothing_slow(tmp_path, named):
    """The welcome page stands before pydantic, yaml, SQLAlchemy, transitions or any scenario is loaded."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path)}
    save_preferences(tmp_path / "extra-mile", Preferences(Settings(), TRAINEE))
    folder = [str(tmp_path / "extra-mile")] if named else []
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, *folder],
        env=environment,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert done.stdout.startswith("frames 1 ")
    assert [name for name in SLOW if name in done.stdout.split()] == []


def test_settings_and_trainee_are_there_from_the_first_frame(tmp_path, monkeypatch):
    """What was chosen last time is in force at once, and the name stands in its field."""
    save_preferences(tmp_path, Preferences(Settings(theme=Theme.DARK), TRAINEE))
    seen = []
    runs(monkeypatch, lambda window: seen.append((window.stage.ctx.settings.theme, window.stage.top.screen.who)))
    open_window(asked(), services(tmp_path).training)
    assert seen == [(Theme.DARK, TRAINEE.name)]


def test_damaged_settings_are_said_and_new_ones_kept(tmp_path, monkeypatch):
    """A damaged file gives its sentence on the welcome page; settings chosen there are on disk at once."""
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    seen = []

    def choose(window):
        screen = window.stage.top.screen
        seen.append(screen.notice)
        seen.append(screen.services.remember(Settings(text_scale=150), TRAINEE))

    runs(monkeypatch, choose)
    open_window(asked(), services(tmp_path).training)
    assert "damaged" in seen[0]
    assert seen[1] == ""
    assert load_preferences(tmp_path).preferences == Preferences(Settings(text_scale=150), TRAINEE)


def test_settings_that_cannot_be_kept_are_a_sentence(tmp_path, monkeypatch):
    """Where the folder cannot be written, remembering gives the sentence and raises nothing."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    seen = []
    runs(monkeypatch, lambda window: seen.append(window.stage.top.screen.services.remember(Settings(), TRAINEE)))
    open_window(asked(), services(blocked).training)
    assert "cannot be saved" in seen[0]


def test_after_the_first_frame_everything_is_fetched(tmp_path, monkeypatch):
    """While somebody writes a name, contacts and records are made ready, and memory is tidied again."""
    training = services(tmp_path).training
    fetched = []
    gc.disable()  # as the roof does until the first frame
    training.library.cards = lambda: fetched.append("cards")
    training.keeper.warm_up = lambda: fetched.append("records")

    def wait(window):
        assert fetched == []
        timers = window.stage.ctx.timers
        timers.now = lambda: 1e12  # a long time later
        timers.run()
        window.stage.ctx.workers.settle()

    runs(monkeypatch, wait)
    open_window(asked(), training)
    assert fetched == ["cards", "records"]
    assert gc.isenabled()


def test_play_starts_that_contact_at_once(tmp_path):
    """`play late-return --mode assess --seed 7 --name Ana --team Red` opens the desk with exactly that."""
    made = services(tmp_path, trainee=None)
    pilot = play(made, "late-return", "--mode", "assess", "--seed", "7", "--name", "Ana", "--team", "Red")
    assert pilot.screen.name == "desk"
    start = pilot.screen.session.start
    assert (start.scenario_id, start.mode, start.seed) == ("late-return", Mode.ASSESS, 7)
    assert (start.trainee.name, start.trainee.team) == ("Ana", "Red")


def test_play_without_a_name_is_whoever_played_last(tmp_path):
    """The trainee remembered plays; where nobody ever did, a guest."""
    assert play(services(tmp_path), "late-return").screen.session.start.trainee == TRAINEE
    guest = play(services(tmp_path / "new", trainee=None), "late-return").screen.session.start.trainee
    assert guest.name == "Guest"


def test_an_unknown_contact_is_a_sentence_with_the_list(tmp_path):
    """`play nothing` leads to the picker, which says what there is."""
    pilot = play(services(tmp_path), "nothing")
    assert pilot.screen.name == "picker"
    assert pilot.says("There is no scenario 'nothing'. There are: late-return.")


def test_resume_goes_on_with_the_contact_left_last(tmp_path):
    """`play --resume` opens the desk with the contact left last; with none, the picker says so."""
    made = services(tmp_path)
    nothing = play(made, "--resume")
    assert nothing.screen.name == "picker"
    assert nothing.says("There is no unfinished contact to go on with.")
    session = made.training.start("late-return", TRAINEE, Mode.LEARN)
    session.leave()
    assert play(made, "--resume").screen.session.start == session.start
    other = play(services(tmp_path / "new"), "other", "--resume")
    assert other.says("There is no unfinished contact of other to go on with.")


def test_closing_the_window_during_a_contact_keeps_it(tmp_path, monkeypatch):
    """The contact of a window that is closed can be resumed by the very same process at once."""
    training = services(tmp_path).training

    def wait(window):
        for _ in range(3):
            window.stage.ctx.workers.settle()
            window.step()
        assert window.stage.top.screen.name == "desk"
        assert [bool(one.problem) for one in training.unfinished()] == [True]  # in use

    runs(monkeypatch, wait)
    open_window(asked("play", "late-return"), training)
    (left,) = training.unfinished()
    assert left.problem == ""
    assert json.loads(left.path.read_text(encoding="utf-8").splitlines()[0])
    training.resume(left.path).leave()


@pytest.mark.parametrize("words", [(), ("review",), ("shift",)])
def test_what_is_too_old_goes_whatever_the_window_opens_with(tmp_path, monkeypatch, words):
    """The retention period is kept with and without a command: nobody has to see the welcome page for it."""
    asked_for = threading.Event()
    monkeypatch.setattr("game.session.retention.keep_no_longer", lambda training: asked_for.set())
    monkeypatch.setattr("game.ui.opening._WARM_AFTER", 0.0)

    def wait(window):
        for _ in range(200):
            if asked_for.wait(0.02):
                return
            window.step()

    runs(monkeypatch, wait)
    open_window(asked(*words) if words else asked(), services(tmp_path).training)
    assert asked_for.is_set()
