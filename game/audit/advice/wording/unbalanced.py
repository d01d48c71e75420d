"""EM825: a quotation mark or a bracket without its other half."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM825", "half a pair of quotes or brackets",
    "A double quotation mark, a curly one or a bracket is opened and not closed, or closed and not opened. Single "
    "quotes are left out: they are apostrophes as well.",
    "The reader waits for the other half, and wonders what has been cut off.",
    "say: The form (the blue one is on its way.",
    "Write the missing half, or delete the one that is there.",
)

_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“"}
_SMILEY = re.compile(r"[:;8=xX]'?-?[()\[\]]+")
_LISTED = re.compile(r"(?:^|\s)\w{1,2}$")


def check(study: Study) -> Iterator[Remark]:
    """Each text with such a half."""
    for one in study.texts:
        if mark := _half(one.text) and _half(_SMILEY.sub("", one.text)):
            yield Remark(one.path, f"{named(one.path)} has a {mark} without its other half.")


def _half(text: str) -> str:
    """A mark that stands alone, or nothing."""
    if text.count('"') % 2:
        return '"'
    waiting: list[str] = []
    german = "„" in text
    for at, mark in enumerate(text):
        if waiting and mark == _PAIRS[waiting[-1]]:
            waiting.pop()
        elif mark in _PAIRS and not (mark == "“" and german):
            waiting.append(mark)
        elif mark in _PAIRS.values() and mark != "“" and not (mark == ")" and _LISTED.search(text[:at])):
            return mark
    return waiting[-1] if waiting else ""
