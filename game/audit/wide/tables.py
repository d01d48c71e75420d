"""A compiled scenario as columns: what each choice asks, changes and leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import gcd

import numpy as np

from game.audit.wide.clauses import ALWAYS, MOST, Clause, Clauses, UnfitError, both, clauses_of
from game.domain.condition import Compare, Condition, Quantity
from game.domain.pillars import Points
from game.domain.scenario import MOOD_MAX, Reply, Route
from game.rules.choices import STAY, Choice
from game.rules.compiled import Compiled

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.integer]]
"""A column of whole numbers."""
Truths = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
"""A column of answers."""

MOST_BITS = 62
"""Facts that can be remembered at once, so that a position's fit into one number."""
MOST_CELLS = 1 << 62
"""Positions that can be thought of, whether or not they are reached, so that each has a number of its own."""
_MOODS = MOOD_MAX + 1
_MOOD = Quantity.MOOD


@dataclass(slots=True)
class Tests:
    """Conditions by number, each a run of clauses; number 0 always holds, and each is kept once."""

    clauses: list[Clause] = field(default_factory=lambda: [Clause()])
    starts: list[int] = field(default_factory=lambda: [0])
    counts: list[int] = field(default_factory=lambda: [1])
    known: dict[Clauses, int] = field(default_factory=lambda: {ALWAYS: 0})

    def number(self, clauses: Clauses) -> int:
        """The number of a condition."""
        found = self.known.get(clauses)
        if found is None:
            found = self.known[clauses] = len(self.starts)
            self.starts.append(len(self.clauses))
            self.counts.append(len(clauses) or 1)
            self.clauses += clauses or (Clause(moods=0),)
        return found


