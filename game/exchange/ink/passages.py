"""Makes passages of the ways through a story: what is said where, what is on offer, and where it leads."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from game.exchange.algebra import Truth, both, either, negated, written
from game.exchange.ink.blocks import Goto
from game.exchange.ink.leaves import Leaf, Shown, Spot, World
from game.exchange.ink.logic import flags_of, simplified
from game.exchange.ink.pruning import Source
from game.exchange.ink.tree import Value
from game.exchange.ink.values import Need
from game.exchange.ink.way import Way
from game.exchange.story import Choice, Loss, Passage, StoryError, Words
from game.loader.conditions import MAX_LENGTH

_Thing = TypeVar("_Thing", bound=Hashable)

MOST_LEAVES = 600
MOST_PASSAGES = 5_000


@dataclass(slots=True)
class Draft:
    """Passages as they are found, from `start` on. `offers` are the choices that each offer has become,
    `sources` what of the ink each passage says.
    """

    world: World
    initial: dict[str, Value]
    passages: list[Passage] = field(default_factory=list)
    offers: dict[str, list[Choice]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    _titles: dict[Spot, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _queue: list[Spot] = field(default_factory=list)

    def explore(self, start: Spot, first: bool) -> str:
        """Make the passage that begins at a place and all that follow; gives its title."""
        title = self._title(start, _opening(start) if first else "")
        while self._queue:
            spot = self._queue.pop(0)
            if len(self.passages) > MOST_PASSAGES:
                file = spot[0].place.file
                raise StoryError(f"{file}: The story makes more than {MOST_PASSAGES} passages; divide it into several.")
            fresh = first and spot == start
            self._divided(self._titles[spot], spot, self._leaves(spot, {}, fresh), True)
        return title

    def known(self, spot: Spot) -> bool:
        """Whether a passage begins at a place."""
        return spot in self._titles

    def _title(self, spot: Spot, wish: str = "") -> str:
        if spot not in self._titles:
            self._titles[spot] = self._free(wish or _wish(spot))
            self._queue.append(spot)
        return self._titles[spot]

    def _free(self, wish: str) -> str:
        title, number = wish, 2
        while title in self._taken:
            title, number = f"{wish} ({number})", number + 1
        self._taken.add(title)
        return title

    def _leaves(self, spot: Spot, assumed: dict[str, Value], fresh: bool) -> list[Leaf]:
        known = {**(self.initial if fresh else {}), **assumed}
        try:
            return [Way(self.world, assumed, known).walk(spot, fresh)]
        except Need as need:
            found = []
            for value in reversed(self.world.values[need.name]):
                found += self._leaves(spot, {**assumed, need.name: value}, fresh)
                if len(found) > MOST_LEAVES:
                    place = spot[0].place
                    raise StoryError(
                        f"{place.file}:{place.line}: What is said here depends on too many conditions at once; "
                        "put a choice or a divert between them."
                    ) from None
            return found

    def _path(self, leaf: Leaf) -> Truth:
        return both(self.world.flags.holds(name, value) for name, value in leaf.assumed.items())

    def _divided(self, title: str, spot: Spot, leaves: Sequence[Leaf], whole: Truth) -> None:
        """One passage for all ways, or one that leads on to several if they change different things."""
        groups = _grouped(leaves, lambda leaf: (frozenset(leaf.changes.items()), leaf.route is None))
        if len(groups) == 1:
            self._passage(title, spot, leaves, whole)
        else:
            self._crossroads(title, spot, groups, whole)

    def _crossroads(self, title: str, spot: Spot, groups: Sequence[Sequence[Leaf]], whole: Truth) -> None:
        routes = list[tuple[Truth, str]]()
        ways, earlier = [], [negated(whole)]
        for number, group in enumerate(groups, 1):
            name = self._free(f"{title} / {number}")
            paths = [self._path(leaf) for leaf in group]
            way = either(paths)
            last = number == len(groups)
            routes += [(when, name) for when in ([True] if last else self._sayable(paths, earlier))]
            ways.append((name, group, both((whole, way))))
            earlier.append(way)
        kept = [(written(when), name) for when, name in routes]
        self.sources[title] = Source((frozenset(),), ())
        self.passages.append(Passage(title, (Words(""),), (), spot[0].place, routes=tuple(kept)))
        for name, group, way in ways:
            self._passage(name, spot, group, way)

    def _short(self, truth: Truth, never: Iterable[Truth] = ()) -> Truth:
        ruled_out = [one for one in never if one is not False]
        flags = list(dict.fromkeys(flag for one in (truth, *ruled_out) for flag in flags_of(one)))
        return simplified(truth, [*ruled_out, *self.world.flags.exclusive(flags)])

    def _sayable(self, paths: Sequence[Truth], never: Sequence[Truth]) -> list[Truth]:
        """Conditions of which one holds where one of the paths is taken: a single one, unless it is too long."""
        when = self._short(either(paths), never)
        return [when] if len(written(when)) <= MAX_LENGTH else list(paths)

    def _passage(self, title: str, spot: Spot, leaves: Sequence[Leaf], whole: Truth) -> None:
        """A passage for ways that all change the same."""
        words = self._words(leaves, whole)
        choices = self._choices(leaves, whole)
        routes = self._routes(leaves, whole)
        asked = [when for _, when in words] + [when for _, when in choices] + [when for _, when in routes]
        variables = {self.world.flags.variable[flag] for when in asked for flag in flags_of(when)}
        changes = leaves[0].changes
        late = [name for name in changes if name in variables]
        if late and routes:
            groups = _grouped(leaves, lambda leaf: tuple(leaf.assumed.get(name) for name in late))
            if len(groups) > 1:
                self._crossroads(title, spot, groups, whole)
                return
        sets, clears = self._changes({name: value for name, value in changes.items() if name not in late})
        later = self._changes({name: changes[name] for name in late})
        self.sources[title] = _source(words, choices, leaves)
        self.passages.append(
            Passage(
                title,
                tuple(Words(text, written(when)) for text, when in words),
                tuple(self._choice(shown, when, later) for shown, when in choices),
                spot[0].place,
                sets,
                clears,
                tuple((written(when), self._title(to)) for to, when in routes),
                tuple(dict.fromkeys(loss for leaf in leaves for loss in leaf.losses)),
            )
        )

    def _changes(self, changes: dict[str, Value]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        sets, clears = list[str](), list[str]()
        for name, value in changes.items():
            on, off = self.world.flags.change(name, value)
            sets += on
            clears += off
        return tuple(sets), tuple(clears)

    def _words(self, leaves: Sequence[Leaf], whole: Truth) -> list[tuple[str, Truth]]:
        return self._first_that_holds(leaves, whole, lambda leaf: leaf.text)

    def _routes(self, leaves: Sequence[Leaf], whole: Truth) -> list[tuple[Spot, Truth]]:
        found = self._first_that_holds(leaves, whole, lambda leaf: leaf.route)
        return [(to, when) for to, when in found if to is not None]

    def _first_that_holds(
        self, leaves: Sequence[Leaf], whole: Truth, what: Callable[[Leaf], _Thing]
    ) -> list[tuple[_Thing, Truth]]:
        """What each way has, with conditions that are tried in order; the last has none."""
        groups = _grouped(leaves, what)
        found, earlier = [], [negated(whole)]
        for group in groups[:-1]:
            paths = [self._path(leaf) for leaf in group]
            found += [(what(group[0]), when) for when in self._sayable(paths, earlier)]
            earlier.append(either(paths))
        return [*found, (what(groups[-1][0]), True)]

    def _choices(self, leaves: Sequence[Leaf], whole: Truth) -> list[tuple[Shown, Truth]]:
        shown: dict[Hashable, Shown] = {}
        ways: dict[Hashable, list[Truth]] = {}
        for leaf in leaves:
            for key, one in zip(_keys(leaf.choices), leaf.choices, strict=True):
                shown.setdefault(key, one)
                ways.setdefault(key, []).append(both((self._path(leaf), one.when)))
        found = []
        for key in _in_order([_keys(leaf.choices) for leaf in leaves]):
            one = shown[key]
            when = self._short(either(ways[key]), [negated(whole)])
            # the ways exclude each other, so no choice is on offer twice
            pieces = [when] if len(written(when)) <= MAX_LENGTH else ways[key]
            found += [(one, piece) for piece in pieces]
        return found

    def _choice(self, shown: Shown, when: Truth, later: tuple[tuple[str, ...], tuple[str, ...]]) -> Choice:
        place = shown.offer.place
        losses = shown.losses
        if not shown.say:
            losses = (*losses, Loss(place, "This choice has no words; … stands for them."))
        sets, clears = later
        say = shown.say or "…"
        choice = Choice(say, self._title(shown.to), place, written(when), shown.once, sets, clears, losses=losses)
        self.offers.setdefault(shown.offer.body.visits or f"+{shown.offer.body.number}", []).append(choice)
        return choice


def _source(
    words: Sequence[tuple[str, Truth]], choices: Sequence[tuple[Shown, Truth]], leaves: Sequence[Leaf]
) -> Source:
    """What of the ink is said by words and choices; the words of a choice are numbered like it."""
    said = [frozenset[int]().union(*(leaf.said for leaf in leaves if leaf.text == text)) for text, _ in words]
    return Source(tuple(said), tuple(frozenset([id(one.offer)]) for one, _ in choices))


def _opening(spot: Spot) -> str:
    """What the first passage is called: as the knot is to which the story goes at once, if there is one."""
    steps = spot[0].steps
    to = steps[0].block if steps and isinstance(steps[0], Goto) else None
    return to.title if to is not None and to.ways_in == 1 else "start"


def _wish(spot: Spot) -> str:
    block, index, _ = spot
    while not block.title and block.parent is not None:
        block, index = block.parent, 1
    return block.title if not index else f"{block.title or 'start'} on"


def _keys(choices: Sequence[Shown]) -> list[Hashable]:
    """What tells choices apart; the same one may be on offer several times at once."""
    found: list[Hashable] = []
    for one in choices:
        key, number = (one.offer, one.say, one.to), 1
        while (key, number) in found:
            number += 1
        found.append((key, number))
    return found


def _in_order(lists: Sequence[Sequence[Hashable]]) -> list[Hashable]:
    """All that is in the lists, each once, in an order that is theirs."""
    before: dict[Hashable, set[Hashable]] = {}
    for one in lists:
        for number, key in enumerate(one):
            before.setdefault(key, set()).update(one[:number])
    found: dict[Hashable, None] = {}
    while len(found) < len(before):
        left = [key for key in before if key not in found]
        found[next((key for key in left if before[key] <= found.keys()), left[0])] = None
    return list(found)


def _grouped(leaves: Sequence[Leaf], key: Callable[[Leaf], Hashable]) -> list[list[Leaf]]:
    """The ways by what they have in common, in their order; the group of the last way is the last."""
    groups: dict[Hashable, list[Leaf]] = {}
    for leaf in leaves:
        groups.setdefault(key(leaf), []).append(leaf)
    last = key(leaves[-1])
    return [group for one, group in groups.items() if one != last] + [groups[last]]
