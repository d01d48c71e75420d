"""Checks that what a scenario declares plays a part in it: flags, expectations, promises."""

from game.domain.condition import FlagSet, leaves
from game.loader.checks import names as cards
from game.loader.checks import scoring
from game.loader.conditions import RESERVED
from game.loader.names import shown
from game.loader.sheet import FLAG_KEYS, Sheet


def check_roles(sheet: Sheet) -> None:
    """All of them; meaningful only when no reply or gesture is missing from the shape."""
    _flags(sheet)
    _expectations(sheet)
    _promises(sheet)


def _flags(sheet: Sheet) -> None:
    used = [one for deed in sheet.deeds for one in sheet.written(deed, FLAG_KEYS)]
    settable = {name for _, key, name in used if key == "sets"}
    names = sorted(settable)
    read: set[str] = set()
    for path, condition in sheet.conditions():
        for leaf in leaves(condition):
            if not isinstance(leaf, FlagSet):
                continue
            if leaf.flag not in settable and leaf.flag not in read:
                message = f"The condition asks for the flag '{shown(leaf.flag)}', but nothing sets it."
                fix = sheet.report.did_you_mean(leaf.flag, names, f"Let a reply set it: sets: [{leaf.flag}]")
                sheet.say_within(cards.NEVER_SET, path, leaf.flag, message, fix)
            read.add(leaf.flag)
    told: set[str] = set()
    for path, key, name in used:
        if name not in read and name not in told and name not in RESERVED:
            told.add(name)
            message = f"The flag '{shown(name)}' is {'set' if key == 'sets' else 'cleared'}, but no `when` asks for it."
            sheet.say(cards.NEVER_READ, path, message, sheet.report.did_you_mean(name, sorted(read)))


def _expectations(sheet: Sheet) -> None:
    revealed = {name for deed in sheet.deeds for _, _, name in sheet.written(deed, ("reveals",))}
    met = {name for deed in sheet.deeds for _, _, name in sheet.written(deed, ("meets", "exceeds"))}
    for name, one in sheet.shape.expectations.items():
        path = ("expectations", name)
        if (one.hidden or one.only) and name not in revealed:
            why = "is hidden" if one.hidden else "is that of some variants only"
            message = f"The expectation '{shown(name)}' {why}, and nothing reveals it."
            sheet.say(scoring.NEVER_REVEALED, path, message, key=True)
        if name not in met:
            message = f"Nothing can meet the expectation '{shown(name)}'."
            sheet.say(scoring.NEVER_MET, path, message, key=True)


def _promises(sheet: Sheet) -> None:
    made = {name for deed in sheet.deeds for _, _, name in sheet.written(deed, ("promises",))}
    for name in sheet.shape.promises:
        if name not in made:
            message = f"Nothing makes the promise '{shown(name)}'."
            sheet.say(scoring.NEVER_PROMISED, ("promises", name), message, key=True)
