"""The first thing that runs: makes the environment once, then runs the game or the checks in it.

Standard library only, because nothing else is there yet. Words for the user go to standard error, so
that what a command prints can be piped.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from game.launcher.problems import SetupProblem, explain_os_error
from game.launcher.progress import say

ROOT = Path(__file__).resolve().parent.parent.parent

# Handed over as `-X extra-mile`: unlike a variable, it does not leak into the processes the game starts.
HANDED_OVER = "extra-mile"


def main(argv: Sequence[str]) -> int:
    """Run `argv` (without the program's name) where the packages are; return the exit status."""
    try:
        if HANDED_OVER not in sys._xoptions:
            python = _other_python(argv)
            if python is not None:
                return _hand_over(python, argv)
        return _run(argv)
    except SetupProblem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def installed() -> int:
    """Run the game as the `extra-mile` command, where pip has already brought the packages."""
    return _run_app(sys.argv[1:])


def _other_python(argv: Sequence[str]) -> Path | None:
    """Return the Python to hand over to, set up if need be; None where this one has all that is needed."""
    # Imported here, because the start that is handed over to needs none of it.
    from game.launcher.environment import Environment
    from game.launcher.requirements import requirements, satisfied

    environment = Environment(ROOT / ".venv")
    try:
        needed = requirements(ROOT / "pyproject.toml", ["test"] if _wants_checks(argv) else [])
        ready = environment.has(needed)
        in_a_venv = sys.prefix != sys.base_prefix
        inside = in_a_venv and environment.folder.is_dir() and environment.folder.samefile(sys.prefix)
        if inside and ready:
            return None
        # An active environment of the user's comes before ours, ours before the system's packages.
        if not inside and (in_a_venv or not ready) and satisfied(needed):
            return None
        if not ready:
            from game.launcher.setup import prepare

            prepare(environment, needed)
    except OSError as error:
        raise SetupProblem(explain_os_error(error, environment.folder)) from error
    return environment.python


def _hand_over(python: Path, argv: Sequence[str]) -> int:
    command = [str(python), "-X", HANDED_OVER, str(ROOT / "main.py"), *argv]
    if sys.platform == "win32":
        # There is no real exec: the caller's prompt would come back while the game still runs.
        import subprocess

        return subprocess.call(command)
    try:
        os.execv(command[0], command)
    except OSError as error:
        raise SetupProblem(f"{python} cannot be started ({error.strerror}): delete .venv and start again.") from error


def _run(argv: Sequence[str]) -> int:
    if _wants_checks(argv):
        from game.launcher.checks import run_checks

        return run_checks(ROOT, argv[1:])
    return _run_app(argv)


def _run_app(argv: Sequence[str]) -> int:
    # Imported only now: the app's modules need the packages that may just have been installed.
    from game import app

    return app.main(list(argv))


def _wants_checks(argv: Sequence[str]) -> bool:
    return list(argv[:1]) == ["test"]
