"""EM832: three questions in one reply."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._texts import named, replies_of
from game.loader.checks.card import hint

CARD = hint(
    "EM832", "three questions at once",
    "A reply asks three questions or more, each of four words or more. (A quick list, 'Oxygen? A stairlift?', "
    "does not "
    "count.)",
    "People answer the last one, and the other two are lost.",
    "say: What happened? When was it delivered? And have you still got the box?",
    "Ask one, and let the customer answer.",
)

QUESTIONS = 3
WORDS = 4
"""A question with fewer words is taken for part of a list."""
_QUESTION = re.compile(r"[^.!?…]*\?")


def check(study: Study) -> Iterator[Remark]:
    """Each such reply, with the number of questions."""
    for one in replies_of(study):
        asked = sum(len(words(part)) >= WORDS for part in _QUESTION.findall(one.text))
        if asked >= QUESTIONS:
            yield Remark(one.path, f"{named(one.path)} asks {asked} questions at once.")
