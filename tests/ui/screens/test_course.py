"""The way through the course: from the welcome into the guided contact, module by module, to the certificate."""

from datetime import timedelta
from pathlib import Path

import pytest

from game.domain.attempt import Trainee
from game.domain.errors import RecordsError
from game.domain.moment import Mode
from game.domain.settings import Settings, Theme
from game.session.coursework import Coursework
from game.session.judging import Replayer
from game.session.keeper import Keeper
from game.session.training import Training
from game.ui.audit import audit_now
from game.ui.screens.course import CourseScreen
from game.ui.screens.picker import PickerScreen
from game.ui.screens.welcome import WelcomeScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.session.helpers import FakeClock
from tests.session.house import COURSE, House, house
from tests.test_plans import library
from tests.ui.screens.hostile import NAMES

__all__ = ["house"]


def services(house: House, who: Trainee | None = None) -> Services:
    """Services of the house; Anna plays unless it is somebody else."""
    made = Services(house.training, who or house.anna, lambda settings, trainee: "")
    made.coursework = house.work
    return made


def rest(pilot: Pilot) -> Pilot:
    """Let background work finish, and what follows from it."""
    for _ in range(4):
        pilot.settle()
        pilot.advance(0.4)
    return pilot


def course(made: Services, size: tuple[int, int] = (1280, 720), settings: Settings | None = None) -> Pilot:
    """A pilot on the page, with everything fetched."""
    return rest(Pilot(lambda stage: CourseScreen(stage.ctx, made), size, settings))


def welcome(made: Services) -> Pilot:
    """A pilot on the welcome, with its reminder fetched."""
    return rest(Pilot(lambda stage: WelcomeScreen(stage.ctx, made)))


def test_somebody_new_comes_by_keyboard_from_the_welcome_into_the_guided_contact_and_back(house: House) -> None:
    """A name, Enter, Enter: the guided contact, to learn. After it the way leads back, and on to the next one."""
    made = services(house)
    made.trainee = None
    pilot = welcome(made)
    pilot.type("Bo")
    pilot.press("enter")
    rest(pilot)
    assert (pilot.screen.name, pilot.focus) == ("course", "next")
    assert pilot.says("Begin here")
    assert pilot.says("'The desk size' shows you the desk in a few minutes.")
    assert not pilot.says("Assess")
    pilot.press("enter")
    rest(pilot)
    start = pilot.screen.session.start
    assert (start.scenario_id, start.mode, start.trainee.name) == ("desk", Mode.LEARN, "Bo")
    for _ in range(20):
        pilot.press("1" if pilot.screen.name == "desk" else "enter")
        rest(pilot)
        if pilot.screen.name == "desk" and pilot.says("Continue"):
            pilot.press("enter")
            rest(pilot)
        if pilot.screen.name == "debrief":
            break
    pilot.press("escape")
    rest(pilot)
    assert pilot.screen.name == "course"
    assert pilot.says("Next for you The first size")
    assert pilot.says("The desk size played")


def test_whoever_has_played_comes_to_the_contacts_and_reaches_the_way_by_key_and_mouse(house: House) -> None:
    """Enter leads to the picker; from there W or a click, from the welcome F3 or a click; Esc goes to the contacts."""
    house.play("desk", mode=Mode.LEARN)
    made = services(house)
    pilot = welcome(made)
    pilot.press("enter")
    rest(pilot)
    assert pilot.screen.name == "picker"
    for go in (lambda: pilot.press("w"), lambda: pilot.click("way")):
        go()
        rest(pilot)
        assert pilot.screen.name == "course"
        pilot.press("escape")
        rest(pilot)
        assert pilot.screen.name == "picker"
    for go in (lambda one: one.press("f3"), lambda one: one.click("way")):
        other = welcome(made)
        go(other)
        rest(other)
        assert other.screen.name == "course"


def test_without_a_name_the_way_asks_for_one(house: House) -> None:
    """F3 before anybody said who plays stays, and says what is missing."""
    made = services(house)
    made.trainee = None
    pilot = welcome(made)
    pilot.press("f3")
    rest(pilot)
    assert pilot.screen.name == "welcome"
    assert pilot.says("Write a name first.")


def test_a_locked_module_says_why_and_what_waits_there(house: House) -> None:
    """Its reason stands there, and what opens it; its contacts cannot be started on this page, those of others can."""
    house.play("desk", mode=Mode.LEARN)
    pilot = course(services(house))
    assert pilot.says("Two not open yet")
    assert pilot.says("Opens when you pass one contact of 'One'. Three tries of each contact there open it, too.")
    assert pilot.says("Waiting there: The third size.")
    with pytest.raises(LookupError):
        pilot.widget("contact-third")
    pilot.click("contact-second")
    rest(pilot)
    assert pilot.screen.session.start.scenario_id == "second"
    pilot.screen.closed()
    house.play("first")
    again = course(services(house))
    assert not again.says("not open yet")
    assert again.says("One 1 of 2 passed")
    assert again.says("passed, best 100")
    assert again.widget("contact-third").focusable


