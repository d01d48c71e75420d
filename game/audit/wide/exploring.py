"""Every position that can be reached, explored a whole front at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.audit.wide.tables import Numbers, Tables
from game.domain.scenario import MOOD_MAX
from game.rules.choices import STAY
from game.rules.compiled import Compiled
from game.rules.openings import openings_of
from game.rules.step import begin

BUDGET = 8_000_000
"""Positions walked before the rest is left; some seconds of work and a gigabyte."""


DENSE = 30_000_000
"""Up to so many positions that can be thought of, a table has a place for each."""


@dataclass(frozen=True, slots=True)
class WideGraph:
    """All positions that were found, as columns, and the choices on offer at those that were walked.

    The edges of position n are `choice[start[n]:start[n + 1]]` with their `target`. The first `roots` positions are
    those at which contacts open. Positions from `walked` on are known and were not walked any more; `fronts` are the
    numbers at which a new front begins.
    """

    tables: Tables
    place: Numbers
    mood: Numbers
    goodwill: Numbers
    bits: Numbers
    start: Numbers
    choice: Numbers
    target: Numbers
    fronts: Numbers
    roots: int
    walked: int

    @property
    def compiled(self) -> Compiled:
        """The scenario."""
        return self.tables.compiled

    @property
    def known(self) -> int:
        """How many positions were found."""
        return len(self.place)

    @property
    def columns(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Place, mood, goodwill and bits of every position."""
        return self.place, self.mood, self.goodwill, self.bits

    @property
    def source(self) -> Numbers:
        """The position each edge begins at."""
        return np.repeat(np.arange(self.known, dtype=np.int32), np.diff(self.start))


@dataclass(slots=True)
class Steps:
    """Choices on offer, each with the row it is taken at, and where it leads."""

    row: Numbers
    choice: Numbers
    place: Numbers
    mood: Numbers
    goodwill: Numbers
    bits: Numbers


