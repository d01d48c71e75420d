"""Makes an environment, or completes or mends one."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.launcher.environment import Environment, State
from game.launcher.lock import locked
from game.launcher.problems import SetupProblem, explain_no_venv, explain_output
from game.launcher.progress import pip_narrator, say

# Settings of the user's that would send pip's work somewhere else than into the environment.
_MISLEADING = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER")


def prepare(environment: Environment, needed: Sequence[str]) -> None:
    """Make `environment` have all that is `needed`; cheap when it has. Raises SetupProblem or OSError."""
    if environment.has(needed):
        return
    environment.notes.mkdir(parents=True, exist_ok=True)
    with locked(environment.notes / "lock", _say_that_we_wait) as lock:
        # The start we waited for may have done it all.
        if not environment.has(needed):
            _Setup(environment, lock).run(needed)


def _say_that_we_wait() -> None:
    say("Another start is setting Extra Mile up; waiting for it.")


@dataclass(frozen=True, slots=True)
class _Setup:
    """One set-up at work. Its commands hold the `lock` too, so that one that outlives us still counts."""

    environment: Environment
    lock: int

    def run(self, needed: Sequence[str]) -> None:
        began = time.monotonic()
        environment, before = self.environment, self.environment.state()
        say(f"Setting Extra Mile up in {environment.folder} (once; it fetches packages over the network).")
        if not (before.ours or environment.python.exists()):
            raise SetupProblem(
                f"{environment.folder} is not a working environment and was not made by Extra Mile: "
                "move it away and start again."
            )
        self._log.unlink(missing_ok=True)
        sound = environment.is_sound(before)
        environment.write(State(before.ours, None, ""))
        if before.ours and not sound:
            self._make()
        try:
            # pip takes a half-copied package for a whole one, unless told to look at none of them.
            self._install(needed, mend=not (before.ours or sound))
        except SetupProblem:
            if sound and "Installing collected packages" not in self._logged():
                environment.write(before)
            raise
        environment.write(State(before.ours, list(needed), environment.real_python()))
        shutil.rmtree(self._downloads, ignore_errors=True)
        say(f"Ready after {time.monotonic() - began:.0f} s.")

    def _make(self) -> None:
        if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
            raise SetupProblem(explain_no_venv())
        say("  making the environment")
        for child in self.environment.folder.iterdir():
            # Downloads of a killed set-up are kept: they need not be fetched again.
            if child == self.environment.notes:
                continue
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            else:
                child.unlink()
        # An environment made from within another would break when that one goes: start from the base.
        base = str(getattr(sys, "_base_executable", sys.executable))
        self._do([base, "-I", "-m", "venv", str(self.environment.folder)])

    def _install(self, needed: Sequence[str], mend: bool) -> None:
        python = [str(self.environment.python), "-I", "-X", "utf8", "-m"]
        if not list(self.environment.folder.glob("[Ll]ib/**/site-packages/pip")):
            # Some tools make environments without pip.
            self._do([*python, "ensurepip"])
        options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--prefer-binary"]
        options += ["--cache-dir", str(self._downloads)]
        if mend:
            options.append("--force-reinstall")
        self._do([*python, "pip", "install", *options, *needed], pip_narrator())

    def _do(self, command: Sequence[str], heed: Callable[[str], None] = lambda line: None) -> None:
        """Run `command`, its lines to the log and to `heed`. Raises SetupProblem if it fails."""
        said = []
        with self._log.open("a", encoding="utf-8") as log, self._start(command) as child:
            try:
                for line in child.stdout or ():
                    log.write(line)
                    said.append(line)
                    heed(line)
            except BaseException:
                child.terminate()
                raise
        if child.returncode != 0:
            raise SetupProblem(explain_output("".join(said), self.environment.folder, self._log))

    def _start(self, command: Sequence[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={name: value for name, value in os.environ.items() if name not in _MISLEADING},
            pass_fds=() if sys.platform == "win32" else (self.lock,),
        )

    @property
    def _log(self) -> Path:
        return self.environment.notes / "setup.log"

    @property
    def _downloads(self) -> Path:
        return self.environment.notes / "downloads"

    def _logged(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""
