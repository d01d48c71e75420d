"""The meeting from the records: whose attempts are in it, by which names, and a moment played on by the room."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from game.coaching.meeting.goals import Wanted
from game.coaching.meeting.period import period_of
from game.domain.action import reply
from game.domain.consent import Consent, Shown
from game.domain.errors import ScenarioError, UsageError
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.review import ROOM, keep_goal, play_on, play_story, review
from game.session.training import Training
from tests.coaching.meeting.team import attempt, trainee
from tests.session.helpers import FakeClock
from tests.session.house import SCENARIO

MARCH = period_of("2026-03", datetime(2026, 3, 2, tzinfo=UTC))


@pytest.fixture
def training(tmp_path):
    """One contact, and five people who have answered it for the first time, one of them on another team."""
    (tmp_path / "first.yaml").write_text(SCENARIO.format(id="first"), encoding="utf-8")
    library = Library([tmp_path])
    made = Training(tmp_path, library, Keeper(tmp_path), FakeClock())
    keep(made, 0, "look")
    for number in (1, 2):
        keep(made, number, "hurry")
    keep(made, 3, "look")
    keep(made, 4, "look", team="Red")
    yield made
    made.keeper.close()


def keep(training, number, pick, team="Blue", began=datetime(2026, 3, 2, 8, tzinfo=UTC)):
    """Put an attempt on record."""
    prepared = training.library.prepared("first")
    one = attempt(prepared, trainee(number, team), began, picks=[pick])
    one = replace(one, story="They told it on." if number == 1 else "")
    assert training.keeper.keep(one, prepared.scenario, training.library.rubric_source)
    return one


def test_a_team_meets_about_its_own_attempts(training):
    """Those of another team are not among them; without a team all are."""
    assert review(training, "Blue", MARCH).people == 4
    assert review(training, "Red", MARCH).people == 1
    assert review(training, None, MARCH).people == 5
    assert review(training, "", MARCH).people == 0


def test_names_are_those_that_people_agreed_to(training):
    """An alias is shown, a hidden name never; both count in what is anonymous."""
    records = training.keeper.records
    keep(training, 1, "look", began=datetime(2026, 3, 9, 8, tzinfo=UTC))
    records.share_story(records.stories(trainee_id=trainee(1).id)[0].playthrough, True)
    assert review(training, "Blue", MARCH).improved[0].name == trainee(1).name
    records.set_consent(trainee(1).id, Consent(Shown.ALIAS, "Robin"))
    found = review(training, "Blue", MARCH)
    assert found.improved[0].name == found.stories[0].name == "Robin"
    records.set_consent(trainee(1).id, Consent(Shown.HIDDEN))
    found = review(training, "Blue", MARCH)
    assert found.improved == ()
    assert found.stories[0].name == "a colleague"
    assert found.people == 4
    assert found.split.answers == 4
    assert trainee(1).name not in repr(found)


def test_what_was_played_by_an_older_text_is_told_by_it(training, tmp_path):
    """The contact has been rewritten since; the moment is shown, and opened, as it looked to them."""
    changed = SCENARIO.format(id="first").replace("a forty", "a forty-one")
    (tmp_path / "first.yaml").write_text(changed, encoding="utf-8")
    later = Training(tmp_path, Library([tmp_path]), training.keeper, FakeClock())
    found = review(later, "Blue", MARCH)
    assert found.split.moment.said == ("You've sent me a forty.",)
    assert play_on(later, found.split.way).now().said == ("You've sent me a forty.",)


def test_the_room_plays_on_and_nothing_is_kept(training):
    """No journal, no attempt, no trainee more than before; and it is to learn, without a clock."""
    before = sorted(path.name for path in training.folder.iterdir())
    people, attempts = training.keeper.records.trainees(), len(list(training.keeper.records.stored()))
    session = play_on(training, review(training, "Blue", MARCH).split.way)
    assert session.now().state == "hello"
    session.act(reply("look"))
    assert session.ended
    assert not session.leave()
    assert not session.start.ranked
    assert not session.start.timed
    assert training.keeper.records.trainees() == people
    assert len(list(training.keeper.records.stored())) == attempts
    assert sorted(path.name for path in training.folder.iterdir()) == before


def test_a_moment_whose_texts_are_gone_is_a_sentence(training):
    """Neither in the library nor in the archive: it cannot be opened, and that is said."""
    way = replace(review(training, "Blue", MARCH).split.way, scenario_digest="0" * 64)
    with pytest.raises(ScenarioError, match="not in the archive"):
        play_on(training, way)


def test_what_to_practise_is_there_without_the_course(training):
    """This library has none of the course's contacts, so those at hand are looked at instead."""
    assert review(training, "Blue", MARCH).practice.contact == "first"


