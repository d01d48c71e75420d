"""EM837: a text that stops without a stop."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import hint

CARD = hint(
    "EM837", "no mark at the end",
    "A text ends without a stop, a question mark or the like, while nearly all others of its kind have one. What "
    "customers write in a chat or a mail is left out.",
    "It looks as if something had been cut off.",
    "say: I'll ring you on Thursday",
    "End the sentence.",
)

_KINDS = ("say", "because", "barb", "guide", "review", "story", "ask", "summary")
MOST = 0.9
"""The share of texts of a kind that must end in a mark for the others to be remarked."""
_MARKS = ".?!…:\"'”’»)–—"


def check(study: Study) -> Iterator[Remark]:
    """Each such text."""
    for kind in _KINDS:
        mine = [one for one in study.texts if one.kind == kind]
        bare = [one for one in mine if one.text.strip() and one.text.rstrip()[-1] not in _MARKS]
        if bare and len(bare) <= (1 - MOST) * len(mine):
            for one in bare:
                word = one.text.split()[-1]
                yield Remark(one.path, f"{named(one.path)} ends with '{word}', and no mark.")
