"""Is a course sound: does every name exist, does every module open, can the certificate be earned?"""

import re
from collections.abc import Mapping, Sequence

from game.domain.rubric import Rubric
from game.loader.checks import course as cards
from game.loader.checks import names, shape
from game.loader.checks.card import Card
from game.loader.course_models import CourseShape
from game.loader.names import listed, shown
from game.loader.nodes import Path, Tree
from game.loader.report import Report
from game.loader.shaping import UNUSABLE
from game.loader.values import ID_LENGTH, ID_PATTERN
from game.loader.wording import said_of

_ID = re.compile(ID_PATTERN)


def check_course(
    course: CourseShape, tree: Tree, known: Mapping[str, Sequence[str] | None], rubric: Rubric, report: Report
) -> None:
    """All checks of a course; `course` may be a repaired one, `tree` is what was written."""
    checks = _Checks(course, tree, report)
    checks.ids()
    checks.contacts(known)
    checks.principles(known, rubric)
    checks.order()
    if report.sound:  # else something that counts may be missing here
        checks.enough()


class _Checks:
    """The checks of one course."""

    def __init__(self, course: CourseShape, tree: Tree, report: Report) -> None:
        self._course = course
        self._tree = tree
        self._report = report
        written = tree.value(("modules",))
        self._modules = list(written) if isinstance(written, dict) else []

    def ids(self) -> None:
        """Ids are ids, and no list names the same thing twice."""
        written = self._tree.value(("id",))
        if isinstance(written, str) and not _is_id(written):
            self._say(shape.ODD_ID, ("id",), f"'{shown(written)}' cannot be an id.")
        for name in self._modules:
            if not _is_id(name):
                self._say(shape.ODD_ID, ("modules", name), f"'{shown(name)}' cannot be an id.", key=True)
        if self._tree.value(("modules",)) == {}:
            self._say(shape.EMPTY_BLOCK, ("modules",), "There is no module in this course.", key=True)
        for name, one in self._course.modules.items():
            for key, many in (("contacts", one.contacts), ("teaches", one.teaches), ("opens_after", one.opens_after)):
                for number, twice in enumerate(many):
                    if twice in many[:number]:
                        path = ("modules", name, key, number)
                        self._say(shape.TWICE_IN_LIST, path, f"'{shown(twice)}' stands twice in '{key}'.")

    def contacts(self, known: Mapping[str, Sequence[str] | None]) -> None:
        """Every contact is a scenario, and stands in one module only."""
        guided = self._course.guided
        if guided is not None and guided not in known:
            self._unknown_contact(("guided",), guided, known)
        first: dict[str, str] = {}
        for name, one in self._course.modules.items():
            path: Path = ("modules", name, "contacts")
            if not one.contacts:
                message = f"{said_of(('modules', name))} has no contacts."
                self._say(shape.EMPTY_BLOCK, path, message, key=True)
            for number, contact in enumerate(one.contacts):
                if contact not in known:
                    self._unknown_contact((*path, number), contact, known)
                if first.setdefault(contact, name) != name:
                    message = f"The contact '{shown(contact)}' stands in module '{shown(first[contact])}', too."
                    self._say(cards.CONTACT_TWICE, (*path, number), message)

    def principles(self, known: Mapping[str, Sequence[str] | None], rubric: Rubric) -> None:
        """Every principle exists, and some contact of the module teaches it."""
        for name, one in self._course.modules.items():
            lists = [known.get(contact) for contact in one.contacts]
            for number, principle in enumerate(one.teaches):
                path = ("modules", name, "teaches", number)
                if principle not in rubric.principles:
                    message = f"There is no principle '{shown(principle)}' in the rubric."
                    fix = self._report.did_you_mean(principle, list(rubric.principles), names.UNKNOWN_PRINCIPLE.fix)
                    self._say(names.UNKNOWN_PRINCIPLE, path, message, fix)
                elif lists and all(many is not None and principle not in many for many in lists):
                    message = f"No contact of module '{shown(name)}' teaches {principle}."
                    self._say(cards.TAUGHT_BY_NOTHING, path, message)

    def order(self) -> None:
        """Every module opens some day, and after no more passes than there are contacts."""
        modules = self._course.modules
        before: dict[str, list[str]] = {}
        for name, one in modules.items():
            before[name] = [other for other in one.opens_after if other in modules]
            for number, other in enumerate(one.opens_after):
                if other not in self._modules and other != UNUSABLE:
                    message = f"'opens_after' names the module '{shown(other)}', which does not exist."
                    fix = self._report.did_you_mean(other, self._modules, f"There are: {listed(self._modules)}.")
                    self._say(cards.UNKNOWN_MODULE, ("modules", name, "opens_after", number), message, fix)
            self._needed(name, before[name])
        self._never(before)

    def enough(self) -> None:
        """What is asked for can be had: by mastery, by the refreshers, and by the certificate."""
        course, rules = self._course, self._course.mastery
        count = sum(len(one.contacts) for one in course.modules.values())
        path: Path = ("mastery", "enough") if self._tree.value(("mastery", "enough")) is not None else ("mastery",)
        if rules.enough > rules.window:
            message = f"'enough' is {rules.enough}, and 'window' only {rules.window}."
            self._say(cards.NEVER_ENOUGH, path, message)
        elif course.certificate and course.certificate.mastery and rules.enough > rules.per_contact * count:
            most = rules.per_contact * count
            message = f"The certificate asks for mastery, 'enough' for {rules.enough} attempts: {most} can count."
            self._say(cards.NEVER_ENOUGH, path, message)
        for number, (gap, longer) in enumerate(zip(course.refreshers, course.refreshers[1:], strict=False), 1):
            if longer <= gap:
                message = f"After a gap of {gap} days comes one of {longer}."
                self._say(cards.GAPS_SHRINK, ("refreshers", number), message)
        if not course.refreshers:
            self._say(shape.EMPTY_BLOCK, ("refreshers",), "There is no gap in 'refreshers'.", key=True)
        self._certificate(count)

    def _certificate(self, count: int) -> None:
        wanted = self._course.certificate
        if wanted is None:
            return
        if wanted.passed is not None and wanted.passed > count:
            message = f"The certificate asks for {wanted.passed} passed contacts, but the course has {count}."
            self._say(cards.NEVER_EARNED, ("certificate", "passed"), message)
        for name, one in self._course.modules.items():
            if len(one.contacts) < wanted.each_module:
                message = (
                    f"The certificate asks for {wanted.each_module} passed contacts in every module, "
                    f"but '{shown(name)}' has {len(one.contacts)}."
                )
                self._say(cards.NEVER_EARNED, ("certificate", "each_module"), message)

    def _needed(self, name: str, before: Sequence[str]) -> None:
        own = self._course.modules[name].passed
        needed = own or self._course.unlock.passed
        path: Path = ("modules", name, "passed") if own else ("unlock", "passed")
        for other in before:
            has = len(self._course.modules[other].contacts)
            if 0 < has < needed:
                message = (
                    f"Module '{shown(name)}' opens after {needed} passed contacts of '{shown(other)}': it has {has}."
                )
                self._say(cards.TOO_MUCH_NEEDED, path, message)

    def _never(self, before: Mapping[str, Sequence[str]]) -> None:
        """Circles, and what lies behind them."""
        behind = {name: _all_before(name, before) for name in before}
        circles = {name for name in before if name in behind[name]}
        told: set[str] = set()
        for name in before:
            if name in told:
                continue
            if name in circles:
                ring = [one for one in before if one in behind[name] and name in behind[one]]
                told.update(ring)
                message = f"Module '{shown(name)}' waits for itself: {listed(ring)} open after each other."
                self._say(cards.CIRCLE, ("modules", name, "opens_after"), message)
            elif circles & behind[name]:
                message = (
                    f"Module '{shown(name)}' never opens, because {listed(sorted(circles & behind[name]))} do not."
                )
                self._say(cards.NEVER_OPENS, ("modules", name, "opens_after"), message)

    def _unknown_contact(self, path: Path, name: str, known: Mapping[str, object]) -> None:
        message = f"There is no scenario '{shown(name)}'."
        fix = self._report.did_you_mean(name, list(known), f"There are: {listed(sorted(known), 20)}.")
        self._say(cards.UNKNOWN_SCENARIO, path, message, fix)

    def _say(self, card: Card, path: Path, message: str, suggestion: str = "", *, key: bool = False) -> None:
        self._report.add(card, self._tree.spot(path, key=key), message, suggestion or card.fix)


def _is_id(name: str) -> bool:
    return len(name) <= ID_LENGTH and _ID.fullmatch(name) is not None


def _all_before(name: str, before: Mapping[str, Sequence[str]]) -> set[str]:
    """Every module that must open before this one does; itself among them only in a circle."""
    found: set[str] = set()
    todo = list(before[name])
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += before[one]
    return found
