"""EM322: something on the desk that nobody needs."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

LEAST = 5
"""Shorter words are in every text."""

CARD = hint(
    "EM322", "a fact on the desk that nobody needs",
    "Nothing that is said or done shares a number or a telling word with this paper.",
    "Papers make accuracy a test: what to say stands there, or what not to. One that never matters is only in the way.",
    "desk: {Opening hours: 'Weekdays 9 to 17.'}, and nobody ever asks when",
    "Let a reply be right or wrong by it, or take it off the desk.",
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+|\d+")
_COMMON = frozenset(
    [
        "about",
        "after",
        "again",
        "along",
        "always",
        "another",
        "around",
        "because",
        "before",
        "below",
        "between",
        "could",
        "every",
        "first",
        "friday",
        "from",
        "least",
        "members",
        "monday",
        "never",
        "number",
        "order",
        "other",
        "people",
        "please",
        "saturday",
        "should",
        "since",
        "still",
        "sunday",
        "their",
        "there",
        "these",
        "thing",
        "things",
        "thursday",
        "times",
        "today",
        "tomorrow",
        "tuesday",
        "under",
        "until",
        "wednesday",
        "weeks",
        "where",
        "which",
        "while",
        "without",
        "within",
        "would",
        "years",
        "yesterday",
    ]
)

_WHEN = frozenset({"now", "today", "tonight", "date"})
"""Papers that only say what day it is."""


def check(study: Study) -> Iterator[Remark]:
    """Each paper whose words and numbers stand nowhere else."""
    spoken: set[str] = set()
    for text in study.texts:
        if text.kind not in ("desk", "title", "summary"):
            spoken |= _telling(text.text)
    for paper in study.scenario.desk:
        if paper.title.lower() in _WHEN:
            continue
        told = _telling(f"{paper.title} {paper.text}")
        if told and not told & spoken:
            yield Remark(("desk", paper.title), f"Nothing in the contact speaks of '{paper.title}'.", key=True)


def _telling(text: str) -> set[str]:
    """The beginnings of long words, and all numbers but the smallest."""
    words = {one.lower() for one in _WORD.findall(text)}
    return {
        one if one.isdigit() else one[:LEAST]
        for one in words
        if (one.isdigit() and len(one) > 1) or (len(one) >= LEAST and one not in _COMMON)
    }
