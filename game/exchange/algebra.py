"""Conditions as they are joined, simplified and written down while a story is taken over."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, StatusIs
from game.loader.conditions import ConditionProblem, parse_condition

Truth = Condition | bool
"""A condition, or what is always or never so."""


def both(parts: Iterable[Truth]) -> Truth:
    """True where all of them are; what adds nothing is left out."""
    kept: list[Condition] = []
    for one in parts:
        if one is False:
            return False
        if one is True:
            continue
        for part in one.parts if isinstance(one, AllOf) else (one,):
            if negated(part) in kept:
                return False
            if part not in kept:
                kept.append(part)
    if not kept:
        return True
    return kept[0] if len(kept) == 1 else AllOf(tuple(kept))


def either(parts: Iterable[Truth]) -> Truth:
    """True where one of them is; what adds nothing is left out."""
    kept: list[Condition] = []
    for one in parts:
        if one is True:
            return True
        if one is False:
            continue
        for part in one.parts if isinstance(one, AnyOf) else (one,):
            if negated(part) in kept:
                return True
            if part not in kept:
                kept.append(part)
    if not kept:
        return False
    return kept[0] if len(kept) == 1 else AnyOf(tuple(kept))


def all_of(parts: Sequence[Truth]) -> Truth:
    """Parts joined by `and`: grouped as they are written, unless some are always or never so."""
    plain = [one for one in parts if not isinstance(one, bool)]
    return AllOf(tuple(plain)) if len(plain) == len(parts) > 1 else both(parts)


def any_of(parts: Sequence[Truth]) -> Truth:
    """Parts joined by `or`: grouped as they are written, unless some are always or never so."""
    plain = [one for one in parts if not isinstance(one, bool)]
    return AnyOf(tuple(plain)) if len(plain) == len(parts) > 1 else either(parts)


def negated(one: Truth) -> Truth:
    """True where it is not."""
    if isinstance(one, bool):
        return not one
    return one.part if isinstance(one, Not) else Not(one)


def replaced(one: Truth, answer: Callable[[FlagSet | StatusIs | Compare], Truth]) -> Truth:
    """The same condition with each of its questions replaced by its answer, and simplified."""
    if isinstance(one, bool):
        return one
    if isinstance(one, Not):
        return negated(replaced(one.part, answer))
    if isinstance(one, AllOf | AnyOf):
        after = [replaced(part, answer) for part in one.parts]
        return all_of(after) if isinstance(one, AllOf) else any_of(after)
    return answer(one)


def with_flags(one: Truth, known: Mapping[str, Truth]) -> Truth:
    """The same condition where some flags are known to stand for something else."""
    return replaced(one, lambda leaf: known.get(leaf.flag, leaf) if isinstance(leaf, FlagSet) else leaf)


def read_when(text: str) -> Truth:
    """The condition of a `when`, which is True where there is none; also a longer one than scenarios may have."""
    if not text:
        return True
    try:
        return parse_condition(text)
    except ConditionProblem:
        return text != "false"


def written(one: Truth) -> str:
    """A condition as scenarios write it; empty for what is always so, and `false` for what never is."""
    if isinstance(one, bool):
        return "" if one else "false"
    return _written(one)


def readable(one: Truth) -> Truth:
    """The same with fewer words: `not (not a and not b)` is `a or b`."""
    if isinstance(one, Not) and isinstance(one.part, AllOf | AnyOf):
        parts = one.part.parts
        if 2 * sum(isinstance(part, Not) for part in parts) >= len(parts):
            turned = [readable(negated(part)) for part in parts]
            return either(turned) if isinstance(one.part, AllOf) else both(turned)
    if isinstance(one, AllOf | AnyOf):
        join = both if isinstance(one, AllOf) else either
        return join(readable(part) for part in one.parts)
    return one


def _written(one: Condition) -> str:
    if isinstance(one, FlagSet):
        return one.flag
    if isinstance(one, StatusIs):
        return f"{one.status} {one.name}"
    if isinstance(one, Compare):
        return f"{one.quantity} {one.operator} {one.number}"
    if isinstance(one, Not):
        return f"not {_inside(one.part, (AllOf, AnyOf))}"
    if isinstance(one, AllOf):
        return " and ".join(_inside(part, (AllOf, AnyOf)) for part in one.parts)
    return " or ".join(_inside(part, (AnyOf,)) for part in one.parts)


def _inside(part: Condition, bracketed: tuple[type, ...]) -> str:
    return f"({_written(part)})" if isinstance(part, bracketed) else _written(part)
