"""What opens from the slides of a meeting, and the next goal, by keys."""

from dataclasses import replace
from datetime import timedelta

import pytest

from game.coaching.meeting.model import Told
from game.records.goals import Kept, keep_goal, load_goals
from game.session.review import play_whole
from game.session.training import Training
from game.ui.audit import audit_now
from game.ui.screens.review.slides import pages_of
from game.ui.services import Services
from tests.coaching.meeting.team import attempt, trainee
from tests.ui.screens import sample
from tests.ui.screens.review_pilot import BEGAN, played, shown, to_split, where


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Services of a team that has played."""
    services = played(tmp_path_factory.mktemp("meeting"))
    yield services
    services.training.keeper.close()


def test_the_room_plays_on_from_the_moment_and_comes_back(made):
    """Enter opens it on the desk with the same words and replies; played to its end, the meeting is there again, at the
    same step, and nothing is on record that was not."""
    pilot = to_split(made)
    records = made.training.keeper.records
    before, files = len(list(records.stored())), sorted(made.training.folder.iterdir())
    pilot.press("enter")
    pilot.settle()
    assert pilot.screen.name == "room-desk"
    pilot.press("space")
    assert pilot.says("Hi… I have these boots")
    for _ in range(12):
        if pilot.screen.name == "room-desk":
            pilot.press("enter" if pilot.screen.moment.ending is not None else "1")
            pilot.advance(2)
    assert pilot.screen.name == "review"
    assert where(pilot) == "4 of 7, step 1 of 7"
    assert len(list(records.stored())) == before
    assert sorted(made.training.folder.iterdir()) == files


def test_the_room_plays_what_to_practise(made):
    """Enter on that slide opens the contact at its beginning; left, the meeting is there again."""
    pilot = shown(made)
    pilot.press("end", "left")
    assert pilot.says("Enter: play it together")
    pilot.press("enter")
    pilot.settle()
    assert pilot.screen.name == "room-desk"
    assert pilot.screen.moment.turn == 0
    pilot.press("escape")
    pilot.click("leave")
    pilot.settle()
    assert where(pilot) == "6 of 7"


def opened(pilot, *keys):
    """The desk after these keys, having come to what was said; the pilot is back on the meeting afterwards."""
    pilot.press(*keys)
    pilot.settle()
    assert pilot.screen.name == "room-desk", pilot.texts()
    moment = pilot.screen.moment
    pilot.press("escape")
    pilot.click("leave")
    pilot.settle()
    assert pilot.screen.name == "review"
    return moment


def test_what_somebody_gained_is_opened_at_the_beginning_of_the_contact(made):
    """Never as they played it: nobody's own way is shown. With several, each has its number."""
    pilot = shown(made)
    pilot.press("right")
    here = where(pilot)
    assert pilot.says("Enter: play this contact together") or pilot.says("play that contact together")
    assert opened(pilot, "enter").turn == 0
    assert where(pilot) == here
    gain = pilot.screen.meeting.improved[0]
    pilot.screen.meeting = replace(pilot.screen.meeting, improved=(replace(gain, plays=""), gain, gain))
    pilot.screen.pages = pages_of(pilot.screen.meeting)
    pilot.screen.refresh()
    pilot.press("1")
    pilot.settle()
    assert where(pilot) == here
    assert pilot.says("2, 3: play that contact together")
    assert opened(pilot, "3").turn == 0


def test_a_moment_of_the_weakest_and_of_the_strongest_pillar(made):
    """Enter opens the one with most to gain, 2 the strong one; the room comes back to the pillars."""
    pilot = shown(made)
    pilot.press("right", "right")
    assert pilot.says("Enter: a moment with most to gain · 2: a strong moment")
    ways = pilot.screen.meeting.examples
    meeting = pilot.screen.meeting
    assert opened(pilot, "enter").turn == len(ways[meeting.weakest].actions)
    assert opened(pilot, "2").turn == len(ways[meeting.strongest].actions)
    assert where(pilot) == "3 of 7"
    pilot.press("9")
    pilot.settle()
    assert where(pilot) == "3 of 7"


def test_another_decision_that_split_the_team(made):
    """D goes from one to the next, prepared like the first, and after the last to the first again; Enter opens the one
    that is shown."""
    pilot = to_split(made)
    first = pilot.screen.meeting.splits
    assert len(first) > 1
    assert pilot.says("D: another decision")
    pilot.press("right", "right", "d")
    assert pilot.says("Another decision that split us")
    assert where(pilot).startswith("4 of 7, step 1")
    assert not pilot.says("of us")
    assert opened(pilot, "enter").state == first[1].moment.state
    assert pilot.says("Another decision that split us")
    for _ in first[1:]:
        pilot.press("d")
    assert pilot.says("The decision that split us")
    assert opened(pilot, "enter").state == first[0].moment.state
    pilot.press("home", "d")
    assert where(pilot) == "1 of 7"


