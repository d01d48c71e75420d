"""Puts the blocks of a whole ink story together, and finds out which values its variables can have."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.exchange.ink.blocks import Block, Goto
from game.exchange.ink.names import Names, Scope
from game.exchange.ink.returning import mark_returning
from game.exchange.ink.tree import Assign, Case, Content, File, Flow, Gather, Lost, Option, Turns
from game.exchange.ink.values import Need, Unsaid, evaluated
from game.exchange.ink.weave import Weaver, put

MOST_VALUES = 6
MOST_TRIES = 200


@dataclass(frozen=True, slots=True)
class Program:
    """A story as blocks. `values` are the values of each variable that flags can hold; `shown` says
    which passage a count of visits is about, `shared` are the counts that a condition asks for or a divert changes."""

    start: Block
    flows: tuple[Block, ...]
    values: dict[str, list[bool | int | float | str]]
    shown: dict[str, str]
    losses: tuple[Lost, ...]
    shared: frozenset[str]


def compiled(file: File) -> Program:
    """The blocks of a story."""
    names = Names(lists=file.lists)
    losses = list(file.losses)
    lost = _declare(file, names, losses)
    flows = list(_flows(file))
    blocks = [_announced(flow, scope, names) for flow, scope in flows]
    for (flow, scope), block in zip(flows, blocks, strict=True):
        Weaver(names, scope).flow(flow.content, block)
        if not flow.content and flow.stitches and flow.name:
            first = names.places[f"{flow.name}.{flow.stitches[0].name}"]
            put(block, Goto("go", first, flow.place))
            first.ways_in += 1
            first.stop = True
    _range(names, lost)
    mark_returning(names.blocks)
    start = blocks[0]
    for name in lost & set(names.values):
        del names.values[name]
    shown = {block.visits: block.title for block in names.blocks if block.visits}
    shared = frozenset(block.visits for block in names.blocks if block.ways_in) | names.asked
    return Program(start, tuple(blocks[1:]), names.values, shown, tuple(losses), shared)


def _declare(file: File, names: Names, losses: list[Lost]) -> set[str]:
    """Make variables and constants known; gives the names of those that no flags can hold."""
    lost = set()
    for variable in file.variables:
        value = names.settled(variable.value, Scope())
        if variable.constant:
            names.constants[variable.name] = value
            continue
        try:
            names.values[variable.name] = [evaluated(value, _unknown)]
        except (Need, Unsaid) as why:
            names.values[variable.name] = []
            lost.add(variable.name)
            what = why.what if isinstance(why, Unsaid) else "another variable"
            why_lost = f"VAR {variable.name} is {what}; a scenario has nothing that could hold it."
            losses.append(Lost(why_lost, variable.place))
    return lost


def _unknown(name: str) -> bool:
    raise Need(name)


def _flows(file: File) -> Iterator[tuple[Flow, Scope]]:
    for knot in (file.main, *file.knots):
        given = frozenset(knot.parameters)
        yield knot, Scope(knot.name, "", given)
        for stitch in knot.stitches:
            yield stitch, Scope(knot.name, stitch.name, given | frozenset(stitch.parameters))


def _announced(flow: Flow, scope: Scope, names: Names) -> Block:
    """The block of a knot or stitch, still empty; it and the labels in it can be found by name from now on."""
    block = names.block(scope, flow.place, scope.title())
    block.knot = block.stop = bool(flow.name)
    if flow.name:
        names.places.setdefault(f"{scope.knot}.{scope.stitch}".strip("."), block)
    _labels(flow.content, scope, names)
    return block


def _labels(content: Content, scope: Scope, names: Names) -> None:
    for part in content:
        if isinstance(part, Assign) and part.temporary:
            names.temporary.add(f"{scope.knot}~{part.name}")
            names.values.setdefault(f"{scope.knot}~{part.name}", [])
        if isinstance(part, Option | Gather) and part.label:
            full = next(scope.paths(part.label))
            block = names.block(scope, part.place, f"{scope.title()}.{part.label}" if scope.knot else part.label)
            names.places.setdefault(full, block)
            names.places.setdefault(f"{scope.knot}.{part.label}".lstrip("."), block)
        for inner in _inner(part):
            _labels(inner, scope, names)


def _inner(part: object) -> tuple[Content, ...]:
    if isinstance(part, Case):
        return tuple(content for _, content in part.arms)
    return part.arms if isinstance(part, Turns) else ()


def _range(names: Names, lost: set[str]) -> None:
    """Find all values that each variable can have; a variable with too many joins `lost`."""
    changed = True
    while changed:
        changed = False
        for assign in names.assignments:
            if assign.name in names.values and assign.name not in lost:
                changed |= _widened(assign, names, lost)


def _widened(assign: Assign, names: Names, lost: set[str]) -> bool:
    before = names.values[assign.name]
    try:
        found = list(before)
        for value in _possible(assign, names, lost, {}):
            if not any(value is one or (value == one and type(value) is type(one)) for one in found):
                found.append(value)
        if len(found) > MOST_VALUES:
            raise Unsaid("its value")
    except Unsaid:
        lost.add(assign.name)
        return True
    names.values[assign.name] = found
    return len(found) > len(before)


def _possible(assign: Assign, names: Names, lost: set[str], known: dict[str, bool | int | float | str]):  # type: ignore[no-untyped-def]
    def look(name: str) -> bool | int | float | str:
        if name in lost:
            raise Unsaid("its value")
        if name not in known:
            raise Need(name)
        return known[name]

    try:
        yield evaluated(assign.value, look)
    except Need as need:
        if len(known) > 5:
            raise Unsaid("too much at once") from None
        for value in list(names.values[need.name]):
            yield from _possible(assign, names, lost, {**known, need.name: value})