def test_free_practice_stays_open(house: House) -> None:
    """A says so and leads to every contact; there the contact of a locked module starts like any other."""
    pilot = course(services(house))
    assert pilot.says("Every contact can be played at any time under All contacts.")
    pilot.press("a")
    rest(pilot)
    pilot.click("card-third")
    rest(pilot)
    assert pilot.screen.session.start.scenario_id == "third"
    pilot.screen.closed()


def test_what_is_new_is_learnt_and_what_is_known_is_assessed(house: House) -> None:
    """The page proposes how to play what comes next; M changes it, and Enter starts it that way."""
    house.play("desk", mode=Mode.LEARN)
    pilot = course(services(house))
    assert pilot.says("Start, to learn")
    pilot.press("m")
    assert pilot.says("Start, to be assessed")
    assert pilot.focus == "next"
    pilot.press("enter")
    rest(pilot)
    start = pilot.screen.session.start
    assert (start.scenario_id, start.mode, start.ranked) == ("first", Mode.ASSESS, True)
    pilot.screen.closed()
    for name in ("first", "second", "third"):
        house.play(name, mode=Mode.LEARN)
    known = course(services(house))
    assert known.screen.mode is Mode.ASSESS


def test_the_guided_contact_is_always_there_to_learn_from(house: House) -> None:
    """Before it was played M changes nothing; afterwards it starts to learn whatever is chosen for the others."""
    made = services(house)
    pilot = course(made)
    pilot.press("m")
    assert pilot.screen.mode is Mode.LEARN
    pilot.press("enter")
    rest(pilot)
    assert pilot.screen.session.start.mode is Mode.LEARN
    pilot.screen.session.leave()
    house.play("desk", mode=Mode.LEARN)
    again = course(made)
    again.press("m")
    assert again.screen.mode is Mode.ASSESS
    again.click("guided-desk")
    rest(again)
    start = again.screen.session.start
    assert (start.scenario_id, start.mode) == ("desk", Mode.LEARN)
    again.screen.closed()


def test_a_guided_contact_that_stands_in_a_module_too_can_be_passed_there(house: House) -> None:
    """It has two places on the page: at the beginning it is there to learn, in its module it is played as chosen."""
    (house.folder / "course.yaml").write_text(COURSE.replace("[first,", "[desk, first,"), encoding="utf-8")
    made = services(house)
    made.coursework = Coursework(house.training.library, house.training.keeper, house.work.path)
    pilot = course(made)
    assert audit_now(pilot.stage) == []
    house.play("desk", mode=Mode.LEARN)
    pilot = course(made)
    pilot.screen._choose_mode(Mode.ASSESS)
    pilot.click("contact-desk")
    rest(pilot)
    start = pilot.screen.session.start
    assert (start.scenario_id, start.mode) == ("desk", Mode.ASSESS)
    pilot.screen.closed()


def test_leaving_a_contact_begun_here_leads_back_here(house: House) -> None:
    """Esc and leaving for later come back to the way, where the contact is offered again."""
    pilot = course(services(house))
    pilot.press("enter")
    rest(pilot)
    assert pilot.screen.name == "desk"
    pilot.press("escape")
    pilot.click("leave")
    rest(pilot)
    assert pilot.screen.name == "course"
    assert pilot.says("Go on with “The desk size”")


def test_a_contact_left_on_the_way_is_offered_on_it(house: House) -> None:
    """Left for later, it comes first on this page too, for whoever left it; G goes on exactly there."""
    made = services(house)
    session = house.training.start("first", house.anna, Mode.LEARN)
    session.leave()
    pilot = course(made)
    assert pilot.says("Go on with “The first size”")
    assert pilot.focus == "open-0"
    pilot.press("g")
    rest(pilot)
    assert pilot.screen.session.start == session.start
    pilot.screen.closed()
    eve = house.training.keeper.trainee("Eve", "")
    assert not course(services(house, eve)).says("Go on with")


def test_mastery_says_how_many_attempts_it_rests_on(house: House) -> None:
    """Below enough it says so with the number; from then on it is a number over so many attempts."""
    pilot = course(services(house))
    assert pilot.says("not enough yet: no attempts")
    house.play("first")
    assert course(services(house)).says("not enough yet: 1 attempt")
    house.play("second")
    house.play("third")
    told = course(services(house))
    assert told.says("over 3 attempts")
    assert not told.says("not enough yet")


