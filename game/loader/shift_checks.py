"""Is a shift sound: does every contact exist, can it come, and is there anything to it when it does?"""

from collections.abc import Mapping

from game.domain.opening import LATE
from game.domain.scenario import Channel, Scenario
from game.domain.shift import FEWEST, MOST
from game.loader.checks import shape as shapes
from game.loader.checks import shift as cards
from game.loader.checks.card import Card
from game.loader.names import listed, shown
from game.loader.nodes import Path, Tree
from game.loader.report import Report
from game.loader.results import stem
from game.loader.shift_models import ShiftShape, SlotShape
from game.loader.writing import mended, odd

LONGEST_CONTACT = 30
"""Minutes: no contact that anybody plays takes longer."""


def check_shift(shape: ShiftShape, tree: Tree, known: Mapping[str, Scenario], report: Report) -> None:
    """All checks of a shift; `tree` is what was written."""
    checks = _Checks(shape, tree, known, report)
    checks.names()
    checks.count()
    for number in range(len(shape.contacts)):
        checks.contact(number)
        checks.time(number)
        checks.promise(number)


class _Checks:
    """The checks of one shift."""

    def __init__(self, shape: ShiftShape, tree: Tree, known: Mapping[str, Scenario], report: Report) -> None:
        self._shape = shape
        self._tree = tree
        self._known = known
        self._report = report

    def names(self) -> None:
        """The id is one, and the file is named after it."""
        name, file = self._shape.id, stem(self._report.file)
        if odd(name):
            better = mended(name)
            fix = f"Write it like {better}." if better else ""
            self._say(shapes.ODD_ID, ("id",), f"'{shown(name, 60)}' cannot be an id.", fix)
        elif self._report.file.endswith((".yaml", ".yml")) and name != file:
            message = f"The shift's id is '{shown(name)}', but its file is called '{shown(file)}'."
            self._say(shapes.FILE_NAME, ("id",), message, f"Rename the file to {name}.yaml, or write: id: {file}")

    def count(self) -> None:
        """Five to eight contacts, the first of them there at the beginning."""
        contacts = self._shape.contacts
        sure = sum(one.if_ is None for one in contacts)
        if sure < FEWEST or len(contacts) > MOST:
            message = f"This shift has {len(contacts)} {'contact' if len(contacts) == 1 else 'contacts'}"
            message += "." if sure == len(contacts) else f", of which {len(contacts) - sure} may not come."
            self._say(cards.TOO_FEW_OR_MANY, ("contacts",), message, key=True)
        if contacts and (contacts[0].arrives or contacts[0].if_ is not None):
            key = "arrives" if contacts[0].arrives else "if"
            message = f"At minute 0 nobody is there: the first contact has '{key}: {self._written(0, key)}'."
            self._say(cards.NOBODY_FIRST, ("contacts", 0, key), message)

    def contact(self, number: int) -> None:
        """It exists, stands here once, and a visit comes last."""
        contacts, one = self._shape.contacts, self._shape.contacts[number]
        path = ("contacts", number, "contact")
        if one.contact not in self._known:
            near = self._report.did_you_mean(one.contact, list(self._known))
            fix = near or f"There are: {listed(sorted(self._known), 20)}."
            message = (
                f"There is no sound scenario '{shown(one.contact)}' beside this shift, in the folder above it, or "
                "among those that ship. A file with errors counts as none."
            )
            self._say(cards.UNKNOWN_CONTACT, path, message, fix)
            return
        if one.contact in [other.contact for other in contacts[:number]]:
            self._say(cards.TWICE, path, f"'{shown(one.contact)}' stands in this shift already.")
        if self._known[one.contact].channel is Channel.VISIT and number < len(contacts) - 1:
            message = f"'{shown(one.contact)}' is a visit, and others are to be served after it."
            self._say(cards.VISIT_EARLY, path, message)

    def time(self, number: int) -> None:
        """It arrives after the one above it, and while somebody might still be there."""
        one, path = self._shape.contacts[number], ("contacts", number, "arrives")
        if number == 0:
            return
        before = self._shape.contacts[number - 1].arrives
        if one.arrives < before:
            message = f"'{shown(one.contact)}' arrives at {one.arrives}, the contact above it at {before}."
            self._say(cards.OUT_OF_ORDER, path, message)
        elif one.arrives > number * LONGEST_CONTACT:
            message = f"'{shown(one.contact)}' arrives at {one.arrives}, when everybody else has long been served."
            fix = f"Write a minute up to {number * LONGEST_CONTACT}."
            self._say(cards.TOO_LATE, path, message, fix)

    def promise(self, number: int) -> None:
        """What it needs can be left by somebody above, and what is owed can be made in time."""
        one = self._shape.contacts[number]
        if one.by is not None and one.by <= one.arrives:
            message = f"'{shown(one.contact)}' is due by minute {one.by}, but it arrives at {one.arrives}."
            self._say(cards.DUE_BEFORE, ("contacts", number, "by"), message)
        scenario = self._known.get(one.contact)
        if scenario is None:
            return
        if one.by is not None and LATE not in scenario.remembers:
            message = f"'{shown(one.contact)}' has a `by`, but does not remember '{LATE}'."
            self._say(cards.LATE_UNNOTICED, ("contacts", number, "by"), message, key=True)
        if one.if_ is not None and number > 0:
            self._needs(number, one, scenario)

    def _needs(self, number: int, one: SlotShape, scenario: Scenario) -> None:
        path, person = ("contacts", number, "if"), scenario.customer.person
        if not person:
            message = f"'{shown(one.contact)}' has no `customer.person`, so nobody above can be the same one."
            self._say(cards.NEVER_COMES, path, message, "Write the same `customer.person` in both scenarios.")
            return
        above = [self._known[slot.contact] for slot in self._shape.contacts[:number] if slot.contact in self._known]
        words = [word for other in above if other.customer.person == person for word in other.memory]
        if one.if_ not in words:
            message = f"No contact above leaves the word '{shown(str(one.if_))}' with {shown(scenario.customer.name)}."
            near = self._report.did_you_mean(str(one.if_), words)
            fix = near or (f"They leave: {listed(dict.fromkeys(words))}." if words else "")
            self._say(cards.NEVER_COMES, path, message, fix)

    def _written(self, number: int, key: str) -> str:
        return shown(str(self._tree.value(("contacts", number, key))))

    def _say(self, card: Card, path: Path, message: str, fix: str = "", *, key: bool = False) -> None:
        self._report.add(card, self._tree.spot(path, key=key), message, fix or card.fix)
