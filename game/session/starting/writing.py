"""Writes a new scenario: what its id and its texts may be, where the file goes, and its way to the schema."""

import os
from pathlib import Path
from urllib.parse import quote

from game import places
from game.domain.errors import ScenarioError
from game.session.starting.filling import Details, fill

LONGEST = 120
_OTHER_FILES = ("course", "gestures", "pack", "rubric")


def wrong_id(text: str) -> str:
    """Why this cannot be the id of a new scenario, as a sentence; empty where it can."""
    from game.exchange.ids import is_id

    if not is_id(text):
        return (
            f"'{_shown(text)}' cannot be an id. Use small letters and digits, joined by single - or _, "
            "beginning with a letter, at most 40 of them: late-bus"
        )
    if text in _OTHER_FILES:
        return f"'{text}' cannot be an id here: {text}.yaml is the name of another kind of file."
    return ""


def wrong_text(text: str) -> str:
    """Why this cannot be a title or a name, as a sentence; empty where it can."""
    if not text.strip():
        return "It is empty. Write something, or leave it out to take the usual one."
    if not text.isprintable():
        return "It holds a character that does not belong in a text. Write it on one line."
    if len(text) > LONGEST:
        return f"It has {len(text)} characters; {LONGEST} are the most."
    return ""


def target_of(output: Path | None, scenario_id: str) -> Path:
    """The file to write: in the current folder, in the folder `output`, or `output` itself. Raises ScenarioError."""
    path = Path(f"{scenario_id}.yaml")
    if output is not None:
        path = output if output.suffix in (".yaml", ".yml") and not places.is_folder(output) else output / path
    if not places.is_folder(path.parent):
        raise ScenarioError(f"There is no folder '{path.parent}'. Make it first, or check the spelling.")
    if places.is_folder(path):
        raise ScenarioError(f"{path} is a folder. Choose another with -o.")
    return path


def write_scenario(template: str, details: Details, path: Path, force: bool) -> None:
    """Fill the template's text in and write it. Raises ExtraMileError where that cannot be."""
    from game.exchange.files import write_new

    write_new(path, fill(template, details, schema_from(path)), force)


def schema_from(path: Path) -> str:
    """The way from a file to the schema: relative where there is one that editors can follow, else as an address."""
    schema = places.scenarios().resolve() / "scenario.schema.json"
    try:
        way = Path(os.path.relpath(schema, path.resolve().parent)).as_posix()
    except ValueError:  # two drives
        return schema.as_uri()
    return way if way == quote(way) else schema.as_uri()  # an editor reads up to the first space


def _shown(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text[:40])
