"""The meeting on the whole screen, played through by keys."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from game.coaching.meeting.model import Improved, Told
from game.domain.action import Action, Deed, Entry
from game.domain.attempt import Trainee
from game.domain.names import clean_name
from game.domain.settings import Settings, Theme
from game.records.goals import Kept, keep_goal, load_goals
from game.session.review import play_whole
from game.session.training import Training
from game.ui.audit import SCALES, audit_now
from game.ui.scale import scale_for
from game.ui.screens.review import ReviewScreen
from game.ui.screens.review.sizes import LEAST, Sizes, fitted
from game.ui.screens.review.slides import pages_of
from game.ui.screens.welcome import WelcomeScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from game.ui.widgets import Label, Scroll
from tests.coaching.meeting.team import attempt, trainee
from tests.ui.screens import hostile, sample

PICKS = (("ask", "sorry", "courier"), ("wall", "stay", "sorry", "courier"), ("ask", "date", "post"),
         ("easy", "sorry", "post"), ("wall", "bite", "courier"))  # fmt: skip
BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Services with five people of one team on record, two of whom played again; one story was released."""
    services = sample.services(tmp_path_factory.mktemp("meeting"), trainee=Trainee("9" * 32, "Mina", "Blue"))
    prepared, keeper = sample.prepared(), services.training.keeper
    for number, picks in enumerate(PICKS):
        keeper.keep(attempt(prepared, trainee(number), BEGAN, picks=picks), prepared.scenario, "format: 1\n")
    for number in (1, 4):
        later = attempt(prepared, trainee(number), BEGAN + timedelta(hours=3), picks=PICKS[0])
        keeper.keep(later, prepared.scenario, "format: 1\n")
    yield services
    keeper.close()


def shown(made, size=(1280, 720), settings=None, team="Blue", period="month"):
    """A pilot on the first slide."""
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, made, team, period), size, settings)
    pilot.settle()
    return pilot


def titles(pilot, key, times):
    """The foot of the slide before and after each press."""
    found = []
    for _ in range(times):
        found.append(where(pilot))
        pilot.press(key)
    return [*found, where(pilot)]


def where(pilot):
    """Which slide and step the foot says."""
    return next(text for text in pilot.texts() if " of 7" in text or " of 8" in text)


def to_split(made, **more):
    """A pilot on the decision that split the team."""
    pilot = shown(made, **more)
    pilot.press("right", "right", "right")
    return pilot


@pytest.mark.parametrize("forward", ["right", "down", "pagedown", "space", "n"])
def test_every_key_that_a_hand_or_a_remote_has_goes_on(made, forward):
    """Arrow keys, Page down, space: from the first slide to the third, one at each press."""
    pilot = shown(made)
    assert titles(pilot, forward, 2) == ["1 of 7", "2 of 7", "3 of 7"]


@pytest.mark.parametrize("back", ["left", "up", "pageup", "backspace", "p"])
def test_and_every_key_back_goes_back(made, back):
    """From the third slide to the first, and no further."""
    pilot = shown(made)
    pilot.press("right", "right")
    assert titles(pilot, back, 3) == ["3 of 7", "2 of 7", "1 of 7", "1 of 7"]


def test_home_and_end_and_the_start_button_of_a_remote(made):
    """End shows the goal, Home and F5 the first slide; past the last one nothing happens."""
    pilot = shown(made)
    pilot.press("end")
    assert pilot.says("by our next meeting")
    pilot.press("pagedown")
    assert where(pilot) == "7 of 7"
    pilot.press("f5")
    assert where(pilot) == "1 of 7"
    pilot.press("end", "home")
    assert where(pilot) == "1 of 7"


@pytest.mark.parametrize("key", ["b", "."])
def test_an_empty_screen_and_back(made, key):
    """Nothing is to be read while people talk; the same key, or any that moves, shows the same slide again."""
    pilot = shown(made)
    pilot.press("right", key)
    assert pilot.texts() == []
    pilot.press(key)
    assert where(pilot) == "2 of 7"
    pilot.press(key, "pagedown")
    assert where(pilot) == "2 of 7"


def test_the_four_numbers(made):
    """Contacts, people, the average and wows stand on the first slide."""
    pilot = shown(made)
    for words in ("Blue", "contacts", "people played", "average score", "wows landed"):
        assert pilot.says(words)
    assert "7" in pilot.texts()
    assert "5" in pilot.texts()


