"""The meeting on the whole screen, played through by keys."""

from dataclasses import replace

import pytest

from game.coaching.meeting.model import Improved, Told
from game.domain.action import Action, Deed, Entry
from game.domain.attempt import Trainee
from game.domain.names import clean_name
from game.domain.settings import Settings, Theme
from game.ui.audit import SCALES, audit_now
from game.ui.scale import scale_for
from game.ui.screens.review import ReviewScreen
from game.ui.screens.review.sizes import LEAST, Sizes, fitted
from game.ui.screens.review.slides import pages_of
from game.ui.screens.welcome import WelcomeScreen
from game.ui.testing import Pilot
from game.ui.widgets import Label, Scroll
from tests.coaching.meeting.team import attempt, trainee
from tests.ui.screens import hostile, sample
from tests.ui.screens.review_pilot import BEGAN, PICKS, played, shown, titles, to_split, where


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Services of a team that has played."""
    services = played(tmp_path_factory.mktemp("meeting"))
    yield services
    services.training.keeper.close()


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