# -- stories, goals, and many attempts --------------------------------------------------------------------------------


def test_the_room_comes_to_a_story_by_the_best_way(training, tmp_path):
    """To where the wow was, with nothing that its trainee said before; what is gone is a sentence."""
    story = "because: Well.\n        story: She tells it."
    told = SCENARIO.format(id="told").replace("because: You looked first.", story)
    (tmp_path / "told.yaml").write_text(told, encoding="utf-8")
    later = Training(tmp_path, Library([tmp_path]), training.keeper, FakeClock())
    prepared = later.library.prepared("told")
    one = attempt(prepared, trainee(1), datetime(2026, 3, 3, tzinfo=UTC), picks=["look"])
    assert one.story == "She tells it."
    later.keeper.keep(one, prepared.scenario, later.library.rubric_source)
    session = play_story(later, one.start.playthrough, "The told size")
    assert session.now().state == "hello"
    assert session.start.trainee.name == ROOM
    for attempt_id in ("0" * 32, keep(training, 5, "hurry").start.playthrough):
        with pytest.raises(ScenarioError, match="this story at 'The told size' is not on record"):
            play_story(later, attempt_id, "The told size")


def test_a_goal_is_remembered_until_the_next_meeting(training):
    """For its own team; on the day it was set it is the goal, and from the next day on it is what was said."""
    march = review(training, "Blue", MARCH)
    contacts = next(one for one in march.goals if one.id == "contacts")
    keep_goal(training, march, replace(contacts, target=2))
    again = review(training, "Blue", MARCH)
    assert again.goal.kept
    assert (again.goal.aim, again.last) == ("2 contacts together", None)
    assert not review(training, None, MARCH).goal.kept
    training.clock.pass_time(86_400)
    for number in (1, 2):
        keep(training, number, "look", began=training.clock.utc())
    april = review(training, "Blue", MARCH)
    assert not april.goal.kept
    assert (april.last.goal.now, april.last.reached, april.last.was) == (2, True, 4)
    assert review(training, "Red", MARCH).last is None


def test_a_period_before_a_goal_was_set_says_nothing_of_it(training):
    """Looking back on February, the goal of March had not been said."""
    found = review(training, "Blue", MARCH)
    keep_goal(training, found, found.goal)
    training.clock.pass_time(86_400)
    february = period_of("2026-02", training.clock.utc())
    assert review(training, "Blue", february).last is None


def test_a_goal_that_cannot_be_is_refused(training):
    """Beyond what a score can be, or about nothing that is there."""
    found = review(training, "Blue", MARCH)
    with pytest.raises(UsageError, match="choose another number"):
        keep_goal(training, found, replace(found.goals[0], target=10_100))
    with pytest.raises(UsageError, match="cannot be about 'nothing'"):
        review(training, "Blue", MARCH, Wanted("nothing", 3))


def test_goals_that_cannot_be_read_are_a_note(training):
    """The meeting is held all the same."""
    (training.folder / "goals.json").write_text("?")
    found = review(training, "Blue", MARCH)
    assert any("goals.json" in one for one in found.notes)
    assert found.people == 4


def test_attempts_that_cannot_be_read_are_counted_in_a_note(training):
    """One has a score that is none, another a journal that is none: neither stops the meeting."""
    with closing(sqlite3.connect(training.folder / "records.sqlite3")) as connection:
        ids = [one for (one,) in connection.execute("SELECT id FROM attempts ORDER BY ordinal")]
        connection.execute("UPDATE attempts SET overall = 'x' WHERE id = ?", ids[:1])
        connection.execute("UPDATE attempts SET journal = '[[\"reply\",' WHERE id = ?", ids[1:2])
        connection.commit()
    found = review(training, None, MARCH)
    for what in ("attempts", "journals"):
        assert f"1 of the {what} cannot be read and do not count here: verify the records." in found.notes
    assert found.people == 4


def test_whoever_waits_is_told_how_far_it_is(training, monkeypatch):
    """Now and then, with the number of attempts looked at."""
    monkeypatch.setattr("game.session.review._EVERY", 2)
    told = []
    review(training, None, MARCH, progress=told.append)
    assert told == [2, 4]


def test_no_attempt_is_read_whole_but_the_first_ones_of_the_period(training, monkeypatch):
    """What a meeting needs of the others is in few columns, so that a hundred thousand take seconds."""
    monkeypatch.setattr(type(training.keeper.records), "stored", None)
    asked = []
    trails = training.keeper.records.trails
    monkeypatch.setattr(training.keeper.records, "trails", lambda ids: asked.extend(ids) or trails(ids), raising=False)
    keep(training, 1, "look", began=datetime(2026, 3, 9, 8, tzinfo=UTC))
    assert review(training, None, MARCH).split.answers == 5
    assert len(asked) == 5
