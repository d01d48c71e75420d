"""EM833: a sentence with so many nos that one must work out what it says."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain, sentences
from game.audit.advice.wording._texts import named
from game.loader.checks.card import hint

CARD = hint(
    "EM833", "a knot of negations",
    "A sentence of the trainee's or the coach's has two negations that cancel each other (not uncommon, can't not, "
    "don't know nothing), or three within one part of a sentence. The words are English.",
    "Against the clock it is read wrongly, and the wrong reply is picked for its grammar.",
    "say: I can't not tell you that it isn't impossible.",
    "Say it the positive way round.",
)

_CANCEL = re.compile(
    r"\b(?:\w+n't|cannot|not|never) (?:\w+ )?(?:not|(?<!say )(?<!\ba )no(?!w)|nothing|nobody|nowhere"
    r"|none)\b(?! (?:more|longer|less))"
    r"|\bnot (?:un(?!der|til|less|ited|it\b|ique|i)\w{3,}|im(?:possible|polite|probable)|in(?:correct"
    r"|frequent|significant))\w*"
    r"|\bn't (?:\w+ )?(?:without|un(?!der|til|less|ited|it\b|ique|i)\w{3,}able)\b"
)
_NEGATION = re.compile(r"n't\b|\b(?:cannot|not|never|no|nothing|nobody|nowhere|none|neither|nor|without)\b")
_PARTS = re.compile(r"[,;:–—()]")
KNOT = 3
"""Negations within one part of a sentence from which it is a knot."""


def check(study: Study) -> Iterator[Remark]:
    """Each such text, with the part of the sentence."""
    for one in study.texts:
        if one.kind in ("say", "because", "barb", "guide", "ask") and (found := _knot(plain(one.text))):
            yield Remark(one.path, f"{named(one.path)} has a knot of negations: '{found}'.")


def _knot(text: str) -> str:
    for sentence in sentences(text):
        for part in _PARTS.split(sentence):
            if len(_NEGATION.findall(part)) >= KNOT or _CANCEL.search(part):
                return part.strip()
    return ""
