"""Works out what can be seen, chosen and changed in one passage, whatever the order in which it is written there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from game.domain.condition import FlagSet
from game.domain.diagnostic import Place
from game.exchange.algebra import Truth, both, either, negated, with_flags
from game.exchange.parts import Branch, Insert, Jump, Keep, Link, Lost, Part, Parts, Set, Test, Text
from game.exchange.scanning import leads, line
from game.exchange.story import Extras, Loss
from game.exchange.wording import clean, is_blank, marked
from game.exchange.worlds import World, alone, merged, ordered, said, texts, variables

MOST_WORDINGS = 16
MOST_INSERTS = 8


class Facts(Protocol):
    """What is known of the whole story while a passage is worked out."""

    def answer(self, test: Test) -> Truth | None:
        """The test over variables that hold true or false; None where it asks for others."""

    def unset(self, truth: Truth) -> str:
        """The name of a variable in there that nothing sets; empty where there is none."""

    def holds(self, variable: str) -> bool:
        """Whether the variable is only ever true or false."""

    def own(self, variable: str) -> bool:
        """Whether the variable stands for something that this game keeps by itself."""

    def inserted(self, title: str) -> Parts | None:
        """The parts of another passage."""


@dataclass(slots=True)
class Option:
    """A link as it will be chosen. `ways` are (condition, title), the last for all other cases; empty: it stays."""

    say: str
    when: Truth
    place: Place
    ways: list[tuple[Truth, str]]
    once: bool
    changes: dict[str, bool] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    id: str = ""
    extras: Extras = ()


class Page:
    """One passage, worked out; conditions are about the variables as they were when it was reached."""

    def __init__(self, title: str, place: Place, parts: Parts, facts: Facts) -> None:
        self.title = title
        self.place = place
        self.options: list[Option] = []
        self.ways: list[tuple[Truth, str]] = []
        self.losses: list[Loss] = []
        self.extras: Extras = ()
        self.shown: list[str] = []
        self.inserted: set[str] = set()
        self.on_way: list[dict[str, bool]] = []
        """What changes between one way on at once and the next, for each of `ways`."""
        self.arrivals: dict[str, bool] = {}
        self.leavings: dict[str, bool] = {}
        self._facts = facts
        self._known: dict[str, Truth] = {}
        self._after: dict[str, Truth] = {}
        self._clicks: list[tuple[Option, Link]] = []
        self._where: dict[str, Place] = {}
        self._inside: list[str] = [title]
        worlds = self._flow(parts, [(True, "")], True, sure=True)
        self._click_again()
        self.words = self._plain(parts) or ordered((when, clean(text)) for when, text in worlds)
        self._settle()

    def changes(self) -> dict[str, bool]:
        """The variables that are true or false once the passage has been reached."""
        return {name: value for name, value in self._known.items() if isinstance(value, bool)}

    def later_changes(self) -> dict[str, bool]:
        """Those that are so only where the story has not gone on at once."""
        return {name: value for name, value in self._after.items() if isinstance(value, bool)}

    def read(self) -> set[str]:
        """The variables that the passage asks for."""
        asked = [when for when, _ in (*self.words, *self.ways)]
        asked += [one.when for one in self.options]
        return {name for one in asked for name in variables(one)}

    def _plain(self, parts: Parts) -> list[World]:
        """The wordings as they are written, where the text is one choice among several; else nothing."""
        spoken = [one for one in parts if isinstance(one, Branch) or (isinstance(one, Text) and not is_blank(one.text))]
        first = spoken[0] if spoken else None
        others = all(isinstance(one, Branch) and alone(one, (None, None)) for one in spoken[1:])
        if not isinstance(first, Branch) or not others:
            return []
        if any(isinstance(one, Set | Insert) for one in parts) or first.arms[-1][0] is not None:
            return []
        found: list[World] = []
        for test, inside in first.arms:
            truth = True if test is None else self._answer(test)
            if truth is None or isinstance(truth, bool) is (test is not None):
                return []
            if any(not isinstance(one, Text) for one in inside):
                return []
            found.append((truth, clean("".join(texts(inside)))))
        return found if all(text for _, text in found) else []

    def _settle(self) -> None:
        """Changes that depend on something cannot be made by a reply."""
        for where in (self._known, self._after):
            for name, value in list(where.items()):
                if value == FlagSet(name):
                    del where[name]
                elif not isinstance(value, bool):
                    why = f"`{name}` changes here under a condition, which a reply cannot do; it is left as it was."
                    self.losses.append(Loss(self._where[name], why))
                    del where[name]

    def _click_again(self) -> None:
        """What a link does is known only once the whole passage is there."""
        for option, link in self._clicks:
            inner = _Click(self, link)
            option.ways, option.losses = inner.ways, inner.losses
            option.changes |= inner.changes

    def _flow(self, parts: Parts, worlds: list[World], guard: Truth, sure: bool) -> list[World]:
        for number, part in enumerate(parts):
            if isinstance(part, Text):
                worlds = said(worlds, part.text)
            elif isinstance(part, Branch):
                around = (parts[number - 1] if number else None, parts[number + 1] if number + 1 < len(parts) else None)
                worlds = self._branch(part, worlds, guard, sure, around)
            elif isinstance(part, Link):
                worlds = self._link(part, worlds, guard, sure)
            elif isinstance(part, Insert):
                worlds = self._insert(part, worlds, guard, sure)
            else:
                self._small(part, guard, sure)
        return worlds

    def _small(self, part: Part, guard: Truth, sure: bool) -> None:
        if isinstance(part, Lost):
            self.losses.append(Loss(part.place, part.why))
        elif isinstance(part, Set):
            self._set(part, guard, sure)
        elif isinstance(part, Jump):
            self.ways.append((guard, part.to))
            self.on_way.append({name: now for name, now in self._after.items() if isinstance(now, bool)})
        elif isinstance(part, Keep):
            self._keep(part)

    def _keep(self, part: Keep) -> None:
        kept = dict(part.extras)
        if "reply" in kept and self.options:
            self.options[-1].extras = (("reply", kept["reply"]),)
            self.options[-1].id = _kept_word(kept["reply"], "id")
            self.options[-1].once |= _kept_word(kept["reply"], "once") == "true"
        elif "passage" in kept:
            self.extras = (("passage", kept["passage"]),)

    def _set(self, part: Set, guard: Truth, sure: bool) -> None:
        if self._facts.own(part.variable):
            return
        if part.value is None or not self._facts.holds(part.variable):
            why = f"`{part.shown}`: only what is true or false can be remembered, so this is left out."
            self.losses.append(Loss(part.place, why))
        elif not sure:
            why = f"`{part.shown}` depends on a condition that cannot be said here, so it is left out."
            self.losses.append(Loss(part.place, why))
        else:
            before = self.now().get(part.variable, FlagSet(part.variable))
            after = either([before, guard]) if part.value else both([before, negated(guard)])
            (self._after if self.ways else self._known)[part.variable] = after
            self._where[part.variable] = part.place

    def _answer(self, test: Test) -> Truth | None:
        return self.asked(test, {})

    def now(self) -> dict[str, Truth]:
        """What the variables are, in terms of what they were on arrival."""
        return {**self._known, **self._after}

    def _branch(
        self, branch: Branch, worlds: list[World], guard: Truth, sure: bool, around: tuple[Part | None, Part | None]
    ) -> list[World]:
        apart = alone(branch, around)
        found: list[World] = []
        rest: Truth = True
        unsure: Test | None = None
        quoted: list[str] = []
        for test, parts in branch.arms:
            truth = True if test is None else self._answer(test)
            here = both([rest, True if truth is None else truth])
            if here is False:
                self._never(test, parts)
                continue
            taken = unsure is None
            inner = [(both([when, here]), text) for when, text in worlds] if taken and not apart else [(here, "")]
            inner = [one for one in inner if one[0] is not False]
            told = self._flow(parts, inner, both([guard, here]), sure and taken and truth is not None)
            if taken and not apart:
                found += told
            elif not apart:
                quoted += [one for one in (clean(text) for _, text in told) if one]
            if truth is None:
                unsure = unsure or test
            else:
                rest = both([rest, negated(truth)])
        if unsure is not None:
            self._unsure(unsure, quoted)
        if apart:
            return worlds
        if rest is not False and unsure is None:
            found += [(now, text) for when, text in worlds if (now := both([when, rest])) is not False]
        found = merged(found)
        if len(found) > MOST_WORDINGS:
            self._too_many(branch, found)
            return found[:1] if worlds[0][0] is True else worlds
        return found or worlds

    def _never(self, test: Test | None, parts: Parts) -> None:
        words = clean("".join(text for text in texts(parts)))
        if test is None or not (words or parts):
            return
        name = self._facts.unset(test.truth) if test.truth is not None else ""
        cause = f"nothing sets `{name}`" if name else "it never holds here"
        what = f": {words}" if words else "."
        why = f"What depends on `{test.shown}` is left out, because {cause}{what}"
        self.losses.append(Loss(test.place, why))

    def _unsure(self, test: Test, quoted: Sequence[str]) -> None:
        why = f"`{test.shown}` cannot be asked here: a condition knows only what is so and what is not. "
        why += "It is taken as true, and every choice that depends on it is on offer."
        if quoted:
            why += f" The other wording is: {' / '.join(quoted)}"
        self.losses.append(Loss(test.place, why))

    def _too_many(self, branch: Branch, found: Sequence[World]) -> None:
        others = " / ".join(dict.fromkeys(one for one in (clean(text) for _, text in found[1:]) if one))
        why = f"The text of this passage has {len(found)} wordings or more; the first is kept. The others: {others}"
        self.losses.append(Loss(branch.place, why))

    def _insert(self, part: Insert, worlds: list[World], guard: Truth, sure: bool) -> list[World]:
        parts = self._facts.inserted(part.to)
        if parts is None:
            self.losses.append(Loss(part.place, f"There is no passage '{line(part.to)}' to be shown here."))
        elif part.to in self._inside or len(self._inside) > MOST_INSERTS:
            self.losses.append(Loss(part.place, f"The passage '{line(part.to)}' would show itself again and again."))
        else:
            self._inside.append(part.to)
            self.inserted.add(part.to)
            worlds = self._flow(parts, worlds, guard, sure)
            self._inside.pop()
        return worlds

    def _link(self, link: Link, worlds: list[World], guard: Truth, sure: bool) -> list[World]:
        spoken = marked(link.say) if link.inline else ""
        inner = _Click(self, link)
        option = Option(link.say, guard, link.place, inner.ways, link.once, inner.changes, inner.losses, link.id)
        option.extras = link.extras
        self.options.append(option)
        self._clicks.append((option, link))
        if inner.ways or not (inner.visible or link.once):
            return said(worlds, spoken)
        name = f"shown {self.title} {len(self.shown) + 1}"
        self.shown.append(name)
        option.when = both([guard, negated(FlagSet(name))])
        option.changes[name] = True
        option.once = False
        test = Test(FlagSet(name), link.say, link.place)
        more = tuple(one for one in link.body if not isinstance(one, Set | Lost))
        branch = Branch(((test, more), (None, (Text(spoken),))), link.place)
        return self._branch(branch, worlds, guard, sure, (Text("x"), None))

    def effect(self, part: Set, guard: Truth, changes: dict[str, bool]) -> Loss | None:
        """Note what a click changes; the loss where that cannot be said."""
        if self._facts.own(part.variable):
            return None
        if part.value is None or not self._facts.holds(part.variable):
            why = f"`{part.shown}`: only what is true or false can be remembered, so this is left out."
            return Loss(part.place, why)
        now = changes.get(part.variable)
        before: Truth = FlagSet(part.variable) if now is None else now
        after = either([before, guard]) if part.value else both([before, negated(guard)])
        if not isinstance(after, bool):
            why = f"`{part.shown}` happens only under a condition, which a reply cannot do; it is left out."
            return Loss(part.place, why)
        changes[part.variable] = after
        return None

    def asked(self, test: Test, changes: Mapping[str, Truth]) -> Truth | None:
        """The answer to a test once these changes have been made."""
        found = self._facts.answer(test)
        return None if found is None else with_flags(found, {**self.now(), **changes})


class _Click:
    """What a link does once it is clicked."""

    def __init__(self, page: Page, link: Link) -> None:
        self.changes: dict[str, bool] = {}
        self.losses: list[Loss] = []
        self.ways: list[tuple[Truth, str]] = []
        self.visible = False
        self._page = page
        self._walk(link.body, True)
        self.ways = self._plain(link.body) or self.ways
        if (self.ways and self.ways[-1][0] is not True) or (not self.ways and link.to):
            self.ways.append((True, link.to or page.title))

    def _plain(self, body: Parts) -> list[tuple[Truth, str]]:
        """The ways on as they are written, where there is one choice among several; else nothing."""
        branches = [one for one in body if isinstance(one, Branch) and any(leads(inside) for _, inside in one.arms)]
        if len(branches) != 1 or any(isinstance(one, Jump) for one in body) or branches[0].arms[-1][0] is not None:
            return []
        found: list[tuple[Truth, str]] = []
        after: dict[str, Truth] = {name: FlagSet(name) for name in self.changes}  # ways on see what has changed
        for test, inside in branches[0].arms:
            truth = True if test is None else self._page.asked(test, after)
            if truth is None or len(inside) != 1 or not isinstance(inside[0], Jump):
                return []
            found.append((truth, inside[0].to))
        return found

    def _walk(self, parts: Parts, guard: Truth) -> None:
        for part in parts:
            if isinstance(part, Set):
                loss = self._page.effect(part, guard, self.changes)
                self.losses += [loss] if loss else []
            elif isinstance(part, Lost):
                self.losses.append(Loss(part.place, part.why))
            elif isinstance(part, Jump):
                self.ways.append((guard, part.to))
            elif isinstance(part, Branch):
                self._branch(part, guard)
            elif not isinstance(part, Keep):
                self.visible = self.visible or not (isinstance(part, Text) and is_blank(part.text))

    def _branch(self, branch: Branch, guard: Truth) -> None:
        rest: Truth = True
        for test, parts in branch.arms:
            truth = True if test is None else self._page.asked(test, self.changes)
            if truth is None:
                assert test is not None
                why = f"`{test.shown}` cannot be asked here, so what depends on it is taken as it stands."
                self.losses.append(Loss(test.place, why))
                truth = True
            here = both([guard, rest, truth])
            if here is not False:
                self._walk(parts, here)
            rest = both([rest, negated(truth)])


def _kept_word(kept: str, key: str) -> str:
    found = json.loads(kept)
    return str(found.get(key, "")) if isinstance(found, dict) else ""
