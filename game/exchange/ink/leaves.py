"""What the ways through a story are made of, and what each of them comes to."""

from dataclasses import dataclass

from game.domain.diagnostic import Place
from game.exchange.algebra import Truth
from game.exchange.ink.blocks import Block, Offer
from game.exchange.ink.flags import Flags
from game.exchange.ink.tree import Value
from game.exchange.story import Loss, StoryError


@dataclass(frozen=True, slots=True)
class Frame:
    """Where to go on after a tunnel, or where the story itself goes on while a thread is run."""

    thread: bool
    block: Block
    index: int


Stack = tuple[Frame, ...]
Spot = tuple[Block, int, Stack]
"""A place in a story: a block, a step in it, and where to go on afterwards."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice on offer: `once` is the variable that remembers it, where nothing else asks for it."""

    offer: Offer
    say: str
    when: Truth
    to: Spot
    once: bool
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a way led: what was assumed, printed and changed on it; choices, or on to `route`, or neither.

    `said` are the numbers of the steps that print something.
    """

    assumed: dict[str, Value]
    text: str
    changes: dict[str, Value]
    choices: tuple[Shown, ...]
    route: Spot | None
    losses: tuple[Loss, ...]
    said: frozenset[int]


@dataclass(slots=True)
class World:
    """What ways need to know of the story: the values of its variables, the flags for them, and what is `single`.

    `single` are the variables of choices that only their own choice asks for, in one place.
    """

    values: dict[str, list[Value]]
    flags: Flags
    single: frozenset[str] = frozenset()
    steps: int = 500_000

    def tick(self, place: Place) -> None:
        """Count a step; raises StoryError when there are too many."""
        self.steps -= 1
        if self.steps < 0:
            raise StoryError(f"{place.file}: The story has too many ways to follow them all; divide it into several.")


class Finished(Exception):
    """The way has come to its end."""
