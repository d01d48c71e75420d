"""EM813: a text that is hard to read."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import reading_ease, words
from game.audit.advice.wording._texts import named
from game.loader.checks.card import hint

CARD = hint(
    "EM813", "hard to read",
    "A text of twenty words or more has a reading ease (Flesch) below 45: long words in long sentences. Plain "
    "English "
    "has 60 to 70. The desk is left out, since papers are looked up and not read through. English is assumed.",
    "The trainee reads it against the clock, and perhaps in a second language. What is tested then is reading.",
    "say: In accordance with our applicable terms, reimbursement is contingent upon verification of eligibility.",
    "Cut it into sentences, and take the short word. Where it is meant to be stilted, allow it, and say so.",
)

WORDS = 20
"""Texts with fewer words are not judged: a single long word would decide."""
EASE = 45.0
"""From here down Flesch calls a text difficult (30 to 50); the middle of that is left to the author."""


def check(study: Study) -> Iterator[Remark]:
    """Each such text, with its figure."""
    for one in study.texts:
        if one.kind != "desk" and len(words(one.text)) >= WORDS:
            ease = reading_ease(one.text)
            if ease < EASE:
                yield Remark(
                    one.path, f"{named(one.path)} has a reading ease of {ease:.0f}; plain English has 60 to 70."
                )
