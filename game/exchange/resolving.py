"""Story → plot: what happens on arrival is moved to the replies that lead there, and what sends on at once is passed
through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.domain.condition import FlagSet
from game.domain.diagnostic import Place
from game.exchange import carrying
from game.exchange.algebra import Truth, both, either, negated, read_when, with_flags
from game.exchange.carrying import STEPS, Said, speaks, taken_along
from game.exchange.plot import GO_ON, Plot, Spot, Way
from game.exchange.sizing import MOST_REPLIES
from game.exchange.story import Choice, Loss, Passage, Story, StoryError
from game.exchange.wording import plain_line
from game.exchange.worlds import in_order, variables

Changes = dict[str, bool]

MOST_WAYS = 200
"""Passages that are looked at to tell what is said on the ways from one choice."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Where a choice leads, under a condition on what was so before it, all that has changed, and was said, by then."""

    when: Truth
    key: str
    changes: Changes
    said: Said = ()


@dataclass(frozen=True, slots=True)
class _Road:
    """What was so, has changed, and was said, on the way so far; `trail` has sent on already.

    `left` is how many more passages' words may be taken along. Where it is `counted`, no more than `MOST_WAYS` steps
    are gone: there are too many ways to say something on each.
    """

    when: Truth
    changes: Mapping[str, bool]
    left: int = 0
    counted: bool = False
    trail: tuple[str, ...] = ()
    said: Said = ()


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
        self._many = 0
        if not story.passages:
            raise StoryError("There is no passage in this story, so there is nothing to import.")
        if story.start not in self._passages:
            file = story.passages[0].place.file
            raise StoryError(f"{file}: The story begins with '{story.start[:80]}', but there is no such passage.")

    def plot(self) -> Plot:
        """All of it."""
        start, flags = self._beginning()
        made: dict[str, list[Spot]] = {}
        for passage in self._story.passages:
            if not passage.routes:
                made[passage.title] = self._spots(passage)
        self._pauses(start, made)
        spots: dict[str, Spot] = {}
        for passage in self._story.passages:
            if passage.title in made:
                spots |= {spot.key: spot for spot in made[passage.title]}
            else:
                self._losses += passage.losses
        story = self._story
        elsewhere = frozenset(story.elsewhere)
        plot = Plot(story.title, story.tool, start, spots, flags, self._losses, story.extras, elsewhere=elsewhere)
        texts = ((one, plain_line(words.text)) for one in story.passages for words in one.words)
        plot.wordings = [(one.title, one.place, text) for one, text in texts if text]
        return plot

    def _pauses(self, start: str, made: dict[str, list[Spot]]) -> None:
        """Make spots of those passages that go on by themselves but whose words cannot be said on the way."""
        waiting = [start, *(key for spots in made.values() for spot in spots for key in _led_to(spot))]
        while waiting:
            self._pause(waiting.pop(), made, waiting)
        for passage in filter(speaks, self._story.passages):
            said = carrying.lines_said(way for spots in made.values() for spot in spots for way in spot.replies)
            if passage.title not in made and not any(plain_line(one.text) in said for one in passage.words):
                waiting = [passage.title]  # nothing leads there
                while waiting:
                    self._pause(waiting.pop(), made, waiting)

    def _pause(self, title: str, made: dict[str, list[Spot]], waiting: list[str]) -> None:
        """One of these: the trainee goes on with a reply of its own."""
        passage = self._passages.get(title)
        if passage is None or not passage.routes or title in made:
            return
        ways = passage.routes if len(passage.routes) > 1 else ()
        on = Choice(GO_ON, passage.routes[-1][1], passage.place, ways=ways)
        made[title] = self._spots(replace(passage, choices=(on,), routes=()))
        waiting += [key for spot in made[title] for key in _led_to(spot)]

    def _beginning(self) -> tuple[str, set[str]]:
        """The spot it begins with, and the flags that are set by then; at the beginning every flag is known."""
        first = self._passages[self._story.start]
        flags = {*self._story.flags}
        asked = {name for one in self._story.passages for name in (*one.sets, *one.clears)}
        for one in self._story.passages:
            whens = [*(when for when, _ in one.routes), *(words.when for words in one.words)]
            asked |= {name for when in whens for name in variables(read_when(when))}
        known = {name: name in flags for name in {*asked, *flags}}
        arrivals = self._arrive(first.title, _Road(True, known), first.place)
        sure = [one for one in arrivals if one.when is True] or arrivals
        found = sure[0]
        return found.key, {name for name, value in found.changes.items() if value}

    def _spots(self, passage: Passage) -> list[Spot]:
        """The passage; an ending that depends becomes several."""
        words = [(read_when(one.when), one.text) for one in passage.words]
        replies = [way for choice in passage.choices for way in self._ways(choice, passage)]
        if len(replies) > MOST_REPLIES and any(way.says for way in replies):
            replies = [way for choice in passage.choices for way in self._ways(choice, passage, (0,))]
        losses = list(passage.losses)
        if passage.choices or len(words) < 2:
            return [Spot(passage.title, passage.title, words, replies, passage.place, losses, passage.extras)]
        found = []
        for number, (_, text) in enumerate(words):
            key = _ending(passage, number)
            found.append(Spot(key, passage.title, [(True, text)], [], passage.place, losses, passage.extras))
            losses = []
        return found

    def _ways(self, choice: Choice, passage: Passage, steps: tuple[int, ...] = STEPS) -> list[Way]:
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
        found: list[Way] = []
        for left in steps:
            self._many = 0
            arrivals = self._arrivals(choice, own, left)
            if left and self._many > MOST_WAYS:
                continue
            found = self._grouped(choice, when, arrivals)
            if carrying.fits(found):
                break
        return found

    def _arrivals(self, choice: Choice, own: Changes, left: int) -> list[_Arrival]:
        """Where a choice leads, with the words of at most `left` passages on the way."""
        arrivals: list[_Arrival] = []
        rest: Truth = True
        for condition, title in choice.ways or (("", choice.to),):
            here = with_flags(read_when(condition), own)
            arrivals += self._arrive(title, _Road(both([rest, here]), own, left, left > 0), choice.place)
            rest = both([rest, negated(here)])
        return [one for arrival in arrivals for one in _told_apart(arrival)]

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
        groups: list[list[_Arrival]] = []
        together: list[list[_Arrival]] = []
        for one in arrivals:
            same = next((group for group in together if _alike(group[0], one)), None)
            if same is not None and not _asks_for_its_own(one):
                same.append(one)
                continue
            groups.append([one])
            if not _asks_for_its_own(one):
                together.append(groups[-1])
        found = []
        self._counted += 1
        used = f"used {choice.say} {self._counted}"
        for number, group in enumerate(groups):
            cases = in_order((one.when, one.key) for one in group)
            cases = [*cases[:-1], (True, cases[-1][1])]
            whole = True if len(groups) == 1 else either(one.when for one in group)
            way = Way(choice.say, cases, choice.place, both([when, whole]), choice.once, dict(group[0].changes))
            way.says = carrying.together([(one.when, one.said) for one in group])
            if choice.once and len(groups) > 1:  # used once in any of its forms
                way.once, way.when = False, both([way.when, negated(FlagSet(used))])
                way.changes[used] = True
            way.losses = list(choice.losses) if number == 0 else []
            way.id, way.extras = choice.id, choice.extras
            found.append(way)
        return found

    def _arrive(self, title: str, road: _Road, place: Place) -> list[_Arrival]:
        """Where it ends up that a way leads to the passage `title`, from a choice at `place`."""
        if road.when is False or (road.counted and self._many > MOST_WAYS):
            return []
        if not title:
            return [_Arrival(road.when, "", dict(road.changes), road.said)]
        self._many += 1
        passage = self._passages.get(title)
        if passage is None:
            raise StoryError(f"{place}: A way leads to the passage '{title[:80]}', but there is no such passage.")
        self._no_circle(passage, road.trail)
        after: Changes = {**road.changes, **dict.fromkeys(passage.clears, False), **dict.fromkeys(passage.sets, True)}
        said = self._said(passage, road, after)
        if said is None:
            return [_Arrival(road.when, title, after, road.said)]
        found: list[_Arrival] = []
        rest: Truth = True
        left, trail = road.left - speaks(passage), (*road.trail, title)
        for condition, target in self._onward(passage):
            here = with_flags(read_when(condition), after)
            now = both([road.when, rest, here])
            if passage.routes:
                onward = replace(road, when=now, changes=after, left=left, trail=trail, said=said)
                found += self._arrive(target, onward, place)
            elif now is not False:
                found.append(_Arrival(now, target, after, said))
            rest = both([rest, negated(here)])
        return found

    def _said(self, passage: Passage, road: _Road, after: Changes) -> Said | None:
        """What was said when the passage has spoken; None where it has to speak as a state of its own."""
        if not speaks(passage):
            return road.said
        if road.left < 1 or passage.title in road.trail:
            return None
        return taken_along(road.said, passage.words, after, road.when)

    def _no_circle(self, passage: Passage, trail: tuple[str, ...]) -> None:
        """Where passages send on in a circle and say nothing, there is no story to import."""
        if passage.title not in trail:
            return
        at = len(trail) - 1 - trail[::-1].index(passage.title)
        if not any(speaks(self._passages[one]) for one in trail[at:]):
            circle = " → ".join((*trail[at:], passage.title))
            raise StoryError(f"{passage.place}: These passages send on in a circle: {circle[:200]}.")

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


def _alike(one: _Arrival, other: _Arrival) -> bool:
    """Whether one reply can lead to both: the same changes, and something or nothing is said."""
    return one.changes == other.changes and bool(one.said) == bool(other.said)


def _told_apart(one: _Arrival) -> list[_Arrival]:
    """The same, divided by what is said where that cannot be told after the reply."""
    said = carrying.settled(one.said, one.when)
    if not carrying.hard_to_tell(said, one.changes):
        return [replace(one, said=said)]
    return [replace(one, when=when, said=single) for when, single in carrying.apart(said, one.when)]


def _led_to(spot: Spot) -> list[str]:
    return [key for way in spot.replies for _, key in way.ways]


def _ending(passage: Passage, number: int) -> str:
    return passage.title if number == 0 else f"{passage.title}\x00{number}"
