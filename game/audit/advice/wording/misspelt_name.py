"""EM835: the customer's name spelled in two ways."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import straight
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM835", "a name spelled in two ways",
    "A text holds a word in a capital that differs by one letter from a part of the customer's name (of five letters "
    "or more).",
    "It is the one word a customer never overlooks.",
    "customer: {name: Maria Alvarez}, and say: Thank you, Mrs Alvares.",
    "Spell it as in `customer`. If it is another person, or misspelt on purpose, allow it, and say so.",
)

LETTERS = 5
"""Shorter names have too many neighbours: Anna and Anne, Wei and Why."""
_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][^\W\d_]+")


def check(study: Study) -> Iterator[Remark]:
    """Each text with such a word."""
    parts = {part for part in re.findall(r"[^\W\d_]+", study.scenario.customer.name) if len(part) >= LETTERS}
    if not parts:
        return
    for one in study.texts:
        for word in dict.fromkeys(_CAPITAL.findall(straight(one.text))):
            near = next((part for part in parts if _near(word, part)), "")
            if near and word not in parts:
                yield Remark(
                    one.path, f"{named(one.path)} has '{word}', and the customer's name is '{near}'.", word=word
                )


def _near(word: str, name: str) -> bool:
    """Whether they differ by one letter that is other, missing, added or swapped with its neighbour; more than a final
    s, which makes one the plural or the genitive of the other."""
    if abs(len(word) - len(name)) > 1 or word == name or f"{name}s" == word or f"{word}s" == name:
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[start:], name[start:]
    if start == 0:
        return False
    swapped = len(rest) > 1 and len(other) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other
