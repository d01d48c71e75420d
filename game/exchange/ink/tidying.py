"""Takes out passages that say nothing and only lead on, and flags that nobody asks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.exchange.story import Choice, Loss, Passage

Found = dict[str, Passage]


def tidied(passages: Sequence[Passage], start: str, declared: frozenset[str]) -> tuple[tuple[Passage, ...], str]:
    """The passages without those that only lead on; the title of the first may have changed.

    `declared` are flags to keep although nothing asks for them.
    """
    found = {one.title: one for one in _needed_flags(passages, declared)}
    _cut_rounds(found)
    while light := _light(found, start):
        start = _shortened(found, light, start)
    _open_ends(found, start)
    return tuple(found.values()), start


def conditions(passage: Passage) -> Iterator[str]:
    """All conditions in a passage."""
    yield from (one.when for one in passage.words)
    yield from (one.when for one in passage.choices)
    yield from (when for when, _ in passage.routes)


def _needed_flags(passages: Sequence[Passage], declared: frozenset[str]) -> list[Passage]:
    asked = set(declared)
    for passage in passages:
        for when in conditions(passage):
            asked.update(re.findall(r"\w+", when))

    def needed(flags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(flag for flag in flags if flag in asked)

    def trimmed(choice: Choice) -> Choice:
        return replace(choice, sets=needed(choice.sets), clears=needed(choice.clears))

    return [
        replace(one, sets=needed(one.sets), clears=needed(one.clears), choices=tuple(map(trimmed, one.choices)))
        for one in passages
    ]


def _cut_rounds(found: Found) -> None:
    """Where passages lead on to each other in a circle without any choice, end the story and say so."""
    done: set[str] = set()
    for begin in list(found):
        trail: dict[str, Iterator[str]] = {}
        if begin not in done:
            trail[begin] = iter([to for _, to in found[begin].routes])
        while trail:
            title = next(reversed(trail))
            to = next(trail[title], None)
            if to is None:
                done.add(title)
                del trail[title]
            elif to in trail:
                why = "From here the story comes round to the same place without any choice; it ends here."
                loss = Loss(found[title].place, why)
                found[title] = replace(found[title], routes=(), losses=(*found[title].losses, loss))
                done.add(title)
                del trail[title]
            elif to not in done:
                trail[to] = iter([one for _, one in found[to].routes])


def _silent(passage: Passage) -> bool:
    return not passage.choices and not passage.losses and not any(one.text for one in passage.words)


def _only_leads_on(passage: Passage) -> bool:
    return _silent(passage) and len(passage.routes) == 1 and passage.routes[0][1] != passage.title


def _light(found: Found, start: str) -> Found:
    """The passages that can be left out: what they change must find a place in the choices that lead to them."""
    routed = {to for one in found.values() for _, to in one.routes}
    return {
        title: one
        for title, one in found.items()
        if _only_leads_on(one) and not ((one.sets or one.clears) and (title == start or title in routed))
    }


def _shortened(found: Found, light: Found, start: str) -> str:
    """Let everything that leads to a light passage lead to the next one instead, and do what it did."""

    def beyond(title: str) -> str:
        while title in light:
            title = light[title].routes[0][1]
        return title

    def led(choice: Choice) -> Choice:
        while choice.to in light:
            past = light[choice.to]
            sets, clears = after(choice, past)
            choice = replace(choice, to=past.routes[0][1], sets=sets, clears=clears)
        return choice

    for title in light:
        del found[title]
    for title, one in found.items():
        routes = tuple((when, beyond(to)) for when, to in one.routes)
        found[title] = replace(one, choices=tuple(map(led, one.choices)), routes=routes)
    return beyond(start)


def after(first: Choice | Passage, then: Choice | Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is set and what is cleared when one thing happens after another."""
    sets = [flag for flag in first.sets if flag not in then.clears] + list(then.sets)
    clears = [flag for flag in first.clears if flag not in then.sets] + list(then.clears)
    return tuple(dict.fromkeys(sets)), tuple(dict.fromkeys(clears))


def _open_ends(found: Found, start: str) -> None:
    """A choice that leads to an ending without words ends the story itself."""
    empty = {one.title for one in found.values() if _silent(one) and not one.routes and one.title != start}
    empty -= {to for one in found.values() for _, to in one.routes}
    for title in empty:
        del found[title]
    for title, one in found.items():
        choices = tuple(replace(choice, to="") if choice.to in empty else choice for choice in one.choices)
        found[title] = replace(one, choices=choices)
