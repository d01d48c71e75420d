"""EM438: an ending that says one thing while its scores say another."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.endings import EndingRange, ranges_of
from game.domain.scenario import Ending
from game.loader.checks.card import warning

LOW, HIGH = 4_000, 6_000
"""An ending at which nobody gets more than LOW (hundredths) is a poor one; one at which nobody gets less than HIGH is
a good one."""

_PRAISE = re.compile(
    r"\b(wonderful|best|perfect|delighted|love[ds]?|brilliant|five stars|thank them|recommend)\b", re.I
)
_BLAME = re.compile(
    r"\b(never again|worst|useless|rude|furious|disgrace\w*|awful|terrible|avoid|no stars|one star)\b", re.I
)

CARD = warning(
    "EM438", "an ending that contradicts its scores",
    "An ending with words of praise, or a happy mood of its own, can only be reached with low scores; or one with "
    "words of blame, or a bad mood, only with high ones. The words are English.",
    "The trainee is told two things at once, and believes the story.",
    "review: The best service I ever had!, at an ending at which nobody gets more than 30",
    "Change the ending's words or mood, or lead other ways there.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each ending whose range, over all openings, lies on the other side of its words."""
    spans: dict[str, list[EndingRange]] = {}
    for scene in study.scenes:
        for one in ranges_of(scene):
            spans.setdefault(one.ending, []).append(one)
    for name, found in spans.items():
        ending = study.scenario.endings[name]
        low, high = min(one.lowest for one in found), max(one.highest for one in found)
        path = ("endings", name)
        if high < LOW and _happy(ending):
            yield Remark(
                path, f"Ending '{name}' sounds happy, but nobody gets there with more than {high / 100:.0f}.", key=True
            )
        elif low > HIGH and _unhappy(ending):
            yield Remark(
                path, f"Ending '{name}' sounds bad, but nobody gets there with less than {low / 100:.0f}.", key=True
            )


def _happy(ending: Ending) -> bool:
    praised = _PRAISE.search(ending.review) is not None and _BLAME.search(ending.review) is None
    return (praised and (ending.mood is None or ending.mood >= 10)) or (ending.mood or 0) >= 16


def _unhappy(ending: Ending) -> bool:
    blamed = _BLAME.search(ending.review) is not None and _PRAISE.search(ending.review) is None
    return (blamed and (ending.mood is None or ending.mood <= 10)) or (ending.mood is not None and ending.mood <= 4)
