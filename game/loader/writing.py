"""Checks of how a scenario is written: ids, lists, and what an author may have forgotten."""

import re
from collections.abc import Iterable

from game.loader.checks import shape as cards
from game.loader.conditions import RESERVED
from game.loader.models import GestureShape, ScenarioShape
from game.loader.names import shown
from game.loader.nodes import Path
from game.loader.results import stem
from game.loader.sheet import EXPECTATION_KEYS, FLAG_KEYS, PROMISE_KEYS, Deed, Sheet
from game.loader.values import ID_LENGTH, ID_PATTERN
from game.loader.wording import said_of, where

MOST_REPLIES = 9

_ID = re.compile(ID_PATTERN)
_FLAG = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_ODD = re.compile(r"[^a-z0-9]+")
_LISTS = ("shows", *FLAG_KEYS, *EXPECTATION_KEYS, *PROMISE_KEYS)


def check_writing(sheet: Sheet) -> None:
    """All of them."""
    _ids(sheet)
    _askable(sheet)
    for path, many in _choices(sheet):
        _choice(sheet, path, many)
    for state, one in sheet.shape.states.items():
        _replies(sheet, state, list(one.replies))
    for deed in sheet.deeds:
        _deed(sheet, deed)
    for owner, key, names in _other_lists(sheet.shape):
        _once(sheet, owner, key, names)


def check_file_name(sheet: Sheet, file: str) -> None:
    """The file should be called after the scenario's id."""
    name, id_ = stem(file), sheet.shape.id
    if file.endswith((".yaml", ".yml")) and name != id_:
        message = f"The scenario's id is '{shown(id_)}', but its file is called '{shown(name)}'."
        sheet.say(cards.FILE_NAME, ("id",), message, f"Rename the file to {id_}.yaml, or write: id: {name}")


def odd(name: str) -> bool:
    """Whether this cannot be an id."""
    return len(name) > ID_LENGTH or not _ID.fullmatch(name)


def mended(name: str) -> str:
    """The nearest that could be an id, or nothing."""
    plain = _ODD.sub("-", name.lower()).strip("-0123456789")[:ID_LENGTH].strip("-")
    return plain if _ID.fullmatch(plain) else ""


def _ids(sheet: Sheet) -> None:
    shape = sheet.shape
    if odd(shape.id):
        _odd(sheet, ("id",), shape.id, key=False)
    for key in ("expectations", "promises", "states", "endings", "variants", "remembers", "memory", "wrap_up"):
        for name in sheet.names(key):
            if odd(name):
                _odd(sheet, (key, name), name)
    answers = (("wrap_up", name, "answers", answer) for name, one in shape.wrap_up.items() for answer in one.answers)
    for path in (*(deed.path for deed in sheet.replies), *answers):
        if odd(path[-1]):
            _odd(sheet, path, path[-1])
    if not shape.states and sheet.tree.value(("states",)) == {}:
        sheet.say(cards.EMPTY_BLOCK, ("states",), "There is no state in 'states'.", key=True)
    if not shape.endings and sheet.tree.value(("endings",)) == {}:
        sheet.say(cards.EMPTY_BLOCK, ("endings",), "There is no ending in 'endings'.", key=True)


def _askable(sheet: Sheet) -> None:
    """Variants and remembered words are asked for by name, so theirs must not mean something else."""
    for key in ("variants", "remembers"):
        for name in sheet.names(key):
            if name in RESERVED:
                message = f"'{name}' means something else in a condition, so it could not be asked for."
                sheet.say(cards.RESERVED_FLAG, (key, name), message, "Give it another name.", key=True)


def _odd(sheet: Sheet, path: Path, name: str, *, key: bool = True) -> None:
    better = mended(name)
    fix = f"Write it like {better}." if better and better != name else cards.ODD_ID.fix
    sheet.say(cards.ODD_ID, path, f"'{shown(name, 60)}' cannot be an id.", fix, key=key)


def _other_lists(shape: ScenarioShape) -> Iterable[tuple[Path, str, tuple[str, ...]]]:
    """(whose, key, names) of every list of names that is not a reply's or a gesture's."""
    yield (), "teaches", shape.teaches
    for name, expectation in shape.expectations.items():
        yield ("expectations", name), "only", expectation.only
    for name, trace in shape.memory.items():
        yield ("memory", name), "endings", trace.endings
    for question, one in shape.wrap_up.items():
        for answer, said in one.answers.items():
            yield ("wrap_up", question, "answers", answer), "shows", said.shows


