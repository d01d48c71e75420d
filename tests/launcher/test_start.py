"""`python3 main.py`, from a new machine to the running game."""

import sys


def test_first_start_sets_up_and_runs_the_game(first_start):
    """It works from another folder, in a path with spaces and umlauts, hands arguments and status through."""
    done = first_start.done
    assert (done.returncode, done.stdout) == (7, f"app play zwei Wörter in {first_start.project.venv}\n")


def test_first_start_says_what_it_is_doing(first_start):
    """Progress goes to standard error, step by step and package by package."""
    said = first_start.done.stderr.splitlines()
    assert said[0].startswith(f"Setting Extra Mile up in {first_start.project.venv}")
    assert said[1:-1] == ["  making the environment", "  looking for the packages", "  installing toy"]
    assert said[-1].startswith("Ready after ")


def test_first_start_touches_nothing_else(first_start):
    """Outside `.venv` and Python's own caches nothing is written, and downloads are not kept."""
    project = first_start.project
    new = {path for path in set(project.root.rglob("*")) - first_start.before if "__pycache__" not in path.parts}
    assert {path.relative_to(project.root).parts[0] for path in new} == {".venv"}
    assert list(project.home.iterdir()) == []
    assert not (project.venv / "extra-mile" / "downloads").exists()


def test_next_start_is_silent_and_needs_no_packages(made):
    """Once set up nothing is fetched or said, even after the whole folder was moved to another place."""
    done = made.run("again")
    assert (done.returncode, done.stdout, done.stderr) == (7, f"app again in {made.venv}\n", "")


def test_start_with_the_environments_own_python(made):
    """Started with `.venv/bin/python main.py` it just runs."""
    done = made.run(python=str(made.venv / "bin" / "python"))
    assert (done.returncode, done.stderr) == (7, "")


def test_other_changes_of_pyproject_reinstall_nothing(made):
    """Only what the game requires matters: a new version or another test tool is not a reason."""
    made.require(["toy>=1,<2"], test=["not-there"], version="2")
    done = made.run()
    assert (done.returncode, done.stderr) == (7, "")


def test_a_new_requirement_is_installed(made, wheels_of):
    """When pyproject.toml asks for more, the next start brings it."""
    wheels_of(made, "bell", "2.0")
    made.require(["toy>=1,<2", "bell==2"])
    done = made.run()
    assert done.returncode == 7
    assert "installing bell" in done.stderr
    assert made.run().stderr == ""


def test_an_environment_that_has_the_packages_is_used(project):
    """Inside an environment with all that is needed the game runs there, and no `.venv` is made."""
    (project.root / "game" / "app.py").write_text("import sys\ndef main(argv):\n    print(sys.prefix)\n    return 0\n")
    project.require(["pytest>=8,<100"], test=["hypothesis"])
    done = project.run()
    assert (done.stdout, done.stderr) == (f"{sys.prefix}\n", "")
    assert not project.venv.exists()


def test_an_environment_made_by_hand_is_completed_and_kept(project, make_venv):
    """A `.venv` that was there before us, even one without pip, gets the packages and loses nothing."""
    make_venv(project.venv)
    (project.venv / "mine.txt").write_text("keep me")
    done = project.run()
    assert done.returncode == 7
    assert "making the environment" not in done.stderr
    assert (project.venv / "mine.txt").read_text() == "keep me"
    assert project.run().stderr == ""


def test_a_changed_system_python_is_noticed(made, wheels_of):
    """When the interpreter behind the environment's is another one than before, the environment is made anew."""
    wheels_of(made, "toy", "1.0")
    state = made.venv / "extra-mile" / "state.json"
    state.write_text(state.read_text().replace("python3", "python2"))
    done = made.run()
    assert done.returncode == 7
    assert "making the environment" in done.stderr
