"""Is the rubric sound: does every name exist, and does what the game counts by itself earn nothing?"""

import re

from game import places
from game.domain.pillars import PILLARS
from game.loader.checks import rubric as cards
from game.loader.checks import shape
from game.loader.names import listed, shown
from game.loader.nodes import Tree
from game.loader.report import Report
from game.loader.rubric_models import BehaviourShape, RubricShape, TrayShape
from game.loader.shaping import UNUSABLE, shape_of
from game.loader.values import ID_LENGTH, ID_PATTERN

SMALLEST_TRAY = 3
"""Two gestures of the tray must be out of place in every scenario, so that a third can land."""

ROLES = ("lapse", "flat", "early", "aside")
"""The keys that name a behaviour counted by the game itself."""

_ID = re.compile(ID_PATTERN)
_PRINCIPLE = re.compile(r"[A-Z][A-Za-z0-9]{0,7}")


def check_rubric(rubric: Tree | None, tray: Tree | None, rubric_report: Report, tray_report: Report) -> bool:
    """Whether the two files can be used; each report takes what is wrong with its own.

    A tree that could not be read is None (and its report says why); the other file is checked all the same.
    """
    if rubric is not None:
        _check_rubric(rubric, rubric_report)
    if tray is not None:
        _check_tray(tray, tray_report)
    return rubric is not None and tray is not None and rubric_report.sound and tray_report.sound


def _check_rubric(tree: Tree, report: Report) -> None:
    model = shape_of(RubricShape, tree, report)
    if model is None:
        return
    shapely = report.sound
    principles = _ids("principles", tree, report)
    for name in principles:
        if not _PRINCIPLE.fullmatch(name):
            spot = tree.spot(("principles", name), key=True)
            message = f"'{shown(name)}' cannot be the id of a principle."
            report.add(cards.ODD_PRINCIPLE, spot, message, cards.ODD_PRINCIPLE.fix)
    _check_ids("behaviours", tree, report)
    for name, one in model.behaviours.items():
        _check_principle(name, one.principle, principles, tree, report)
        if shapely:  # else a weight that could not be used may be missing here
            _check_worth(name, one, tree, report)
    for key in ROLES:
        role: str | None = getattr(model, key)
        if role is not None:
            _check_counted(key, role, model, tree, report)
    if shapely:
        _check_early(model, tree, report)
        _check_aside(model, tree, report)


def _check_principle(behaviour: str, principle: str, known: dict[str, None], tree: Tree, report: Report) -> None:
    if principle == UNUSABLE or principle in known:
        return
    message = f"Behaviour '{shown(behaviour)}' names the principle '{shown(principle)}', which does not exist."
    fix = report.did_you_mean(principle, list(known), f"There are: {listed(known, 20)}.")
    report.add(cards.UNKNOWN_PRINCIPLE, tree.spot(("behaviours", behaviour, "principle")), message, fix)


def _check_worth(name: str, one: BehaviourShape, tree: Tree, report: Report) -> None:
    path = ("behaviours", name)
    if not any(_weights(one)):
        message = f"Behaviour '{shown(name)}' has no weight on any pillar, so showing it counts for nothing."
        report.add(cards.WORTH_NOTHING, tree.spot(path, key=True), message, cards.WORTH_NOTHING.fix)
    elif one.wow and one.weights.delight <= 0:
        message = f"Behaviour '{shown(name)}' is a wow and earns no delight."
        spot = tree.spot((*path, "wow"), key=True)
        report.add(cards.WOW_WITHOUT_DELIGHT, spot, message, cards.WOW_WITHOUT_DELIGHT.fix)


