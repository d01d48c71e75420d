"""The settings file: what the trainee chose and who played last, kept as JSON and never lost silently."""

import re
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from game.domain.attempt import Trainee
from game.domain.errors import RecordsReadOnly, UsageError
from game.domain.names import clean_name
from game.domain.settings import Settings
from game.records import codec, files

FILE = "settings.json"
"""The name of the file in the user's data folder."""

_ID = re.compile(r"[0-9a-f]{32}")


class Preferences(NamedTuple):
    """The settings, the trainee who played last (None before anybody did), and the address of the shared board, without
    a password (empty for none)."""

    settings: Settings = Settings()
    trainee: Trainee | None = None
    board: str = ""


class Loaded(NamedTuple):
    """What was read, and a sentence about whatever could not be used (empty where all is well)."""

    preferences: Preferences
    problem: str = ""


def load_preferences(folder: Path) -> Loaded:
    """Read the settings of the data folder `folder`; no file at all means the defaults.

    Never raises. Every value that can be used is kept; for the others the default stands, the problem says so, and
    the file is copied to `settings.json.damaged` before anything can write over it.
    """
    path = folder / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Loaded(Preferences())
    except OSError as error:
        why = error.strerror or error
        return Loaded(Preferences(), f"The settings in {path} cannot be read ({why}), so the usual ones are used.")
    try:
        value = codec.parsed(content)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        kept = files.keep_aside(path, content)
        return Loaded(Preferences(), f"The settings in {path} are damaged, so the usual ones are used; {kept}.")
    preferences, bad = _read(value)
    if not bad:
        return Loaded(preferences)
    names = ", ".join(bad[:5]) + (" …" if len(bad) > 5 else "")
    return Loaded(
        preferences,
        f"The settings in {path} hold values that cannot be used ({names}); the usual ones stand in, "
        f"the rest is kept; {files.keep_aside(path, content)}.",
    )


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Write the settings so that a crash leaves the old file or the new one.

    Raises RecordsReadOnly where they cannot be written; then the old file stands.
    """
    value: dict[str, Any] = {}
    for option in fields(Settings):
        one = getattr(preferences.settings, option.name)
        value[option.name] = one.value if isinstance(one, Enum) else one
    if preferences.trainee is not None:
        value["trainee"] = codec.trainee_to_dict(preferences.trainee)
    if preferences.board:
        value["board"] = preferences.board
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.write_atomically(path, codec.compact(value).encode("ascii") + b"\n")
    except OSError as error:
        why = error.strerror or error
        raise RecordsReadOnly(
            f"The settings cannot be saved in {path} ({why}): make room, or choose another folder with --data."
        ) from error


def _read(value: dict[str, Any]) -> tuple[Preferences, list[str]]:
    settings = Settings()
    trainee: Trainee | None = None
    board = ""
    bad: list[str] = []
    known = {option.name for option in fields(Settings)}
    for key, one in value.items():
        try:
            if key == "trainee":
                trainee = _trainee(one)
            elif key == "board":
                board = _board(one)
            elif key in known:
                settings = settings.replaced(**{key: _like(getattr(settings, key), one)})
            else:
                raise ValueError
        except ValueError:
            bad.append(repr(key[:40])[1:-1])
    return Preferences(settings, trainee, board), bad


def _board(value: Any) -> str:
    from game.records.address import address_of  # few have one, and it is not wanted before the first frame

    try:
        return address_of(_like("", value)).shown  # never with a password, should somebody have written one there
    except UsageError as error:
        raise ValueError from error


def _like(default: Any, one: Any) -> Any:
    """Give the JSON value `one` as the kind of value that `default` is; ValueError where it is none."""
    if isinstance(default, Enum):
        return type(default)(one)
    if type(one) is not type(default):
        raise ValueError
    return one


def _trainee(value: Any) -> Trainee | None:
    if not isinstance(value, dict):
        raise ValueError
    trainee = codec.trainee_from_dict(value)
    if not _ID.fullmatch(trainee.id):
        raise ValueError
    return Trainee(trainee.id, clean_name(trainee.name), clean_name(trainee.team, nobody=""))
