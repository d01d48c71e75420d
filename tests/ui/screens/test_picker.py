"""The picker: every contact on a card, unfinished ones on top, started by key, Enter or mouse."""

import threading
from pathlib import Path

import pytest

from game.domain.attempt import Trainee
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.domain.errors import JournalError, ScenarioError
from game.domain.moment import Mode
from game.domain.scenario import Channel, Customer, Pronoun
from game.domain.settings import ClockChoice, Settings, Theme
from game.session.training import Open
from game.ui.audit import audit_now, audit_screen
from game.ui.screens.picker import PickerScreen
from game.ui.testing import Pilot
from tests.ui.screens.hostile import NAMES
from tests.ui.screens.sample import TRAINEE, SampleLibrary, scenario, services

CHAT = scenario(
    id="lost-toy",
    title="The giraffe in room 214",
    summary="A father writes at night.",
    channel=Channel.CHAT,
    difficulty=4,
    minutes=1,
    teaches=("F6", "T6", "L1", "R5"),
    customer=Customer("Jonas Bergström", "", "jonas", Pronoun.HE, 6, None),
)


@pytest.fixture
def made(tmp_path):
    """Services with two contacts; nobody has a result yet."""
    return services(tmp_path, scenario(), CHAT)


def picker(made, settings=None):
    """A pilot on the picker, with everything fetched."""
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made), settings=settings)
    fetched(pilot)
    return pilot


def fetched(pilot):
    """Wait for the contacts, then for the results."""
    pilot.settle()
    pilot.settle()


def test_a_card_says_what_to_expect(made):
    """Title, summary, channel, customer, difficulty and time in words, what it teaches, and the best result."""
    made.training.keeper.best = lambda who: {"late-return": 7421} if who == TRAINEE else {}
    pilot = picker(made)
    for words in ("The return that came late", "A regular rings about boots", "Phone", "Maria Alvarez", "steady",
                  "about 4 minutes", "Never assume: ask", "Recognition", "Your best: 74 of 100"):  # fmt: skip
        assert pilot.says(words), words
    for words in ("Chat", "hard", "about a minute", "and 1 more", "Not assessed yet"):
        assert pilot.says(words), words


def test_the_page_is_there_before_the_contacts_are(made):
    """While the library is being read a sentence says so, and the first contact has the focus afterwards."""
    read, cards = threading.Event(), made.training.library.cards
    made.training.library.cards = lambda: read.wait(10) and cards()
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made))
    assert pilot.says("Laying out the contacts")
    read.set()
    fetched(pilot)
    assert not pilot.says("Laying out the contacts")
    assert pilot.focus == "card-late-return"


def test_enter_starts_the_lit_contact_to_learn(made):
    """Enter alone starts the first contact, in learn mode; a sentence bridges the wait until the desk opens."""
    ready, begin = threading.Event(), made.training.start
    made.training.start = lambda *args, **more: ready.wait(10) and begin(*args, **more)
    pilot = picker(made)
    pilot.press("enter")
    assert pilot.says("Maria will be with you in a moment")
    ready.set()
    pilot.settle()
    assert pilot.screen.name == "desk"
    start = pilot.screen.session.start
    assert (start.scenario_id, start.mode, start.ranked, start.trainee) == ("late-return", Mode.LEARN, False, TRAINEE)


def test_m_and_a_number_start_an_assessment(made):
    """M changes to assess and says what that means; 2 starts the second contact, ranked and timed."""
    pilot = picker(made)
    pilot.press("m")
    assert pilot.says("the result stands on the board")
    pilot.press("2")
    pilot.settle()
    start = pilot.screen.session.start
    assert (start.scenario_id, start.mode, start.ranked, start.timed) == ("lost-toy", Mode.ASSESS, True, True)


@pytest.mark.parametrize(("clock", "timed"), [(ClockChoice.OFF, False), (ClockChoice.DOUBLED, True)])
def test_only_a_clock_that_is_off_is_noted(made, clock, timed):
    """With the clock off the attempt says that it was not timed; that somebody had more time shows nowhere."""
    pilot = picker(made, Settings(clock=clock))
    pilot.press("1")
    pilot.settle()
    assert pilot.screen.session.start.timed is timed


