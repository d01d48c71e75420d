"""Is a certificate true? What the page says of itself, and what the records at hand say of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from game.coaching.certificate import earned
from game.coaching.certificate_data import agrees, asked_of, attempts_in, digest_of, pillar_entry
from game.coaching.certificate_page import read_page, shows
from game.coaching.mastery import mastery
from game.coaching.played import Played
from game.domain.course import Course, MasteryRules


class Answer(StrEnum):
    """What one of the two checks came to."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "could not be checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One of the two checks: its answer and the sentences that say why."""

    answer: Answer
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """Both checks: whether the page is what its data make, and whether the records at hand say the same.

    Only `records` proves anything: a digest can be recomputed by anybody. `data` is what the page embeds, empty
    where it embeds none.
    """

    page: Finding
    records: Finding
    data: Mapping[str, Any]

    @property
    def proven(self) -> bool:
        """Whether both checks say yes."""
        return self.page.answer is Answer.YES and self.records.answer is Answer.YES


Lookup = Callable[[str], "Played | str | None"]
"""Gives the attempt of this id, made by this trainee and replayed; the end of a sentence (`was made by …`) where
something is wrong with it; None where there is none."""

_NO_DATA = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)
"""What comes of reading, as a certificate's, data that somebody else wrote."""


def check_page(text: str) -> tuple[Finding, Mapping[str, Any]]:
    """Whether the page shows its data, and the data fit the digest; with the data."""
    found = read_page(text)
    if found is None:
        return Finding(Answer.NO, ("This is no certificate: there are no data in it.",)), {}
    data, digest = found
    sentences = []
    if digest_of(data) != digest:
        sentences.append("The data were changed: they do not fit the digest beside them.")
    if not shows(text, data):
        sentences.append("The page was changed: it is not the one that its data make.")
    if sentences:
        return Finding(Answer.NO, tuple(sentences)), data
    return Finding(Answer.YES, ("The page is as it was written: it shows its data, and they fit the digest.",)), data


def check_records(
    data: Mapping[str, Any], lookup: Lookup, course: Course | None, many: Sequence[Played] = ()
) -> Finding:
    """Whether the attempts that the data name are on record, replay to these scores, and come to what is certified.

    `course` is the course at hand, to see whether it is the one that asked for this; `many` are all attempts of the
    trainee on record, oldest first, to see whether these are the ones that count, and were not picked.
    """
    no_data = Finding(Answer.NO, ("Its data are not those of a certificate.",))
    try:
        entries = attempts_in(data)
        names = {str(one["attempt"]): None for one in entries}
    except _NO_DATA:
        return no_data
    there = {name: lookup(name) for name in names}
    if all(one is None for one in there.values()):
        return Finding(Answer.UNKNOWN, ("None of the attempts it rests on is in the records at hand.",))
    try:
        wrong = [*dict.fromkeys(_not_so(entries, there))] or [*_does_not_follow(data, there, course, many)]
        of_course = _of_course(data, course)
    except _NO_DATA:
        return no_data
    if wrong:
        return Finding(Answer.NO, tuple(wrong))
    proof = f"All {len(there)} attempts it rests on are on record, and replay to these scores and results."
    return Finding(Answer.YES, (proof, of_course))


def _not_so(entries: Sequence[Mapping[str, Any]], there: Mapping[str, Played | str | None]) -> Iterator[str]:
    """What is said of the attempts and is not so."""
    for entry in entries:
        one = there[entry["attempt"]]
        what = f"The attempt {entry['attempt']} at '{entry['contact']}'"
        if one is None:
            yield f"{what} is not in the records at hand."
        elif isinstance(one, str):
            yield f"{what} {one}"
        elif not agrees(entry, one):
            yield f"{what} is another on record: the date, the contact or a score differs."


def _does_not_follow(
    data: Mapping[str, Any],
    there: Mapping[str, Played | str | None],
    course: Course | None,
    many: Sequence[Played],
) -> Iterator[str]:
    """What is certified and does not follow from the attempts."""
    known = {name: one for name, one in there.items() if isinstance(one, Played)}
    asked = data["asked"]
    passes = [known[one["attempt"]] for one in data["contacts"]]
    passed = {one.contact for one in passes if one.passes(asked["pass"])}
    if len(passed) < max(len(passes), asked["passed"]):
        yield "Fewer contacts were passed than it says."
    masteries = mastery([known[one["attempt"]] for one in data["rests_on"]], MasteryRules(*asked["looks_at"]))
    if [pillar_entry(one) for one in masteries] != data["pillars"]:
        yield "The pillars do not come to what it says."
    if asked["mastery"] and any(one.score is None or one.score < asked["mastery"] for one in masteries):
        yield "A pillar is below what was asked for."
    if data["earned"] != data["completed_by"]["began"]:
        yield "It was not earned on the day it says."
    if course is not None and course.digest == data["course"]["digest"] and course.certificate is not None:
        if (data["course"]["id"], data["course"]["title"]) != (course.id, course.title):
            yield "The course is called something else."
        if asked != asked_of(course):
            yield "The course asks for something else."
        if any(len(passed.intersection(one.contacts)) < asked["each_module"] for one in course.modules):
            yield "In one of the modules too few contacts were passed."
        if many and _counting(course, many) != [one["attempt"] for one in (*data["rests_on"], data["completed_by"])]:
            yield "By all the attempts on record it rests on others: those that it names were picked."


def _counting(course: Course, many: Sequence[Played]) -> list[str]:
    """The attempts that this course's certificate rests on, by all on record, and the one that completed it."""
    reached = earned(course, many)
    return [one.attempt for one in (*reached.rests_on, reached.last)] if reached is not None else []


def _of_course(data: Mapping[str, Any], course: Course | None) -> str:
    if course is not None and course.digest == data["course"]["digest"]:
        return f"It was earned by the course as it is at hand: '{course.title}'."
    return "The course at hand is another, or has changed since; the page says what was asked for then."
