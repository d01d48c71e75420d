"""Checks that every name leads somewhere, with the name that was probably meant."""

from collections.abc import Sequence

from game import places
from game.domain.condition import EXPECTATION_STATUSES, Status, StatusIs, leaves
from game.loader.checks import names as cards
from game.loader.checks import opening
from game.loader.checks.card import Card
from game.loader.models import EarlyShape, GestureShape
from game.loader.names import listed, shown
from game.loader.nodes import Path
from game.loader.sheet import EXPECTATION_KEYS, PROMISE_KEYS, Deed, Sheet
from game.loader.wording import said_of

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
    known.answers()
    known.openings()
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
        for deed, routes in sheet.ways():
            for number, route in enumerate(routes):
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
        sheet = self._sheet
        added = sheet.rubric.early.id if isinstance(deed.shape, EarlyShape) else ""
        for path, _, name in sheet.written(deed, ("shows",)):
            self._behaviour(path, deed.said, name, added)
        for path, key, name in sheet.written(deed, EXPECTATION_KEYS):
            if name not in self._expectations:
                self._expectation(path, f"{deed.said} {key}", name)
        for path, key, name in sheet.written(deed, PROMISE_KEYS):
            if name not in self._promises:
                self._promise(path, f"{deed.said} {key}", name)

    def _behaviour(self, path: Path, said: str, name: str, added: str = "") -> None:
        rubric = self._sheet.rubric
        counted = {rubric.lapse.id, rubric.flat.id, added}
        if name in counted:
            message = f"{said} shows '{shown(name)}', which the game itself counts."
            self._sheet.say(cards.COUNTED_BY_GAME, path, message)
        elif name not in rubric.behaviours:
            others = [one for one in self._behaviours if one not in counted]
            self._unknown(cards.UNKNOWN_BEHAVIOUR, path, f"{said} shows", name, others)

    def answers(self) -> None:
        """Behaviours of the wrap-up's answers."""
        for question, one in self._sheet.shape.wrap_up.items():
            for answer, shape in one.answers.items():
                path: Path = ("wrap_up", question, "answers", answer)
                for number, name in enumerate(shape.shows):
                    self._behaviour((*path, "shows", number), said_of(path), name)

    def openings(self) -> None:
        """Variants that expectations name, and endings that traces of memory name."""
        shape = self._sheet.shape
        for name, expectation in shape.expectations.items():
            for number, variant in enumerate(expectation.only):
                if variant not in shape.variants:
                    path: Path = ("expectations", name, "only", number)
                    said = f"The expectation '{shown(name)}' is only that of the variant"
                    self._unknown(opening.UNKNOWN_VARIANT, path, said, variant, list(shape.variants))
        for name, trace in shape.memory.items():
            for number, ending in enumerate(trace.endings):
                if ending not in self._endings:
                    path = ("memory", name, "endings", number)
                    self._unknown(
                        opening.UNKNOWN_ENDING, path, f"'{shown(name)}' is remembered after", ending, self._endings
                    )

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
        if leaf.status in (Status.VARIANT, Status.REMEMBERS):
            self._asked_of_opening(path, leaf)
            return
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

    def _asked_of_opening(self, path: Path, leaf: StatusIs) -> None:
        shape = self._sheet.shape
        if leaf.status is Status.VARIANT:
            card, known, kind = opening.UNKNOWN_VARIANT, list(shape.variants), "variants"
        else:
            card, known, kind = opening.UNKNOWN_MEMORY, list(shape.remembers), "remembers"
        if leaf.name not in known:
            message = f"The condition asks for '{leaf.status} {shown(leaf.name)}', but it is not among '{kind}'."
            self._sheet.say_within(card, path, leaf.name, message, self._fix(leaf.name, known, card))

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