def test_the_mouse_starts_a_contact(made):
    """A click on a card starts its contact."""
    pilot = picker(made)
    pilot.click("card-lost-toy")
    pilot.settle()
    assert pilot.screen.session.start.scenario_id == "lost-toy"


def test_seeds_are_drawn(made):
    """Two starts of the same contact shuffle by different seeds."""
    seeds = set()
    for _ in range(3):
        pilot = picker(made)
        pilot.press("1")
        pilot.settle()
        seeds.add(pilot.screen.session.start.seed)
    assert len(seeds) > 1


def test_an_unfinished_contact_comes_first_and_goes_on(made):
    """What was left stands on top with the focus; G, or Enter, goes on exactly there."""
    session = made.training.start("lost-toy", TRAINEE, Mode.ASSESS)
    session.leave()
    pilot = picker(made)
    assert pilot.says("Go on with “The giraffe in room 214”")
    assert pilot.says("left right at the start, assess mode")
    assert pilot.focus == "open-0"
    pilot.press("g")
    pilot.settle()
    assert pilot.screen.name == "desk"
    assert pilot.screen.session.start == session.start


def test_a_damaged_contact_is_said_and_harms_nothing(made):
    """A file that cannot be resumed shows its sentence, takes no focus, and the others can be played."""
    why = "The contact in x.jsonl is damaged in line 4; the file is left as it is."
    made.training.unfinished = lambda: (Open(Path("x.jsonl"), "late-return", TRAINEE, Mode.LEARN, 3, why),)
    pilot = picker(made)
    assert pilot.says(why)
    assert pilot.focus == "card-late-return"
    pilot.press("g")
    assert pilot.screen.name == "picker"


def test_a_contact_so_damaged_that_nobody_knows_which_it_was_has_no_odd_name(made):
    """Where only the name of a file is left, the page speaks of a contact left unfinished, not of that name."""
    stem = "7815d695da964c9f9c0d341ca67b7eed"
    made.training.unfinished = lambda: (Open(Path(f"{stem}.jsonl"), stem, None, None, 0, "It is damaged."),)
    pilot = picker(made)
    assert pilot.says("A contact left unfinished cannot be gone on with")
    assert not pilot.says(stem)


LOCKED = Diagnostic("EM001", Severity.ERROR, Place("/s", 1, 1), "It is locked.", "")


@pytest.mark.parametrize("problems", [(), (LOCKED,)])
def test_without_any_contact_the_page_says_what_to_do(made, problems):
    """An empty library says where contacts come from, and the reason itself where there is one."""

    class Empty(SampleLibrary):
        def cards(self):
            return ()

    Empty.problems = problems
    made.training.library = Empty()
    pilot = picker(made)
    assert pilot.says("There is no contact to play here.")
    assert pilot.says("Contacts are the files in the scenarios folder.")
    assert pilot.says("/s: It is locked.") == bool(problems)
    assert not pilot.says("scenario file has problems")


def test_broken_files_are_mentioned_calmly(made):
    """Files with problems are counted once each, with the command that shows them; the rest is there."""

    class Spoiled(SampleLibrary):
        problems = tuple(
            Diagnostic("EM201", Severity.ERROR, Place(f"/s/{name}.yaml", 1, 1), "Something is wrong.", "")
            for name in ("a", "a", "b")
        )

    made.training.library = Spoiled()
    pilot = picker(made)
    assert pilot.says("2 scenario files have problems and are left out. To see them, run: python3 main.py check")
    assert pilot.says("The return that came late")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda t: setattr(t.library, "cards", _raising(ScenarioError("The rubric is odd."))), "The rubric is odd."),
        (lambda t: setattr(t.library, "cards", _raising(ValueError("odd"))), "ValueError: odd"),
        (lambda t: setattr(t, "unfinished", _raising(JournalError("The folder cannot be read."))), "folder cannot be"),
        (lambda t: setattr(t.keeper, "best", _raising(ValueError("odd"))), "ValueError: odd"),
    ],
)
def test_whatever_fails_is_a_sentence_on_this_page(made, spoil, words):
    """Library, open contacts or results that fail leave a usable page with the reason on it."""
    spoil(made.training)
    pilot = picker(made)
    assert pilot.says(words)
    pilot.press("s")
    assert pilot.screen.name == "settings"


