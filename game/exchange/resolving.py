"""Story → plot: what happens on arrival is moved to the replies that lead there, and what sends on at once is passed
through."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.domain.condition import FlagSet
from game.exchange.algebra import Truth, both, either, negated, read_when, with_flags
from game.exchange.plot import Plot, Spot, Way
from game.exchange.story import Choice, Loss, Passage, Story, StoryError
from game.exchange.worlds import in_order, variables

Changes = dict[str, bool]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Where a choice leads, under a condition on what was so before it, and all that has changed by then."""

    when: Truth
    key: str
    changes: Changes


def plotted(story: Story) -> Plot:
    """The plot of a story. Raises `StoryError` where it has no beginning, or where passages send on in a circle."""
    return _Resolver(story).plot()


class _Resolver:
    """One story while its passages are joined."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._passages = {one.title: one for one in story.passages}
        self._losses: list[Loss] = list(story.losses)
        self._counted = 0
        if not story.passages:
            raise StoryError("There is no passage in this story, so there is nothing to import.")
        if story.start not in self._passages:
            file = story.passages[0].place.file
            raise StoryError(f"{file}: The story begins with '{story.start[:80]}', but there is no such passage.")

    def plot(self) -> Plot:
        """All of it."""
        start, flags = self._beginning()
        spots: dict[str, Spot] = {}
        for passage in self._story.passages:
            if not passage.routes:
                spots |= {spot.key: spot for spot in self._spots(passage)}
            else:
                self._losses += passage.losses
        story = self._story
        elsewhere = frozenset(story.elsewhere)
        return Plot(story.title, story.tool, start, spots, flags, self._losses, story.extras, elsewhere=elsewhere)

    def _beginning(self) -> tuple[str, set[str]]:
        """The spot it begins with, and the flags that are set by then; at the beginning every flag is known."""
        first = self._passages[self._story.start]
        flags = {*self._story.flags}
        asked = {name for one in self._story.passages for name in (*one.sets, *one.clears)}
        for one in self._story.passages:
            whens = [*(when for when, _ in one.routes), *(words.when for words in one.words)]
            asked |= {name for when in whens for name in variables(read_when(when))}
        known = {name: name in flags for name in {*asked, *flags}}
        arrivals = self._arrive(first.title, True, known, ())
        sure = [one for one in arrivals if one.when is True] or arrivals
        found = sure[0]
        return found.key, {name for name, value in found.changes.items() if value}

    def _spots(self, passage: Passage) -> list[Spot]:
        """The passage; an ending that depends becomes several."""
        words = [(read_when(one.when), one.text) for one in passage.words]
        replies = [way for choice in passage.choices for way in self._ways(choice, passage)]
        losses = list(passage.losses)
        if passage.choices or len(words) < 2:
            return [Spot(passage.title, passage.title, words, replies, passage.place, losses, passage.extras)]
        found = []
        for number, (_, text) in enumerate(words):
            key = _ending(passage, number)
            found.append(Spot(key, passage.title, [(True, text)], [], passage.place, losses, passage.extras))
            losses = []
        return found

    def _ways(self, choice: Choice, passage: Passage) -> list[Way]:
        """The choice as a reply; as several where what happens on arrival depends on where it leads."""
        own: Changes = dict.fromkeys(choice.clears, False) | dict.fromkeys(choice.sets, True)
        when = read_when(choice.when)
        if choice.stays:
            way = Way(choice.say, [(True, passage.title)], choice.place, when, choice.once, own, list(choice.losses))
            way.id, way.extras = choice.id, choice.extras
            return [way]
        direct = self._direct(choice)
        if direct is not None:
            way = Way(choice.say, direct[0], choice.place, when, choice.once, own | direct[1], list(choice.losses))
            way.id, way.extras = choice.id, choice.extras
            return [way]
        arrivals: list[_Arrival] = []
        rest: Truth = True
        for condition, title in choice.ways or (("", choice.to),):
            here = with_flags(read_when(condition), own)
            arrivals += self._arrive(title, both([rest, here]), own, (), choice)
            rest = both([rest, negated(here)])
        return self._grouped(choice, when, arrivals)

    def _direct(self, choice: Choice) -> tuple[list[tuple[Truth, str]], Changes] | None:
        """Where it leads and what happens on arrival, where that is the same everywhere and nothing sends on."""
        ways = choice.ways or (("", choice.to),)
        reached = [self._passages.get(title) for _, title in ways]
        first = reached[0]
        for one in reached:
            if one is None or one.routes or first is None or (not one.choices and len(one.words) > 1):
                return None
            if (one.sets, one.clears) != (first.sets, first.clears):
                return None
        changes = dict.fromkeys(first.clears, False) | dict.fromkeys(first.sets, True) if first else {}
        if any(name in changes for when, _ in ways for name in variables(read_when(when))):
            return None
        return [(read_when(when), title) for when, title in ways], changes

    def _grouped(self, choice: Choice, when: Truth, arrivals: list[_Arrival]) -> list[Way]:
        groups: list[tuple[Changes, list[tuple[Truth, str]]]] = []
        together: list[tuple[Changes, list[tuple[Truth, str]]]] = []
        for one in arrivals:
            same = next((ways for changes, ways in together if changes == one.changes), None)
            if same is not None and not _asks_for_its_own(one):
                same.append((one.when, one.key))
                continue
            groups.append((one.changes, [(one.when, one.key)]))
            if not _asks_for_its_own(one):
                together.append(groups[-1])
        found = []
        self._counted += 1
        used = f"used {choice.say} {self._counted}"
        for number, (changes, ways) in enumerate(groups):
            cases = in_order(ways)
            cases = [*cases[:-1], (True, cases[-1][1])]
            whole = True if len(groups) == 1 else either(one for one, _ in ways)
            way = Way(choice.say, cases, choice.place, both([when, whole]), choice.once, dict(changes))
            if choice.once and len(groups) > 1:  # used once in any of its forms
                way.once, way.when = False, both([way.when, negated(FlagSet(used))])
                way.changes[used] = True
            way.losses = list(choice.losses) if number == 0 else []
            way.id, way.extras = choice.id, choice.extras
            found.append(way)
        return found

    def _arrive(
        self, title: str, when: Truth, changes: Mapping[str, bool], trail: tuple[str, ...], choice: Choice | None = None
    ) -> list[_Arrival]:
        """Where it ends up that a way leads to the passage `title`; `trail` has sent on before it."""
        if when is False:
            return []
        if not title:
            return [_Arrival(when, "", dict(changes))]
        passage = self._passages.get(title)
        if passage is None:
            file = choice.place if choice else self._story.passages[0].place.file
            raise StoryError(f"{file}: A way leads to the passage '{title[:80]}', but there is no such passage.")
        if title in trail:
            circle = " → ".join((*trail[trail.index(title) :], title))
            raise StoryError(f"{passage.place}: These passages send on in a circle: {circle[:200]}.")
        after: Changes = {**changes, **dict.fromkeys(passage.clears, False), **dict.fromkeys(passage.sets, True)}
        found: list[_Arrival] = []
        rest: Truth = True
        for condition, target in self._onward(passage):
            here = with_flags(read_when(condition), after)
            now = both([when, rest, here])
            if passage.routes:
                found += self._arrive(target, now, after, (*trail, title), choice)
            elif now is not False:
                found.append(_Arrival(now, target, after))
            rest = both([rest, negated(here)])
        return found

    def _onward(self, passage: Passage) -> tuple[tuple[str, str], ...]:
        """(condition, where): of a passage that sends on its routes, of an ending that depends each of its wordings."""
        if passage.routes:
            return passage.routes
        if passage.choices or len(passage.words) < 2:
            return (("", passage.title),)
        return tuple((one.when, _ending(passage, number)) for number, one in enumerate(passage.words))


def _asks_for_its_own(one: _Arrival) -> bool:
    """Whether it depends on what it changes; a way on is chosen after the changes, so it cannot be one of several."""
    return any(name in one.changes for name in variables(one.when))


def _ending(passage: Passage, number: int) -> str:
    return passage.title if number == 0 else f"{passage.title}\x00{number}"
