"""How alike two texts are, and whether two moments can both be lived through in one contact."""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from game.audit.advice.wording._english import words
from game.rules.walk import Graph

ENOUGH = 4
"""Texts with fewer words than this may well be the same: "Thank you." can be said twice."""


STEPS = 3_000_000
"""How many positions may be looked at for one check: about two seconds of work, ten times what any contact that ships
needs."""


def key_of(text: str) -> tuple[str, ...]:
    """What makes two texts the same: their words, whatever the marks between them."""
    return words(text)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: the share of the words that stand in both, in the same order (Ratcliff and Obershelp)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def affordable(graph: Graph, questions: int) -> bool:
    """Whether so many questions can be asked of what follows what; in a huge scenario nothing is said instead."""
    return questions * len(graph.positions) <= STEPS


def ahead_of(graph: Graph, numbers: Iterable[int], matters: Callable[[int], bool] = lambda _: True) -> set[int]:
    """The positions that can follow once one is at some others, themselves included, as far as they matter."""
    seen = {number for number in numbers if matters(number)}
    waiting = list(seen)
    while waiting:
        for _, target in graph.edges[waiting.pop()]:
            if target not in seen and matters(target):
                seen.add(target)
                waiting.append(target)
    return seen
