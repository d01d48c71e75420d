"""Performs a page of docs as a reader would: types its commands, makes its changes, compares what is said."""

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from game.app import main

_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.M | re.S)
_FILE = re.compile(r"`([\w./-]+\.(?:yaml|twee|svg|html|mmd))`")
_PROMPT = "$ python3 main.py "
ANYTHING = "…"
"""In what is expected: anything may stand here, on this line or on lines between."""


@dataclass(frozen=True)
class Step:
    """Something to do: the words after the prompt and what is to be said, or a change of a file."""

    line: int
    command: str = ""
    says: str = ""
    file: str = ""
    change: str = ""


def steps(text: str) -> Iterator[Step]:
    """The steps of a page, in order. A `diff` block changes the file named last above it; `console` blocks hold
    commands and what they say; other blocks are to be read."""
    for block in _FENCE.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if block[1] == "console":
            for part in block[2].split(_PROMPT)[1:]:
                command, _, says = part.partition("\n")
                yield Step(line, command=command, says=says.strip("\n"))
        elif block[1] == "diff":
            names = _FILE.findall(text[: block.start()])
            yield Step(line, file=names[-1], change=block[2])


def run(command: str, data: Path) -> tuple[int, str]:
    """Run a command as if typed; its exit status and all it says. What it keeps is kept in `data`."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        status = main(["--data", str(data), *shlex.split(command)])
    return status, out.getvalue()


def change(file: Path, diff: str) -> None:
    """Change a file as a diff without line numbers says; what is taken out must be there exactly once."""
    old = "".join(f"{line[1:]}\n" for line in diff.splitlines() if line[:1] in (" ", "-", ""))
    new = "".join(f"{line[1:]}\n" for line in diff.splitlines() if line[:1] in (" ", "+", ""))
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name} holds this {text.count(old)} times:\n{old}"
    file.write_text(text.replace(old, new), "utf-8")


def said(expected: str, found: str) -> bool:
    """Whether what was said is what was expected."""
    parts = [re.escape(one.strip()) for one in expected.split(ANYTHING)]
    return re.fullmatch(r"\s*" + ".*?".join(rf"\s*{one}\s*" for one in parts) + r"\s*", found, re.S) is not None
