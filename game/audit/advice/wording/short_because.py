"""EM821: a `because` that is no sentence."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._texts import named, of
from game.audit.advice.wording.only_judges import check as judged
from game.loader.checks.card import hint

CARD = hint(
    "EM821", "a `because` shorter than a sentence",
    "A `because` has fewer than four words.",
    "It is the one place where the trainee learns why. Three words are a mark in the margin.",
    "because: Too early.",
    "Write a sentence: what it did to this customer, and why here.",
)

WORDS = 4
"""The least number of words that is taken for a sentence."""


def check(study: Study) -> Iterator[Remark]:
    """Each such `because` of which EM820 says nothing."""
    known = {remark.path for remark in judged(study)}
    for one in of(study, "because"):
        count = len(words(one.text))
        if count < WORDS and one.path not in known:
            yield Remark(
                one.path, f"{named(one.path)} has {count} word{'s' if count > 1 else ''}: '{one.text.rstrip('.')}'."
            )