def steps_from(tables: Tables, place: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> Steps:
    """Every choice on offer at these positions, in the order of `Compiled.offers`, and the positions after it."""
    count = tables.offer_count[place]
    row = np.repeat(np.arange(len(place), dtype=np.int32), count)
    begins = np.cumsum(count, dtype=np.int64) - count
    choice = tables.offered[np.arange(len(row)) + np.repeat(tables.offer_start[place] - begins, count)]
    mood = np.repeat(mood, count)
    goodwill = np.repeat(goodwill, count) if tables.money else goodwill
    bits = np.repeat(bits, count) if tables.facts else bits
    offered = np.flatnonzero(tables.truth.of(tables.guard.take(choice), mood, goodwill, bits))
    row, choice, mood = row.take(offered), choice.take(offered), mood.take(offered)
    mood += tables.mood.take(choice)
    np.clip(mood, 0, MOOD_MAX, out=mood)
    if tables.money:
        goodwill = goodwill[offered] - tables.cost[choice]
    if tables.facts:
        bits = bits[offered] & tables.keep[choice] | tables.put[choice]
    to = tables.to.take(choice)
    if tables.gestures:
        to = np.where(to == STAY, place[row], to)
    _reroute(tables, to, choice, mood, goodwill, bits)
    return Steps(row, choice, to, mood, goodwill, bits)


def _reroute(tables: Tables, to: Numbers, choice: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> None:
    """Where a condition on the way holds, the first that does leads on."""
    left = np.flatnonzero(tables.route_count[choice])
    at = 0
    while len(left):
        route = tables.route_start[choice[left]] + at
        facts, money = bits[left] if tables.facts else bits, goodwill[left] if tables.money else goodwill
        held = tables.truth.of(tables.route_test[route], mood[left], money, facts)
        to[left[held]] = tables.route_to[route[held]]
        at += 1
        left = left[~held]
        left = left[tables.route_count[choice[left]] > at]


def explore_wide(
    tables: Tables, budget: int = BUDGET, walking: Callable[[int], None] = lambda _count: None
) -> WideGraph:
    """Everything that can be reached from every opening, or as much of it as the budget lets be walked.

    After each front `walking` hears how many positions have been walked.
    """
    compiled = tables.compiled
    begins = [begin(compiled, one).position for one in openings_of(compiled.scenario)]
    front = _Front(tables)
    front.take(*tables.positions(begins))
    roots, walked = front.count, 0
    counts: list[Numbers] = []
    edges: list[tuple[Numbers, Numbers]] = []
    fronts = [0]
    while walked < front.count and walked < budget:
        columns = front.since(walked, min(front.count, budget))
        found = steps_from(tables, *columns)
        size = len(columns[0])
        walked += size
        counts.append(np.bincount(found.row, minlength=size))
        if front.count >= walked:
            fronts.append(walked)
        walking(walked)
        edges.append((found.choice, front.take(found.place, found.mood, found.goodwill, found.bits)))
    counts.append(np.zeros(front.count - walked, np.int64))
    start = np.concatenate(([0], np.cumsum(np.concatenate(counts))))
    place, mood, goodwill, bits = front.all()
    return WideGraph(
        tables=tables,
        place=place,
        mood=mood,
        goodwill=goodwill,
        bits=bits,
        start=start,
        choice=np.concatenate([one for one, _ in edges]),
        target=np.concatenate([one for _, one in edges]),
        fronts=np.array(fronts),
        roots=roots,
        walked=walked,
    )


class _Dense:
    """The number of each position by its cell, in a table with room for all that can be thought of."""

    def __init__(self, cells: int) -> None:
        self._numbers: Numbers = np.full(cells, -1, np.int32)

    def take(self, cell: Numbers, count: int) -> tuple[Numbers, Numbers]:
        """(the numbers of these cells, the rows of those that are new and so get the numbers from `count` on)."""
        numbers = self._numbers
        new = np.flatnonzero(numbers[cell] < 0)
        # Written backwards, so that of equals the first one stays.
        numbers[cell[new[::-1]]] = np.arange(len(new) - 1, -1, -1, dtype=np.int32)
        first = new[numbers[cell[new]] == np.arange(len(new))]
        numbers[cell[first]] = np.arange(count, count + len(first), dtype=np.int32)
        return numbers[cell], first


class _Sparse:
    """The same for very many cells of which few are reached: those found so far, in order."""

    def __init__(self) -> None:
        self._cells: Numbers = np.zeros(0, np.int64)
        self._numbers: Numbers = np.zeros(0, np.int32)

    def take(self, cell: Numbers, count: int) -> tuple[Numbers, Numbers]:
        """As in the other one."""
        different, rows, back = np.unique(cell, return_index=True, return_inverse=True)
        at = np.searchsorted(self._cells, different)
        there = np.zeros(len(different), bool)
        there[at < len(self._cells)] = self._cells[at[at < len(self._cells)]] == different[at < len(self._cells)]
        found = np.empty(len(different), np.int32)
        found[there] = self._numbers[at[there]]
        new = np.flatnonzero(~there)
        new = new[np.argsort(rows[new])]  # in the order in which they came
        found[new] = np.arange(count, count + len(new), dtype=np.int32)
        fresh = np.sort(new)
        self._cells = np.insert(self._cells, at[fresh], different[fresh])
        self._numbers = np.insert(self._numbers, at[fresh], found[fresh])
        return found[back], rows[new]


class _Front:
    """The positions found so far, and the number of each."""

    def __init__(self, tables: Tables) -> None:
        cells = tables.most_cells
        self._tables = tables
        self._numbers = _Dense(cells) if cells <= DENSE else _Sparse()
        self._parts: list[tuple[Numbers, Numbers, Numbers, Numbers]] = []
        self._starts: list[int] = []
        self.count = 0

    def take(self, place: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> Numbers:
        """The numbers of these positions; those that are new are numbered in the order in which they come."""
        numbers, first = self._numbers.take(self._tables.cells(place, mood, goodwill, bits), self.count)
        if len(first):
            facts = bits[first] if self._tables.facts else np.zeros(len(first), np.int64)
            money = goodwill[first] if self._tables.money else np.zeros(len(first), np.int64)
            here = place[first]
            self._parts.append((here, *self._tables.kept(here, mood[first], money, facts)))
            self._starts.append(self.count)
            self.count += len(first)
        return numbers

    def since(self, number: int, until: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """The columns of the positions from this number (where a front begins) on."""
        place, mood, goodwill, bits = self._parts[self._starts.index(number)]
        size = until - number
        return place[:size], mood[:size], goodwill[:size], bits[:size]

    def all(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """All columns."""
        place, mood, goodwill, bits = zip(*self._parts, strict=True)
        return np.concatenate(place), np.concatenate(mood), np.concatenate(goodwill), np.concatenate(bits)
