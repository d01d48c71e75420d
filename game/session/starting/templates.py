"""The templates that ship: what each is about, and what stands in it unless somebody says otherwise."""

from dataclasses import dataclass
from pathlib import Path

from game import places
from game.domain.errors import ScenarioError
from game.domain.scenario import Channel, Pronoun

_MARK = "#: "


@dataclass(frozen=True, slots=True)
class Template:
    """One template: its text, and the title, customer, channel and pronoun it has by itself."""

    text: str
    title: str
    customer: str
    channel: Channel
    pronoun: Pronoun


def read_template(name: str) -> Template:
    """The template of this name, one of `starting.TEMPLATES`. Raises ScenarioError where it cannot be read."""
    path = folder() / f"{name}.yaml"
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        usual = dict(_usual(line) for line in lines if line.startswith(_MARK))
        return Template(
            "".join(line for line in lines if not line.startswith(_MARK)),
            usual["title"],
            usual["customer"],
            Channel(usual["channel"]),
            Pronoun(usual["pronoun"]),
        )
    except (OSError, ValueError, KeyError) as problem:
        raise ScenarioError(f"The template {path} cannot be read. Install Extra Mile again.") from problem


def folder() -> Path:
    """Return the folder of the templates."""
    return places.scenarios() / "templates"


def _usual(line: str) -> tuple[str, str]:
    key, _, value = line.removeprefix(_MARK).partition("=")
    return key.strip(), value.strip()
