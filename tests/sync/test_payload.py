"""What travels comes back exactly, and what is no record is refused in a few words."""

import json
from dataclasses import replace

import pytest

from game.domain.consent import Consent, Shown
from game.records.sync.payload import Submission, submission_of
from tests.exchange.plays.made import random_plays
from tests.privacy.people import run
from tests.records.samples import ANNA, attempt

_ALIAS = Consent(Shown.ALIAS, "Blue Heron")


@pytest.mark.parametrize("overall", [None, 0, 7250, 10_000])
def test_an_attempt_travels_exactly(overall):
    """Every field, the consent and the released story come back as they were."""
    sent = Submission(attempt(overall=overall), _ALIAS, story_released=True)
    assert submission_of(sent.to_text()) == sent


def test_a_shift_travels_exactly():
    """So does a shift with all its events."""
    sent = Submission(run(ANNA, [attempt(), attempt()]), Consent())
    assert submission_of(sent.to_text()) == sent


def test_random_attempts_travel_exactly():
    """Whatever was played, by whomever, on whatever contact: each comes back equal, and so does its text."""
    for play in random_plays(40):
        sent = Submission(play.attempt, _ALIAS, story_released=bool(play.attempt.story))
        text = sent.to_text()
        assert submission_of(text) == sent
        assert submission_of(text).to_text() == text
        assert text.isascii()


def test_another_id_changes_whose_it_is_and_nothing_else():
    """A board may know a trainee by another id: only that changes."""
    sent = Submission(attempt(), Consent()).of("f" * 32)
    assert sent.trainee == replace(ANNA, id="f" * 32)
    assert sent.of(ANNA.id).item == Submission(sent.item, Consent()).of(ANNA.id).item


def _broken(**changes):
    value = json.loads(Submission(attempt(), Consent()).to_text())
    for key, one in changes.items():
        if key in value:
            value[key] = one
        else:
            value["row"][key] = one
    return json.dumps(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"format": 1}',
        '{"format": 1, "kind": "attempt", "row": {}}',
        _broken(format=2),
        _broken(kind="certificate"),
        _broken(row=[]),
        _broken(name=7),
        _broken(shown="shouted"),
        _broken(stars="five"),
        _broken(journal="nothing"),
        _broken(began=2**70),
        _broken(seed="x"),
        _broken(mode="cheat"),
    ],
)
def test_what_is_no_record_is_refused(text):
    """Whatever a stranger sends, the answer is a ValueError with a few words, never another error."""
    with pytest.raises(ValueError, match=r"\w"):
        submission_of(text)
