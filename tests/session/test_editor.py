"""The trainer's editor is opened at the line, without a shell, and never in the window's own terminal."""

from pathlib import Path

import pytest

from game.domain.diagnostic import Place
from game.session.editor import TERMINAL, WINDOWED, Editor


class Machine:
    """A computer with some programs on it; notes what is started."""

    def __init__(self, *programs, environ=None, platform="linux", trouble=None):
        self.programs, self.trouble, self.started = programs, trouble, []
        self.editor = Editor(environ or {}, self._which, self._start, platform)

    def _which(self, program):
        return f"/bin/{program}" if program in self.programs else None

    def _start(self, command):
        if self.trouble is not None:
            raise self.trouble
        self.started.append(list(command))

    def open(self, file, line=12, column=5):
        """Ask the editor to open a file there; what it says."""
        return self.editor.open(Place(str(file), line, column))


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("code", ["-g", "FILE:12:5"]),
        ("codium", ["-g", "FILE:12:5"]),
        ("subl", ["FILE:12:5"]),
        ("gvim", ["+12", "FILE"]),
        ("gedit", ["+12:5", "FILE"]),
        ("kate", ["-l", "12", "-c", "5", "FILE"]),
        ("notepad++", ["-n12", "-c5", "FILE"]),
        ("idea", ["--line", "12", "FILE"]),
        ("geany", ["-l", "12", "FILE"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(tmp_path, program, arguments):
    """What VISUAL names is started with the file's whole path and the line as this editor wants it."""
    file = tmp_path / "my story.yaml"
    machine = Machine(program, environ={"VISUAL": program})
    assert machine.open(file) == f"my story.yaml is open in {program} at line 12."
    assert machine.started == [[f"/bin/{program}", *(one.replace("FILE", str(file)) for one in arguments)]]


def test_visual_comes_before_editor_and_keeps_its_own_words(tmp_path):
    """Arguments that somebody has put into the variable stay; EDITOR is asked where VISUAL is not set."""
    machine = Machine("code", "kate", environ={"VISUAL": "code --new-window", "EDITOR": "kate"})
    machine.open(tmp_path / "a.yaml")
    assert machine.started[0][:3] == ["/bin/code", "--new-window", "-g"]
    machine = Machine("kate", environ={"EDITOR": "kate"})
    assert "kate" in machine.open(tmp_path / "a.yaml")


@pytest.mark.parametrize("variable", [*sorted(TERMINAL), "emacs -nw", "/usr/bin/vim"])
def test_an_editor_that_needs_a_terminal_is_not_started_and_that_is_said(tmp_path, variable):
    """Such an editor would seize the terminal behind the window: another one is opened, and the reason told."""
    machine = Machine(variable.split()[0], "code", environ={"EDITOR": variable})
    said = machine.open(tmp_path / "a.yaml")
    assert "which needs a terminal of its own." in said
    assert said.endswith("a.yaml is open in code at line 12.")
    assert [one[0] for one in machine.started] == ["/bin/code"]


@pytest.mark.parametrize(
    ("platform", "opener", "command"),
    [("linux", "xdg-open", ["/bin/xdg-open"]), ("darwin", "open", ["/bin/open", "-t"]),
     ("win32", "notepad.exe", ["/bin/notepad.exe"])],
)  # fmt: skip
def test_without_a_known_editor_the_system_opens_the_file(tmp_path, platform, opener, command):
    """The system's own way knows no line, so the sentence names it."""
    machine = Machine(opener, platform=platform)
    assert machine.open(tmp_path / "a.yaml") == "a.yaml is open in the usual editor; it is line 12."
    assert machine.started == [[*command, str(tmp_path / "a.yaml")]]


def test_where_nothing_is_found_a_sentence_says_what_to_do(tmp_path):
    """No editor at all, or one that is not there: nothing is started, and VISUAL is named."""
    machine = Machine(environ={"VISUAL": "my-editor"})
    said = machine.open(tmp_path / "a.yaml")
    advice = "No editor was found. Set VISUAL to the name of yours, such as: code"
    assert said == f"$VISUAL is 'my-editor', which is not found. {advice}"
    assert machine.started == []


def test_an_unknown_editor_gets_the_file_and_the_line_is_said(tmp_path):
    """It may not understand a line, so it is not handed one."""
    machine = Machine("writer", environ={"VISUAL": "writer"})
    assert machine.open(tmp_path / "a.yaml") == "a.yaml is open in writer; it is line 12."
    assert machine.started == [["/bin/writer", str(tmp_path / "a.yaml")]]


def test_an_editor_that_cannot_be_started_is_a_sentence(tmp_path):
    """Trouble of the system is told in its words, without a traceback."""
    machine = Machine("code", trouble=PermissionError(13, "Permission denied"))
    assert machine.open(tmp_path / "a.yaml") == "'code' cannot be started: Permission denied."


def test_nothing_of_a_name_is_taken_for_a_command(tmp_path, monkeypatch):
    """A hostile name is one argument, begins with its folder and not with a dash; scripts of Windows never get one
    with a character that means something to the processor that runs them."""
    monkeypatch.chdir(tmp_path)
    machine = Machine("code")
    machine.open("--help; rm x.yaml", 0, 0)
    assert machine.started == [["/bin/code", "-g", f"{Path(tmp_path) / '--help; rm x.yaml'}:1:1"]]
    machine = Machine("code.cmd", environ={"VISUAL": "code.cmd"}, platform="win32")
    assert "Open it by hand." in machine.open(tmp_path / "a&calc.yaml")
    assert machine.started == []
    machine.open(tmp_path / "a.yaml")
    assert machine.started[0][1] == "-g"


def test_no_editor_is_both_windowed_and_not():
    """The two lists do not contradict each other."""
    assert not TERMINAL & WINDOWED.keys()
