"""Checks of the ways through a scenario that follow from its arrows alone, and of what things cost."""

from game.domain.reach import reach
from game.loader.checks import flow as cards
from game.loader.models import GestureShape
from game.loader.names import shown
from game.loader.sheet import Sheet


def check_flow(sheet: Sheet) -> None:
    """What cannot be reached or left; meaningful only when every name of a place is known."""
    shape = sheet.shape
    ahead: dict[str, set[str]] = {state: set() for state in shape.states}
    for deed, routes in sheet.ways():
        ahead[deed.path[1]].update(route.to for route in routes)
    reached = reach([shape.start], ahead)
    for name in shape.states:
        if name not in reached:
            tell_unreachable(sheet, name, f"No way leads from the start to the state '{shown(name)}'.")
    for name in shape.endings:
        if name not in reached:
            tell_unreachable(sheet, name, f"No way leads from the start to the ending '{shown(name)}'.")
    before: dict[str, set[str]] = {}
    for state, targets in ahead.items():
        for target in targets:
            before.setdefault(target, set()).add(state)
    unwritten = (state for state, one in shape.states.items() if not one.replies)  # which has been said
    leaving = reach([*shape.endings, *unwritten], before)
    for name in shape.states:
        if name not in leaving and name in reached:
            message = f"From the state '{shown(name)}' no ending can be reached."
            sheet.say(cards.NO_WAY_OUT, ("states", name), message, key=True)


def tell_unreachable(sheet: Sheet, name: str, message: str) -> None:
    """Report a state or an ending that is never reached."""
    if name in sheet.shape.states:
        sheet.say(cards.UNREACHABLE_STATE, ("states", name), message, key=True)
    else:
        sheet.say(cards.UNREACHABLE_ENDING, ("endings", name), message, key=True)


def check_costs(sheet: Sheet) -> None:
    """What can never be paid for, and a tray on which everything is right."""
    shape, tray = sheet.shape, sheet.rubric.gestures
    for deed in (*sheet.replies, *sheet.early):
        if not isinstance(deed.shape, GestureShape) and deed.shape.spends > shape.goodwill:
            message = f"{deed.said} spends {deed.shape.spends}, but the goodwill is {shape.goodwill}."
            sheet.say(cards.TOO_DEAR, (*deed.path, "spends"), message)
    landing = []
    for deed in sheet.gestures:
        if not isinstance(deed.shape, GestureShape) or not deed.shape.in_ or deed.path[1] not in tray:
            continue
        landing.append(deed.path[1])
        cost = tray[deed.path[1]].cost
        if cost > shape.goodwill:
            message = f"{deed.said} costs {cost}, but the goodwill is {shape.goodwill}."
            sheet.say(cards.GESTURE_TOO_DEAR, (*deed.path, "in"), message, key=True)
    if len(tray) - len(landing) < 2 and landing:
        left = len(tray) - len(landing)
        message = f"{len(landing)} of the tray's {len(tray)} gestures can land, which leaves {left}; two must not."
        sheet.say(cards.TOO_MANY_LAND, ("gestures",), message, key=True)
