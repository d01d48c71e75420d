"""The wordings that a text can have, and in what order conditions are tried."""

from collections.abc import Iterable, Iterator, Sequence

from game.domain.condition import AllOf, FlagSet, leaves
from game.exchange.algebra import Truth, both, either, negated
from game.exchange.parts import Branch, Insert, Link, Part, Parts, Text
from game.exchange.scanning import leads
from game.exchange.wording import is_blank

World = tuple[Truth, str]
"""A way in which the text can stand there, and when it does."""


def variables(when: Truth) -> Iterator[str]:
    """The variables, or flags, that a condition asks for."""
    if not isinstance(when, bool):
        yield from (one.flag for one in leaves(when) if isinstance(one, FlagSet))


def in_order(cases: Iterable[tuple[Truth, str]]) -> list[tuple[Truth, str]]:
    """The same cases tried in order: each without what is known because those before it did not hold."""
    found: list[tuple[Truth, str]] = []
    for when, what in cases:
        if isinstance(when, bool):
            shorter: Truth = when
        else:
            failed = [negated(one) for one, _ in found]
            parts = when.parts if isinstance(when, AllOf) else (when,)
            kept = [part for part in parts if part not in failed]
            shorter = when if len(kept) == len(parts) else both(kept)
        found.append((shorter, what))
        if shorter is True:
            break
    return found


def ordered(worlds: Iterable[World]) -> list[World]:
    """Wordings to be tried in order, the last of them for all other cases."""
    cases = in_order(merged(list(worlds)))
    return [*cases[:-1], (True, cases[-1][1])] if cases else [(True, "")]


def merged(worlds: Sequence[World]) -> list[World]:
    """The same, each text once."""
    found: dict[str, Truth] = {}
    for when, text in worlds:
        found[text] = either([found[text], when]) if text in found else when
    return [(when, text) for text, when in found.items()]


def said(worlds: Sequence[World], text: str) -> list[World]:
    """The text follows, in all of them."""
    return [(when, before + text) for when, before in worlds]


def alone(branch: Branch, around: tuple[Part | None, Part | None]) -> bool:
    """Whether nothing but links depends on this, and they stand apart from the running text."""
    before, after = around
    if isinstance(before, Text) and not is_blank(before.text.rpartition("\n")[2]):
        return False
    if isinstance(after, Text) and not is_blank(after.text.partition("\n")[0]):
        return False
    return all(only_links(parts) for _, parts in branch.arms)


def only_links(parts: Parts) -> bool:
    """Whether there are no words among these but those of links that lead on."""
    for part in parts:
        if isinstance(part, Insert) or (isinstance(part, Text) and not is_blank(part.text)):
            return False
        if isinstance(part, Branch) and not all(only_links(inner) for _, inner in part.arms):
            return False
        if isinstance(part, Link) and not (part.to or leads(part.body)):
            return False
    return True


def texts(parts: Parts) -> Iterator[str]:
    """All words among these, those of links in brackets."""
    for part in parts:
        if isinstance(part, Text):
            yield part.text
        elif isinstance(part, Link):
            yield f" [{part.say}] "
        elif isinstance(part, Branch):
            for _, inner in part.arms:
                yield from texts(inner)