def test_hands_go_up_before_the_bars(made):
    """The moment, then the replies without a number of anybody, then the bars, then what each led to."""
    pilot = to_split(made)
    assert pilot.says("Hi… I have these boots")
    assert not pilot.says("of us")
    pilot.press("right")
    assert pilot.says("Hands up: what would you say?")
    assert pilot.says("Our policy is thirty days")
    assert not pilot.says("of us")
    pilot.press("right")
    assert pilot.says("2 of us")
    assert pilot.says("nobody")
    assert not pilot.says("True, and useless")
    pilot.press("right", "right", "right", "right")
    assert pilot.screen.at == 9
    seen = []
    for _ in range(4):
        seen += pilot.texts()
        pilot.press("left")
    told = " ".join(seen)
    for words in ("True, and useless", "Fine. You people never listen", "Nothing on offer was worth more", "Mood"):
        assert words in told


def test_nobody_is_named_at_the_decision(made):
    """Not on the screen and not aloud."""
    pilot = to_split(made)
    for _ in range(6):
        said = " ".join([*pilot.texts(), *pilot.spoken])
        assert not any(trainee(at).name in said for at in (0, 2, 3))
        pilot.press("right")


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


def test_while_the_meeting_is_put_together_the_page_says_how_far_it_is(made, monkeypatch):
    """A sentence at once, and after a while how many contacts have been looked at."""
    work = []
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, made))
    monkeypatch.setattr(pilot.stage.ctx, "background", lambda job, then: work.append((job, then)))
    pilot.stage.push(ReviewScreen(pilot.stage.ctx, made, "Blue"))
    pilot.advance(0.1)
    assert pilot.says("Putting the meeting together …")
    pilot.screen._looked(12_000)
    pilot.advance(1)
    assert pilot.says("12,000 contacts looked at.")
    ((job, then),) = work
    then(job())
    pilot.advance(1)
    assert where(pilot) == "1 of 7"


def test_the_meeting_asks_for_the_whole_screen_and_gives_it_back(made):
    """From the welcome page: while it is there, and while the room plays from it; Escape always leads back."""
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, made))
    assert not pilot.stage.whole_screen
    pilot.press("f4")
    pilot.settle()
    assert pilot.stage.whole_screen
    pilot.press("right", "right", "right", "enter")
    pilot.settle()
    assert pilot.screen.name == "room-desk"
    assert pilot.stage.whole_screen
    pilot.press("escape")
    pilot.click("leave")
    pilot.settle()
    pilot.press("b", "escape")
    assert pilot.screen.name == "welcome"
    assert not pilot.stage.whole_screen


def test_the_room_can_leave_the_desk_at_any_time(made):
    """Escape pauses; from there it is back to the meeting, or on."""
    pilot = to_split(made)
    pilot.press("enter")
    pilot.settle()
    pilot.press("escape")
    assert pilot.says("Nothing of this is kept for anybody")
    pilot.click("leave")
    pilot.settle()
    assert pilot.screen.name == "review"
    assert where(pilot).startswith("4 of 7")


def test_another_period_and_everybody(made):
    """W, M and Q look back over a week, a month, a quarter; T is for everybody, and for the team again."""
    pilot = shown(made)
    pilot.press("q")
    pilot.settle()
    assert pilot.says("2 December 2025 to 2 March 2026")
    pilot.press("w")
    pilot.settle()
    assert pilot.says("24 February to 2 March 2026")
    pilot.press("t")
    pilot.settle()
    assert pilot.says("All of us")
    pilot.press("t")
    pilot.settle()
    assert pilot.says("Blue")


def test_a_press_of_the_pointer_goes_on(made):
    """Anywhere on the slide."""
    pilot = shown(made)
    pilot.click_at((640, 300))
    assert where(pilot) == "2 of 7"


def test_a_team_without_records_has_a_meeting(made):
    """Every slide says kindly that there is nothing yet; Enter opens nothing."""
    pilot = shown(made, team="Nobody here")
    assert pilot.says("0")
    pilot.press("right", "right", "right")
    assert pilot.says("In this time no decision was answered by 4 of us")
    pilot.press("enter")
    pilot.settle()
    assert where(pilot) == "5 of 7"


def test_records_that_cannot_be_read_are_a_sentence(tmp_path):
    """No slide, and a way back."""
    (tmp_path / "records.sqlite3").write_bytes(b"not a database at all, " * 50)
    broken = sample.services(tmp_path)
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, broken, None))
    pilot.settle()
    assert pilot.says("records")
    assert pilot.focus == "back"
    pilot.press("right", "enter")


def test_the_keys_are_told(made):
    """A question mark lists them."""
    pilot = shown(made)
    pilot.press("?")
    assert pilot.says("Leave the meeting")


def test_from_the_command_line(made):
    """The team may be written in other letters; one that is not there is a sentence with those there are, and Escape
    leads to the welcome, as there is nothing below."""
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, made, "BLUE", named=True))
    pilot.settle()
    assert pilot.says("Blue")
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, made, "Bleu", named=True))
    pilot.settle()
    assert pilot.says("There is no team 'Bleu'. There are: Blue.")
    pilot.press("escape")
    assert pilot.screen.name == "welcome"


