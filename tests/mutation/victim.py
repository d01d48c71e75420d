"""A scenario that is to be broken, and what may be wanted of it."""

from dataclasses import dataclass
from random import Random
from typing import Any

Data = dict[str, Any]


@dataclass
class Victim:
    """A scenario to be broken: its plain data (a copy of one's own), the best replies of each state, and chance."""

    data: Data
    best: dict[str, frozenset[str]]
    rng: Random

    def replies(self) -> list[tuple[str, str, Data]]:
        """(state, id, reply) of every reply."""
        return [
            (state, name, reply)
            for state, one in self.data["states"].items()
            for name, reply in one["replies"].items()
        ]

    def deeds(self) -> list[Data]:
        """Every reply, early side and gesture that lands."""
        found = [reply for _, _, reply in self.replies()]
        found += [reply["early"] for reply in found if isinstance(reply.get("early"), dict)]
        return found + [one for one in self.data.get("gestures", {}).values() if one.get("in")]

    def some(self, many: Any) -> Any:
        """One of many, or None of none."""
        many = list(many)
        return self.rng.choice(many) if many else None

    def deed_with(self, key: str) -> Data | None:
        """Some deed that has a key."""
        found: Data | None = self.some(one for one in self.deeds() if one.get(key))
        return found

    def best_reply(self) -> Data | None:
        """A reply that is the best of its state."""
        found: Data | None = self.some(
            reply for state, name, reply in self.replies() if name in self.best.get(state, ()) and "say" in reply
        )
        return found

    def pair(self) -> tuple[Data, Data] | None:
        """Two replies of one state that lead to different places."""
        found = [
            (one, other)
            for state in self.data["states"].values()
            for one in state["replies"].values()
            for other in state["replies"].values()
            if one is not other and one["to"] != other["to"]
        ]
        chosen: tuple[Data, Data] | None = self.some(found)
        return chosen
