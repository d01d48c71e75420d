"""A scenario's shape laid out for the checks: every reply, gesture and condition with its place in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.domain.condition import Condition
from game.domain.rubric import Rubric
from game.loader.checks.card import Card
from game.loader.models import GestureShape, ReplyShape, ScenarioShape
from game.loader.nodes import Path, Tree
from game.loader.report import Report
from game.loader.wording import said_of

EXPECTATION_KEYS = ("reveals", "meets", "exceeds", "fails")
PROMISE_KEYS = ("promises", "keeps", "breaks")
FLAG_KEYS = ("sets", "clears")


@dataclass(frozen=True, slots=True)
class Deed:
    """A reply or a gesture, and where it stands."""

    path: tuple[str, ...]
    shape: ReplyShape | GestureShape

    @property
    def said(self) -> str:
        """It as the beginning of a sentence: `Reply 'ask' of state 'hello'`."""
        return said_of(self.path)


class Sheet:
    """What the checks look at, and where they report."""

    def __init__(self, shape: ScenarioShape, tree: Tree, rubric: Rubric, report: Report) -> None:
        """`shape` may be a repaired one; `tree` is what was written."""
        self.shape = shape
        self.tree = tree
        self.rubric = rubric
        self.report = report
        self.replies = [
            Deed(("states", state, "replies", name), reply)
            for state, one in shape.states.items()
            for name, reply in one.replies.items()
        ]
        self.gestures = [Deed(("gestures", name), one) for name, one in shape.gestures.items()]
        self.deeds = [*self.replies, *self.gestures]

    def names(self, key: str) -> list[str]:
        """The ids written under a key, those of entries that cannot be used included."""
        written = self.tree.value((key,))
        return list(written) if isinstance(written, dict) else []

    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """Every `when` of the file, with its path."""
        for state, one in self.shape.states.items():
            for number, speech in enumerate(one.customer):
                if speech.when is not None:
                    yield ("states", state, "customer", number, "when"), speech.when
        for deed in self.deeds:
            if deed.shape.when is not None:
                yield (*deed.path, "when"), deed.shape.when
        for deed in self.replies:
            assert isinstance(deed.shape, ReplyShape)
            for number, route in enumerate(deed.shape.to):
                if route.when is not None:
                    yield (*deed.path, "to", number, "when"), route.when

    def written(self, deed: Deed, keys: tuple[str, ...]) -> Iterator[tuple[Path, str, str]]:
        """(path, key, name) of every name that a reply or gesture lists under these keys."""
        for key in keys:
            many: tuple[str, ...] = getattr(deed.shape, key)
            for number, name in enumerate(many):
                yield (*deed.path, key, number), key, name

    def say(self, card: Card, path: Path, message: str, suggestion: str = "", *, key: bool = False) -> None:
        """Report something at the value (or the key) at `path`; without a suggestion the card's own is given."""
        self.report.add(card, self.tree.spot(path, key=key), message, suggestion or card.fix)

    def say_within(self, card: Card, path: Path, name: str, message: str, suggestion: str) -> None:
        """Report something about a name within the condition at `path`."""
        text = self.tree.value(path)
        found = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) if isinstance(text, str) else None
        spot = self.tree.inside(path, found.start() if found else 0)
        self.report.add(card, spot, message, suggestion or card.fix)