def test_from_the_welcome_and_back(made):
    """F4 and the button open the meeting of one's own team; Escape leaves it."""
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, made))
    pilot.press("f4")
    pilot.settle()
    assert pilot.screen.name == "review"
    assert pilot.says("Blue")
    pilot.press("escape")
    pilot.advance(1)
    pilot.click("meeting")
    assert pilot.screen.name == "review"


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("percent", SCALES)
def test_every_page_is_good_to_read_from_the_back(made, size, percent, theme):
    """Nothing is cut off or covered, contrast is kept, and no line is smaller than 28 pixels at 720 lines."""
    pilot = shown(made, size, Settings(text_scale=percent, theme=theme))
    least = LEAST * scale_for(size, 100).factor
    for _ in range(len(pilot.screen.pages)):
        assert audit_now(pilot.stage) == []
        for drawn in pilot.records():
            assert drawn.rect.h >= round(least * 1.3), drawn.text
        pilot.press("right")


@pytest.mark.parametrize("name", hostile.NAMES)
def test_names_of_any_kind_stand_on_the_slides(made, name):
    """A team, an improved colleague and the one a story is about, in any script and of any length."""
    clean = clean_name(name)
    pilot = shown(made, (1024, 640), Settings(text_scale=200))
    meeting = pilot.screen.meeting
    gain, story = Improved(clean, None, 1000, 9900, "A sample"), Told(clean, "A sample", BEGAN.date(), "They told it.")
    pilot.screen.pages = pages_of(replace(meeting, team=clean, improved=(gain,) * 3, stories=(story,)))
    for at in range(len(pilot.screen.pages)):
        pilot.screen.at = at
        pilot.screen.refresh()
        assert [fault for fault in audit_now(pilot.stage) if "broken inside a word" not in fault] == []


def test_a_page_that_is_too_long_is_scrolled_before_the_next_one(made):
    """Words that fill two screens are all shown: forward scrolls first, back scrolls back first."""
    pilot = shown(made)
    pages = pilot.screen.pages
    long = replace(pages[1], build=lambda sizes: Label("word " * 700, sizes()))
    pilot.screen.pages = (pages[0], long, *pages[2:])
    feet = titles(pilot, "pagedown", 9)
    assert feet[1] == feet[2] == "2 of 7"
    assert "3 of 7" in feet
    assert feet.count("2 of 7") > 2


def test_larger_type_is_used_where_there_is_room(made):
    """The size falls in steps until the words fit, and never below the least."""
    ctx = shown(made).stage.ctx
    taken = []

    def build(words):
        def with_sizes(sizes: Sizes):
            taken.append(sizes.times)
            return Label(words, sizes())

        return with_sizes

    fitted(ctx, "a", build("few words"), 1184, 500)
    assert taken[-1] == 1.5
    fitted(ctx, "b", build("many words " * 300), 1184, 500)
    assert taken[-1] == 1.0


def test_an_attempt_that_does_not_fit_its_contact_is_left_out(tmp_path):
    """A journal that begins with a step back ends no meeting; the others' are told."""
    services = sample.services(tmp_path, trainee=Trainee("9" * 32, "Mina", "Blue"))
    prepared, keeper = sample.prepared(), services.training.keeper
    for number, picks in enumerate(PICKS):
        keeper.keep(attempt(prepared, trainee(number), BEGAN, picks=picks), prepared.scenario, "format: 1\n")
    odd = attempt(prepared, Trainee("8" * 32, "Odd", "Blue"), BEGAN, picks=PICKS[0])
    odd = replace(odd, journal=(Entry(Action(Deed.BACK), 1), *odd.journal))
    keeper.keep(odd, prepared.scenario, "format: 1\n")
    pilot = shown(services)
    assert where(pilot) == "1 of 7"
    keeper.close()


def test_a_page_is_shown_from_its_top_again(made):
    """Where a page was read to its end, coming back to it shows its beginning."""
    pilot = shown(made, size=(640, 480))
    while not _offset(pilot):
        pilot.press("right")
    at = pilot.screen.at
    pilot.press("home")
    assert not _offset(pilot)
    while pilot.screen.at != at:
        pilot.press("right")
    assert not _offset(pilot)


def _offset(pilot):
    return next((part.offset for part in pilot.screen.tree.walk() if isinstance(part, Scroll)), 0)


def test_a_late_answer_about_another_period_is_not_shown(made, monkeypatch):
    """Asked for a week while the quarter is still being put together, the quarter never comes up."""
    pilot = shown(made)
    work = []
    monkeypatch.setattr(pilot.stage.ctx, "background", lambda job, then: work.append((job, then)))
    pilot.press("q", "w")
    (quarter, week) = work
    week[1](week[0]())
    quarter[1](quarter[0]())
    pilot.advance(0.1)
    assert pilot.says("24 February to 2 March 2026")
