"""EM818: words in capitals."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import straight
from game.audit.advice.wording._texts import CUSTOMER, decent_replies, named, unquoted
from game.loader.checks.card import hint

CARD = hint(
    "EM818", "shouting in capitals",
    "Two words or more in a row, or one of six letters or more, are written in capitals, do not stand so on the desk "
    "and are not quoted. Customers are left out, for they may shout, and so are replies that fail: it may be why.",
    "On a screen it shouts. A trainee's reply hardly ever should, and in a `because` it lectures.",
    "because: You must NEVER EVER guess.",
    "Write it in small letters, and let the words do the work.",
)

_LOUD = re.compile(r"\b[A-ZÀ-Þ]{6,}\b|\b[A-ZÀ-Þ]{3,}(?:[ ,]+[A-ZÀ-Þ]{2,})+\b")


def check(study: Study) -> Iterator[Remark]:
    """Each text that shouts."""
    desk = " ".join(f"{paper.title} {paper.text}" for paper in study.scenario.desk)
    decent = {one.text for one in decent_replies(study)}
    for one in study.texts:
        if one.kind not in CUSTOMER and one.kind != "desk" and (one.kind != "say" or one.text in decent):
            text = unquoted(straight(one.text))
            loud = next((found[0] for found in _LOUD.finditer(text) if found[0] not in desk), None)
            if loud:
                yield Remark(one.path, f"{named(one.path)} shouts '{loud}'.", word=loud)
