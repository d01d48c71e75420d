"""The goals that teams have set themselves in their meetings: a small file in the data folder, never lost silently."""

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from game.domain.errors import RecordsReadOnly
from game.domain.names import clean_name
from game.records import codec, files

FILE = "goals.json"
"""The name of the file in the user's data folder."""

MOST_KEPT = 24
"""How many goals of each team are kept; older ones go."""

_VERSION = 1


class Kept(NamedTuple):
    """A goal: whose ("" for those without a team, None for everybody), what is measured, how much (hundredths for
    scores), what it was when it was set (None where that was not shown), and when that was (UTC)."""

    team: str | None
    measure: str
    target: int
    was: int | None
    when: datetime


def load_goals(folder: Path) -> tuple[tuple[Kept, ...], str]:
    """The goals, the oldest first, and a sentence about what could not be read (empty where all is well).

    Never raises. A file with something in it that cannot be used is copied aside before anything can write over it.
    """
    path = folder / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return (), ""
    except OSError as error:
        return (), f"The goals in {path} cannot be read ({error.strerror or error})."
    return _found(path, content)


def _found(path: Path, content: bytes) -> tuple[tuple[Kept, ...], str]:
    try:
        value = codec.parsed(content)
    except ValueError:
        value = None
    match value:
        case {"version": 1, "goals": list(rows)}:
            found = [_read(row) for row in rows]
        case _:
            found = [None]
    good = tuple(sorted((one for one in found if one is not None), key=lambda one: one.when))
    if len(good) == len(found):
        return good, ""
    return good, f"Some goals in {path} cannot be read; {files.keep_aside(path, content)}."


def keep_goal(folder: Path, goal: Kept) -> None:
    """Add a goal; it takes the place of one that was set for the same team on the same day.

    Raises RecordsReadOnly where the file cannot be read or written; then the old one stands.
    """
    day, path = goal.when.date(), folder / FILE
    try:
        before = _found(path, path.read_bytes())[0]
    except (FileNotFoundError, NotADirectoryError):  # where there is no folder either, that is said below
        before = ()
    except OSError as error:
        why = error.strerror or error
        raise RecordsReadOnly(f"The goals in {path} cannot be read ({why}), so none is added.") from error
    others = [one for one in before if one.team != goal.team or one.when.date() != day]
    own = [one for one in others if one.team == goal.team]
    late = set(own[: max(0, len(own) - MOST_KEPT + 1)])
    rows = [_written(one) for one in (*others, goal) if one not in late]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.write_atomically(path, codec.compact({"version": _VERSION, "goals": rows}).encode("ascii") + b"\n")
    except OSError as error:
        why = error.strerror or error
        raise RecordsReadOnly(
            f"The goal cannot be kept in {path} ({why}): make room, or choose another folder with --data."
        ) from error


def _written(one: Kept) -> dict[str, Any]:
    return {**one._asdict(), "when": codec.to_microseconds(one.when)}


def _read(row: object) -> Kept | None:
    match row:
        case {"team": None | str() as team, "measure": str(measure), "target": int(target), "was": None | int() as was,
              "when": int(when)}:  # fmt: skip
            try:
                team = None if team is None else clean_name(team, nobody="")
                return Kept(team, measure, target, was, codec.from_microseconds(when))
            except ValueError:
                return None
    return None
