"""When the shared board was last reached, kept in a small file, so that it can be said without a network, too."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = "board.json"
"""The name of the file in the user's data folder."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Which board stood at an address (its id, empty where it was never reached), when it was last reached (UTC), and
    how many contacts and shifts of others stay on this computer for good."""

    board: str = ""
    when: datetime | None = None
    others: int = 0


def load_reached(folder: Path, shown: str) -> Reached:
    """What is known of the board at the address `shown`; nothing where nothing can be read: it is only said."""
    from game.records import codec

    try:
        value = codec.parsed((folder / FILE).read_bytes())
        if not isinstance(value, dict) or value["address"] != _mark(shown):
            return Reached()
        when = datetime.fromisoformat(value["reached"])
        board, others = value["board"], value["others"]
        if when.tzinfo is None or type(board) is not str or type(others) is not int or others < 0:
            return Reached()
        return Reached(board, when.astimezone(UTC), others)
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return Reached()


def save_reached(folder: Path, shown: str, reached: Reached) -> None:
    """Note it. Raises OSError."""
    from game.records import codec, files

    when = reached.when.isoformat(timespec="seconds") if reached.when is not None else ""
    value = {"address": _mark(shown), "board": reached.board, "reached": when, "others": reached.others}
    files.write_atomically(folder / FILE, codec.compact(value).encode("ascii") + b"\n")


def _mark(shown: str) -> str:
    """A mark of the address, which holds the name of somebody's login and stands in the settings already."""
    from hashlib import sha256  # brings OpenSSL along, which few need

    return sha256(shown.encode()).hexdigest()[:32]
