"""One way through a story from a place to the next choice, divert to another passage, or end."""

from dataclasses import dataclass, field

from game.domain.diagnostic import Place
from game.exchange.algebra import Truth, both, either, negated
from game.exchange.ink.blocks import Block, Branch, Echo, Goto, Offer, Rota, Step, glues, passing
from game.exchange.ink.leaves import Finished, Frame, Leaf, Shown, Spot, Stack, World
from game.exchange.ink.logic import flags_of
from game.exchange.ink.printing import Printed
from game.exchange.ink.tree import Assign, Expression, Glue, Lost, Print, Text, Value
from game.exchange.ink.values import Need, Unsaid, evaluated, printed
from game.exchange.story import Loss

MOST_ASKED = 8
"""A passage can depend on so many variables."""

ENOUGH_ASKED = 4
"""A passage that depends on so many variables goes on in another one, if it can."""

MOST_STEPS = 5_000
MOST_SHOWN = 40
"""Choices on offer at once."""

MOST_FRAMES = 6


@dataclass(slots=True)
class Way:
    """A way while it is walked. `assumed` are the values that variables are taken to have at its beginning."""

    world: World
    assumed: dict[str, Value]
    known: dict[str, Value]
    changes: dict[str, Value] = field(default_factory=dict)
    out: Printed = field(default_factory=Printed)
    shown: list[Shown] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    entered: set[Block] = field(default_factory=set)
    block: Block | None = None
    index: int = 0
    stack: Stack = ()
    route: Spot | None = None
    steps: int = 0
    said: set[int] = field(default_factory=set)
    first: bool = False
    saying: bool = False

    def walk(self, spot: Spot, first: bool = False) -> Leaf:
        """Walk from a place; raises Need where it depends on a variable that nothing is assumed of."""
        self.block, self.index, self.stack = spot
        self.first = first
        if self.index == 0:
            self._been(spot[0])
        try:
            while True:
                self._advance()
        except Finished:
            pass
        choices = () if self.route else tuple(one for one in self.shown if not one.offer.fallback)
        text, losses, said = self.out.text(), tuple(self.losses), frozenset(self.said)
        return Leaf(self.assumed, text, self.changes, choices, self.route, losses, said)

    def _advance(self) -> None:
        block = self.block
        if block is None:
            raise Finished
        self.steps += 1
        self.world.tick(block.place)
        if self.steps > MOST_STEPS or len(self.shown) > MOST_SHOWN:
            self.lose(block.place, "The story goes round and round here without waiting for a choice; it stops here.")
            raise Finished
        if self.index < len(block.steps):
            step = block.steps[self.index]
            self.index += 1
            self._do(step)
        elif block.parent is not None:
            self.block, self.index = block.parent, block.position + 1
        else:
            self._out_of_content()

    def _out_of_content(self) -> None:
        """Nothing follows here: a thread gives way to the story it was started from, else the player chooses."""
        for number in range(len(self.stack) - 1, -1, -1):
            if self.stack[number].thread:
                frame = self.stack[number]
                self.block, self.index, self.stack = frame.block, frame.index, self.stack[:number]
                return
        self._fall_back()

    def _fall_back(self) -> None:
        """Take the first fallback choice if no other can be chosen."""
        normal = either(one.when for one in self.shown if not one.offer.fallback)
        waiting = [one for one in self.shown if one.offer.fallback and one.when is not False]
        if not waiting or normal is True:
            raise Finished
        self._settle(normal)
        if normal is not False:
            raise Finished
        self._settle(waiting[0].when)
        chosen = waiting[0]
        self.shown.clear()
        self.block, self.index, self.stack = chosen.to
        if self.block is not None:
            self._been(self.block)

    def _settle(self, truth: Truth) -> None:
        """Ask for a variable on which this depends."""
        for flag in flags_of(truth):
            raise Need(self.world.flags.variable[flag])

    def _do(self, step: Step) -> None:
        if isinstance(step, Text):
            self._read(step)
            self.out.add(step.text)
        elif isinstance(step, Glue):
            self.out.glue()
        elif isinstance(step, Lost):
            self.lose(step.place, step.why)
        elif isinstance(step, Block):
            self._enter(step, self.stack)
        elif isinstance(step, Goto):
            self._goto(step)
        elif isinstance(step, Offer):
            self._offer(step)
        else:
            self._reckon(step)

    def _reckon(self, step: Print | Assign | Branch | Rota | Echo) -> None:
        if isinstance(step, Print):
            self._print(step)
        elif isinstance(step, Echo):
            self._echo(step)
        elif isinstance(step, Assign):
            self._assign(step)
        else:
            arm = self._arm(step)
            if arm is not None:
                self.block, self.index = arm, 0

    def _read(self, step: Text | Print) -> None:
        if not (isinstance(step, Text) and not step.text.strip()):
            self.said.add(id(step))

    def _print(self, step: Print) -> None:
        self._read(step)
        try:
            if getattr(step.value, "path", "").startswith("@"):
                raise Unsaid("how often one has been somewhere")
            self.out.add(printed(evaluated(step.value, self.look)))
        except Unsaid as why:
            self.lose(step.place, f"Printing {why.what} is not possible here; … stands for it.")
            self.out.add("…")

    def _assign(self, step: Assign) -> None:
        try:
            if step.name not in self.world.values:
                raise Unsaid(f"the value of {_own(step.name)}")
            self.change(step.name, evaluated(step.value, self.look))
        except Unsaid as why:
            said = f"{_own(step.name)} is changed here, which is not remembered: flags cannot hold {why.what}."
            self.lose(step.place, said)

    def _echo(self, step: Echo) -> None:
        glued = self.block is not None and glues(self.block)
        if glued:
            said = Printed()
            self._say(step.say, said)
            self.out.echo(said.text())

    def _arm(self, step: Branch | Rota) -> Block | None:
        return self._tested(step) if isinstance(step, Branch) else self._in_turn(step)

    def _tested(self, step: Branch) -> Block | None:
        for test, arm in step.arms:
            try:
                if test is None or evaluated(test, self.look):
                    return arm
            except Unsaid as why:
                why_lost = f"The condition asks for {why.what}; no condition can here, so it is taken to hold."
                self.lose(step.place, why_lost)
                return arm
        return None

    def _in_turn(self, step: Rota) -> Block | None:
        if not step.count:
            why = "Texts in random order" if step.kind == "shuffle" else "So many texts that take turns"
            self.lose(step.place, f"{why} cannot be said here; the first is always taken.")
            return step.arms[0]
        try:
            turn, last = int(self.look(step.count)), len(self.world.values[step.count]) - 1
        except Unsaid:
            self.lose(step.place, "Too much depends on what came before here; the first of these texts is taken.")
            return step.arms[0]
        following = (turn + 1) % (last + 1) if step.kind == "cycle" else min(turn + 1, last)
        self.change(step.count, following)
        return step.arms[turn] if turn < len(step.arms) else None

    def _goto(self, step: Goto) -> None:
        if step.how == "thread" and step.block is not None:
            self.stack = self._pushed(True, step)
        elif step.how == "tunnel" and step.block is not None:
            self.stack = self._pushed(False, step)
        elif step.how == "back":
            self._back(step)
            return
        if step.block is None:
            self._leave(step)
        else:
            self._enter(step.block, self.stack)

    def _pushed(self, thread: bool, step: Goto) -> Stack:
        assert self.block is not None  # a step is being done
        if len(self.stack) >= MOST_FRAMES:
            self.lose(step.place, f"More than {MOST_FRAMES} tunnels or threads in each other; the way back is lost.")
            return self.stack
        return (*self.stack, Frame(thread, self.block, self.index))

    def _back(self, step: Goto) -> None:
        tunnels = [number for number, frame in enumerate(self.stack) if not frame.thread]
        if not tunnels:
            self.lose(step.place, "->-> leads back, but no tunnel has led here; the story ends.")
            raise Finished
        frame = self.stack[tunnels[-1]]
        self.stack = self.stack[: tunnels[-1]]
        if step.block is not None:
            self._enter(step.block, self.stack)
        else:
            self.block, self.index = frame.block, frame.index

    def _leave(self, step: Goto) -> None:
        if step.how == "end":
            self.shown.clear()
            raise Finished
        if step.how == "lost":
            self.lose(step.place, f"The story cannot go on here and ends: {step.why}.")
        self._out_of_content()

    def _enter(self, block: Block, stack: Stack) -> None:
        """Go on in a block, or leave it to a passage of its own."""
        again = block in self.entered and not self._held_up()
        if not block.returns and not any(frame.thread for frame in stack):
            stack = ()
        if block.stop and (again or self._stops(block)):
            self.route = (block, 0, stack)
            raise Finished
        self.block, self.index, self.stack = block, 0, stack
        self._been(block)

    def _stops(self, block: Block) -> bool:
        if self._held_up() or not self.out.closed() or glues(block):
            return False
        if block.ways_in < 2 and (self.first or not block.knot):
            return False
        return block.knot or not passing(block)

    def _held_up(self) -> bool:
        """Whether the way must go on, since choices are waiting or the story has still to come back from a thread."""
        return bool(self.shown) or any(frame.thread for frame in self.stack)

    def _been(self, block: Block) -> None:
        self.entered.add(block)
        block.seen = True
        if block.visits in self.world.values and block.visits not in self.world.single:
            self.change(block.visits, True)

    def _offer(self, step: Offer) -> None:
        say, losses = Printed(), len(self.losses)
        self.saying = True
        self._say(step.say, say)
        self.saying = False
        parts: list[Truth] = [self._truth(test, step.place) for test in step.tests]
        single = step.body.visits in self.world.single
        if step.once and step.body in self.entered:
            parts.append(False)
        elif step.once and not single:
            parts.append(negated(self._said(step.body.visits)))
        found = tuple(self.losses[losses:])
        del self.losses[losses:]
        when = both(parts)
        if when is not False:
            stack = tuple(frame for frame in self.stack if not frame.thread)
            to = (step.body, 0, stack)
            self.shown.append(Shown(step, say.text(), when, to, step.once and single, found))

    def _say(self, block: Block, out: Printed) -> None:
        for step in block.steps:
            if isinstance(step, Text):
                out.add(step.text)
            elif isinstance(step, Branch | Rota):
                arm = self._arm(step)
                if arm is not None:
                    self._say(arm, out)
            elif isinstance(step, Print):
                self.out, mine = out, self.out
                self._print(step)
                self.out = mine
            elif isinstance(step, Lost):
                self.lose(step.place, step.why)

    def _said(self, variable: str) -> Truth:
        return self._held(variable, {})

    def _truth(self, test: Expression, place: Place) -> Truth:
        try:
            return self._formula(test, {})
        except Unsaid as why:
            self.lose(place, f"The condition asks for {why.what}; no condition can here, so it is left out.")
            return True

    def _formula(self, test: Expression, also: dict[str, Value]) -> Truth:
        """A test as a condition over flags as they were at the beginning of the way."""
        if len(also) > MOST_ASKED:
            raise Unsaid("too much at once")
        try:
            return bool(evaluated(test, lambda name: also[name] if name in also else self.given(name)))
        except Need as need:
            ways = []
            for value in reversed(self.world.values[need.name]):
                rest = self._formula(test, {**also, need.name: value})
                ways.append(both((self.world.flags.holds(need.name, value), rest)))
            return either(ways)

    def _held(self, variable: str, also: dict[str, Value]) -> Truth:
        try:
            return bool(self.given(variable))
        except Need:
            return self.world.flags.holds(variable, True)

    def given(self, name: str) -> Value:
        """The value of a variable as far as it is known; raises Need or Unsaid."""
        if name in self.changes:
            return self.changes[name]
        if name in self.known:
            return self.known[name]
        if not self.world.values.get(name):
            raise Unsaid(f"the value of {_own(name)}")
        raise Need(name)

    def look(self, name: str) -> Value:
        """The same, where the way forks if it is not known."""
        try:
            return self.given(name)
        except Need:
            if len(self.assumed) >= ENOUGH_ASKED:
                self._cut()
            if len(self.assumed) >= MOST_ASKED:
                raise Unsaid("too much at once") from None
            raise

    def _cut(self) -> None:
        """Go on in a passage of its own, if that can be done here."""
        free = not self._held_up() and not self.saying and self.steps > 1 and self.out.closed()
        if free and self.block is not None:
            self.route = (self.block, self.index - 1, self.stack)
            raise Finished

    def change(self, name: str, value: Value) -> None:
        """A variable has a new value from here on."""
        self.changes[name] = value

    def lose(self, place: Place, why: str) -> None:
        """Name something that cannot be said."""
        loss = Loss(place, why)
        if loss not in self.losses:
            self.losses.append(loss)


def _own(name: str) -> str:
    """A variable as the author calls it."""
    return name.rpartition("~")[2]
