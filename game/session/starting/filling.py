"""Fills a template in: the title, the customer, the channel, and the right words for she, he and they."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from game.domain.errors import ScenarioError
from game.domain.scenario import Channel, Pronoun

_PLACE = re.compile(r"\{([A-Za-z]+)\}")
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "lady", "captain", "sister"})

_PATIENCE = re.compile(r"patience: \d+s[^\n]*")
_LETTER = "patience: none            # a letter waits, so no clock runs"

_PRONOUNS: Mapping[Pronoun, Mapping[str, str]] = {
    Pronoun.SHE: {"she": "she", "him": "her", "their": "her"},
    Pronoun.HE: {"she": "he", "him": "him", "their": "his"},
    Pronoun.THEY: {"she": "they", "him": "them", "their": "their"},
}
_OF_ONE = {"is": "is", "was": "was", "has": "has", "s": "s"}
_OF_THEY = {"is": "are", "was": "were", "has": "have", "s": ""}
_CHANNELS: Mapping[Channel, Mapping[str, str]] = {
    Channel.PHONE: {"rings": "rings", "hello": "Hello, NAME here."},
    Channel.CHAT: {"rings": "writes in the chat", "hello": "Hello, NAME here."},
    Channel.EMAIL: {"rings": "writes", "hello": "Good morning. My name is NAME."},
    Channel.COUNTER: {"rings": "comes to the counter", "hello": "Good morning. My name's NAME."},
    Channel.VISIT: {"rings": "meets us at the door", "hello": "Ah, there you are. I'm NAME."},
}


@dataclass(frozen=True, slots=True)
class Details:
    """What is filled into a template: the id, the title, the customer's name, the channel and the pronoun."""

    id: str
    title: str
    customer: str
    channel: Channel
    pronoun: Pronoun


def fill(text: str, details: Details, schema: str) -> str:
    """The scenario: the template's text with each `{word}` filled in, below the line that names the schema.

    Pronouns stand in the template as `{she}`, `{him}` and `{their}`, the verbs that go with them as `{is}`, `{was}`,
    `{has}` and `know{s}`; a capital makes a capital. Raises ScenarioError where a word stands for nothing.
    """
    words = {
        "id": details.id,
        "title": _quoted(details.title),
        "name": _quoted(details.customer),
        "first": _quoted(called(details.customer)),
        "channel": details.channel.value,
        "pronoun": details.pronoun.value,
        **_PRONOUNS[details.pronoun],
        **(_OF_THEY if details.pronoun is Pronoun.THEY else _OF_ONE),
        **{word: said.replace("NAME", _quoted(details.customer)) for word, said in _CHANNELS[details.channel].items()},
    }
    if details.channel is Channel.EMAIL:
        text = _PATIENCE.sub(_LETTER, text, count=1)
    filled = _PLACE.sub(lambda found: _word(found[1], words), text)
    return f"# yaml-language-server: $schema={schema}\n{filled}"


def called(name: str) -> str:
    """How a customer is spoken of: the first name, or the whole of it where it begins with Mr, Dr and the like."""
    first, _, rest = name.partition(" ")
    return name if not rest or first.rstrip(".").lower() in _FORMS_OF_ADDRESS else first


def _word(place: str, words: Mapping[str, str]) -> str:
    if place in words:
        return words[place]
    small = words.get(place[0].lower() + place[1:])
    if small is None:
        raise ScenarioError(f"The template holds '{{{place}}}', which stands for nothing. It is damaged.")
    return small[0].upper() + small[1:]


def _quoted(text: str) -> str:
    """The text as it stands between double quotes in YAML."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