class Truth:
    """The tests as columns, to be asked for many positions at once."""

    def __init__(self, tests: Tests, renamed: "Renamed") -> None:
        clauses = tests.clauses
        self._start = np.array(tests.starts, np.int32)
        self._count = np.array(tests.counts, np.int32)
        self._mask = np.array([renamed(one.mask) for one in clauses], np.int64)
        self._value = np.array([renamed(one.value) for one in clauses], np.int64)
        self._moods = np.array([one.moods for one in clauses], np.int32)
        self._low = np.array([one.low for one in clauses], np.int64)
        self._high = np.array([one.high for one in clauses], np.int64)
        self._asks_bits = bool(self._mask.any())
        self._asks_money = any(one.low > 0 or one.high < MOST for one in clauses)

    def of(self, tests: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> Truths:
        """Which of these tests hold, each at the position beside it."""
        asked = np.flatnonzero(tests)
        result = np.ones(len(tests), bool)
        if not len(asked):
            return result
        tests, mood = tests[asked], mood[asked]
        goodwill, bits = goodwill[asked] if self._asks_money else goodwill, bits[asked] if self._asks_bits else bits
        at, count = self._start[tests], self._count[tests]
        held = self._held(at, mood, goodwill, bits)
        for more in range(1, int(count.max())):
            left = np.flatnonzero((count > more) & ~held)
            money, facts = goodwill[left] if self._asks_money else goodwill, bits[left] if self._asks_bits else bits
            held[left] = self._held(at[left] + more, mood[left], money, facts)
        result[asked] = held
        return result

    def _held(self, clause: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> Truths:
        held: Truths = (self._moods[clause] >> mood & 1).astype(bool)
        if self._asks_bits:
            held &= bits & self._mask[clause] == self._value[clause]
        if self._asks_money:
            held &= (self._low[clause] <= goodwill) & (goodwill <= self._high[clause])
        return held


class Renamed:
    """Only the bits that something reads anywhere, moved together so that they fit into one number."""

    def __init__(self, compiled: Compiled) -> None:
        every = 0
        for one in compiled.live:
            every |= one.bits
        self.bits = [bit for bit in range(every.bit_length()) if every >> bit & 1]
        if len(self.bits) > MOST_BITS:
            raise UnfitError(f"{len(self.bits)} facts are remembered; {MOST_BITS} are the most")
        self._known: dict[int, int] = {}

    def __call__(self, mask: int) -> int:
        """The bits of a mask, moved."""
        found = self._known.get(mask)
        if found is None:
            found = sum(1 << at for at, bit in enumerate(self.bits) if mask >> bit & 1)
            self._known[mask] = found
        return found


class Tables:
    """All columns of one scenario. Raises `UnfitError`, with the reason, where it does not fit into them."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        renamed = Renamed(compiled)
        self.facts = len(renamed.bits)
        self._places(compiled)
        self._choices(compiled, renamed)
        self._cells(compiled, renamed)

    def _places(self, compiled: Compiled) -> None:
        self.offer_count = np.array(list(map(len, compiled.offers)), np.int32)
        self.offer_start = np.concatenate(([0], np.cumsum(self.offer_count, dtype=np.int64)))
        self.offered = np.array([one.index for many in compiled.offers for one in many], np.int32)
        self.counts_money = np.array([one.goodwill for one in compiled.live], bool)
        # Whether goodwill can ever matter; a choice that spends some makes it matter where it is on offer.
        self.money = bool(self.counts_money.any())

    def _choices(self, compiled: Compiled, renamed: Renamed) -> None:
        choices, tests = compiled.choices, Tests()
        found = _conditions(compiled, tests)
        self.guard = np.array(found.guards, np.int32)
        self.mood = np.array([one.mood for one in choices], np.int32).clip(-MOOD_MAX, MOOD_MAX).astype(np.int8)
        self.cost = np.array([one.cost for one in choices], np.int64) if self.money else _NONE
        self.spends = bool(self.cost.any())
        self.keep = np.array([renamed(one.keep) for one in choices], np.int64) if self.facts else _NONE
        self.put = np.array([renamed(one.put) for one in choices], np.int64) if self.facts else _NONE
        self.to = np.array([one.to for one in choices], np.int32)
        self.points = _points(choices)
        self.is_gesture = self.to == STAY
        self.gestures = bool(self.is_gesture.any())
        self.route_start = np.zeros(len(choices), np.int32)
        self.route_count = np.zeros(len(choices), np.int32)
        routed, counts = np.array(list(found.routes), np.int32), np.array(list(found.routes.values()), np.int32)
        self.route_start[routed] = np.cumsum(counts) - counts
        self.route_count[routed] = counts
        self.route_test = np.array(found.route_test, np.int32)
        self.route_to = np.array(found.route_to, np.int32)
        self.truth = Truth(tests, renamed)

    def _cells(self, compiled: Compiled, renamed: Renamed) -> None:
        """A number for each position that can be thought of: by place, then mood, goodwill and facts."""
        places = len(compiled.places)
        every = np.arange(_MOODS, dtype=np.int32)
        # Very many places cut the moods in few ways, so each way is looked at once.
        cuts, self.cut = np.unique(np.array([one.mood for one in compiled.live], np.int32), return_inverse=True)
        own = ((cuts[:, None] >> every & 1) == 1) | (every == 0)  # the moods that stand for themselves
        kinds = own.sum(axis=1, dtype=np.int64)[self.cut]
        # Of any mood: the rank of the one that stands for it, and that one (`Compiled.moods`).
        rank = np.cumsum(own, axis=1, dtype=np.int64) - 1
        self.mood_kept = np.maximum.accumulate(np.where(own, every, 0), axis=1).astype(np.int8).ravel()
        self.start_goodwill = compiled.start[2]
        self.coin = gcd(*(int(one) for one in np.unique(self.cost))) or 1
        coins = np.where(self.counts_money, self.start_goodwill // self.coin + 1, 1).astype(np.int64)
        self.live = np.array([renamed(one.bits) for one in compiled.live], np.int64) if self.facts else _NONE
        self.sizes = np.ones(places, np.int64)
        if self.facts:
            self.sizes = np.array([1 << renamed(one.bits).bit_count() for one in compiled.live], np.int64)
        total = float((kinds.astype(float) * coins * self.sizes).sum())
        if total > MOST_CELLS:
            raise UnfitError(f"more combinations can be thought of than numbers hold ({total:.0e})")
        ends = np.cumsum(kinds * coins * self.sizes)
        self.most_cells = int(ends[-1])
        begins = np.concatenate(([0], ends[:-1]))
        # By place and mood, the first of its cells.
        self.first_cell = (rank[self.cut] * (coins * self.sizes)[:, None] + begins[:, None]).ravel()

    def cells(self, place: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> Numbers:
        """The number of the position that is remembered of each of these."""
        found: Numbers = self.first_cell.take(place * _MOODS + mood)
        if self.money:
            spent = (self.start_goodwill - goodwill) // self.coin
            found += np.where(self.counts_money[place], spent, 0) * self.sizes[place]
        if self.facts:
            found += self._packed(place, bits)
        return found

    def _packed(self, place: Numbers, bits: Numbers) -> Numbers:
        """The facts that can still be read at each place, moved together."""
        live, packed, at = self.live[place], np.zeros(len(place), np.int64), np.zeros(len(place), np.int64)
        for fact in range(self.facts):
            here = live >> fact & 1
            packed |= (bits >> fact & here) << at
            at += here
        return packed

    def kept(self, place: Numbers, mood: Numbers, goodwill: Numbers, bits: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """(mood, goodwill, bits) without what nothing that follows can read."""
        money = np.where(self.counts_money[place], goodwill, 0) if self.money else goodwill
        kept = self.mood_kept[self.cut[place] * _MOODS + mood]
        return kept, money, bits & self.live[place] if self.facts else bits

    def positions(self, many: Iterable[tuple[int, int, int, int]]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Positions of `game.rules` as columns (place, mood, goodwill, bits)."""
        renamed = Renamed(self.compiled)
        rows = [(place, mood, goodwill, renamed(bits)) for place, mood, goodwill, bits in many]
        place, mood, goodwill, bits = np.array(rows, np.int64).T
        return place.astype(np.int32), mood.astype(np.int8), goodwill if self.money else goodwill * 0, bits


_NONE: Numbers = np.zeros(0, np.int64)


def _points(choices: Sequence[Choice]) -> Numbers:
    """The points of each choice, a row each; many earn the same."""
    known: dict[Points, int] = {}
    rows = [known.setdefault(one.points, len(known)) for one in choices]
    return np.array(list(known), np.int32).reshape(len(known), 4)[rows]


def _conditions(compiled: Compiled, tests: Tests) -> "_Found":
    """What all choices ask, and their conditional ways on."""
    found = _Found(compiled, tests)
    early = {one.name: one for many in filter(None, compiled.early) for one in many.values()}
    guards, number = found.guards, found.number
    choices = chain.from_iterable(one.values() for one in compiled.replies[: compiled.first_question])
    replies = chain.from_iterable(one.replies for one in compiled.states[: compiled.first_question])
    # One pass with few calls: this is where the time goes in a very large scenario.
    for choice, reply in zip(choices, replies, strict=True):
        if choice.cost or choice.blocked_by or reply.early is not None:
            needs = _stages(compiled, reply)
            found.guard(choice, reply.when, needs)
            if reply.early is not None:
                other = early[choice.name]
                found.guard(other, reply.when, -needs)
                found.routes_of(other, reply.early.routes)
        elif reply.when is not None:
            guards[choice.index] = number(reply.when)
        if choice.routes:
            found.routes_of(choice, reply.routes)
    landings = {name: one for many in filter(None, compiled.landings) for name, one in many.items()}
    for name, choice in landings.items():
        found.guard(choice, compiled.scenario.gestures[name].when, 0)
    return found


class _Found:
    """The guards and conditional ways of all choices, as numbers of tests.

    `routes` says of each choice that has conditional ways how many; those lie one after the other in the same order.
    """

    def __init__(self, compiled: Compiled, tests: Tests) -> None:
        self.guards = [0] * len(compiled.choices)
        self.routes: dict[int, int] = {}
        self.route_test: list[int] = []
        self.route_to: list[int] = []
        self._layout = compiled.layout
        self._tests = tests
        self._numbers: dict[object, int] = {}

    def guard(self, choice: Choice, when: Condition | None, needs: int) -> None:
        """Note what a choice asks; `needs` are stages, all of which must be there (below zero: one must be missing)."""
        if needs or choice.blocked_by or choice.cost:
            clauses = both(clauses_of(when, self._layout), _own_terms(choice, needs))
            self.guards[choice.index] = self._tests.number(clauses)
        else:
            self.guards[choice.index] = self.number(when)

    def routes_of(self, choice: Choice, routes: Sequence[Route]) -> None:
        """Note the ways on of a choice, the last of which is without condition."""
        if choice.routes:
            number = self.number
            self.routes[choice.index] = len(choice.routes)
            for route, (_, to) in zip(routes, choice.routes, strict=False):
                self.route_test.append(number(route.when))
                self.route_to.append(to)

    def number(self, condition: Condition | None) -> int:
        """The number of a condition that asks nothing but what is written."""
        key: object = condition
        if type(condition) is Compare:  # by far the commonest; a plain tuple is found several times as fast
            key = (condition.operator, condition.number, condition.quantity is _MOOD)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._tests.number(clauses_of(condition, self._layout))
        return number


def _own_terms(choice: Choice, needs: int) -> Clauses:
    """What a choice asks besides its `when`: not used yet, affordable, and the stages (see `compiling`)."""
    terms: Clauses = (Clause(choice.blocked_by, 0, low=choice.cost),)
    if needs > 0:
        return both(terms, (Clause(needs, needs),))
    if needs < 0:
        one_missing = (Clause(1 << bit, 0) for bit in range((-needs).bit_length()) if -needs >> bit & 1)
        return both(terms, one_missing)
    return terms


def _stages(compiled: Compiled, reply: Reply) -> int:
    if reply.stage is None or reply.early is None:
        return 0
    return sum(compiled.layout.mask("stage", one) for one in reply.stage.before)
