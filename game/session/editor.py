"""Opens a file in the trainer's own editor, at a line where it can be told one; never through a shell."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

from game.domain.diagnostic import Place

Way = Callable[[str, int, int], list[str]]
"""The arguments that open a file at a line and a column."""


def _goto(file: str, line: int, column: int) -> list[str]:
    return ["-g", f"{file}:{line}:{column}"]


def _colons(file: str, line: int, column: int) -> list[str]:
    return [f"{file}:{line}:{column}"]


def _plus(file: str, line: int, column: int) -> list[str]:
    return [f"+{line}", file]


def _plus_both(file: str, line: int, column: int) -> list[str]:
    return [f"+{line}:{column}", file]


def _lettered(file: str, line: int, column: int) -> list[str]:
    return ["-l", str(line), file]


def _kate(file: str, line: int, column: int) -> list[str]:
    return ["-l", str(line), "-c", str(column), file]


def _notepad(file: str, line: int, column: int) -> list[str]:
    return [f"-n{line}", f"-c{column}", file]


def _idea(file: str, line: int, column: int) -> list[str]:
    return ["--line", str(line), file]


_CODE = ("code", "codium", "code-insiders", "vscodium")
WINDOWED: Mapping[str, Way] = {
    **dict.fromkeys((*_CODE, "cursor"), _goto),
    **dict.fromkeys(("subl", "sublime_text", "zed"), _colons),
    **dict.fromkeys(("gvim", "mvim", "gnome-text-editor", "xed", "pluma", "bbedit"), _plus),
    **dict.fromkeys(("gedit", "emacs", "emacsclient"), _plus_both),
    **dict.fromkeys(("kate", "kwrite"), _kate),
    **dict.fromkeys(("mate", "geany", "mousepad"), _lettered),
    **dict.fromkeys(("idea", "pycharm", "webstorm"), _idea),
    "notepad++": _notepad,
}
"""Editors with a window of their own, and how each is told a line."""

TERMINAL = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "micro", "hx", "helix", "joe", "ne", "ed", "kak", "mcedit", "jed"}
)
"""Editors that need a terminal of their own, which the window is not."""

_NO_WINDOW = frozenset({"-nw", "--no-window-system", "-t", "-tty", "--tty", "-nc"})
_ODD = frozenset('&|<>^%"!')  # mean something to the command processor that Windows runs scripts with


def start_aside(command: Sequence[str]) -> None:
    """Start a program and leave it alone. Raises OSError."""
    quiet = subprocess.DEVNULL
    subprocess.Popen(list(command), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def _found(program: str) -> str | None:
    from shutil import which

    return which(program)


class Editor:
    """Finds the editor anew each time it is asked, since it may have been installed meanwhile."""

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        which: Callable[[str], str | None] = _found,
        start: Callable[[Sequence[str]], None] = start_aside,
        platform: str = sys.platform,
    ) -> None:
        """On this system; tests hand in another one."""
        self._environ, self._which, self._start, self._platform = environ, which, start, platform

    def open(self, place: Place) -> str:
        """Open a file at a place. Gives a sentence that says what was done, or why nothing was."""
        file, line, column = str(Path(place.file).absolute()), max(1, place.line), max(1, place.column)
        asides: list[str] = []
        chosen = self._chosen(asides)
        if chosen is None:
            asides.append("No editor was found. Set VISUAL to the name of yours, such as: code")
            return " ".join(asides)
        command, program = chosen
        way = WINDOWED.get(program)
        arguments = way(file, line, column) if way else [file]
        where = f"{program} at line {line}" if way else f"{program or 'the usual editor'}; it is line {line}"
        said = self._run([*command, *arguments]) or f"{Path(file).name} is open in {where}."
        return " ".join([*asides, said])

    def _chosen(self, asides: list[str]) -> tuple[list[str], str] | None:
        """How to start an editor, and its name: the one that is asked for, one that is known, or the system's."""
        for variable in ("VISUAL", "EDITOR"):
            words = _words(self._environ.get(variable, ""))
            if words and (command := self._asked_for(variable, words, asides)):
                return command, _program(words[0])
        for program in _CODE:
            if (found := self._which(program)) is not None:
                return [found], program
        opener = {"win32": ["notepad.exe"], "darwin": ["open", "-t"]}.get(self._platform, ["xdg-open"])
        found = self._which(opener[0])
        return ([found, *opener[1:]], "") if found is not None else None

    def _asked_for(self, variable: str, words: list[str], asides: list[str]) -> list[str]:
        """The command that a variable of the environment asks for; none, and why, where it will not do."""
        program = _program(words[0])
        if program in TERMINAL or _NO_WINDOW & set(words):
            asides.append(f"${variable} is '{program}', which needs a terminal of its own.")
            return []
        found = self._which(words[0])
        if found is None:
            asides.append(f"${variable} is '{words[0]}', which is not found.")
            return []
        return [found, *words[1:]]

    def _run(self, command: list[str]) -> str:
        """Start a program; a sentence where that fails."""
        program = PurePath(command[0]).name
        if command[0].lower().endswith((".cmd", ".bat")) and _ODD & set("".join(command[1:])):
            return f"The file's name has a character that '{program}' cannot be handed. Open it by hand."
        try:
            self._start(command)
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", "") or str(problem)
            return f"'{program}' cannot be started: {reason}."
        return ""


def _words(text: str) -> list[str]:
    """The program and its arguments, as a shell would split them."""
    if Path(text).is_file():  # a path with spaces, as it is usual on Windows
        return [text]
    try:
        return [one.strip('"') for one in shlex.split(text, posix=os.name != "nt")]
    except ValueError:
        return text.split()


def _program(word: str) -> str:
    """The plain name of a program: `C:\\Tools\\Code.exe` is `code`."""
    name = word.replace("\\", "/").rsplit("/", 1)[-1].lower()
    return name.removesuffix(".exe").removesuffix(".cmd").removesuffix(".bat")
