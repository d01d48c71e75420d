"""Ids and flags made from titles and variables: short, plain and each of them once."""

import re
import unicodedata
from collections.abc import Container, Iterable

from game.loader.conditions import RESERVED

LONGEST = 40

_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_ODD = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ı": "i"})


def made_id(text: str, taken: Container[str], otherwise: str, between: str = "-", most: int = LONGEST) -> str:
    """An id that reads like `text` and is not taken; like `otherwise` where no letter of it can be used."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    words = [one for one in _ODD.split("".join(char for char in plain if not unicodedata.combining(char))) if one]
    while words and not words[0][0].isalpha():
        words[0] = words[0].lstrip("0123456789")
        words = words if words[0] else words[1:]
    name = _cut(words, between, most) or otherwise
    return unique(name, taken, between, most)


def is_id(text: str) -> bool:
    """Whether a text can be an id as it is."""
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def unique(name: str, taken: Container[str], between: str = "-", most: int = LONGEST) -> str:
    """The name, with a number where it is taken."""
    found, number = name, 2
    while found in taken:
        tail = f"{between}{number}"
        found = name[: most - len(tail)].rstrip("-_") + tail
        number += 1
    return found


def flag_names(variables: Iterable[str]) -> dict[str, str]:
    """A flag for each variable: `hasKey` becomes `has_key`."""
    found: dict[str, str] = {}
    taken: set[str] = set(RESERVED)
    for name in dict.fromkeys(variables):
        flag = made_id(_HUMP.sub(" ", name), taken, "flag", "_")
        taken.add(flag)
        found[name] = flag
    return found


def _cut(words: list[str], between: str, most: int) -> str:
    name = ""
    for word in words:
        longer = f"{name}{between}{word}" if name else word
        if len(longer) > most:
            return name or word[:most]
        name = longer
    return name
