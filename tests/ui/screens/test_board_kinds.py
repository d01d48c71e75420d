"""The other boards of the window: improvement, teams with their goal, ratings, modules, and narrowing down."""

from types import SimpleNamespace

import pytest

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.settings import Settings, Theme
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.training import Training
from game.ui.audit import audit_now
from game.ui.screens.board import BoardScreen
from game.ui.screens.board.rows import _gain
from game.ui.services import Services
from tests.records import samples
from tests.ui.screens import sample
from tests.ui.screens.test_board import CURRENT, crowd, filled, in_order, person, shown

CONTACTS = ("late-return", "lost-toy", "regular-delivery")
TEAMS = ("North", "South", "Harbour")


def played(many=9, mine=False):
    """First and second attempts of many people at three contacts; whoever comes later is stronger and rises more."""
    made = []
    people = [person(at, "", TEAMS[at % 3]) for at in range(many)] + ([sample.TRAINEE] if mine else [])
    for turn in range(2):
        for at, who in enumerate(people):
            for contact in CONTACTS:
                began = samples.BEGINNING + samples.days(turn)
                score = 3300 + 400 * at + turn * (200 + 100 * at)
                made.append(samples.attempt(who, score, contact, digest=CURRENT, began=began))
    return made


def test_improvement_shows_gains_and_to_what_they_compare(tmp_path):
    """2 shows who has risen, the greatest gain first, with a sign; F compares with the mean of the last three."""
    pilot = shown(filled(tmp_path, *played(3)), None)
    pilot.press("2")
    pilot.settle()
    assert in_order(pilot, ["Person 2", "Person 1", "Person 0"])
    assert {"+4", "+3", "+2", "Gain", "Latest"} <= set(pilot.texts())
    assert pilot.says("Only gains stand here")
    assert pilot.says("to the latest at each contact")
    pilot.press("f")
    pilot.settle()
    assert pilot.says("to the mean of the last three at each contact")


def test_whoever_has_fallen_does_not_stand_on_the_board_of_gains(tmp_path):
    """A second attempt below the first is nobody's business; the page then says kindly what it takes."""
    fallen = [
        samples.attempt(person(1), score, digest=CURRENT, began=samples.BEGINNING + samples.days(day))
        for day, score in enumerate((9000, 4000))
    ]
    pilot = shown(filled(tmp_path, *fallen), None)
    pilot.press("2")
    pilot.settle()
    assert "Person 1" not in pilot.texts()
    assert pilot.says("Play a contact again, and better")


def test_teams_and_their_goal(tmp_path):
    """3 shows teams by their means; G sets a goal, and only those that have reached it are marked."""
    pilot = shown(filled(tmp_path, *played(9)), None)
    pilot.press("3")
    pilot.settle()
    assert in_order(pilot, ["Harbour", "South", "North"])
    assert pilot.texts().count("3") >= 3, "three members each"
    assert "goal reached" not in pilot.texts()
    pilot.press("g")
    assert pilot.says("The goal is 60 points.")
    assert pilot.texts().count("goal reached") == 1
    assert "North" in pilot.texts()
    assert not pilot.says("not reached")
    pilot.press("g", "g", "g", "g", "g", "g")
    assert not pilot.says("The goal is")


def test_a_small_team_is_not_compared(tmp_path):
    """With two who have played there is no team on the board, and the page says what it takes."""
    pilot = shown(filled(tmp_path, *played(2)), None)
    pilot.press("3")
    pilot.settle()
    assert pilot.says("No team stands here yet")
    assert pilot.says("It takes three of a team")


def test_ratings_of_people_and_of_contacts(tmp_path):
    """4 shows ratings with their bands, the strongest first, one's own with neighbours, then the contacts by title."""
    pilot = shown(filled(tmp_path, *played(9)), None)
    pilot.press("4")
    pilot.settle()
    assert in_order(pilot, ["Person 8", "Person 7", "Contacts, the hardest first"])
    assert "Person 0" not in pilot.texts(), "no bottom place"
    titles = {card.id: card.title for card in pilot.screen.answer.cards}
    assert pilot.says(titles["late-return"])
    best = pilot.screen.answer.ratings.rows[0].rating
    assert f"{round(best.low)} to {round(best.high)}" in pilot.texts()


