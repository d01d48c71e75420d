"""Turns the lines of a knot into blocks: which choice leads to which gather."""

from dataclasses import dataclass, field

from game.exchange.ink.blocks import Block, Branch, Echo, Goto, Offer, Rota, Step
from game.exchange.ink.names import Names, Scope
from game.exchange.ink.tree import (
    Apply,
    Assign,
    Case,
    Content,
    Expression,
    Gather,
    Glue,
    Jump,
    Lost,
    Name,
    Option,
    Part,
    Print,
    Text,
    Turns,
)

MOST_TURNS = 4
"""Texts that take turns are remembered by flags up to this many."""


@dataclass(slots=True)
class _Loose:
    """A block that has not been told where to lead; `gather` is the level of a gather, 0 for a choice."""

    block: Block
    gather: int


@dataclass(slots=True)
class _Weave:
    """One level of a weave while it is put together."""

    root: Block
    current: Block
    base: int
    loose: list[_Loose] = field(default_factory=list)
    previous: Block | None = None
    previous_is_gather: bool = False
    under_previous: bool = False
    seen_choice: bool = False

    def add(self, step: Step) -> None:
        """Put a step where general content belongs now."""
        put(self.previous if self.under_previous and self.previous else self.current, step)

    def tied(self) -> None:
        """The weave point before leads somewhere now."""
        self.loose = [end for end in self.loose if end.block is not self.previous]


def put(block: Block, step: Step) -> None:
    """Add a step to a block; a block becomes part of it."""
    for child in _children(step):
        child.parent, child.position = block, len(block.steps)
    block.steps.append(step)


def _children(step: Step) -> tuple[Block, ...]:
    if isinstance(step, Block):
        return (step,)
    if isinstance(step, Branch):
        return tuple(block for _, block in step.arms)
    if isinstance(step, Rota):
        return step.arms
    return ()


class Weaver:
    """Puts the blocks of one knot or stitch together; names become known to `names` on the way."""

    def __init__(self, names: Names, scope: Scope) -> None:
        self._names = names
        self._scope = scope

    def flow(self, content: Content, root: Block) -> None:
        """Fill the block of a knot or stitch."""
        self._weave(list(content), root)

    def _weave(self, parts: list[Part], root: Block, base: int = 0) -> _Weave:
        if not base:
            base = next((part.level for part in parts if isinstance(part, Option | Gather)), 1)
        weave = _Weave(root, root, base)
        at = 0
        while at < len(parts):
            part = parts[at]
            if isinstance(part, Option | Gather) and part.level > base:
                end = at + 1
                while end < len(parts) and not _back(parts[end], base):
                    end += 1
                self._nested(weave, parts[at:end], part.level)
                at = end
                continue
            if isinstance(part, Gather):
                self._gather(weave, part)
            elif isinstance(part, Option):
                self._option(weave, part)
            else:
                weave.add(self._step(part))
            at += 1
        return weave

    def _nested(self, weave: _Weave, parts: list[Part], level: int) -> None:
        block = self._names.block(self._scope, parts[0].place if isinstance(parts[0], Option | Gather) else None)
        inner = self._weave(parts, block, level)
        weave.add(block)
        if weave.previous is not None:
            weave.tied()
            weave.under_previous = False
        weave.loose += inner.loose

    def _gather(self, weave: _Weave, part: Gather) -> None:
        block = self._names.labelled(self._scope, part.label, part.place)
        block.stop = True
        if not weave.seen_choice:
            block.ways_in += 1
            put(weave.current, block)
        weave.seen_choice = False
        for end in weave.loose:
            if end.gather != part.level:
                block.ways_in += 1
                put(end.block, Goto("go", block, part.place))
        weave.loose = [_Loose(block, part.level)]
        weave.current = weave.previous = block
        weave.previous_is_gather = True
        weave.under_previous = False

    def _option(self, weave: _Weave, part: Option) -> None:
        if weave.previous_is_gather:
            weave.tied()
        body = self._names.labelled(self._scope, part.label, part.place)
        say = self._names.block(self._scope, part.place)
        for one in (*part.before, *part.only):
            put(say, self._step(one))
        if says(part.only) or says(part.after) or any(_turns(step, body.visits) for step in say.steps):
            for one in part.before:
                put(body, self._step(one))
        else:
            put(body, Echo(say))
        for one in (*part.after, *part.jumps, Text("\n")):
            put(body, self._step(one))
        tests = tuple(self._names.settled(test, self._scope) for test in part.tests)
        if part.once:
            self._names.count(body)
        put(weave.current, Offer(say, body, tests, part.once, part.fallback, part.place))
        weave.seen_choice = True
        weave.previous, weave.previous_is_gather = body, False
        weave.under_previous = not any(isinstance(jump, Jump) and jump.how in ("go", "back") for jump in part.jumps)
        if weave.under_previous:
            weave.loose.append(_Loose(body, 0))

    def _step(self, part: Part) -> Step:
        if isinstance(part, Print):
            return Print(self._names.settled(part.value, self._scope), part.place)
        if isinstance(part, Assign):
            return self._names.assigned(part, self._scope)
        if isinstance(part, Case):
            return self._branch(part)
        if isinstance(part, Turns):
            return self._rota(part)
        if isinstance(part, Jump):
            return self._names.goto(part, self._scope)
        assert not isinstance(part, Option | Gather)  # the weave has taken these
        return part

    def _branch(self, part: Case) -> Step:
        arms = []
        for test, content in part.arms:
            settled = None if test is None else self._names.settled(test, self._scope)
            arms.append((settled, self._arm(content, part)))
        return Branch(tuple(arms), part.place)

    def _rota(self, part: Turns) -> Step:
        arms = tuple(self._arm(content, part) for content in part.arms)
        if part.kind == "shuffle" or len(arms) > MOST_TURNS:
            return Rota(part.kind, arms, "", part.place)
        turns = len(arms) + (part.kind == "once")
        return Rota(part.kind, arms, self._names.counter(part, turns, self._scope), part.place)

    def _arm(self, content: Content, part: Case | Turns) -> Block:
        block = self._names.block(self._scope, part.place)
        self._weave(list(content), block)
        return block


def says(content: Content) -> bool:
    """Whether something is printed by it."""
    spoken = (part.text.strip() if isinstance(part, Text) else not isinstance(part, Lost) for part in content)
    return any(spoken)


def _turns(step: Step, visits: str) -> bool:
    """Whether something reads otherwise when it is printed again, once the choice has been made."""
    if isinstance(step, Branch):
        tests = any(test is not None and asks(test, visits) for test, _ in step.arms)
        return tests or any(_turns(one, visits) for _, arm in step.arms for one in arm.steps)
    return isinstance(step, Rota | Glue)


def asks(expression: Expression, name: str) -> bool:
    """Whether an expression asks for a variable."""
    if isinstance(expression, Apply):
        return any(asks(one, name) for one in expression.operands)
    return isinstance(expression, Name) and expression.path == name


def _back(part: Part, base: int) -> bool:
    return isinstance(part, Option | Gather) and part.level <= base
