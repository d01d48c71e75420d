"""Checks that every name leads somewhere, with the name that was probably meant."""

from collections.abc import Sequence

from game import places
from game.domain.condition import EXPECTATION_STATUSES, Status, StatusIs, leaves
from game.loader.checks import names as cards
from game.loader.checks.card import Card
from game.loader.models import GestureShape, ReplyShape
from game.loader.names import listed, shown
from game.loader.nodes import Path
from game.loader.sheet import EXPECTATION_KEYS, PROMISE_KEYS, Deed, Sheet

_TWIN = {
    Status.MET: Status.KEPT,
    Status.EXCEEDED: Status.KEPT,
    Status.REVEALED: Status.PROMISED,
    Status.KEPT: Status.MET,
    Status.PROMISED: Status.REVEALED,
    Status.BROKEN: Status.MET,
}
"""What may be asked of a promise in place of an expectation, and the other way round."""


def check_references(sheet: Sheet) -> bool:
    """Check every name; False if there are states or endings that cannot be told, so that ways cannot be followed."""
    known = _Known(sheet)
    places_known = known.places()
    for deed in sheet.deeds:
        known.deed(deed)
    known.conditions()
    known.rest()
    return places_known


class _Known:
    """Looks names up and reports those that do not exist."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._states = sheet.names("states")
        self._endings = sheet.names("endings")
        self._expectations = sheet.names("expectations")
        self._promises = sheet.names("promises")
        self._behaviours = list(sheet.rubric.behaviours)

    def places(self) -> bool:
        """The start, every `to` and every `in`."""
        sheet, shape, states = self._sheet, self._sheet.shape, self._states
        both = set(states) & set(self._endings)
        for name in sorted(both):
            message = f"'{shown(name)}' is the id of a state and of an ending."
            sheet.say(cards.TWO_MEANINGS, ("endings", name), message, key=True)
        sound = not both
        if shape.start and shape.start not in states:
            sound = self._unknown(cards.UNKNOWN_START, ("start",), "'start' names the state", shape.start, states)
        everywhere = [*states, *self._endings]
        there = set(everywhere)
        for deed in sheet.replies:
            assert isinstance(deed.shape, ReplyShape)
            for number, route in enumerate(deed.shape.to):
                if route.to and route.to not in there:
                    path: Path = (*deed.path, "to", number, "to")
                    sound = self._unknown(cards.UNKNOWN_STATE, path, f"{deed.said} leads to", route.to, everywhere)
        for deed in sheet.gestures:
            assert isinstance(deed.shape, GestureShape)
            for number, name in enumerate(deed.shape.in_):
                self._lands_in(deed, (*deed.path, "in", number), name)
        return sound

    def _lands_in(self, deed: Deed, path: Path, name: str) -> None:
        if name in self._endings and name not in self._states:
            message = f"{deed.said} cannot land in '{shown(name)}': that is an ending, and the contact is over there."
            self._sheet.say(cards.UNKNOWN_STATE, path, message, "Name the state before it.")
        elif name not in self._states:
            self._unknown(cards.UNKNOWN_STATE, path, f"{deed.said} lands in", name, self._states)

    def deed(self, deed: Deed) -> None:
        """Behaviours, expectations and promises of one reply or gesture."""
        sheet, rubric = self._sheet, self._sheet.rubric
        counted = {rubric.lapse.id, rubric.flat.id}
        for path, _, name in sheet.written(deed, ("shows",)):
            if name in counted:
                message = f"{deed.said} shows '{shown(name)}', which the game itself counts."
                sheet.say(cards.COUNTED_BY_GAME, path, message)
            elif name not in rubric.behaviours:
                others = [one for one in self._behaviours if one not in counted]
                self._unknown(cards.UNKNOWN_BEHAVIOUR, path, f"{deed.said} shows", name, others)
        for path, key, name in sheet.written(deed, EXPECTATION_KEYS):
            if name not in self._expectations:
                self._expectation(path, f"{deed.said} {key}", name)
        for path, key, name in sheet.written(deed, PROMISE_KEYS):
            if name not in self._promises:
                self._promise(path, f"{deed.said} {key}", name)

    def _expectation(self, path: Path, said: str, name: str) -> None:
        instead = "That is a promise; use promises, keeps or breaks." if name in self._promises else ""
        self._unknown(cards.UNKNOWN_EXPECTATION, path, f"{said} the expectation", name, self._expectations, instead)

    def _promise(self, path: Path, said: str, name: str) -> None:
        instead = "That is an expectation; use reveals, meets, exceeds or fails." if name in self._expectations else ""
        self._unknown(cards.UNKNOWN_PROMISE, path, f"{said} the promise", name, self._promises, instead)

    def conditions(self) -> None:
        """Expectations and promises that conditions ask about."""
        for path, condition in self._sheet.conditions():
            for leaf in leaves(condition):
                if isinstance(leaf, StatusIs):
                    self._asked(path, leaf)

    def _asked(self, path: Path, leaf: StatusIs) -> None:
        of_expectation = leaf.status in EXPECTATION_STATUSES
        known, others = self._expectations, self._promises
        card, kind = cards.UNKNOWN_EXPECTATION, "an expectation"
        if not of_expectation:
            known, others = others, known
            card, kind = cards.UNKNOWN_PROMISE, "a promise"
        if leaf.name in known:
            return
        message = f"The condition asks whether '{shown(leaf.name)}' is {leaf.status}, but it is not {kind}."
        if leaf.name in others:
            fix = f"Did you mean '{_TWIN[leaf.status]} {leaf.name}'?"
        else:
            fix = self._fix(leaf.name, known, card)
        self._sheet.say_within(card, path, leaf.name, message, fix)

    def rest(self) -> None:
        """Gestures of the tray, principles, the face."""
        sheet, shape, rubric = self._sheet, self._sheet.shape, self._sheet.rubric
        for name in sheet.names("gestures"):
            if name not in rubric.gestures:
                fix = self._fix(name, list(rubric.gestures), cards.UNKNOWN_GESTURE)
                message = f"There is no gesture '{shown(name)}' on the tray."
                sheet.say(cards.UNKNOWN_GESTURE, ("gestures", name), message, fix, key=True)
        for number, name in enumerate(shape.teaches):
            if name not in rubric.principles:
                path = ("teaches", number)
                self._unknown(cards.UNKNOWN_PRINCIPLE, path, "'teaches' names", name, list(rubric.principles))
        face = shape.customer.face
        drawn = known_faces() if face else []
        if face and drawn and face not in drawn:
            self._unknown(cards.UNKNOWN_FACE, ("customer", "face"), "The customer has the face", face, drawn)

    def _unknown(
        self, card: Card, path: Path, said: str, name: str, known: Sequence[str], instead: str = ""
    ) -> bool:
        fix = instead or self._fix(name, known, card)
        self._sheet.say(card, path, f"{said} '{shown(name)}', which does not exist.", fix)
        return False

    def _fix(self, name: str, known: Sequence[str], card: Card) -> str:
        meant = self._sheet.report.near(name, known)
        if meant:
            return f"Did you mean '{meant}'?"
        return f"There are: {listed(known, 20)}." if 0 < len(known) <= 40 else card.fix


def known_faces() -> list[str]:
    """The names of all drawings of people."""
    folder = places.assets() / "faces"
    try:
        return sorted(one.name for one in folder.iterdir() if one.is_dir())
    except OSError:
        return []
