"""A certificate as plain data with a digest: what is embedded in the page, and what verifying looks at.

The digest is the SHA-256 of the data in one canonical JSON: keys in alphabetical order, no spaces, ASCII letters only.
Anybody can recompute it, so it shows that nothing was changed by accident or by a careless hand, and no more. What
proves a certificate are the records it names.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from game.coaching.certificate import Earned
from game.coaching.mastery import Mastery
from game.coaching.played import Played
from game.domain.attempt import Trainee
from game.domain.course import Course
from game.domain.pillars import PILLARS

PAGE = 1
"""The layout of the page. Pages that were printed must go on verifying: a changed layout gets a new number."""

Data = dict[str, Any]


def certificate_data(course: Course, trainee: Trainee, earned: Earned, titles: Mapping[str, str]) -> Data:
    """All that a certificate says, without its digest; `titles` are those of the contacts, by id."""
    return {
        "certificate": PAGE,
        "trainee": {"id": trainee.id, "name": trainee.name, "team": trainee.team},
        "course": {"id": course.id, "title": course.title, "digest": course.digest},
        "earned": _moment(earned.last.began),
        "asked": asked_of(course),
        "pillars": [pillar_entry(one) for one in earned.masteries],
        "contacts": [{**_attempt(one), "title": titles.get(one.contact, one.contact)} for one in earned.passes],
        "rests_on": [_attempt(one) for one in earned.rests_on],
        "completed_by": _attempt(earned.last),
    }


def asked_of(course: Course) -> Data:
    """What the course asks for; it must give a certificate."""
    assert course.certificate is not None
    rules = course.mastery
    return {
        "pass": course.pass_mark,
        "passed": course.certificate.passed,
        "each_module": course.certificate.each_module,
        "mastery": course.certificate.mastery,
        "looks_at": [rules.window, rules.enough, rules.per_day, rules.per_contact],
    }


def digest_of(data: Mapping[str, Any]) -> str:
    """What identifies the data: 64 hex digits."""
    import hashlib  # here, because OpenSSL takes its time and only certificates need it

    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def attempts_in(data: Mapping[str, Any]) -> list[Data]:
    """What the data say of attempts, some of them more than once. Raises KeyError or TypeError where the data are no
    certificate's."""
    return [*data["contacts"], *data["rests_on"], data["completed_by"]]


def agrees(entry: Mapping[str, Any], one: Played) -> bool:
    """Whether what a certificate says of an attempt is what is on record."""
    return {key: value for key, value in entry.items() if key != "title"} == _attempt(one)


def _attempt(one: Played) -> Data:
    return {
        "attempt": one.attempt,
        "contact": one.contact,
        "began": _moment(one.began),
        "overall": one.overall,
        "pillars": {pillar.value: score for pillar, score in zip(PILLARS, one.pillars, strict=True)},
    }


def pillar_entry(one: Mastery) -> Data:
    """What a certificate says of a pillar."""
    return {"pillar": one.pillar.value, "mastery": one.score, "attempts": one.n}


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def date_of(moment: str) -> str:
    """A moment of the data as a day for people: `3 March 2026`. Raises ValueError where it is no moment."""
    when = datetime.fromisoformat(moment)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS: Sequence[str] = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
