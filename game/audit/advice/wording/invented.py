"""EM817: a decent reply names a figure or a day that stands nowhere."""

import re
from collections.abc import Iterator
from functools import reduce

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain, words
from game.audit.advice.wording._texts import decent_replies, known, named
from game.loader.checks.card import hint

CARD = hint(
    "EM817", "a fact from nowhere",
    "A reply that fails in nothing names a sum, a date, a time or another figure that stands neither on the desk nor "
    "in anything the customer says. Replies that fail are left out: inventing may be what is wrong with them. Only "
    "figures written in digits and English names of days and months are looked for; what two known sums come to is "
    "known.",
    "The trainee is taught to say what cannot be looked up, and accuracy becomes guessing.",
    "desk: {Returns: Within 30 days.}, and say: You have 45 days.",
    "Put the fact on the desk, or take it out of the reply.",
)

_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september"
    "|october|november|december"
)
_FACT = re.compile(rf"(?<![\w.,:])\d+(?:[.,:]\d+)*|\b(?:{_DAYS})\b")
_ONES = words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")
_ONES += words("seventeen eighteen nineteen")
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_SPELLED = {word: number for number, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_SPELLED |= {"half": 30, "quarter": 15, "noon": 12, "midnight": 0, "dozen": 12, "fortnight": 14, "hundred": 100}
_SPELLED |= {f"{ten}-{one}": 20 + 10 * n + m for n, ten in enumerate(_TENS) for m, one in enumerate(_ONES[1:10], 1)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ENDS = re.compile(r"(?<=\d)(?:st|nd|rd|th|p|k|%|am|pm)\b|(?<=[a-z])th\b")


def check(study: Study) -> Iterator[Remark]:
    """Each such figure, at the reply that names it."""
    facts: set[str] | None = None
    for one in decent_replies(study):
        for fact in dict.fromkeys(_FACT.findall(plain(one.text))):
            facts = facts or _facts(study)
            if not _stands(fact, facts):
                said = fact.capitalize()
                yield Remark(one.path, f"{named(one.path)} says {said}, which stands nowhere.", word=said)


def _stands(fact: str, facts: set[str]) -> bool:
    """Whether a fact is known, be it as a whole number, as the whole part of a sum, or as an hour."""
    if fact in facts or re.sub(r"[.:,]0+$", "", fact) in facts or fact.replace(",", "") in facts:
        return True
    hour, colon, minute = fact.partition(":")
    if colon:
        twelve = str((int(hour) - 1) % 12 + 1)
        return {hour, twelve} & facts != set() and (not int(minute) or minute in facts)
    return f"{fact}:00" in facts or _worked_out(fact, facts)


def _worked_out(fact: str, facts: set[str]) -> bool:
    """Whether a larger sum, or one with cents, is the sum or the difference of two that are known."""
    wanted = _cents(fact)
    if wanted is None or (wanted < 10_000 and wanted % 100 == 0 and "." not in fact):
        return False
    sums = {cents for one in facts if (cents := _cents(one))}
    return any(wanted - one in sums or wanted + one in sums for one in sums)


def _cents(fact: str) -> int | None:
    """A figure in hundredths; None for what is no sum."""
    bare = re.sub(r",(?=\d{3}\b)", "", fact)
    return round(float(bare) * 100) if re.fullmatch(r"\d+(?:\.\d\d?)?", bare) else None


def _facts(study: Study) -> set[str]:
    """All figures and days that can be known, figures also in the forms in which they may be said."""
    scenario = study.scenario
    text = _ENDS.sub("", plain(known(study)))
    found = set(_FACT.findall(text)) | set(re.findall(r"\d+", text))
    spelled = {**_SPELLED, **_ORDINALS}
    found |= {str(spelled[word]) for word in re.findall(r"[a-z]+-[a-z]+|[a-z]+", text) if word in spelled}
    found |= {re.sub(r"[.,]0+$", "", one) for one in found} | {one.replace(",", "") for one in found}
    found |= {str(scenario.goodwill), *(str(reply.effects.spends) for _, reply, _ in study.replies())}
    gestures = study.rubric.gestures.values()
    found |= {str(one.cost) for one in gestures}
    return reduce(set.union, ({one, one.lstrip("0")} for one in found), set())
