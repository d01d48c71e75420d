"""EM826: a word that stands twice in a row."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM826", "a word twice in a row",
    "A small word stands twice in a row (the the, of of). Only English words are looked at that hardly ever do so on "
    "purpose.",
    "It is a slip of the pen, and readers trip over it.",
    "say: I have the the order here.",
    "Delete one of them.",
)

_DOUBLED = re.compile(
    r"\b(the|an?|and|of|to|for|with|was|be|from|or|as|are|this|my|your|our|its|their|if|we|they|he|she|i|at|will|have"
    r"|has|would|could|not|than|then|because|there is|it is) +\1\b(?!')",
    re.I,
)


def check(study: Study) -> Iterator[Remark]:
    """Each text with such a pair."""
    for one in study.texts:
        if found := _DOUBLED.search(one.text):
            yield Remark(one.path, f"{named(one.path)} has '{found[0]}'.", word=found[0])
