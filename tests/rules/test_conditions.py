"""Conditions: compiled tests mean what the tree says."""

from operator import eq, ge, gt, le, lt, ne

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, Quantity, Status, StatusIs
from game.rules.conditions import compile_condition, read_by
from game.rules.layout import Layout

LAYOUT = Layout({("flag", "f"): 1, ("flag", "g"): 2, ("met", "x"): 4, ("promised", "p"): 8})
LEAVES = [FlagSet("f"), FlagSet("g"), StatusIs(Status.MET, "x"), StatusIs(Status.PROMISED, "p")]
OPERATORS = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}

comparisons = st.builds(Compare, st.sampled_from(list(Quantity)), st.sampled_from(list(OPERATORS)), st.integers(0, 20))
conditions = st.recursive(
    st.sampled_from(LEAVES) | comparisons,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


def meaning(condition: Condition, bits: int, mood: int, goodwill: int) -> bool:
    """What a condition says, read off the tree as plainly as possible."""
    match condition:
        case FlagSet() | StatusIs():
            return bool(bits & LAYOUT.bit(condition))
        case Compare(quantity, operator, number):
            return OPERATORS[operator](mood if quantity is Quantity.MOOD else goodwill, number)
        case Not(part):
            return not meaning(part, bits, mood, goodwill)
        case AllOf(parts):
            return all(meaning(part, bits, mood, goodwill) for part in parts)
        case AnyOf(parts):
            return any(meaning(part, bits, mood, goodwill) for part in parts)


@given(conditions, st.integers(0, 15), st.integers(0, 20), st.integers(0, 20))
def test_a_compiled_condition_means_what_the_tree_says(
    condition: Condition, bits: int, mood: int, goodwill: int
) -> None:
    """Every compiled test, the shortcut for plain bits included, answers as the tree read aloud does."""
    assert compile_condition(condition, LAYOUT)(bits, mood, goodwill) == meaning(condition, bits, mood, goodwill)


@given(conditions, st.integers(0, 15), st.integers(0, 20), st.integers(0, 20), st.integers(0, 15), st.integers(0, 20))
def test_what_a_condition_does_not_read_cannot_change_it(
    condition: Condition, bits: int, mood: int, goodwill: int, noise: int, other: int
) -> None:
    """Changing bits, mood or goodwill that `read_by` leaves out never changes the answer."""
    reads, test = read_by(condition, LAYOUT), compile_condition(condition, LAYOUT)
    changed = bits & reads.bits | noise & ~reads.bits
    low, high = sorted((mood, other))
    told_apart = any(reads.mood >> cut & 1 for cut in range(low + 1, high + 1))
    assert test(bits, mood, goodwill) == test(
        changed, mood if told_apart else other, goodwill if reads.goodwill else other
    )


@pytest.mark.parametrize(
    "contradiction", [AllOf((FlagSet("f"), Not(FlagSet("f")))), AllOf((Not(FlagSet("f")), FlagSet("f")))]
)
def test_a_contradiction_never_holds(contradiction: Condition) -> None:
    """`f and not f` is false for every value of f, though each half alone is a plain bit."""
    test = compile_condition(contradiction, LAYOUT)
    assert not test(0, 0, 0)
    assert not test(1, 0, 0)
