"""Does every module of a course open, and can everything that is asked for be had?"""

from collections.abc import Mapping, Sequence

from game.loader.checks import course as cards
from game.loader.checks import shape
from game.loader.course_sheet import CourseSheet
from game.loader.names import listed, shown
from game.loader.nodes import Path
from game.loader.shaping import UNUSABLE


def check_order(sheet: CourseSheet) -> None:
    """Every module opens some day, and after no more passes than there are contacts."""
    modules = sheet.course.modules
    before: dict[str, list[str]] = {}
    for name, one in modules.items():
        before[name] = [other for other in one.opens_after if other in modules]
        for number, other in enumerate(one.opens_after):
            if other not in sheet.modules and other != UNUSABLE:
                message = f"'opens_after' names the module '{shown(other)}', which does not exist."
                fix = sheet.report.did_you_mean(other, sheet.modules, f"There are: {listed(sheet.modules)}.")
                sheet.say(cards.UNKNOWN_MODULE, ("modules", name, "opens_after", number), message, fix)
        _needed(sheet, name, before[name])
    _never(sheet, before)


def check_enough(sheet: CourseSheet) -> None:
    """What is asked for can be had: by mastery, by the refreshers, and by the certificate."""
    course, rules = sheet.course, sheet.course.mastery
    count = sum(len(one.contacts) for one in course.modules.values())
    path: Path = ("mastery", "enough") if sheet.tree.value(("mastery", "enough")) is not None else ("mastery",)
    most = rules.per_contact * count
    if rules.enough > rules.window:
        sheet.say(cards.NEVER_ENOUGH, path, f"'enough' is {rules.enough}, and 'window' only {rules.window}.")
    elif course.certificate and course.certificate.mastery and rules.enough > most:
        message = f"The certificate asks for mastery, 'enough' for {rules.enough} attempts: {most} can count."
        sheet.say(cards.NEVER_ENOUGH, path, message)
    for number in range(1, len(course.refreshers)):
        gap, longer = course.refreshers[number - 1 : number + 1]
        if longer <= gap:
            sheet.say(cards.GAPS_SHRINK, ("refreshers", number), f"After a gap of {gap} days comes one of {longer}.")
    if not course.refreshers:
        sheet.say(shape.EMPTY_BLOCK, ("refreshers",), "There is no gap in 'refreshers'.", key=True)
    _certificate(sheet, count)


def _certificate(sheet: CourseSheet, count: int) -> None:
    wanted = sheet.course.certificate
    if wanted is None:
        return
    if wanted.passed is not None and wanted.passed > count:
        message = f"The certificate asks for {wanted.passed} passed contacts, but the course has {count}."
        sheet.say(cards.NEVER_EARNED, ("certificate", "passed"), message)
    for name, one in sheet.course.modules.items():
        if len(one.contacts) < wanted.each_module:
            message = (
                f"The certificate asks for {wanted.each_module} passed contacts in every module, "
                f"but '{shown(name)}' has {len(one.contacts)}."
            )
            sheet.say(cards.NEVER_EARNED, ("certificate", "each_module"), message)


def _needed(sheet: CourseSheet, name: str, before: Sequence[str]) -> None:
    own = sheet.course.modules[name].passed
    needed = own or sheet.course.unlock.passed
    path: Path = ("modules", name, "passed") if own else ("unlock", "passed")
    for other in before:
        has = len(sheet.course.modules[other].contacts)
        if 0 < has < needed:
            what = f"'{shown(name)}' opens after {needed} passed contacts of '{shown(other)}'"
            sheet.say(cards.TOO_MUCH_NEEDED, path, f"{what}, which has {has}.")


def _never(sheet: CourseSheet, before: Mapping[str, Sequence[str]]) -> None:
    """Circles, and what lies behind them."""
    behind = {name: _all_before(name, before) for name in before}
    circles = {name for name in before if name in behind[name]}
    told: set[str] = set()
    for name in before:
        path = ("modules", name, "opens_after")
        if name in told:
            continue
        if name in circles:
            ring = [one for one in before if one in behind[name] and name in behind[one]]
            told.update(ring)
            how = "" if len(ring) == 1 else f": {listed(ring)} open after each other"
            sheet.say(cards.CIRCLE, path, f"Module '{shown(name)}' waits for itself{how}.")
        elif circles & behind[name]:
            dark = listed(sorted(circles & behind[name]))
            sheet.say(cards.NEVER_OPENS, path, f"Module '{shown(name)}' never opens, because of {dark}.")


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
