"""`python3 main.py test`, with stand-ins for the tools that say what they were asked."""

import pytest

ALL = [
    "ran ruff check main.py game tests",
    "ran mypy",
    "ran importlinter",
    "ran pytest -n auto tests/x -k y",
]


@pytest.fixture
def checked(made, add_tools):
    """Return a project whose test extra is the stand-ins; the app was set up before."""
    add_tools(made)
    return made


def test_every_check_runs_and_the_tests_close(checked):
    """The test extra is installed at first use; pytest gets the rest of the line and has the last word."""
    done = checked.run("test", "tests/x", "-k", "y")
    assert (done.returncode, done.stdout.splitlines()) == (0, ALL)
    assert done.stderr.splitlines()[-1] == "== tests (pytest)"


def test_a_failing_check_stops_no_other(checked):
    """All run in spite of failures, which are named at the end; the exit status is 1."""
    for broken, named in [("ruff", "style (ruff)"), ("pytest", "tests (pytest)"), ("mypy", "types (mypy)")]:
        checked.variables = {"BROKEN": broken}
        done = checked.run("test", "tests/x", "-k", "y")
        assert (done.returncode, done.stdout.splitlines()) == (1, ALL)
        assert done.stderr.splitlines()[-1] == f"Failed: {named}."
    checked.variables = {"BROKEN": "ruff importlinter"}
    assert checked.run("test").stderr.endswith("Failed: style (ruff), floors (import-linter).\n")


def test_game_after_test_and_test_again_install_nothing(checked):
    """The environment of the tests is good for the game too, and stays as it is."""
    assert checked.run("test").returncode == 0
    done = checked.run("play")
    assert (done.returncode, done.stderr) == (7, "")
    assert "Setting" not in checked.run("test").stderr
