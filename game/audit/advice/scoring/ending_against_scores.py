"""EM438: an ending that says one thing while its scores say another."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import Ending
from game.loader.checks.card import warning

LOW, HIGH, TOP = 4_000, 6_000, 8_500
"""An ending at which nobody gets more than LOW (hundredths) is a poor one; one at which nobody gets less than HIGH, or
that is the best of all and worth TOP, is a good one."""

_PRAISE = re.compile(
    r"\b(wonderful|best|perfect|delighted|love[ds]?|brilliant|five stars|thank them|recommend|overjoyed|thrilled)\b",
    re.I,
)
_BLAME = re.compile(
    r"\b(never again|worst|useless|rude|furious|disgrace\w*|awful|terrible|avoid|no stars|one star|betrayed|cheated)\b",
    re.I,
)

CARD = warning(
    "EM438", "an ending that contradicts its scores",
    "An ending with words of praise, or a happy mood of its own, can only be reached with low scores; or one with "
    "words of blame, or a bad mood, only with high ones, or it is the one to which the best way of all leads. Looked "
    "at are `review`, `feels` and `mood`. The words are English.",
    "The trainee is told two things at once, and believes the story.",
    "review: The best service I ever had!, at an ending at which nobody gets more than 30",
    "Change the ending's words or mood, or lead other ways there.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each ending whose range, over all openings, lies on the other side of its words."""
    most = max((one.highest for found in study.ranges.values() for one in found), default=0)
    for name, found in study.ranges.items():
        ending, path = study.scenario.endings[name], ("endings", name)
        low, high = min(one.lowest for one in found), max(one.highest for one in found)
        if high < LOW and _happy(ending):
            message = f"Ending '{name}' sounds happy, but nobody gets there with more than {high / 100:.0f}."
            yield Remark(path, message, key=True)
        elif low > HIGH and _unhappy(ending):
            message = f"Ending '{name}' sounds bad, but nobody gets there with less than {low / 100:.0f}."
            yield Remark(path, message, key=True)
        elif high == most >= TOP and _unhappy(ending) and len(study.ranges) > 1:
            message = f"Ending '{name}' sounds bad, but the best way of all leads there, with {high / 100:.0f}."
            yield Remark(path, message, key=True)


def _happy(ending: Ending) -> bool:
    said = f"{ending.review} {ending.feels}"
    praised = _PRAISE.search(said) is not None and _BLAME.search(said) is None
    return (praised and (ending.mood is None or ending.mood >= 10)) or (ending.mood or 0) >= 16


def _unhappy(ending: Ending) -> bool:
    said = f"{ending.review} {ending.feels}"
    blamed = _BLAME.search(said) is not None and _PRAISE.search(said) is None
    return (blamed and (ending.mood is None or ending.mood <= 10)) or (ending.mood is not None and ending.mood <= 4)
