"""EM822: the same `because` in two places."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Path, Study
from game.audit.advice.wording._alike import key_of
from game.audit.advice.wording._texts import named, of
from game.loader.checks.card import warning

CARD = warning(
    "EM822", "the same `because` twice",
    "Two choices have a `because` in the same words.",
    "The debrief lists them one below the other. What is true of two moments says nothing about either.",
    "because: He wanted to be heard., at two replies",
    "Say at each what was so about this very moment.",
)


def check(study: Study) -> Iterator[Remark]:
    """Each `because` that has stood before."""
    seen: dict[tuple[str, ...], Path] = {}
    for one in of(study, "because"):
        first = seen.setdefault(key_of(one.text), one.path)
        if first != one.path:
            where = named(first)
            yield Remark(one.path, f"{named(one.path)} is word for word {where[0].lower()}{where[1:]}.")
