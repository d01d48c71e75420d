"""EM836: money in another currency than the scenario's."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM836", "another currency",
    "A text has an amount with a sign of money that is not the scenario's `currency`. (Left out, `currency` is €.)",
    "The screen counts the goodwill in one currency, and the people talk in another.",
    "currency: €, and say: I can offer you £10.",
    "Write the sign of `currency`, or set `currency` to the one that is meant.",
)

_AMOUNT = re.compile(r"([€£$¥₹])\s?\d|\d\s?([€£$¥₹])")


def check(study: Study) -> Iterator[Remark]:
    """Each text with another sign."""
    mine = study.scenario.currency
    for one in study.texts:
        for found in _AMOUNT.finditer(one.text):
            sign = found[1] or found[2]
            if sign not in mine:
                yield Remark(one.path, f"{named(one.path)} counts in {sign}, and the scenario in {mine}.")
                break
