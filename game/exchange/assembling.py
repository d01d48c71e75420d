"""Makes a story of the passages of a Twine story, once its story format has been told."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.domain.condition import FlagSet
from game.domain.diagnostic import Place
from game.exchange.algebra import Truth, both, negated, read_when, replaced, written
from game.exchange.expressions import again_flag, visited_flag
from game.exchange.formats import Format
from game.exchange.ids import flag_names
from game.exchange.pages import Option, Page
from game.exchange.parts import Branch, Link, Parts, Set, Test
from game.exchange.scanning import MARK, line
from game.exchange.source import Leaf, Source
from game.exchange.story import Choice, Extras, Loss, Passage, Story, StoryError, Words
from game.exchange.worlds import in_order, variables

LONGEST_WHEN = 300
LONGEST_TEXT = 50_000

_COMPARED = (" == ", " != ", " > ", " >= ", " < ", " <= ")
_TAGGED = {
    "script": "JavaScript", "stylesheet": "styles", "widget": "macros of the story's own", "Twine.private": "private",
    "Twine.image": "a picture", "Twine.audio": "a sound", "Twine.video": "a film", "Twine.vtt": "subtitles",
    "debug-startup": "for trying the story out", "debug-header": "for trying the story out",
    "debug-footer": "for trying the story out",
    "header": "what stands above every passage", "footer": "what stands below every passage",
    "haml": "another markup",
}  # fmt: skip


def assemble(source: Source, form: Format) -> Story:
    """The story. Raises `StoryError` where it has no beginning."""
    return _Assembly(source, form).story()


class _Assembly:
    """One story; it is also what each of its pages asks about the whole (`pages.Facts`)."""

    def __init__(self, source: Source, form: Format) -> None:
        self._source = source
        self._form = form
        self._losses = list(source.losses)
        self._parts: dict[str, Parts] = {}
        self._places: dict[str, Place] = {}
        self._initial: dict[str, bool] = {}
        self._own: dict[str, Truth] = {}
        self._extras: Extras = ()
        self._flag_ids: dict[str, str] = {}
        self._elsewhere: tuple[str, ...] = ()
        self._starters: list[Leaf] = []
        for leaf in sorted(source.leaves, key=lambda leaf: MARK not in leaf.tags):
            self._take(leaf)
        self._values: dict[str, set[bool | None]] = {}
        for starter in self._starters:
            self._begin(starter)
        for parts in self._parts.values():
            self._gather(parts)

    def story(self) -> Story:
        """All of it, in the order in which it is written."""
        start = self._start()
        pages = [Page(name, self._places[name], parts, self) for name, parts in self._parts.items()]
        self._remember(pages)
        asked = {name for page in pages for name in page.read()}
        self._names = flag_names([*self._values, *sorted(asked)]) | self._flag_ids
        shown = {title for page in pages for title in page.inserted} - {start}
        shown -= {to for page in pages for _, to in (*page.ways, *(way for one in page.options for way in one.ways))}
        passages = [one for page in pages if page.title not in shown for one in self._passages(page)]
        flags = tuple(self._names[name] for name, value in self._initial.items() if value and name in self._names)
        return Story(
            title=self._source.title,
            tool=f"{self._source.container} ({self._form.name})",
            start=start,
            passages=tuple(passages),
            losses=tuple(self._losses),
            flags=flags,
            extras=self._extras,
            elsewhere=self._elsewhere,
        )

    def answer(self, test: Test) -> Truth | None:
        """As `pages.Facts` has it."""
        if test.truth is None or not all(self.holds(name) for name in variables(test.truth)):
            return None
        known = {**self._own, **dict.fromkeys(self._missing(test.truth), False)}
        return replaced(test.truth, lambda leaf: known.get(leaf.flag, leaf) if isinstance(leaf, FlagSet) else leaf)

    def unset(self, truth: Truth) -> str:
        """As `pages.Facts` has it."""
        return next(iter(self._missing(truth)), "")

    def holds(self, variable: str) -> bool:
        """As `pages.Facts` has it."""
        compares = any(sign in variable for sign in _COMPARED)
        return variable in self._own or not (compares or None in self._values.get(variable, ()))

    def own(self, variable: str) -> bool:
        """As `pages.Facts` has it."""
        return variable in self._own

    def inserted(self, title: str) -> Parts | None:
        """As `pages.Facts` has it."""
        return self._parts.get(title)

    def _missing(self, truth: Truth) -> list[str]:
        """Variables that nothing sets; those of the game's own (a place reached) are set by themselves."""
        return [
            name for name in variables(truth) if True not in self._values.get(name, ()) and not self._by_itself(name)
        ]

    def _by_itself(self, name: str) -> bool:
        if name in self._own or name.startswith("shown ") or self._flag_ids.get(name, name) in self._elsewhere:
            return True
        kind, _, title = name.partition(" ")
        return kind in ("visited", "again") and title in self._parts

    def _take(self, leaf: Leaf) -> None:
        """Sort a passage: part of the story, begun with, or aside."""
        tagged = next((one for one in leaf.tags if one in _TAGGED), "")
        aside = _TAGGED[tagged] if tagged else self._form.aside(leaf)
        if MARK in leaf.tags:
            self._mine(leaf)
        elif self._form.initial(leaf):
            self._starters.append(leaf)
        elif aside:
            why = f"The passage '{line(leaf.title)}' holds {aside}, which a scenario does not have; it is left out."
            self._losses.append(Loss(leaf.place, why))
        else:
            self._places[leaf.title] = leaf.place
            self._parts[leaf.title] = self._read(leaf)

    def _read(self, leaf: Leaf) -> Parts:
        if len(leaf.text) > LONGEST_TEXT:
            message = f"{leaf.place}: The passage '{line(leaf.title)}' has more than {LONGEST_TEXT:,} characters."
            raise StoryError(f"{message} Divide it into several.")
        return self._form.read(leaf)

    def _mine(self, leaf: Leaf) -> None:
        """What an export of this game keeps of the scenario as a whole."""
        try:
            found = json.loads(leaf.text)
            scenario, asked = found["scenario"], found["variables"]
            self._own |= {name: read_when(when) for name, when in asked.items()}
            self._elsewhere = tuple(str(one) for one in found["elsewhere"])
            self._flag_ids = {str(name): str(flag) for name, flag in found["flags"].items()}
            self._extras = tuple((key, json.dumps(one, ensure_ascii=False)) for key, one in scenario.items())
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            if leaf.text.lstrip().startswith("{"):
                why = "This passage of an export of the game is not whole any more; what it says is left out."
                self._losses.append(Loss(leaf.place, why))

    def _begin(self, leaf: Leaf) -> None:
        """What is set before the story begins."""
        page = Page(leaf.title, leaf.place, self._read(leaf), _Beginning(self))
        self._losses += page.losses
        self._initial |= page.changes()
        self._gather(self._read(leaf))
        if page.options:
            why = f"The links of '{line(leaf.title)}' are part of no passage; they are left out."
            self._losses.append(Loss(leaf.place, why))

    def _gather(self, parts: Parts) -> None:
        for one in _all_sets(parts):
            if one.variable not in self._own:
                self._values.setdefault(one.variable, set()).add(one.value)

    def _start(self) -> str:
        start, file = self._source.start, self._source.leaves[0].place.file
        if start in self._parts:
            return start
        if not self._parts:
            raise StoryError(f"{file}: There is no passage with a text in this file, so there is no story to import.")
        if start and self._source.container == "Twee 3" and start != "Start":
            raise StoryError(f"{file}: The story begins with '{line(start)}', but there is no such passage.")
        which = "name it 'Start', or name it as \"start\" in StoryData"
        if self._source.container != "Twee 3":
            which = "choose 'Start Story Here' in Twine's menu of the passage, and save it again"
        raise StoryError(f"{file}: It does not say with which passage the story begins: {which}.")

    def _remember(self, pages: list[Page]) -> None:
        """Where a condition asks for places reached or left, these set a flag."""
        asked = {name for page in pages for name in page.read()}
        for page in pages:
            if visited_flag(page.title) in asked:
                page.arrivals[visited_flag(page.title)] = True
            if again_flag(page.title) in asked:
                page.leavings[again_flag(page.title)] = True
        for page in pages:
            for option in page.options:
                if option.ways:
                    option.changes |= dict.fromkeys(page.shown, False)

    def _passages(self, page: Page) -> Iterator[Passage]:
        """The page as a passage; one that goes on at once under a condition becomes two.

        What it asks for and changes, too, changes on the way out, so that it is asked for as it was on arrival.
        """
        read, first, then = page.read(), {**page.changes(), **page.arrivals}, page.later_changes()
        now = {name: value for name, value in first.items() if name not in read or name in page.arrivals}
        late = {name: value for name, value in first.items() if name not in now} | page.leavings
        pairs = zip(page.ways, page.on_way, strict=True)
        kept = [(way, changes) for way, changes in pairs if self._there(page, way[1])]
        title = page.title
        if kept:
            more, title = self._rest(page, [way for way, _ in kept])
            changed = [*({**late, **changes} for _, changes in kept), {}] if title else [late | one for _, one in kept]
            yield from self._sending(page, list(zip(more, changed, strict=False)), now)
            if not title:
                return
            now = {name: value for name, value in then.items() if name not in read}
            late |= {name: value for name, value in then.items() if name in read}
        choices = tuple(self._choice(option, page, late) for option in page.options if self._leads(option, page))
        yield Passage(
            title=title,
            words=tuple(Words(text, self._when(when, page.place, page)) for when, text in page.words),
            choices=choices,
            place=page.place,
            sets=self._flags(now, True),
            clears=self._flags(now, False),
            losses=tuple(dict.fromkeys(page.losses)),
            extras=page.extras,
        )

    def _rest(self, page: Page, ways: list[tuple[Truth, str]]) -> tuple[list[tuple[Truth, str]], str]:
        """The ways on at once, complete; and the title of the passage where none of them is taken, if that can be."""
        ordered = in_order(ways)
        left = both(negated(when) for when, _ in ways)
        if ordered[-1][0] is True or left is False:
            if any(text for _, text in page.words):
                said = " / ".join(text for _, text in page.words if text)
                why = f"This passage goes on at once, so its text is never seen; it is left out: {said}"
                page.losses.append(Loss(page.place, why))
            return [*ordered[:-1], (True, ordered[-1][1])], ""
        title = self._new_title(f"{page.title} (stay)")
        return [*ordered, (True, title)], title

    def _new_title(self, title: str) -> str:
        while title in self._parts:
            title += "'"
        return title

    def _sending(
        self, page: Page, ways: list[tuple[tuple[Truth, str], dict[str, bool]]], now: dict[str, bool]
    ) -> Iterator[Passage]:
        """The passage that sends on; where something changes only on the way, another one between."""
        routes: list[tuple[str, str]] = []
        for number, ((when, to), changes) in enumerate(ways):
            target = to
            if changes:
                target = self._new_title(f"{page.title} (way {number + 1} to {to})")
                yield self._between(target, page.place, changes, (("", to),))
            routes.append((self._when(when, page.place, page), target))
        losses = () if ways[-1][0][1] not in self._parts else tuple(dict.fromkeys(page.losses))
        yield replace(self._between(page.title, page.place, now, tuple(routes)), losses=losses)

    def _between(
        self, title: str, place: Place, changes: dict[str, bool], routes: tuple[tuple[str, str], ...]
    ) -> Passage:
        sets, clears = self._flags(changes, True), self._flags(changes, False)
        return Passage(title, (Words(""),), (), place, sets=sets, clears=clears, routes=routes)

    def _there(self, page: Page, to: str) -> bool:
        if to in self._parts:
            return True
        why = f"The story goes on in '{line(to)}', but there is no such passage; this way is left out."
        page.losses.append(Loss(page.place, why))
        return False

    def _leads(self, option: Option, page: Page) -> bool:
        """Whether the choice leads anywhere; what does not is named."""
        missing = [to for _, to in option.ways if to not in self._parts]
        for to in missing:
            words = line(option.say)
            why = f"The link '{words}' leads to '{line(to)}', but there is no such passage; it is left out."
            page.losses.append(Loss(option.place, why))
        if option.when is False:
            words = line(option.say)
            page.losses.append(Loss(option.place, f"The link '{words}' is never there, so it is left out."))
        return not missing and option.when is not False

    def _choice(self, option: Option, page: Page, late: Mapping[str, bool]) -> Choice:
        changes = {**(late if option.ways else {}), **option.changes}
        losses = list(option.losses)
        ways = option.ways
        to = ways[0][1] if ways else page.title
        ways_on = tuple((self._when(when, option.place, page), where) for when, where in ways) if len(ways) > 1 else ()
        return Choice(
            say=option.say,
            to=to,
            place=option.place,
            when=self._when(option.when, option.place, page),
            once=option.once,
            sets=self._flags(changes, True),
            clears=self._flags(changes, False),
            losses=tuple(dict.fromkeys(losses)),
            stays=not option.ways,
            id=option.id,
            extras=option.extras,
            ways=ways_on,
        )

    def _flags(self, changes: Mapping[str, bool], value: bool) -> tuple[str, ...]:
        return tuple(
            self._names[name]
            for name, now in changes.items()
            if now is value and name not in self._own and name in self._names
        )

    def _when(self, when: Truth, place: Place, page: Page) -> str:
        named = replaced(
            when, lambda leaf: FlagSet(self._names.get(leaf.flag, leaf.flag)) if isinstance(leaf, FlagSet) else leaf
        )
        text = written(named)
        if len(text) > LONGEST_WHEN:
            why = f"The condition is too long for one line, so it is taken as always true: {text}"
            page.losses.append(Loss(place, why))
            return ""
        return text


class _Beginning:
    """What is known before the story begins: nothing is set."""

    def __init__(self, whole: _Assembly) -> None:
        self._whole = whole

    def answer(self, test: Test) -> Truth | None:
        """Every variable is unset."""
        return replaced(test.truth, lambda _: False) if test.truth is not None else None

    def unset(self, truth: Truth) -> str:
        """Nothing to tell."""
        return next(variables(truth), "")

    def holds(self, variable: str) -> bool:
        """Whatever it is set to is seen where it is set."""
        return True

    def own(self, variable: str) -> bool:
        """What the game keeps by itself begins as the game has it."""
        return self._whole.own(variable)

    def inserted(self, title: str) -> Parts | None:
        """Other passages may be shown here, too."""
        return self._whole.inserted(title)


def _all_sets(parts: Parts) -> Iterator[Set]:
    for part in parts:
        if isinstance(part, Set):
            yield part
        elif isinstance(part, Link):
            yield from _all_sets(part.body)
        elif isinstance(part, Branch):
            for _, inner in part.arms:
                yield from _all_sets(inner)


