"""What stands after `when:` is read as a tree, and what cannot be read is answered with the place and what to write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, Quantity, Status, StatusIs
from game.loader.conditions import ConditionProblem, parse_condition

A, B, C = FlagSet("a"), FlagSet("b"), FlagSet("c")
TREES = {
    "a": A,
    "refund_agreed": FlagSet("refund_agreed"),
    "met heard": StatusIs(Status.MET, "heard"),
    "promised courier-visit": StatusIs(Status.PROMISED, "courier-visit"),
    "mood >= 12": Compare(Quantity.MOOD, ">=", 12),
    "goodwill<20": Compare(Quantity.GOODWILL, "<", 20),
    "not a and b": AllOf((Not(A), B)),
    "not (a and b)": Not(AllOf((A, B))),
    "a or b and c": AnyOf((A, AllOf((B, C)))),
    "(a or b) and c": AllOf((AnyOf((A, B)), C)),
    "a and b and c": AllOf((A, B, C)),
    "not not a": Not(Not(A)),
    "not mood == 3 or kept x": AnyOf((Not(Compare(Quantity.MOOD, "==", 3)), StatusIs(Status.KEPT, "x"))),
}
PROBLEMS = {
    "": 0,
    "a and": 5,
    "a b": 2,
    "(a": 2,
    "a)": 1,
    "mood": 4,
    "mood >= twelve": 8,
    "mood >= 21": 8,
    "mood >= -1": 8,
    "a >= 2": 0,
    "met": 3,
    "met and a": 4,
    "a && b": 2,
    "!a": 0,
    "a = b": 0,
    "1": 0,
    "a.__class__": 1,
    "and": 0,
}


@pytest.mark.parametrize("text", TREES)
def test_a_condition_becomes_a_tree(text: str) -> None:
    """`not` binds tighter than `and`, that tighter than `or`; parentheses go first."""
    assert parse_condition(text) == TREES[text]


@pytest.mark.parametrize("text", PROBLEMS)
def test_a_problem_says_where(text: str) -> None:
    """What cannot be understood is answered with its place in the text and a sentence."""
    with pytest.raises(ConditionProblem) as caught:
        parse_condition(text)
    assert caught.value.offset == PROBLEMS[text]
    assert caught.value.message.endswith(".")


def written(tree: Condition) -> str:
    """A tree as text, with parentheses wherever there might be doubt."""
    match tree:
        case FlagSet(flag):
            return flag
        case StatusIs(status, name):
            return f"{status} {name}"
        case Compare(quantity, operator, number):
            return f"{quantity} {operator} {number}"
        case Not(part):
            return f"not ({written(part)})"
        case AllOf(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case AnyOf(parts):
            return " or ".join(f"({written(part)})" for part in parts)


LEAVES = st.sampled_from([A, B, TREES["met heard"], TREES["mood >= 12"], TREES["goodwill<20"]])
CONDITIONS = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        part.map(Not),
        st.lists(part, min_size=2, max_size=3).map(lambda many: AllOf(tuple(many))),
        st.lists(part, min_size=2, max_size=3).map(lambda many: AnyOf(tuple(many))),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(CONDITIONS.filter(lambda tree: len(written(tree)) <= 300))
def test_what_is_written_comes_back(tree: Condition) -> None:
    """Any tree written as text is read as that very tree."""
    assert parse_condition(written(tree)) == tree


WORDS = st.sampled_from(["a", "not", "and", "or", "(", ")", "mood", ">=", "12", "met"])


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_a_condition_or_a_problem(text: str) -> None:
    """Nothing that is written after `when` makes another exception, and a problem lies within the text."""
    try:
        offset = 0 if parse_condition(text) else -1
    except ConditionProblem as problem:
        offset = problem.offset
    assert 0 <= offset <= len(text)
