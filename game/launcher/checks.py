"""What `python3 main.py test` runs, in this order: style, types, floors, tests."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from game.launcher.progress import say

# The tests come last, so that their closing line is the last thing a passing run prints.
_CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("style (ruff)", ("-m", "ruff", "check", "main.py", "game", "tests")),
    ("types (mypy)", ("-m", "mypy")),
    ("floors (import-linter)", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    ("tests (pytest)", ("-m", "pytest", "-n", "auto")),
)


def run_checks(root: Path, pytest_args: Sequence[str]) -> int:
    """Run every check over the checkout `root`, also after one has failed; return 0 if all passed, else 1."""
    failed = []
    for name, command in _CHECKS:
        say(f"== {name}")
        more = pytest_args if "pytest" in command else ()
        if subprocess.run([sys.executable, *command, *more], cwd=root, check=False).returncode != 0:
            failed.append(name)
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0
