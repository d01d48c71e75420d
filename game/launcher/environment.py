"""The `.venv` beside main.py, and what is known of it.

That stands in `.venv/extra-mile/state.json`, written before work on the environment starts and again, last
of all, when it is done. A set-up that was killed is therefore seen at the next start.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """What the last set-up left behind.

    `ours`: the launcher made the environment and may delete it. `requirements`: what is installed, None while
    a set-up is working or after it was killed. `python`: the real file of the interpreter it was made with.
    """

    ours: bool
    requirements: list[str] | None
    python: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment in `folder`, which need not exist yet."""

    folder: Path

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def notes(self) -> Path:
        """The launcher's own corner of the environment: state, lock, log, downloads."""
        return self.folder / "extra-mile"

    def has(self, needed: Sequence[str]) -> bool:
        """Tell whether the last set-up ended well, brought all that is `needed`, and still has its Python."""
        state = self.state()
        return self.is_sound(state) and set(needed) <= set(state.requirements or ())

    def is_sound(self, state: State) -> bool:
        """Tell whether what `state` says of installed packages can be relied on."""
        return state.requirements is not None and self.python.exists() and self.real_python() == state.python

    def real_python(self) -> str:
        """Return the file behind the interpreter's links; it changes when the system's Python is upgraded."""
        return str(self.python.resolve())

    def state(self) -> State:
        """Read the state; where nothing is written, judge by what lies in the folder."""
        try:
            return State(**json.loads((self.notes / "state.json").read_text(encoding="utf-8")))
        except FileNotFoundError:
            if all(child == self.notes for child in self.folder.glob("*")):
                return State(ours=True, requirements=None, python="")
            # Somebody else's environment: to be completed, never deleted.
            return State(ours=False, requirements=[], python=self.real_python())
        except (ValueError, TypeError):
            return State(ours=False, requirements=None, python="")

    def write(self, state: State) -> None:
        """Put `state` on the disk in one step."""
        draft = self.notes / "state.json.new"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(state), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.notes / "state.json")
