"""The meeting from the records: whose attempts are in it, by which names, and a moment played on by the room."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from game.coaching.meeting.period import period_of
from game.domain.action import reply
from game.domain.consent import Consent, Shown
from game.domain.errors import ScenarioError
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.review import play_on, review
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