def test_ones_own_rating_bears_ones_own_name(tmp_path):
    """Whoever is hidden from others still reads the own name, and that it is oneself, on every board."""
    services = filled(tmp_path, *played(5, mine=True))
    services.training.keeper.records.set_consent(sample.TRAINEE.id, Consent(Shown.HIDDEN))
    pilot = shown(services, None)
    for key in ("1", "2", "4"):
        pilot.press(key)
        pilot.settle()
        assert sample.TRAINEE.name in pilot.texts(), key
        assert pilot.texts().count("you") == 1, key
        assert "a colleague" not in pilot.texts()
        assert any("You are on rank 1." in words for words in pilot.spoken[-2:])


def test_without_three_first_attempts_there_are_only_contacts(tmp_path):
    """Nobody is rated by two contacts; how hard contacts are may be read all the same."""
    pilot = shown(filled(tmp_path, samples.attempt(person(1), 8000, digest=CURRENT)), None)
    pilot.press("4")
    pilot.settle()
    assert pilot.says("Nobody has a rating yet")
    assert pilot.says("Contacts, the hardest first")
    assert "Person 1" not in pilot.texts()


def test_only_attempts_with_the_clock_running(tmp_path):
    """K leaves out what was played untimed, says so, and brings it back."""
    attempts = [
        samples.attempt(person(1), 8000, digest=CURRENT, timed=False),
        samples.attempt(person(2), 7000, digest=CURRENT),
    ]
    pilot = shown(filled(tmp_path, *attempts))
    assert "untimed" in pilot.texts()
    pilot.press("k")
    pilot.settle()
    assert pilot.says("with the clock running")
    assert "Person 1" not in pilot.texts()
    pilot.press("k")
    pilot.settle()
    assert "Person 1" in pilot.texts()


def test_the_board_of_a_module(tmp_path):
    """A module is chosen among the contacts, and its board holds its contacts alone."""
    training = Training(tmp_path, Library(), Keeper(tmp_path), sample.Watch())
    services = Services(training, sample.TRAINEE, lambda *_: "")
    module = services.coursework.course.modules[0]
    other = next(one for one in services.coursework.course.modules[1:] if one.contacts)
    for who, contact in ((1, module.contacts[0]), (2, other.contacts[0])):
        services.training.keeper.records.add(samples.attempt(person(who), 8000, contact))
    pilot = shown(services, None)
    pilot.press("c", "2")
    pilot.settle()
    assert pilot.says(f"at each contact of “{module.title}”")
    assert "Person 1" in pilot.texts()
    assert "Person 2" not in pilot.texts()


def test_narrowing_down_in_one_place_by_keys(tmp_path):
    """N lists what this board knows; left and right choose at once, 'As usual' takes all back, and the page counts."""
    pilot = shown(filled(tmp_path, *played(3)), None)
    pilot.press("n", "right")
    pilot.settle()
    assert pilot.screen.name == "board-narrow"
    pilot.press("tab", "right", "escape")
    pilot.settle()
    assert pilot.says("Narrow down (2)")
    assert pilot.says("Everybody’s latest attempt")
    assert pilot.says("Places go by the accuracy")
    pilot.press("n")
    pilot.click("usual")
    pilot.settle()
    pilot.press("escape")
    assert "Narrow down" in pilot.texts()
    assert pilot.says("Everybody’s best attempt")


@pytest.mark.parametrize(
    ("key", "there", "not_there"),
    [
        ("1", {"policy", "measure", "when", "timed", "own_team"}, {"recent", "goal"}),
        ("2", {"recent", "when", "timed", "own_team"}, {"policy", "measure", "goal"}),
        ("3", {"policy", "measure", "when", "goal"}, {"timed", "own_team", "recent"}),
        ("4", {"own_team"}, {"policy", "measure", "when", "timed", "recent", "goal"}),
    ],
)
def test_only_what_a_board_knows_is_asked(tmp_path, key, there, not_there):
    """No choice is shown that would change nothing, and its key does nothing."""
    pilot = shown(filled(tmp_path, *played(3)), None)
    pilot.press(key, "n")
    pilot.settle()
    keys = {widget.key for widget in pilot.stage.top.focusables()}
    assert there <= keys
    assert not not_there & keys
    pilot.press("escape")
    before = pilot.screen.wanted
    silent = {"measure": "r", "when": "p", "timed": "k", "own_team": "t"}
    pilot.press(*[silent[name] for name in not_there if name in silent])
    assert pilot.screen.wanted == before


