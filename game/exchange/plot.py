"""A story on its way to a scenario: places and ways that can still be changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.domain.diagnostic import Place
from game.exchange.algebra import Truth
from game.exchange.story import Extras, Loss

GO_ON = "…"
"""What is said where a story only goes on, and what is shown where a passage has no text."""


@dataclass(slots=True)
class Way:
    """A reply on its way: `ways` are (condition after the reply, key of a spot), the last one always so.

    `says` is what the customer says back at once, in the same manner; empty for nothing. Each line is of one passage.
    """

    say: str
    ways: list[tuple[Truth, str]]
    place: Place
    when: Truth = True
    once: bool = False
    changes: dict[str, bool] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    id: str = ""
    extras: Extras = ()
    says: list[tuple[Truth, str]] = field(default_factory=list)

    def asked(self) -> Iterator[Truth]:
        """All its conditions."""
        yield self.when
        yield from (when for when, _ in (*self.ways, *self.says))


@dataclass(slots=True)
class Spot:
    """A state or, without replies, an ending on its way. `name` is what its id is made of."""

    key: str
    name: str
    words: list[tuple[Truth, str]]
    replies: list[Way]
    place: Place
    losses: list[Loss] = field(default_factory=list)
    extras: Extras = ()


@dataclass(slots=True)
class Plot:
    """All of it. `aside` are spots that no way leads to; `flags` are set from the beginning.

    `elsewhere` are flags that may change, and spots that are led to, by what only extras say. `wordings` are
    those of the story, each with the title and the place of its passage.
    """

    title: str
    tool: str
    start: str
    spots: dict[str, Spot]
    flags: set[str]
    losses: list[Loss]
    extras: Extras = ()
    aside: list[Spot] = field(default_factory=list)
    elsewhere: frozenset[str] = frozenset()
    wordings: list[tuple[str, Place, str]] = field(default_factory=list)

    def replies(self) -> Iterator[tuple[Spot, Way]]:
        """Every reply with the spot it is given in."""
        for spot in self.spots.values():
            for way in spot.replies:
                yield spot, way

    def new_key(self, key: str) -> str:
        """A key that is not in use."""
        while key in self.spots:
            key += "'"
        return key