def test_a_start_that_fails_comes_back_with_the_reason(made):
    """Where a contact cannot be started, the picker is there again and says why."""
    made.training.start = _raising(ScenarioError("There is no scenario 'late-return' any more."))
    pilot = picker(made)
    pilot.press("1")
    fetched(pilot)
    fetched(pilot)
    assert pilot.screen.name == "picker"
    assert pilot.says("There is no scenario 'late-return' any more.")


def test_going_back_while_a_contact_starts_keeps_it(made):
    """Esc before the desk is there leads back; the contact just begun is offered, not lost or locked."""
    begun, start = threading.Event(), made.training.start
    made.training.start = lambda *args, **more: begun.wait(10) and start(*args, **more)
    pilot = picker(made)
    pilot.press("1", "escape")
    begun.set()
    fetched(pilot)
    assert pilot.screen.name == "picker"
    assert [one.problem for one in made.training.unfinished()] == [""]


@pytest.mark.parametrize(
    ("key", "name"), [("s", "settings"), ("?", "keys"), ("f1", "keys"), ("t", "welcome"), ("escape", "welcome")]
)
def test_the_ways_out(made, key, name):
    """S settings, ? keys, T somebody else, Esc back; each by one key."""
    pilot = picker(made)
    pilot.press(key)
    assert pilot.screen.name == name


def test_l_opens_the_leaderboard(made, monkeypatch):
    """L asks for the board over all contacts."""
    asked = []
    monkeypatch.setattr("game.ui.routes.board", lambda ctx, services, scenario_id=None: asked.append(scenario_id))
    picker(made).press("l")
    assert asked == [None]


def test_tab_reaches_everything(made):
    """Tab goes round all buttons, the mode and both cards."""
    pilot = picker(made)
    buttons = {"trainee", "way", "shifts", "stories", "board", "settings", "keys"}
    seen = set()
    for _ in range(10):
        pilot.press("tab")
        seen.add(pilot.focus)
    assert seen == buttons | {"mode", "card-late-return", "card-lost-toy"}


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script_survive(tmp_path, name):
    """Whoever plays, and whoever left a contact, is shown without a fault."""
    who = Trainee("0" * 32, name, "")
    made = services(tmp_path, trainee=who)
    made.training.unfinished = lambda: (Open(Path("x.jsonl"), name, who, Mode.LEARN, 1, ""),)
    assert audit_now(picker(made).stage) == []


@pytest.mark.parametrize(
    ("theme", "sizes", "scales"),
    [
        (Theme.LIGHT, [(1024, 640), (1280, 720)], (100, 150, 200)),
        (Theme.DARK, [(1920, 1080), (3840, 2160)], (100, 200)),
    ],
)
def test_nothing_is_cut_off_at_any_size(tmp_path, theme, sizes, scales):
    """Long titles and summaries, a damaged contact, notes: no text is clipped, covered or pale."""
    long = scenario(
        id="long",
        title="The long and winding return of a rather unmanageable pair of mountaineering boots",
        summary="A regular rings about boots that should have gone back nine days ago. " * 3,
        teaches=("A3", "F9", "F6", "T6", "L1", "R5", "F3"),
        customer=Customer("Wolfeschlegelsteinhausenbergerdorff Hubert", "", "otto", Pronoun.HE, 6, None),
    )
    made = services(tmp_path, scenario(), CHAT, long)
    why = "The contact in /home/somebody/.local/share/extra-mile/playing/0123456789abcdef.jsonl is damaged in line 4."
    made.training.unfinished = lambda: (
        Open(Path("x.jsonl"), "long", TRAINEE, Mode.LEARN, 3, ""),
        Open(Path("y.jsonl"), "late-return", None, None, 0, why),
    )

    def prepare(pilot):
        fetched(pilot)
        pilot.screen.notice = "The settings cannot be saved in /home/somebody/.local/share/extra-mile/settings.json."
        pilot.press("m")

    settings = Settings(theme=theme)
    assert audit_screen(lambda stage: PickerScreen(stage.ctx, made), sizes, scales, settings, prepare) == []


def _raising(error):
    def ask(*args, **more):
        raise error

    return ask
