"""What the names in an ink story stand for: knots, labels, variables, and what is remembered of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from game.domain.diagnostic import Place
from game.exchange.ink.blocks import Block, Goto
from game.exchange.ink.tree import Apply, Assign, Expression, Jump, Name, Turns, Unsayable, Value

AWAY = ("END", "DONE")
MAX_BLOCKS = 100_000


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a line stands: the names of its knot and stitch (empty: none), and what the knot is handed over."""

    knot: str = ""
    stitch: str = ""
    parameters: frozenset[str] = frozenset()

    def title(self) -> str:
        """How a passage in it is called."""
        return ".".join(part for part in (self.knot, self.stitch) if part) or "start"

    def paths(self, name: str) -> Iterator[str]:
        """The full names a name may mean here, the nearest first."""
        if self.stitch:
            yield f"{self.knot}.{self.stitch}.{name}".lstrip(".")
        if self.knot:
            yield f"{self.knot}.{name}"
        yield name


@dataclass(slots=True)
class Names:
    """All names of a story. `values` are the values each variable can have, the first is what it begins with.

    `lists` are the names of lists and of what is in them, `asked` the counts of visits that a condition asks for.
    """

    places: dict[str, Block] = field(default_factory=dict)
    constants: dict[str, Expression] = field(default_factory=dict)
    values: dict[str, list[Value]] = field(default_factory=dict)
    temporary: set[str] = field(default_factory=set)
    assignments: list[Assign] = field(default_factory=list)
    gotos: list[Goto] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lists: frozenset[str] = frozenset()
    asked: set[str] = field(default_factory=set)
    _counters: dict[int, str] = field(default_factory=dict)
    _titles: dict[str, int] = field(default_factory=dict)
    _pending: list[tuple[Assign, Scope]] = field(default_factory=list)

    def block(self, scope: Scope, place: Place | None, title: str = "") -> Block:
        """A new block."""
        block = Block(len(self.blocks), title, place or Place(""))
        self.blocks.append(block)
        return block

    def labelled(self, scope: Scope, label: str, place: Place) -> Block:
        """The block of a choice or gather, which may have been spoken of before."""
        base = scope.title()
        if label:
            full = next(scope.paths(label))
            block = self.places[full]
            block.place = place
            return block
        number = self._titles.get(base, 0) + 1
        self._titles[base] = number
        return self.block(scope, place, f"{base} {number}")

    def find(self, path: str, scope: Scope) -> Block | None:
        """The knot, stitch or label that a name means, or nothing."""
        return next((self.places[full] for full in scope.paths(path) if full in self.places), None)

    def count(self, block: Block) -> str:
        """The variable that says whether one has been in a block."""
        if not block.visits:
            block.visits = f"@{block.number}"
            self.values[block.visits] = [False, True]
        return block.visits

    def counter(self, part: Turns, turns: int, scope: Scope) -> str:
        """The variable that counts from 0 whose turn it is: one, even where the part is printed in two places."""
        name = self._counters.setdefault(id(part), f"#{len(self.values)} {scope.title()}")
        self.values[name] = list(range(turns))
        return name

    def settled(self, expression: Expression, scope: Scope) -> Expression:
        """The expression with each name replaced by the variable or value it stands for."""
        if isinstance(expression, Apply):
            return Apply(expression.operator, tuple(self.settled(one, scope) for one in expression.operands))
        return self._meaning(expression.path, scope) if isinstance(expression, Name) else expression

    def _meaning(self, path: str, scope: Scope) -> Expression:
        if path in scope.parameters:
            return Unsayable(f"what is handed over as {path}")
        own = f"{scope.knot}~{path}"
        if own in self.temporary:
            return Name(own)
        if path in self.constants:
            return self.constants[path]
        if path in self.values:
            return Name(path)
        if path.partition(".")[0] in self.lists:
            return Unsayable("a list")
        block = self.find(path, scope)
        if block is not None:
            self.asked.add(self.count(block))
            return Name(block.visits)
        return Unsayable(f"{path}, which is not the name of a knot, a label or a VAR")

    def assigned(self, part: Assign, scope: Scope) -> Assign:
        """An assignment with the variable it means; `name` is empty where there is none."""
        own = f"{scope.knot}~{part.name}"
        name = own if own in self.temporary else part.name
        found = replace(part, name=name, value=self.settled(part.value, scope))
        self.assignments.append(found)
        return found

    def goto(self, jump: Jump, scope: Scope) -> Goto:
        """Where a divert leads; END and DONE are no blocks."""
        if not jump.to or jump.to in AWAY:
            return Goto(jump.how if not jump.to else "end" if jump.to == "END" else "done", None, jump.place)
        block = self.find(jump.to, scope)
        if block is None:
            kept = jump.to in self.values or jump.to in self.constants or jump.to in scope.parameters
            why = f"where {jump.to} leads is kept in a variable, which no flag can hold"
            return Goto("lost", None, jump.place, why if kept else f"there is no knot or label called {jump.to}")
        block.ways_in += 1
        block.stop = True
        return Goto(jump.how, block, jump.place)
