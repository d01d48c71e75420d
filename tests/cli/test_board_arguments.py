"""What the board command understands, and what it refuses with a sentence."""

import argparse

import pytest

from game.cli import board_arguments
from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.domain.pillars import PILLARS
from game.records.board import MOST_PLACES, BoardQuery, Kind, Measure, Policy


def asked(*words: str) -> BoardQuery:
    """The board that these words ask for."""
    parser = argparse.ArgumentParser()
    board_arguments.add(parser)
    return board_arguments.query_of(parser.parse_args(words), {}, Trainee("a" * 32, "Anna"))


def test_the_words_are_those_of_the_boards() -> None:
    """Policies, pillars and the most places are named in two floors, and are the same."""
    assert list(board_arguments.POLICIES) == list(Policy)
    assert ["overall", *PILLARS] == list(Measure)
    assert board_arguments.MOST_PLACES == MOST_PLACES


def test_arguments_become_a_query() -> None:
    """Each argument is one part of the question; one's own row goes by one's own name."""
    query = asked("--module", "m", "--period", "2026-W10", "--policy", "average", "--pillar", "delight", "--timed")
    assert (query.module, query.period, query.column, query.timed) == ("m", "2026-W10", "average_delight", True)
    assert (query.me, query.my_name) == ("a" * 32, "Anna")
    assert asked("--improvement").kind is Kind.IMPROVEMENT
    assert asked("--improvement", "recent").kind is Kind.RECENT
    assert asked("--teams", "--goal", "75").kind is Kind.TEAMS


@pytest.mark.parametrize(
    "words",
    ["--goal 75", "--improvement --pillar delight", "--teams --team N", "--teams --timed", "--teams --scenario x"],
)
def test_what_does_not_go_together_is_said(words: str) -> None:
    """A sentence says which argument to leave out."""
    with pytest.raises(UsageError, match=r"(leave|use it|add it)"):
        asked(*words.split())


@pytest.mark.parametrize(
    "words", ["--limit 101", "--limit 0", "--period 2026-13", "--policy worst", "--pillar speed", "--goal 101"]
)
def test_what_cannot_be_meant_is_wrong_usage(words: str) -> None:
    """There is no way to ask for the end of a board, nor for a month that does not exist."""
    with pytest.raises(SystemExit) as stopped:
        asked(*words.split())
    assert stopped.value.code == 2
