"""Checks of how a contact opens and what it leaves behind: variants, memory, barbs, stages, the wrap-up."""

from collections.abc import Iterator

from game.domain.condition import Status, StatusIs, leaves
from game.domain.opening import LATE
from game.domain.scenario import Stage
from game.loader.checks import opening as cards
from game.loader.models import GestureShape, ReplyShape
from game.loader.names import shown
from game.loader.nodes import Path
from game.loader.sheet import Deed, Sheet

MOST_VARIANTS = 4
MOST_WORDS = 5
MOST_QUESTIONS = 3
ANSWERS = range(2, 6)
FEWEST_APPRAISALS = 3


def check_openings(sheet: Sheet) -> None:
    """All of them; meaningful only when nothing is missing from the shape."""
    asked = {(leaf.status, leaf.name) for _, leaf in _asked(sheet)}
    _variants(sheet, asked)
    _memory(sheet, asked)
    _stages(sheet)
    _barbs(sheet)
    _stories(sheet)
    _wrap_up(sheet)


def _asked(sheet: Sheet) -> Iterator[tuple[Path, StatusIs]]:
    for path, condition in sheet.conditions():
        for leaf in leaves(condition):
            if isinstance(leaf, StatusIs):
                yield path, leaf


def _variants(sheet: Sheet, asked: set[tuple[Status, str]]) -> None:
    shape = sheet.shape
    if shape.variants and not 2 <= len(shape.variants) <= MOST_VARIANTS:
        message = f"There {'is 1 variant' if len(shape.variants) == 1 else f'are {len(shape.variants)} variants'}."
        sheet.say(cards.LONE_VARIANT, ("variants",), message, key=True)
    of_expectations = {name for one in shape.expectations.values() for name in one.only}
    for name, one in shape.variants.items():
        path = ("variants", name)
        if (Status.VARIANT, name) not in asked and name not in of_expectations:
            sheet.say(cards.SAME_EVERYWHERE, path, f"Nothing depends on the variant '{shown(name)}'.", key=True)
        if one.patience is not None and shape.customer.patience is None:
            message = f"The variant '{shown(name)}' has a patience, but the customer has none."
            sheet.say(cards.VARIANT_PATIENCE, (*path, "patience"), message, key=True)
        elif sheet.tree.value((*path, "patience")) == "none" and shape.customer.patience is not None:
            message = f"The variant '{shown(name)}' has no patience to lose, but the customer has."
            fix = "Write how long this one waits, such as 3600s; or delete the line, and it is as long as the customer."
            sheet.say(cards.VARIANT_PATIENCE, (*path, "patience"), message, fix, key=True)
    for at, leaf in _asked(sheet):
        if leaf.status is Status.VARIANT and _opens(at, shape.start):
            message = f"The first state asks for the variant '{shown(leaf.name)}'."
            sheet.say_within(cards.VARIANT_AT_START, at, leaf.name, message, "")


def _opens(path: Path, start: str) -> bool:
    """Whether a condition decides what is said or offered in the first state."""
    if path[:2] != ("states", start):
        return False
    return path[2] == "customer" or (len(path) == 5 and path[4] == "when")


def _memory(sheet: Sheet, asked: set[tuple[Status, str]]) -> None:
    shape = sheet.shape
    for key in ("remembers", "memory"):
        if getattr(shape, key) and shape.customer.person is None:
            message = f"The scenario has '{key}', but the customer has no 'person'."
            sheet.say(cards.NOBODY_REMEMBERS, (key,), message, key=True)
            break
    if LATE in shape.memory:
        sheet.say(cards.LATE_LEFT, ("memory", LATE), f"The word '{LATE}' cannot be left by a contact.", key=True)
    if len(shape.remembers) > MOST_WORDS:
        message = f"{len(shape.remembers)} words are remembered; {MOST_WORDS} are the most."
        sheet.say(cards.TOO_MUCH_REMEMBERED, ("remembers",), message, key=True)
    for name in shape.remembers:
        if (Status.REMEMBERS, name) not in asked:
            message = f"No `when` asks whether she remembers '{shown(name)}'."
            sheet.say(cards.NEVER_REMEMBERED, ("remembers", name), message, key=True)


def _stages(sheet: Sheet) -> None:
    staged: list[Deed] = []
    for deed in sheet.replies:
        assert isinstance(deed.shape, ReplyShape)
        if deed.shape.stage is not None:
            staged.append(deed)
        if deed.shape.early is not None and deed.shape.stage in (None, Stage.LISTEN.value):
            message = f"{deed.said} has an `early` side, but nothing must come before it."
            sheet.say(cards.EARLY_WITHOUT_STAGE, (*deed.path, "early"), message, key=True)
    if staged and not sheet.early:
        message = f"{staged[0].said} has a stage, but no reply has an `early` side."
        sheet.say(cards.NO_EARLY_SIDE, (*staged[0].path, "stage"), message, key=True)


def _barbs(sheet: Sheet) -> None:
    behaviours = sheet.rubric.behaviours
    for name, state in sheet.shape.states.items():
        if state.barb is None:
            continue
        shows = [one for reply in state.replies.values() for one in reply.shows if one in behaviours]
        found = {behaviours[one].appraisal for one in shows} - {None}
        if len(found) < FEWEST_APPRAISALS:
            message = (
                f"State '{shown(name)}' has a barb, and its replies take it in {len(found)} of the five ways (three "
                "are needed): defensive, venting, neutral, reframing, a calm boundary."
            )
            sheet.say(cards.FEW_APPRAISALS, ("states", name, "barb"), message, key=True)


def _stories(sheet: Sheet) -> None:
    behaviours = sheet.rubric.behaviours
    for deed in (*sheet.replies, *sheet.gestures):
        assert isinstance(deed.shape, ReplyShape | GestureShape)
        wow = any(behaviours[one].wow for one in deed.shape.shows if one in behaviours)
        if wow and deed.shape.story is None:
            sheet.say(cards.NO_STORY, deed.path, f"{deed.said} is a wow, and has no `story`.", key=True)


def _wrap_up(sheet: Sheet) -> None:
    questions = sheet.shape.wrap_up
    if len(questions) > MOST_QUESTIONS:
        message = f"The wrap-up has {len(questions)} questions; {MOST_QUESTIONS} are the most."
        sheet.say(cards.WRAP_UP_SIZE, ("wrap_up",), message, key=True)
    for name, one in questions.items():
        if len(one.answers) not in ANSWERS:
            message = f"The question '{shown(name)}' has {len(one.answers)} answer{'s' * (len(one.answers) != 1)}."
            sheet.say(cards.WRAP_UP_SIZE, ("wrap_up", name), message, key=True)
