"""Takes out what only came about by following all ways at once: what is never so, and is said elsewhere anyhow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.domain.condition import AllOf, Condition, FlagSet, Not
from game.exchange.algebra import read_when, with_flags, written
from game.exchange.ink.tidying import conditions
from game.exchange.story import Choice, Passage

MOST_POSITIONS = 10_000
"""A story with more of these is left as it is."""

Test = Callable[[frozenset[str]], bool]
Position = tuple[str, frozenset[str], frozenset[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Source:
    """What of the ink a passage says: for each of its words and for each of its choices, the numbers of the steps."""

    words: tuple[frozenset[int], ...]
    choices: tuple[frozenset[int], ...]

    def whole(self) -> frozenset[int]:
        """All of it."""
        return frozenset().union(*self.words, *self.choices)


@dataclass(slots=True)
class _Walk:
    """All that can come about, counted by position."""

    passages: Mapping[str, Passage]
    tests: dict[str, Test] = field(default_factory=dict)
    words: set[tuple[str, int]] = field(default_factory=set)
    choices: set[tuple[str, int]] = field(default_factory=set)
    routes: set[tuple[str, int]] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    def all(self, start: str, flags: Sequence[str]) -> bool:
        """Walk everywhere; False if there is too much to walk."""
        begin: Position = (start, frozenset(flags), frozenset())
        todo, seen = [begin], {begin}
        while todo:
            if len(seen) > MOST_POSITIONS:
                return False
            for following in self._on(todo.pop()):
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        return True

    def _on(self, position: Position) -> list[Position]:
        title, flags, used = position
        passage = self.passages[title]
        self.reached.add(title)
        flags = (flags - set(passage.clears)) | set(passage.sets)
        for number, one in enumerate(passage.words):
            if self.holds(one.when, flags):
                self.words.add((title, number))
                break
        for number, (when, to) in enumerate(passage.routes):
            if self.holds(when, flags):
                self.routes.add((title, number))
                return [(to, flags, used)]
        found = []
        for number, choice in enumerate(passage.choices):
            if self.holds(choice.when, flags) and (title, number) not in used:
                self.choices.add((title, number))
                after = (flags - set(choice.clears)) | set(choice.sets)
                if choice.to:
                    found.append((choice.to, after, used | {(title, number)} if choice.once else used))
        return found

    def holds(self, when: str, flags: frozenset[str]) -> bool:
        """Whether a condition holds."""
        if not when:
            return True
        if when not in self.tests:
            truth = read_when(when)
            self.tests[when] = (lambda _: truth) if isinstance(truth, bool) else _test(truth)
        return self.tests[when](flags)


def _test(one: Condition) -> Test:
    if isinstance(one, FlagSet):
        return lambda flags: one.flag in flags
    if isinstance(one, Not):
        inside = _test(one.part)
        return lambda flags: not inside(flags)
    parts = [_test(part) for part in getattr(one, "parts", ())]
    if isinstance(one, AllOf):
        return lambda flags: all(part(flags) for part in parts)
    return lambda flags: any(part(flags) for part in parts)


def pruned(
    passages: tuple[Passage, ...], start: str, flags: Sequence[str], sources: Mapping[str, Source]
) -> tuple[Passage, ...]:
    """The passages without what never comes about, unless its words or choices stand nowhere else.

    What can never be reached although the author has written it stays: it is for the trainer to see.
    """
    by_title = {passage.title: passage for passage in passages}
    walk = _Walk(by_title)
    if walk.all(start, flags):
        said = {step for title, number in walk.words for step in sources[title].words[number]}
        offered = {step for title, number in walk.choices for step in sources[title].choices[number]}
        covered = said | offered
        for title in walk.reached:
            by_title[title] = _thinned(by_title[title], walk, sources[title], covered)
        kept = _kept(by_title, {title for title in by_title if not sources[title].whole() <= covered} | walk.reached)
        passages = tuple(one for title, one in by_title.items() if title in kept)
    return _no_idle_flags(passages, flags)


def _kept(by_title: Mapping[str, Passage], wanted: set[str]) -> set[str]:
    """These titles, and all to which they lead."""
    kept, todo = set[str](), list(wanted)
    while todo:
        title = todo.pop()
        if title not in kept:
            kept.add(title)
            passage = by_title[title]
            todo += [one.to for one in passage.choices if one.to] + [to for _, to in passage.routes]
    return kept


def _thinned(passage: Passage, walk: _Walk, source: Source, covered: set[int]) -> Passage:
    title = passage.title
    words = [
        one
        for number, one in enumerate(passage.words)
        if (title, number) in walk.words or not source.words[number] <= covered
    ]
    choices = [
        one
        for number, one in enumerate(passage.choices)
        if (title, number) in walk.choices or not source.choices[number] <= covered
    ]
    routes = [one for number, one in enumerate(passage.routes) if (title, number) in walk.routes]
    if routes:
        routes[-1] = ("", routes[-1][1])
    words[-1] = replace(words[-1], when="")
    return replace(passage, words=tuple(words), choices=tuple(choices), routes=tuple(routes))


def _no_idle_flags(passages: tuple[Passage, ...], flags: Sequence[str]) -> tuple[Passage, ...]:
    """Conditions do not ask for flags that nothing sets, unless what they guard is then never so."""
    sets = set(flags).union(*(one.sets for one in passages), *(way.sets for one in passages for way in one.choices))
    idle = {word for one in passages for when in conditions(one) for word in when.replace("(", " ").split()}
    known = {word.rstrip(")"): False for word in idle if word.rstrip(")") not in sets | {"and", "or", "not"}}

    def without(when: str) -> str:
        if not when or not known:
            return when
        rest = with_flags(read_when(when), known)
        return when if rest is False else written(rest)

    def choice(one: Choice) -> Choice:
        return replace(one, when=without(one.when))

    return tuple(replace(one, choices=tuple(map(choice, one.choices))) for one in passages)