def test_refreshers_are_told_on_the_way_the_picker_and_the_welcome(house: House) -> None:
    """What is due stands beside the way with its reason, on its card, and as one line on the welcome; else nothing."""
    house.play("desk", mode=Mode.LEARN)
    house.play("first")
    made = services(house)
    pilot = course(made)
    assert pilot.says("Nothing to refresh today. The next one is worth a look from")
    assert not welcome(made).says("worth another look")
    house.clock.pass_time(timedelta(days=2).total_seconds())
    pilot = course(made)
    assert pilot.says("You played 'The first size' 2 days ago: a good moment to find out what has stayed.")
    pilot.click("refresh-first")
    rest(pilot)
    assert pilot.screen.session.start.scenario_id == "first"
    pilot.screen.closed()
    picker = rest(Pilot(lambda stage: PickerScreen(stage.ctx, made)))
    assert picker.says("Worth another look today")
    assert picker.says("Next on your way")
    home = welcome(made)
    assert home.says("“The first size” is worth another look today.")
    home.type("x")
    assert not home.says("is worth another look")
    home.press("backspace")
    assert home.says("is worth another look")
    home.click("refresh")
    rest(home)
    assert home.screen.name == "course"


def test_the_welcome_speaks_of_the_certificate_only_near_it(house: House) -> None:
    """One thing missing is said, and for a week that it is earned; before and after, nothing."""
    made = services(house)
    assert not welcome(made).says("certificate")
    for name in ("first", "second", "third"):
        house.play(name)
    assert welcome(made).says("You have earned the certificate.")
    house.clock.pass_time(timedelta(days=8).total_seconds())
    assert not welcome(made).says("You have earned the certificate.")
    source = COURSE.replace("passed: 3, each_module: 1, mastery: 60", "passed: 3, each_module: 1, mastery: 0")
    (house.folder / "course.yaml").write_text(source, encoding="utf-8")
    eve = house.training.keeper.trainee("Eve", "")
    work = Coursework(house.training.library, house.training.keeper, house.work.path)
    near = House(house.folder, house.training, work, house.clock, eve)
    near.play("first")
    near.play("third")
    assert welcome(services(near, eve)).says("One thing is missing for your certificate. Pass one more contact")


def test_what_the_certificate_takes_stands_at_the_end_of_the_way(house: House) -> None:
    """Before it is earned the page lists what is missing, and C writes nothing."""
    pilot = course(services(house))
    assert pilot.says("Your certificate not yet")
    assert pilot.says("Pass three contacts of the course, in assess mode.")
    pilot.press("c")
    rest(pilot)
    assert list(house.training.folder.glob("certificate*")) == []


@pytest.mark.parametrize("by", ["key", "mouse", "enter"])
def test_the_certificate_is_written_where_the_page_says(house: House, by: str) -> None:
    """C, a click or Enter on the button writes the page into a file that is named in full, and is proven true."""
    house.graduate()
    pilot = course(services(house))
    assert pilot.says("You have earned the certificate.")
    if by == "key":
        pilot.press("c")
    elif by == "mouse":
        pilot.click("certificate")
    else:
        for _ in range(40):
            if pilot.focus == "certificate":
                break
            pilot.press("tab")
        pilot.press("enter")
    rest(pilot)
    folder = house.training.folder
    shown = "".join("".join(pilot.texts()).split())  # a path may go on in the next line
    assert "".join(f"Written: certificate-anna.html, in the folder {folder}.".split()) in shown
    line = pilot.widget("certificate-file")
    assert pilot.widget("course").rect.contains(line.rect)
    assert any("Written: certificate-anna.html" in words for words in pilot.spoken)
    text = (folder / "certificate-anna.html").read_text("utf-8")
    assert house.work.verify(text, Replayer()).proven


