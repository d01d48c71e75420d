"""A set-up that was killed, and two at once."""

import os
import shutil
import signal

import pytest

from game.launcher.lock import locked


@pytest.mark.parametrize(
    ("moment", "everybody"),
    [("making the environment", False), ("installing toy", True)],
    ids=["the launcher alone", "its children too"],
)
def test_killed_set_up_is_recovered(project, read_until, moment, everybody):
    """Killed half-way, with or without its children, the next start waits for what lives on and then succeeds."""
    child = project.popen(start_new_session=True)
    read_until(child, moment)
    if everybody:
        os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()
    child.communicate()
    done = project.run("after")
    assert (done.returncode, done.stdout) == (7, f"app after in {project.venv}\n")
    assert project.run().stderr == ""


def test_half_copied_package_is_not_taken_for_a_whole_one(made, made_once):
    """Where a kill left a package's name without its code, the next start brings the code."""
    made.wheels = made_once.wheels
    next(made.venv.rglob("toy.py")).unlink()
    state = made.venv / "extra-mile" / "state.json"
    state.write_text('{"ours": true, "requirements": null, "python": ""}')
    assert made.run().returncode == 7


@pytest.mark.parametrize("left", ['{"ours": false, "requirements": null, "python": ""}', "", "[1]", "{}"])
def test_environment_of_others_is_mended_in_place(made, made_once, left):
    """Where the kill hit somebody else's environment, or its state cannot be read, it is mended, not deleted."""
    made.wheels = made_once.wheels
    next(made.venv.rglob("toy.py")).unlink()
    (made.venv / "mine.txt").write_text("keep me")
    (made.venv / "extra-mile" / "state.json").write_text(left)
    done = made.run()
    assert (done.returncode, "making the environment" in done.stderr) == (7, False)
    assert (made.venv / "mine.txt").exists()


def test_a_second_start_waits_and_then_just_runs(made, made_once, read_until, tmp_path):
    """While one start works the other says that it waits; when the first has done it all, it installs nothing."""
    made.wheels = made_once.wheels
    state = made.venv / "extra-mile" / "state.json"
    finished = shutil.copy(state, tmp_path / "finished.json")
    state.write_text('{"ours": true, "requirements": null, "python": ""}')
    with locked(made.venv / "extra-mile" / "lock", lambda: pytest.fail("nobody else should hold it")):
        second = made.popen("second")
        assert read_until(second, "waiting") == ["Another start is setting Extra Mile up; waiting for it.\n"]
        shutil.copy(finished, state)
    stdout, stderr = second.communicate()
    assert (second.returncode, stdout, stderr) == (7, f"app second in {made.venv}\n", "")


def test_two_first_starts_at_once(project):
    """Both run the game, and the environment was made once."""
    both = [project.popen(name) for name in ("one", "two")]
    ends = [child.communicate() for child in both]
    assert [child.returncode for child in both] == [7, 7]
    assert sum(stderr.count("making the environment") for _, stderr in ends) == 1


def test_interrupt_ends_with_one_line(project, read_until):
    """Ctrl-C during the set-up says so in one line, without a traceback, and ends with status 130."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background inherits none
    try:
        child = project.popen(start_new_session=True)
    finally:
        signal.signal(signal.SIGINT, before)
    read_until(child, "making the environment")
    os.killpg(child.pid, signal.SIGINT)
    _, stderr = child.communicate()
    assert (child.returncode, stderr) == (130, "Stopped.\n")
