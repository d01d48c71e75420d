"""EM814: a line that cannot be said in one breath."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import straight, words
from game.audit.advice.wording._texts import named
from game.domain.scenario import Channel
from game.loader.checks.card import hint

CARD = hint(
    "EM814", "too long for one breath",
    "In a contact that is spoken (phone, counter, visit) somebody says more than 24 words without a comma, a stop or "
    "any other mark to breathe at.",
    "Nobody talks like that, and read aloud it cannot be followed.",
    "say: I will have a look at whether there is perhaps somebody in the team who might be able to come out to you "
    "some time in the course of the week after next",
    "Cut it in two, or set a comma where the voice would pause.",
)

BREATH = 24
"""Words without a pause: at the 150 words a minute at which people talk, close to ten seconds. A generous limit of our
own, set where reading the shipped contacts aloud ran out of breath."""

_SPOKEN = frozenset({Channel.PHONE, Channel.COUNTER, Channel.VISIT})
_PAUSE = re.compile(r"[.,;:!?…]+[\"')]*(?=\s|$)|…|\s[–—-]+\s|[–—()]")


def check(study: Study) -> Iterator[Remark]:
    """Each such line, with the number of words."""
    if study.scenario.channel in _SPOKEN:
        for one in study.texts:
            if one.kind in ("say", "customer", "flat"):
                longest = max(len(words(part)) for part in _PAUSE.split(straight(one.text)))
                if longest > BREATH:
                    yield Remark(one.path, f"{named(one.path)} has {longest} words without a pause.")
