"""Is a course sound: is every id an id, does every name exist, does every module open?"""

import re

from game.domain.rubric import Rubric
from game.loader.checks import course as cards
from game.loader.checks import names, shape
from game.loader.course_models import CourseShape
from game.loader.course_order import check_enough, check_order
from game.loader.course_sheet import CourseSheet, Known
from game.loader.names import listed, shown
from game.loader.nodes import Path, Tree
from game.loader.report import Report
from game.loader.values import ID_LENGTH, ID_PATTERN
from game.loader.wording import said_of

_ID = re.compile(ID_PATTERN)


def check_course(course: CourseShape, tree: Tree, known: Known, rubric: Rubric, report: Report) -> None:
    """All checks of a course; `course` may be a repaired one, `tree` is what was written."""
    sheet = CourseSheet(course, tree, report)
    _ids(sheet)
    _contacts(sheet, known)
    _principles(sheet, known, rubric)
    check_order(sheet)
    if report.sound:  # else something that counts may be missing here
        check_enough(sheet)


def _ids(sheet: CourseSheet) -> None:
    """Ids are ids, and no list names the same thing twice."""
    written = sheet.tree.value(("id",))
    if isinstance(written, str) and not _is_id(written):
        sheet.say(shape.ODD_ID, ("id",), f"'{shown(written)}' cannot be an id.")
    for name in sheet.modules:
        if not _is_id(name):
            sheet.say(shape.ODD_ID, ("modules", name), f"'{shown(name)}' cannot be an id.", key=True)
    if sheet.tree.value(("modules",)) == {}:
        sheet.say(shape.EMPTY_BLOCK, ("modules",), "There is no module in this course.", key=True)
    for name, one in sheet.course.modules.items():
        for key, many in (("contacts", one.contacts), ("teaches", one.teaches), ("opens_after", one.opens_after)):
            for number, twice in enumerate(many):
                if twice in many[:number]:
                    path = ("modules", name, key, number)
                    sheet.say(shape.TWICE_IN_LIST, path, f"'{shown(twice)}' stands twice in '{key}'.")


def _contacts(sheet: CourseSheet, known: Known) -> None:
    """Every contact is a scenario, and stands in one module only."""
    guided = sheet.course.guided
    if guided is not None and guided not in known:
        _unknown_contact(sheet, ("guided",), guided, known)
    first: dict[str, str] = {}
    for name, one in sheet.course.modules.items():
        path: Path = ("modules", name, "contacts")
        if not one.contacts:
            sheet.say(shape.EMPTY_BLOCK, path, f"{said_of(('modules', name))} has no contacts.", key=True)
        for number, contact in enumerate(one.contacts):
            if contact not in known:
                _unknown_contact(sheet, (*path, number), contact, known)
            if first.setdefault(contact, name) != name:
                message = f"The contact '{shown(contact)}' stands in module '{shown(first[contact])}', too."
                sheet.say(cards.CONTACT_TWICE, (*path, number), message)


def _unknown_contact(sheet: CourseSheet, path: Path, name: str, known: Known) -> None:
    fix = sheet.report.did_you_mean(name, list(known), f"There are: {listed(sorted(known), 20)}.")
    message = f"There is no scenario '{shown(name)}' beside this course or among those that ship."
    sheet.say(cards.UNKNOWN_SCENARIO, path, message, fix)


def _principles(sheet: CourseSheet, known: Known, rubric: Rubric) -> None:
    """Every principle exists, and some contact of the module teaches it."""
    for name, one in sheet.course.modules.items():
        lists = [known.get(contact) for contact in one.contacts]
        for number, principle in enumerate(one.teaches):
            path = ("modules", name, "teaches", number)
            if principle not in rubric.principles:
                fix = sheet.report.did_you_mean(principle, list(rubric.principles), names.UNKNOWN_PRINCIPLE.fix)
                message = f"There is no principle '{shown(principle)}' in the rubric."
                sheet.say(names.UNKNOWN_PRINCIPLE, path, message, fix)
            elif lists and all(many is not None and principle not in many for many in lists):
                message = f"No contact of module '{shown(name)}' teaches {principle}."
                sheet.say(cards.TAUGHT_BY_NOTHING, path, message)


def _is_id(name: str) -> bool:
    return len(name) <= ID_LENGTH and _ID.fullmatch(name) is not None