def test_a_story_is_opened_before_its_wow(made, monkeypatch):
    """Its own attempt is asked for; where it is gone a sentence says so, and the slide stays. One without an attempt
    opens nothing."""
    prepared = sample.prepared()
    one = attempt(prepared, trainee(2), BEGAN, 0.9)
    told = Told("Chen Li", "A sample", BEGAN.date(), "They told it.", one.start.playthrough)
    pilot = shown(made)
    pilot.screen.meeting = replace(pilot.screen.meeting, stories=(told, replace(told, attempt="")))
    pilot.screen.pages = pages_of(pilot.screen.meeting)
    at = next(at for at, page in enumerate(pilot.screen.pages) if page.title == "Told about us")
    pilot.screen._to(at)
    pilot.settle()
    assert pilot.says("Enter: play the moment before it")
    pilot.press("enter")
    pilot.settle()
    assert pilot.says("The moment of this story at 'A sample' is not on record any more.")
    asked = []
    monkeypatch.setattr(
        "game.session.review.play_story",
        lambda training, name, title: asked.append(name) or play_whole(training, prepared.scenario.id),
    )
    opened(pilot, "enter")
    assert asked == [one.start.playthrough]
    pilot.press("right")
    assert not pilot.says("Enter")


def to_goal(made, tmp_path):
    """A pilot on the goal, with services that keep it in a folder of its own."""
    training = made.training
    own = Training(tmp_path, training.library, training.keeper, training.clock)
    pilot = shown(Services(own, made.trainee, made.remember))
    pilot.press("end")
    return pilot


def test_the_goal_is_set_by_keys_and_kept(made, tmp_path):
    """G goes through what can be a goal, plus and minus change the number, Enter keeps it; going on changes nothing."""
    pilot = to_goal(made, tmp_path)
    assert pilot.says("G: another goal · + −: the number · Enter: keep it")
    for _ in range(9):
        if pilot.says("contacts together"):
            break
        pilot.press("g")
    before = pilot.screen.meeting.goal.target
    pilot.press("+", "+", "-", "=")
    assert pilot.says(f"{before + 2} contacts together by our next meeting.")
    assert not pilot.says("Kept for our next meeting.")
    assert load_goals(tmp_path) == ((), "")
    pilot.press("enter")
    pilot.settle()
    assert pilot.says("Kept for our next meeting.")
    ((team, measure, target, was, _),), _ = load_goals(tmp_path)
    assert (team, measure, target, was) == ("Blue", "contacts", before + 2, 7)
    pilot.press("w")
    pilot.settle()
    pilot.press("end")
    assert pilot.says("Kept for our next meeting.")
    pilot.press("-")
    assert not pilot.says("Kept for our next meeting.")


def test_the_keys_of_the_goal_do_nothing_elsewhere(made, tmp_path):
    """Nobody changes it by leaning on the keyboard at another slide."""
    pilot = to_goal(made, tmp_path)
    goal = pilot.screen.meeting.goal
    pilot.press("home", "g", "+", "-", "end", "b", "g", "b")
    assert pilot.screen.meeting.goal == goal


def test_a_goal_that_cannot_be_kept_is_a_sentence(made, tmp_path):
    """The slide stays, and says why."""
    pilot = to_goal(made, tmp_path / "file")
    (tmp_path / "file").write_text("")
    pilot.press("enter")
    pilot.settle()
    assert pilot.says("The goal cannot be kept")
    assert where(pilot) == "7 of 7"


def test_the_next_meeting_opens_with_what_was_said(made, tmp_path):
    """The day after, the first of then eight slides says what it was and what came of it."""
    keep_goal(tmp_path, Kept("Blue", "contacts", 5, 3, BEGAN - timedelta(days=1)))
    pilot = to_goal(made, tmp_path)
    pilot.press("home")
    for words in ("1 of 8", "Last time we said", "On 28 February 2026", "5 contacts together", "Reached: 7."):
        assert pilot.says(words)
    assert audit_now(pilot.stage) == []


def test_two_presses_open_one_desk(made, monkeypatch):
    """While a moment is being opened a second press asks for no second one."""
    pilot = to_split(made)
    work = []
    monkeypatch.setattr(pilot.stage.ctx, "background", lambda job, then: work.append((job, then)))
    pilot.press("enter", "enter")
    assert len(work) == 1