def test_a_certificate_that_cannot_be_written_is_a_sentence(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in the way, or anything unforeseen, is said on the page, and the button is there again."""
    house.graduate()
    pilot = course(services(house))
    blocked = house.folder / "course.yaml" / "below"
    monkeypatch.setattr("game.session.certificate_file.certificate_folder", lambda data: blocked)
    pilot.press("c")
    rest(pilot)
    assert pilot.says("The certificate cannot be written into")
    assert pilot.widget("certificate").focusable

    def fail(page, name, folder):
        raise ZeroDivisionError("nought")

    monkeypatch.setattr("game.session.certificate_file.keep_certificate", fail)
    pilot.press("c")
    rest(pilot)
    assert pilot.says("The page could not be written (nought). Nothing is lost.")


def test_a_course_that_is_not_sound_says_so_and_bars_nobody(house: House) -> None:
    """Somebody new comes to the contacts instead; the page itself names the fault and leads there, too."""
    (house.folder / "course.yaml").write_text(COURSE.replace("third", "thrid"), encoding="utf-8")
    made = services(house)
    pilot = welcome(made)
    pilot.press("enter")
    rest(pilot)
    assert pilot.screen.name == "picker"
    pilot.press("w")
    rest(pilot)
    assert pilot.says("There is no scenario 'thrid'")
    assert pilot.says("Every contact can still be played.")
    assert audit_now(pilot.stage) == []
    pilot.press("enter")
    rest(pilot)
    assert pilot.screen.name == "picker"


def test_records_in_trouble_are_named_and_the_way_stands(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the attempts cannot be read, the sentence of the records stands over a course that looks unbegun."""

    def fail(**more):
        raise RecordsError("The records are damaged.")

    monkeypatch.setattr(house.training.keeper.records, "stored", fail)
    pilot = course(services(house))
    assert pilot.says("The records are damaged.")
    assert pilot.says("Begin here")


def test_a_start_that_fails_comes_back_here_with_the_reason(house: House) -> None:
    """Where a contact cannot be started the way is there again and says why."""
    made = services(house)
    pilot = course(made)
    (house.folder / "desk.yaml").unlink()

    def fail(*args, **more):
        raise RecordsError("It has gone.")

    house.training.start = fail
    pilot.press("enter")
    rest(pilot)
    assert pilot.screen.name == "course"
    assert pilot.says("It has gone.")


@pytest.mark.parametrize(
    ("key", "name"), [("s", "settings"), ("?", "keys"), ("f1", "keys"), ("t", "welcome"), ("escape", "picker")]
)
def test_the_ways_out(house: House, key: str, name: str) -> None:
    """S settings, ? keys, T somebody else, Esc the contacts; each by one key."""
    pilot = course(services(house))
    pilot.press(key)
    assert pilot.screen.name == name


@pytest.fixture
def shipped(tmp_path: Path):
    """Services with the library and the course that ship; nobody has played."""
    keeper = Keeper(tmp_path)
    training = Training(tmp_path, library(), keeper, FakeClock())
    yield Services(training, keeper.trainee("Ada Løvelace", "Blue"), lambda settings, trainee: "")
    keeper.close()


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 200), ((1024, 640), 200), ((1920, 1080), 100)])
def test_the_whole_course_can_be_walked_by_keyboard(shipped: Services, size: tuple[int, int], percent: int) -> None:
    """With every contact that ships, Tab brings each open one into view, End shows the end, Home the beginning."""
    pilot = course(shipped, size, Settings(text_scale=percent))
    seen = []
    while not seen or pilot.focus != seen[0]:
        seen.append(pilot.focus)
        assert pilot.stage.surface.get_rect().contains(pilot.widget(pilot.focus).rect)
        pilot.press("tab")
    assert [one for one in seen if one.startswith(("guided-", "contact-"))] == [
        "guided-first-day", "contact-lost-toy", "contact-regular-delivery", "contact-two-keys",
    ]  # fmt: skip
    scroll = pilot.widget("course")
    pilot.press("end")
    assert scroll.offset == scroll.most > 0
    pilot.press("pageup")
    assert 0 < scroll.most - scroll.offset <= scroll.rect.h
    pilot.press("home")
    assert scroll.offset == 0
    for _ in range(200):  # with the arrow alone one comes to the end, past what is locked
        pilot.press("down")
    assert pilot.widget("course").offset == pilot.widget("course").most


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("state", ["new", "begun", "earned"])
def test_everything_fits(house: House, shipped: Services, theme: Theme, state: str) -> None:
    """At every size nothing is clipped, covered or pale: somebody new, somebody on the way, and with a certificate."""
    if state == "begun":
        house.play("desk", mode=Mode.LEARN)
        house.play("first", "hurry")
        house.clock.pass_time(timedelta(days=3).total_seconds())
        house.training.start("second", house.anna, Mode.LEARN).leave()
    elif state == "earned":
        house.graduate()
    made = shipped if state == "new" else services(house)
    for size, percent in (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 150), ((3840, 2160), 200)):
        pilot = course(made, size, Settings(theme=theme, text_scale=percent))
        if state == "earned":
            pilot.press("c")
            rest(pilot)
        assert audit_now(pilot.stage) == []


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script_survive(house: House, name: str) -> None:
    """Whoever plays is shown without a fault."""
    assert audit_now(course(services(house, Trainee("0" * 32, name, ""))).stage) == []