def _choices(sheet: Sheet) -> Iterable[tuple[Path, list[bool]]]:
    """Every list of which the first entry that holds is taken: its path, and which entries have a `when`."""
    for path, many in sheet.lists():
        if isinstance(sheet.tree.value(path), list):
            yield path, [one.when is not None for one in many]


def _choice(sheet: Sheet, path: Path, conditional: list[bool]) -> None:
    written = sheet.tree.value(path)
    if len(written) != len(conditional):  # some entries could not be used, which has been said
        return
    if not conditional:
        sheet.say(cards.EMPTY_BLOCK, path, f"{said_of(path)} is an empty list.")
        return
    if conditional[-1]:
        last = (*path, len(conditional) - 1, "when")
        sheet.say(cards.LAST_HAS_WHEN, last, f"The last entry of {where(path)} has a `when`.", key=True)
    for number, has_when in enumerate(conditional[:-1]):
        if not has_when:
            message = f"Entry {number + 1} of {where(path)} has no `when`, so those below it are never used."
            sheet.say(cards.EARLIER_WITHOUT_WHEN, (*path, number), message)


def _replies(sheet: Sheet, state: str, replies: list[str]) -> None:
    path = ("states", state, "replies")
    written = sheet.tree.value(path)
    count = len(written) if isinstance(written, dict) else len(replies)
    if count == 0 and written == {}:
        sheet.say(cards.EMPTY_BLOCK, path, f"State '{shown(state)}' has no replies.", key=True)
    elif count == 1:
        sheet.say(cards.SINGLE_REPLY, path, f"State '{shown(state)}' offers only one reply.", key=True)
    elif count > MOST_REPLIES:
        message = f"State '{shown(state)}' has {count} replies; {MOST_REPLIES} are the most."
        sheet.say(cards.TOO_MANY_REPLIES, path, message, key=True)


def _deed(sheet: Sheet, deed: Deed) -> None:
    shape = deed.shape
    lands = isinstance(shape, GestureShape) and bool(shape.in_)
    if shape.because is None and (lands or not isinstance(shape, GestureShape)):
        sheet.say(cards.NO_BECAUSE, deed.path, f"{deed.said} has no `because`.", key=True)
    if isinstance(shape, GestureShape):
        _never_lands(sheet, deed, shape)
        _once(sheet, deed.path, "in", shape.in_)
    for key in _LISTS:
        names: tuple[str, ...] = getattr(shape, key)
        if names:
            _once(sheet, deed.path, key, names)
    for path, _, name in sheet.written(deed, FLAG_KEYS):
        if name in RESERVED:
            message = f"'{name}' means something else in a condition, so it cannot be a flag."
            sheet.say(cards.RESERVED_FLAG, path, message, f"Give the flag another name, such as {name}_said.")
        elif len(name) > ID_LENGTH or not _FLAG.fullmatch(name):
            _odd(sheet, path, name, key=False)


def _never_lands(sheet: Sheet, deed: Deed, shape: GestureShape) -> None:
    written = sheet.tree.value(deed.path)
    if isinstance(written, dict) and "in" not in written and (extra := [key for key in written if key != "flat"]):
        message = f"{deed.said} has no `in`, so it never lands, and its '{extra[0]}' is never used."
        sheet.say(cards.NEVER_LANDS_BUT, (*deed.path, extra[0]), message, key=True)
    elif shape.in_ == () and isinstance(written, dict) and written.get("in") == []:
        sheet.say(cards.EMPTY_BLOCK, (*deed.path, "in"), f"'in' of {where(deed.path)} is an empty list.")


def _once(sheet: Sheet, owner: Path, key: str, names: tuple[str, ...]) -> None:
    if len(set(names)) == len(names):
        return
    for number, name in enumerate(names):
        if name in names[:number]:
            path = (*owner, key)
            sheet.say(cards.TWICE_IN_LIST, (*path, number), f"'{shown(name)}' stands twice in {where(path)}.")