def test_what_is_narrowed_stays_from_board_to_board(tmp_path):
    """This month is this month on the next board, too; what that one does not know waits for the way back."""
    pilot = shown(filled(tmp_path, *played(3)), "late-return")
    pilot.press("p", "4")
    pilot.settle()
    assert "Person 2" in pilot.texts(), "ratings know no month"
    pilot.press("2")
    pilot.settle()
    assert pilot.says("this month")


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize(("percent", "theme"), [(100, Theme.DARK), (200, Theme.LIGHT)])
def test_nothing_is_cut_off_on_any_board(tmp_path, size, percent, theme):
    """Each board and its choices fit at every size, with long names, in both themes."""
    long = [samples.attempt(person(at, "W" * 60, "Team with a long name"), 9000, one) for at in (20, 21, 22)
            for one in CONTACTS]  # fmt: skip
    pilot = shown(filled(tmp_path, *long, *played(6, mine=True)), None, size, Settings(text_scale=percent, theme=theme))
    for key in ("2", "3", "4"):
        pilot.press(key)
        pilot.settle()
        if key == "3":
            pilot.press("g")
        assert audit_now(pilot.stage) == [], key
        pilot.press("n")
        assert audit_now(pilot.stage) == [], key
        pilot.press("escape")


def test_the_board_without_anybody_who_plays(tmp_path):
    """Before anybody has said a name, every board can be read, and nobody is marked as oneself."""
    pilot = shown(filled(tmp_path, *played(6), trainee=None), None)
    for key in ("1", "2", "3", "4"):
        pilot.press(key)
        pilot.settle()
        assert pilot.screen.answer.trouble == ""
        assert not {"you", "your team"} & set(pilot.texts())


def test_a_screen_that_has_gone_takes_no_answer(tmp_path):
    """An answer that comes after Esc changes nothing and announces nothing."""
    services = filled(tmp_path, *played(3), trainee=Trainee("9" * 32, "Nobody yet"))
    pilot = shown(services, None)
    pilot.stage.push(BoardScreen(pilot.stage.ctx, services, None))
    screen = pilot.screen
    screen.on_escape()
    said = len(pilot.spoken)
    pilot.settle()
    assert screen.answer is None
    assert len(pilot.spoken) == said


def test_no_numbers_stand_under_the_heading_of_others(tmp_path, monkeypatch):
    """While the answer to another question is on its way, what was shown before is gone."""
    pilot = shown(filled(tmp_path, *crowd(3, None)))
    assert pilot.says("93")
    monkeypatch.setattr(pilot.stage.ctx, "background", lambda job, then: None)
    pilot.press("f")
    assert pilot.says("latest attempt")
    assert not pilot.says("93")


def test_without_a_team_nobody_is_promised_ones_own(tmp_path):
    """Where one has no team on the board that is shown, the heading does not speak of a team."""
    services = filled(tmp_path, *crowd(6))
    pilot = shown(services)
    pilot.press("t")
    pilot.settle()
    assert pilot.says("Your team")
    services.trainee = Trainee(sample.TRAINEE.id, sample.TRAINEE.name, "")
    pilot.press("p")
    pilot.settle()
    assert not pilot.says("Your team")
    assert not pilot.screen.wanted.own_team


@pytest.mark.parametrize(("gain", "words"), [(1, "+0.01"), (7, "+0.1"), (60, "+1"), (1234, "+12")])
def test_a_gain_is_never_shown_as_none(gain, words):
    """However small, it is written with as many decimals as it needs."""
    assert _gain(SimpleNamespace(gain=gain), 0) == words
