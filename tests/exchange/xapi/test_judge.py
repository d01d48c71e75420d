"""An outside judge: the models of Ralph, a learning record store of others."""

import json

import pytest
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

from game.exchange.xapi.statements import Author, statements_of
from tests.exchange.plays.made import random_plays

AUTHOR = Author("https://training.example.org/desk")


def test_the_judge_finds_nothing_in_200_random_plays() -> None:
    """Every statement of 200 random plays, and a voiding one, is a statement."""
    plays = random_plays(200)
    statements = [*statements_of(plays, AUTHOR), AUTHOR.voiding(plays[0])]
    assert len(statements) > 1000
    for one in statements:
        BaseXapiStatement.model_validate(json.loads(json.dumps(one)))


@pytest.mark.parametrize("fault", ["verb", "duration", "interactionType", "timestamp", "registration"])
def test_the_judge_can_find_something(fault: str) -> None:
    """A statement in which one thing is wrong is refused."""
    (play,) = random_plays(1)
    statement = next(iter(AUTHOR.statements(play)))
    place = {
        "verb": statement,
        "duration": statement["result"],
        "interactionType": statement["object"]["definition"],
        "timestamp": statement,
        "registration": statement["context"],
    }[fault]
    BaseXapiStatement.model_validate(statement)
    place[fault] = "nonsense"
    with pytest.raises(ValidationError):
        BaseXapiStatement.model_validate(statement)
