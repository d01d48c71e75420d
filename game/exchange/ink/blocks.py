"""What an ink story does, step by step: blocks of steps that lead into each other, as a weave means it."""

from dataclasses import dataclass, field

from game.domain.diagnostic import Place
from game.exchange.ink.tree import Assign, Expression, Glue, Lost, Print, Text


@dataclass(slots=True, eq=False)
class Block:
    """Steps one after the other. At its end the flow goes on after its place in `parent`, or nowhere without one.

    `title` is how a passage that begins here is called; `visits` is the variable that remembers that one was here,
    empty where nobody asks. `number` tells blocks apart. `stop` is True where a passage of its own may begin,
    `knot` where a knot or stitch does. `ways_in` counts what leads here, `seen` is True once a way has come here,
    `returns` is False where no `->->` can follow.
    """

    number: int
    title: str
    place: Place
    steps: "list[Step]" = field(default_factory=list)
    parent: "Block | None" = None
    position: int = 0
    visits: str = ""
    stop: bool = False
    knot: bool = False
    ways_in: int = 0
    seen: bool = False
    returns: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """The block of the first arm whose test holds."""

    arms: tuple[tuple[Expression | None, Block], ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Rota:
    """Another block each time; the variable `count` says whose turn it is. It is empty where only the first counts."""

    kind: str
    arms: tuple[Block, ...]
    count: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A choice: `say` is what is shown, `body` what follows when it is chosen."""

    say: Block
    body: Block
    tests: tuple[Expression, ...]
    once: bool
    fallback: bool
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Goto:
    """On to a block: a divert whose target is known, or the way of a loose end to its gather.

    `how` is that of a Jump, or end, done, or lost, where `why` says why it leads nowhere.
    """

    how: str
    block: Block | None
    place: Place
    why: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Echo:
    """The words of a choice are printed again, just as they were on offer."""

    say: Block


Step = Text | Glue | Lost | Print | Assign | Branch | Rota | Offer | Goto | Echo | Block


def glues(block: Block) -> bool:
    """Whether the first words of a block may be glued to those before it."""
    for step in block.steps:
        if isinstance(step, Glue):
            return True
        if isinstance(step, Print | Offer | Goto) or (isinstance(step, Text) and step.text.strip()):
            return False
    return False


def passing(block: Block) -> bool:
    """Whether a gather only leads on to another place: no choice in it, and a divert at its end."""
    steps = [step for step in block.steps if not (isinstance(step, Text) and not step.text.strip())]
    if not steps or not isinstance(steps[-1], Goto) or steps[-1].block is None or steps[-1].how != "go":
        return False
    return not any(isinstance(step, Offer | Branch | Rota | Block) for step in steps) and not any(
        isinstance(step, Goto) and step.how != "go" for step in steps
    )
