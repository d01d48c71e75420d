"""Makes conditions short: what a truth table says in few questions."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from game.domain.condition import AllOf, FlagSet, Not, leaves
from game.exchange.algebra import Truth, both, either

MOST_FLAGS = 12
"""A condition over more flags than this stays as it is."""

Cube = tuple[tuple[int, bool], ...]
"""Some flags, by number, and whether each is set."""


def flags_of(truth: Truth) -> list[str]:
    """The flags that a condition asks for, each once, in their order."""
    if isinstance(truth, bool):
        return []
    return list(dict.fromkeys(leaf.flag for leaf in leaves(truth) if isinstance(leaf, FlagSet)))


def simplified(truth: Truth, never: Sequence[Truth] = ()) -> Truth:
    """A shorter condition that says the same, except where one of `never` holds, which does not count."""
    ways = alternatives(truth, never)
    if ways is None:
        return truth
    short = either(ways)
    return truth if not never and _length(truth) <= _length(short) else short


def alternatives(truth: Truth, never: Sequence[Truth] = ()) -> list[Truth] | None:
    """Short conditions of which one holds just when the whole does; None where it asks for too many flags."""
    flags = flags_of(truth)
    flags += [flag for flag in flags_of(either(never)) if flag not in flags]
    if len(flags) > MOST_FLAGS:
        return None
    count = len(flags)
    full = (1 << (1 << count)) - 1
    rows = dict(zip(flags, _columns(count), strict=True))
    ignored = _table(either(never), rows, full)
    wanted = _table(truth, rows, full) & ~ignored
    allowed = wanted | ignored
    for number in range(count):  # a flag on which nothing depends is not asked for
        column, step = rows[flags[number]], 1 << number
        merged, refused = _merged(wanted, column, step), _merged(full & ~allowed, column, step)
        if not merged & refused:
            wanted, allowed = merged, full & ~refused
    cubes = [tuple(sorted(cube)) for cube in _cover(wanted, allowed, count)[0]]
    return [_all_of(cube, flags) for cube in sorted(cubes, key=lambda cube: [number for number, _ in cube])]


def _merged(cases: int, column: int, step: int) -> int:
    """These cases, whether the flag of this column is set or not."""
    on, off = cases & column, cases & ~column
    return on | off | on >> step | off << step


def _length(truth: Truth) -> int:
    return 0 if isinstance(truth, bool) else sum(1 for _ in leaves(truth))


def _table(truth: Truth, rows: dict[str, int], full: int) -> int:
    """The cases in which it holds, one bit each."""
    if isinstance(truth, bool):
        return full if truth else 0
    if isinstance(truth, FlagSet):
        return rows[truth.flag]
    if isinstance(truth, Not):
        return full & ~_table(truth.part, rows, full)
    every = isinstance(truth, AllOf)
    found = full if every else 0
    for part in getattr(truth, "parts", ()):
        cases = _table(part, rows, full)
        found = found & cases if every else found | cases
    return found


@lru_cache(maxsize=16)
def _columns(count: int) -> tuple[int, ...]:
    """For each flag, the cases in which it is set: the bit of its number in the number of the case."""
    found = []
    for number in range(count):
        half = 1 << number
        column, width = ((1 << half) - 1) << half, 2 * half
        while width < 1 << count:
            column |= column << width
            width *= 2
        found.append(column)
    return tuple(found)


def _cover(wanted: int, allowed: int, count: int) -> tuple[list[Cube], int]:
    """Cubes that hold in all cases wanted and in none that is not allowed, and where they hold (Minato's ISOP)."""
    if not wanted:
        return [], 0
    if allowed == (1 << (1 << count)) - 1:
        return [()], allowed
    number, half = count - 1, 1 << (count - 1)
    low = (1 << half) - 1
    wanted0, wanted1, allowed0, allowed1 = wanted & low, wanted >> half, allowed & low, allowed >> half
    without, holds0 = _cover(wanted0 & ~allowed1, allowed0, number)
    with_it, holds1 = _cover(wanted1 & ~allowed0, allowed1, number)
    rest, either_way = _cover(wanted0 & ~holds0 | wanted1 & ~holds1, allowed0 & allowed1, number)
    cubes = [(*cube, (number, True)) for cube in with_it] + [(*cube, (number, False)) for cube in without] + rest
    return cubes, (holds0 | either_way) | (holds1 | either_way) << half


def _all_of(cube: Iterable[tuple[int, bool]], flags: Sequence[str]) -> Truth:
    return both(FlagSet(flags[number]) if wish else Not(FlagSet(flags[number])) for number, wish in cube)
