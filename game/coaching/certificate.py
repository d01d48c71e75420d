"""When a certificate is earned, what it rests on, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.coaching.mastery import Mastery, counted, mastery
from game.coaching.played import Played, of_contacts
from game.coaching.progress import in_words, quoted
from game.domain.course import CertificateRules, Course
from game.domain.pillars import PILLARS


@dataclass(frozen=True, slots=True)
class Earned:
    """A certificate at the moment it was earned, by the attempt `last`.

    `passes` are the best assessed attempts at the contacts passed by then, in the order of the course; `masteries`
    the pillars' mastery then, and `rests_on` every attempt it was worked out from, oldest first.
    """

    last: Played
    passes: tuple[Played, ...]
    masteries: tuple[Mastery, ...]
    rests_on: tuple[Played, ...]


def earned(course: Course, many: Sequence[Played]) -> Earned | None:
    """The certificate, once earned and never lost again: it is that of the first attempt that completed it.

    `many` are the trainee's attempts, oldest first. None where something is missing, or the course gives none.
    """
    if course.certificate is None:
        return None
    own = of_contacts(many, course.contacts)
    passed: set[str] = set()
    for count, one in enumerate(own, 1):
        if one.passes(course.pass_mark):
            passed.add(one.contact)
        if not one.assessed or any(_missing_passes(course, course.certificate, passed)):
            continue
        so_far = own[:count]
        masteries = mastery(so_far, course.mastery)
        if not any(_missing_mastery(course, course.certificate, masteries)):
            return Earned(one, _passes(course, so_far), masteries, _rests_on(course, so_far))
    return None


def missing(course: Course, many: Sequence[Played]) -> tuple[str, ...]:
    """What the certificate still takes, a sentence each; empty where it is earned or the course gives none."""
    if course.certificate is None or earned(course, many) is not None:
        return ()
    own = of_contacts(many, course.contacts)
    passed = {one.contact for one in own if one.passes(course.pass_mark)}
    masteries = mastery(own, course.mastery)
    return (
        *_missing_passes(course, course.certificate, passed),
        *_missing_mastery(course, course.certificate, masteries),
    )


def _missing_passes(course: Course, rules: CertificateRules, passed: set[str]) -> Iterator[str]:
    lacking = rules.passed - len(passed.intersection(course.contacts))
    if lacking > 0:
        wanted = in_words(lacking, "more contact" if passed else "contact")
        yield f"Pass {wanted} of the course, in assess mode."
    empty = [one for one in course.modules if len(passed.intersection(one.contacts)) < rules.each_module]
    if empty:
        each = "" if len(empty) == 1 else " each"
        so_many = in_words(rules.each_module, "contact")
        yield f"Pass at least {so_many}{each} of {quoted([one.title for one in empty])}."


def _missing_mastery(course: Course, rules: CertificateRules, masteries: Sequence[Mastery]) -> Iterator[str]:
    if not rules.mastery:
        return
    unknown = [one.pillar.title for one in masteries if one.score is None]
    if unknown:
        of = "" if len(unknown) == len(masteries) else f" of {quoted(unknown)}"
        needed = in_words(course.mastery.enough, "attempt")
        yield f"Play more contacts in assess mode: your mastery{of} can be told after {needed}."
    for one in masteries:
        if one.score is not None and one.score < rules.mastery:
            yield f"Bring '{one.pillar.title}' to {_points(rules.mastery)}: it is at {_points(one.score)}."


def _passes(course: Course, own: Sequence[Played]) -> tuple[Played, ...]:
    """The best assessed attempt at each contact passed; of equal ones the earliest."""
    best: dict[str, Played] = {}
    for one in own:
        if one.passes(course.pass_mark) and (one.contact not in best or _worth(one) > _worth(best[one.contact])):
            best[one.contact] = one
    return tuple(best[contact] for contact in course.contacts if contact in best)


def _worth(one: Played) -> int:
    return -1 if one.overall is None else one.overall


def _rests_on(course: Course, own: Sequence[Played]) -> tuple[Played, ...]:
    used = {one.attempt for pillar in PILLARS for one in counted(own, pillar, course.mastery)}
    return tuple(one for one in own if one.attempt in used)


def _points(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)
