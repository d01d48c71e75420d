"""What a store has taken already, remembered in a file of lines: what is on record and not in it is still to be sent.

A line is written, and on disk, only after the store has said that it has all of it. A computer that stops in between
sends the same statements again, which changes nothing; a line cut off in the middle counts as not written.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from game.domain.errors import RecordsReadOnly
from game.exchange.plays.play import Result

_LETTERS = 16


class Outbox:
    """The plays that one store has taken in the name of one home page, and with which result each."""

    def __init__(self, folder: Path, store: str, home: str) -> None:
        """In the data folder `folder`. Raises `RecordsReadOnly` where its file cannot be read."""
        name = hashlib.sha256(f"{store}\n{home}".encode()).hexdigest()[:_LETTERS]
        self.path = folder / "xapi" / f"{name}.jsonl"
        self._head = {"store": store, "home": home}
        self._whole = True  # whether the file ends with the end of a line
        self._taken = self._read()

    def result_of(self, play: str) -> Result | None:
        """The result with which the store has this play; None where it has not taken it."""
        return self._taken.get(play)

    def note(self, taken: Mapping[str, Result]) -> None:
        """Remember, durably, that the store has these plays. Raises `RecordsReadOnly` where that fails."""
        lines: list[object] = [{"taken": {name: result.value for name, result in taken.items()}}]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                if file.tell() == 0:
                    lines.insert(0, self._head)
                text = "".join(f"{json.dumps(one)}\n" for one in lines)
                file.write(("" if self._whole else "\n").encode() + text.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise RecordsReadOnly(
                f"{self.path} cannot be written ({error.strerror or error}), so it is not remembered what was sent. "
                "Sending it again does no harm."
            ) from error
        self._whole = True
        self._taken.update(taken)

    def _read(self) -> dict[str, Result]:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise RecordsReadOnly(f"{self.path} cannot be read ({error.strerror or error}).") from error
        self._whole = content.endswith(b"\n") or not content
        found: dict[str, Result] = {}
        for line in content.split(b"\n"):
            try:
                found.update({str(name): Result(one) for name, one in json.loads(line)["taken"].items()})
            except (ValueError, TypeError, KeyError, AttributeError):
                continue  # the head, or a line that a crash cut off: then it is sent once more
        return found
