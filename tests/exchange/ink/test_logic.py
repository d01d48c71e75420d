"""Conditions are made shorter, and mean the same."""

import random
from itertools import product

from game.domain.condition import FlagSet
from game.exchange.algebra import Truth, both, either, negated, written
from game.exchange.ink.logic import flags_of, simplified
from tests.exchange.ink.telling import holds

FLAGS = ("a", "b", "c", "d")


def _thrown(dice: random.Random, depth: int) -> Truth:
    kind = dice.randrange(4) if depth else 3
    if kind == 3:
        return FlagSet(dice.choice(FLAGS))
    if kind == 2:
        return negated(_thrown(dice, depth - 1))
    parts = [_thrown(dice, depth - 1) for _ in range(dice.randint(2, 3))]
    return both(parts) if kind else either(parts)


def _holds(truth: Truth, flags: frozenset[str]) -> bool:
    return truth if isinstance(truth, bool) else holds(written(truth), flags)


def test_a_shorter_condition_means_the_same() -> None:
    """In all cases but those that never come about, over conditions thrown at random."""
    dice = random.Random(4)
    for _ in range(150):
        truth, never = _thrown(dice, 3), _thrown(dice, 1)
        short = simplified(truth, [never])
        for chosen in product((False, True), repeat=len(FLAGS)):
            flags = frozenset(flag for flag, on in zip(FLAGS, chosen, strict=True) if on)
            if not _holds(never, flags):
                assert _holds(short, flags) == _holds(truth, flags), (truth, never, short)


def test_what_does_not_matter_is_not_asked() -> None:
    """Flags on which nothing depends are left out."""
    a, b, c = (FlagSet(name) for name in "abc")
    assert simplified(either((both((a, b)), both((a, negated(b)))))) == a
    assert simplified(either((a, both((negated(a), b))))) == either((a, b))
    assert simplified(both((a, c)), [negated(c)]) == a
    assert simplified(either((a, negated(a)))) is True
    assert flags_of(both((a, negated(b)))) == ["a", "b"]
