"""Everything that can stop a set-up is told in one sentence with what to do, and exit status 1."""

import ast
import errno
import importlib.util
import runpy
import sys
from pathlib import Path

import pytest

from game import launcher
from game.launcher.problems import explain_os_error, explain_output

MAIN = Path(launcher.__file__).parents[2] / "main.py"


@pytest.fixture
def start_here(project, monkeypatch, capsys):
    """Return a function that starts the launcher in this process and returns its status and last line."""
    monkeypatch.setattr(launcher, "ROOT", project.root)

    def start() -> tuple[int, str]:
        status = launcher.main([])
        return status, capsys.readouterr().err.splitlines()[-1]

    return start


def refuse(monkeypatch, code):
    """Make every new folder fail with the system's error `code`."""

    def mkdir(self, *args, **options):
        raise OSError(code, "refused", str(self))

    monkeypatch.setattr(Path, "mkdir", mkdir)


def test_old_python_is_told(monkeypatch):
    """Under Python 3.10 the sentence names both versions and where to get a newer one."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer and this is Python 3\.10: install") as end:
        runpy.run_path(str(MAIN), run_name="__main__")
    assert "\n" not in end.value.code


def test_old_python_can_read_the_gate():
    """main.py has no syntax newer than Python 3.6, and imports nothing of ours before the gate."""
    lines = ast.parse(MAIN.read_text(encoding="utf-8"), feature_version=(3, 6)).body
    gate = next(place for place, node in enumerate(lines) if isinstance(node, ast.If))
    assert [ast.unparse(node) for node in lines[1:gate]] == ["import sys"]


def test_missing_venv_module_is_told(start_here, monkeypatch):
    """Where the system's Python comes without venv, the sentence says what to install."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    status, said = start_here()
    assert status == 1
    assert f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in said


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.EACCES, "may not write to"), (errno.EROFS, "may not write to"), (errno.ENOSPC, "is full: free about")],
)
def test_unwritable_folder_is_told(start_here, monkeypatch, project, code, words):
    """No permission, a read-only disk and a full one each get their sentence, which names the folder."""
    refuse(monkeypatch, code)
    status, said = start_here()
    assert status == 1
    assert words in said
    assert str(project.root) in said


def test_file_in_the_way_is_told(start_here, project):
    """A file called .venv does not make a traceback."""
    project.venv.write_text("")
    status, said = start_here()
    assert status == 1
    assert said.endswith("delete that folder if it is there, and start again.")


def test_folder_that_is_no_environment_is_told_and_kept(start_here, project):
    """A .venv folder with other things in it is left alone."""
    project.venv.mkdir()
    (project.venv / "mine.txt").write_text("keep me")
    status, said = start_here()
    assert status == 1
    assert said.endswith("move it away and start again.")
    assert (project.venv / "mine.txt").exists()


@pytest.mark.parametrize("text", ["[project", "", "[project]\ndependencies = 5", None])
def test_damaged_pyproject_is_told(start_here, project, text):
    """A missing or damaged pyproject.toml is named."""
    pyproject = project.root / "pyproject.toml"
    pyproject.unlink()
    if text is not None:
        pyproject.write_text(text)
    status, said = start_here()
    assert (status, said.startswith(f"{pyproject} is missing or damaged")) == (1, True)


def test_no_network_is_told(made):
    """Without a network the sentence says so and names the log; what was there before still works."""
    made.variables = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    made.require(["toy>=1,<2", "bell"])
    done = made.run()
    said = done.stderr.splitlines()
    log = made.venv / "extra-mile" / "setup.log"
    assert (done.returncode, done.stdout) == (1, "")
    assert said[-1].endswith(f"connect this computer and start again (details: {log}).")
    assert "Failed to establish a new connection" in log.read_text(encoding="utf-8")
    made.require(["toy>=1,<2"])
    assert made.run().stderr == ""


def test_pip_failing_for_another_reason_is_told(made):
    """A package that nobody has: the sentence names the log, which has pip's own words."""
    made.require(["toy>=1,<2", "bell"])
    done = made.run()
    log = made.venv / "extra-mile" / "setup.log"
    assert done.returncode == 1
    assert f"the reason is at the end of {log}" in done.stderr.splitlines()[-1]
    assert "No matching distribution found for bell" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "is full"),
        ("Retrying (Retry(total=1)) NameResolutionError\nERROR: No matching distribution", "could not reach it"),
        ("OSError: [Errno 13] Permission denied: '/x'", "may not write to"),
        ("created successfully because ensurepip is not\navailable", "no working venv module"),
        ("something new", "the reason is at the end of"),
    ],
)
def test_output_of_a_failed_command_is_understood(output, words):
    """The sentence follows from what the command printed, and is one line."""
    said = explain_output(output, Path("/game/.venv"), Path("/game/.venv/log"))
    assert words in said
    assert "\n" not in said


def test_unknown_system_error_is_told():
    """An error nobody thought of still names the folder and the system's own words."""
    said = explain_os_error(OSError(errno.EIO, "Input/output error"), Path("/game/.venv"))
    assert said.startswith("Extra Mile could not set itself up in /game/.venv (Input/output error)")
