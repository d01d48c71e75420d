"""Brings plays to a learning record store: in batches, each remembered when it has arrived."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from game.exchange.plays.play import Play, Result
from game.exchange.xapi.outbox import Outbox
from game.exchange.xapi.statements import Author
from game.exchange.xapi.store import LearningStore, NotTaken, StoreAway
from game.exchange.xapi.vocabulary import Data

BATCH = 100
"""Statements sent at once; plays stay whole."""


@dataclass(slots=True)
class Sent:
    """What came of it: plays and statements taken now, plays the store had already, and a sentence for each statement
    that it refuses; the play of such a statement is tried again the next time."""

    plays: int = 0
    statements: int = 0
    before: int = 0
    refused: list[str] = field(default_factory=list)


class Sender:
    """Sends plays in the order in which they come."""

    def __init__(
        self, store: LearningStore, outbox: Outbox, author: Author, told: Callable[[int], None] = lambda _: None
    ) -> None:
        """`told` is called with the number of plays that have arrived so far."""
        self.sent = Sent()
        self._store = store
        self._outbox = outbox
        self._author = author
        self._told = told
        self._waiting: list[tuple[Play, list[Data]]] = []

    def send(self, plays: Iterable[Play]) -> Sent:
        """Send whatever the store has not taken yet.

        Raises `StoreAway` or `StoreRefuses` where that cannot go on; what has arrived by then is remembered.
        """
        for play in plays:
            if play.decisions is None:
                continue  # without its decisions it would be told for ever as less than it is
            statements = self._of(play)
            if not statements:
                self.sent.before += 1
                continue
            self._waiting.append((play, statements))
            if sum(len(one) for _, one in self._waiting) >= BATCH:
                self._flush()
        self._flush()
        return self.sent

    def _of(self, play: Play) -> list[Data]:
        """What the store is still to be told of a play."""
        known = self._outbox.result_of(play.id)
        if known is None:
            return list(self._author.statements(play))
        if known is Result.FAILED and play.result is Result.NONE:  # an earlier pass has come to light since
            return [self._author.voiding(play)]
        return []

    def _flush(self) -> None:
        batch, self._waiting = self._waiting, []
        refused = self._post([one for _, many in batch for one in many])
        taken = {
            play.id: (play.result, len(many)) for play, many in batch if not any(one["id"] in refused for one in many)
        }
        if taken:
            self._outbox.note({name: result for name, (result, _) in taken.items()})
            self.sent.plays += len(taken)
            self.sent.statements += sum(count for _, count in taken.values())
            self._told(self.sent.plays)

    def _post(self, statements: Sequence[Data]) -> set[str]:
        """Send these; gives the ids of those that the store refuses, found by halving."""
        if not statements:
            return set()
        try:
            taken = self._store.post(statements)
        except NotTaken as fault:
            if len(statements) > 1:
                middle = len(statements) // 2
                return self._post(statements[:middle]) | self._post(statements[middle:])
            only = statements[0]
            if fault.status == HTTPStatus.CONFLICT and self._has(only):
                return set()
            self.sent.refused.append(_sentence(only, fault))
            return {only["id"]}
        for one in statements:
            if one["id"] not in taken and self._has(one) is False:
                raise StoreAway(f"{self._store.address} took only a part of what was sent. Nothing is lost: try again.")
        return set()

    def _has(self, statement: Data) -> bool | None:
        """Whether the store has this statement already, perhaps with a name that was changed since; None where it does
        not let us look."""
        try:
            found = self._store.get(statement["id"])
        except NotTaken:
            return None
        return found is not None and core(found) == core(statement)


def core(statement: Data) -> Data:
    """What makes a statement what it is: who did what to what with which result, without words shown to people."""
    actor, result = statement.get("actor", {}), statement.get("result", {})
    return {
        "who": actor.get("account"),
        "did": statement.get("verb", {}).get("id"),
        "what": statement.get("object", {}).get("id"),
        "contact": statement.get("context", {}).get("registration"),
        "response": result.get("response"),
        "success": result.get("success"),
        "scaled": result.get("score", {}).get("scaled"),
    }


def _sentence(statement: Data, fault: NotTaken) -> str:
    what = f"{statement['id']} ({statement['verb']['display']['en']}, {statement['object']['id']})"
    return f"The store refuses the statement {what} with {fault.status}" + (
        f": {fault.reason}" if fault.reason else "."
    )
