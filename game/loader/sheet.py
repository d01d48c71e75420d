"""A scenario's shape laid out for the checks: every reply, gesture and condition with its place in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.domain.condition import Condition
from game.domain.rubric import Rubric
from game.loader.checks.card import Card
from game.loader.models import EarlyShape, GestureShape, ReplyShape, RouteShape, ScenarioShape, SpeechShape
from game.loader.nodes import Path, Tree
from game.loader.report import Report
from game.loader.wording import said_of

EXPECTATION_KEYS = ("reveals", "meets", "exceeds", "fails")
PROMISE_KEYS = ("promises", "keeps", "breaks")
FLAG_KEYS = ("sets", "clears")


@dataclass(frozen=True, slots=True)
class Deed:
    """A reply, its early side, or a gesture, and where it stands."""

    path: tuple[str, ...]
    shape: ReplyShape | EarlyShape | GestureShape

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
        self.early = [
            Deed((*deed.path, "early"), deed.shape.early)
            for deed in self.replies
            if isinstance(deed.shape, ReplyShape) and deed.shape.early is not None
        ]
        self.gestures = [Deed(("gestures", name), one) for name, one in shape.gestures.items()]
        self.deeds = [*self.replies, *self.early, *self.gestures]

    def names(self, key: str) -> list[str]:
        """The ids written under a key, those of entries that cannot be used included."""
        written = self.tree.value((key,))
        return list(written) if isinstance(written, dict) else []

    def ways(self) -> Iterator[tuple[Deed, list[RouteShape]]]:
        """Every reply and early side, with where it leads."""
        for deed in (*self.replies, *self.early):
            assert not isinstance(deed.shape, GestureShape)
            yield deed, deed.shape.to

    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """Every `when` of the file, with its path."""
        for path, many in self.lists():
            for number, one in enumerate(many):
                if one.when is not None:
                    yield (*path, number, "when"), one.when
        for deed in (*self.replies, *self.gestures):
            if not isinstance(deed.shape, EarlyShape) and deed.shape.when is not None:
                yield (*deed.path, "when"), deed.shape.when
        for name, trace in self.shape.memory.items():
            if trace.when is not None:
                yield ("memory", name, "when"), trace.when

    def lists(self) -> Iterator[tuple[Path, Sequence[SpeechShape | RouteShape]]]:
        """Every list of which the first entry that holds is taken: wordings and ways on."""
        for state, one in self.shape.states.items():
            yield ("states", state, "customer"), one.customer
        for deed, routes in self.ways():
            assert not isinstance(deed.shape, GestureShape)
            yield (*deed.path, "customer"), deed.shape.customer
            yield (*deed.path, "to"), routes

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