def _check_counted(key: str, name: str, model: RubricShape, tree: Tree, report: Report) -> None:
    """What the game counts by itself must exist and must not pay."""
    known = _ids("behaviours", tree, report)
    if name != UNUSABLE and name not in known:
        fix = report.did_you_mean(name, list(known), cards.COUNTED_UNKNOWN.fix)
        message = f"'{key}' names the behaviour '{shown(name)}', which does not exist."
        report.add(cards.COUNTED_UNKNOWN, tree.spot((key,)), message, fix)
    behaviour = model.behaviours.get(name)
    if behaviour is None:
        return
    gains = [pillar.value for pillar, weight in zip(PILLARS, _weights(behaviour), strict=True) if weight > 0]
    if behaviour.mood > 0:
        gains.append("mood")
    if gains:
        message = f"'{key}' names '{shown(name)}', which earns {listed(gains)}."
        report.add(cards.COUNTED_EARNS, tree.spot((key,)), message, cards.COUNTED_EARNS.fix)


def _check_early(model: RubricShape, tree: Tree, report: Report) -> None:
    """A remedy before its stage must be the worse for it."""
    name = model.early or ""
    behaviour = model.behaviours.get(name)
    if behaviour and min(_weights(behaviour)) >= 0:
        message = f"'early' names '{shown(name)}', which takes no points."
        report.add(cards.EARLY_COSTS_NOTHING, tree.spot(("early",)), message, cards.EARLY_COSTS_NOTHING.fix)


def _check_aside(model: RubricShape, tree: Tree, report: Report) -> None:
    """Being left for somebody else is waiting, and must not be dearer or cheaper than waiting."""
    name = model.aside or ""
    behaviour, lapse = model.behaviours.get(name), model.behaviours.get(model.lapse)
    if behaviour and lapse and (_weights(behaviour), behaviour.mood) != (_weights(lapse), lapse.mood):
        message = f"'aside' names '{shown(name)}', which does not weigh what '{shown(model.lapse)}' weighs."
        report.add(cards.ASIDE_DIFFERS, tree.spot(("aside",)), message, cards.ASIDE_DIFFERS.fix)


def _check_tray(tree: Tree, report: Report) -> None:
    model = shape_of(TrayShape, tree, report)
    if model is None:
        return
    count = _check_ids("gestures", tree, report)
    if 0 < count < SMALLEST_TRAY:
        spot = tree.spot(("gestures",), key=True)
        message = f"The tray needs at least {SMALLEST_TRAY} gestures, and has {count}."
        report.add(cards.SMALL_TRAY, spot, message, cards.SMALL_TRAY.fix)
    drawings = sorted(path.stem for path in (places.assets() / "icons").glob("*.svg"))
    for name, one in model.gestures.items():
        if one.icon != UNUSABLE and one.icon not in drawings:
            message = f"Gesture '{shown(name)}' has the icon '{shown(one.icon)}', and there is no such drawing."
            fix = report.did_you_mean(one.icon, drawings, cards.UNKNOWN_ICON.fix)
            report.add(cards.UNKNOWN_ICON, tree.spot(("gestures", name, "icon")), message, fix)


def _weights(behaviour: BehaviourShape) -> list[int]:
    weights = behaviour.weights
    return [weights.accuracy, weights.empathy, weights.composure, weights.delight]


def _ids(key: str, tree: Tree, report: Report) -> dict[str, None]:
    """The ids in a block as they were written, those of entries that cannot be used included."""
    block = tree.value((key,))
    if block == {}:
        spot = tree.spot((key,), key=True)
        report.add(shape.EMPTY_BLOCK, spot, f"There is nothing in '{key}'.", shape.EMPTY_BLOCK.fix)
    return dict.fromkeys(block) if isinstance(block, dict) else {}


def _check_ids(key: str, tree: Tree, report: Report) -> int:
    """Report the odd ids of a block; gives how many ids there are."""
    names = _ids(key, tree, report)
    for name in names:
        if len(name) > ID_LENGTH or not _ID.fullmatch(name):
            message = f"'{shown(name)}' cannot be an id."
            report.add(shape.ODD_ID, tree.spot((key, name), key=True), message, shape.ODD_ID.fix)
    return len(names)
