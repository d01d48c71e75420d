"""What customers remember of a trainee, and the stories they tell."""

from dataclasses import replace

from game.domain.attempt import Attempt, Trainee
from tests.records.samples import ANNA, BEN, attempt


def left(trainee: Trainee, scenario: str, *words: str, person: str = "maria") -> Attempt:
    """An attempt that left these words with a person."""
    return replace(attempt(trainee, scenario=scenario), person=person, leaves=words)


def test_a_person_remembers_what_the_latest_attempt_at_each_scenario_left(records):
    """A later attempt at the same scenario replaces what the earlier one left; other scenarios add to it."""
    for one in (
        left(ANNA, "late-return", "left_cold"),
        left(ANNA, "boots-again", "sizes"),
        left(ANNA, "late-return", "had_flowers", "word_kept"),
    ):
        records.add(one)
    assert records.remembered(ANNA.id, "maria") == ("had_flowers", "sizes", "word_kept")


def test_nobody_remembers_other_trainees_or_other_people(records):
    """What one trainee did is not held against another, nor told by anybody else."""
    records.add(left(ANNA, "late-return", "had_flowers"))
    records.add(left(ANNA, "power-cut", "kettle", person="ruth"))
    assert records.remembered(BEN.id, "maria") == ()
    assert records.remembered(ANNA.id, "ruth") == ("kettle",)
    assert records.remembered(ANNA.id, "nobody") == ()


def test_my_stories_come_newest_first_and_only_where_there_is_one(records):
    """An attempt without a wow has no story."""
    first, second = (replace(attempt(), story=text) for text in ("They wrote.", "They rang."))
    for one in (first, replace(attempt(), story="", wow=False), second):
        records.add(one)
    assert [one.text for one in records.stories(trainee_id=ANNA.id)] == ["They rang.", "They wrote."]
    assert not any(one.shared for one in records.stories(trainee_id=ANNA.id))


def test_a_team_sees_only_what_was_released_and_no_longer_than_that(records):
    """Nothing is shown before consent; taking it back takes it back; releasing twice is releasing once."""
    mine, other = attempt(ANNA), attempt(BEN)
    records.add(mine)
    records.add(other)
    assert records.stories(team="North") == ()
    for _ in range(2):
        records.share_story(mine.start.playthrough, True)
    records.share_story(other.start.playthrough, True)
    assert [one.trainee for one in records.stories(team="North")] == [ANNA]
    assert {one.trainee for one in records.stories()} == {ANNA, BEN}
    records.share_story(mine.start.playthrough, False)
    assert records.stories(team="North") == ()
    assert list(records.faults()) == []


def test_releasing_what_is_not_there_does_nothing(records):
    """An unknown attempt is no fault and no story."""
    records.share_story("nobody", True)
    assert records.stories() == ()
    assert list(records.faults()) == []
