"""A shift in the window, by keyboard: choosing one, the queue, the desk meanwhile, and the debrief at the end."""

import threading

import pytest

from game.domain.errors import ActionRefused
from game.domain.shift import ShiftRecord
from game.domain.shift_moment import Word
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.shift_proof import verify_shifts
from game.session.training import Training
from game.ui import routes
from game.ui.audit import audit_now
from game.ui.screens.picker import PickerScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.session.helpers import FakeClock
from tests.session.shift_helpers import desk
from tests.ui.screens.sample import services
from tests.ui.screens.shift_pilot import AT_ONCE, give, in_queue, on_shifts, press, rest, serve, to_the_debrief


def close(pilot):
    """Close the window in whatever it shows."""
    for layer in reversed(pilot.stage.layers):
        layer.screen.closed()


def test_the_picker_leads_to_the_shifts_and_back(tmp_path):
    """H and the button 'Work a shift' open the page of shifts; Esc comes back to the contacts."""
    made = services(tmp_path)
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made))
    rest(pilot)
    press(pilot, "h")
    assert pilot.screen.name == "shifts"
    press(pilot, "escape")
    assert pilot.screen.name == "picker"
    pilot.click("shifts")
    assert pilot.screen.name == "shifts"


def test_a_shift_says_what_awaits(tmp_path):
    """Title, summary, how many contacts, over what, for how long, and the best result so far."""
    pilot = on_shifts(tmp_path)
    for words in ("A morning", "up to 5 contacts", "Phone", "Chat", "Not worked yet"):
        assert pilot.says(words), words
    press(pilot, "1")
    to_the_debrief(pilot)
    overall = pilot.screen.told.result.score.overall
    assert on_shifts(tmp_path).says(f"Your best: {(overall + 50) // 100} of 100")


def test_a_whole_shift_by_keyboard(tmp_path):
    """From the list to the debrief: every contact taken, played and recorded; the record proves itself."""
    pilot = in_queue(tmp_path)
    to_the_debrief(pilot)
    assert pilot.says("Consistency")
    assert pilot.says("Contact by contact")
    records = desk(tmp_path)._training.keeper.records
    (record,) = records.shifts()
    assert isinstance(record, ShiftRecord)
    assert len(record.playthroughs) == 5
    assert record.score == pilot.screen.told.result.score
    assert list(verify_shifts(records)) == []
    press(pilot, "p")
    assert (pilot.screen.name, pilot.screen.moment.minute) == ("queue", 0)


def test_each_contact_opens_its_debrief_and_comes_back(tmp_path):
    """A number, Enter or the mouse opens a contact's own debrief; Esc comes back to the shift's."""
    pilot = in_queue(tmp_path)
    to_the_debrief(pilot)
    for open_it in (lambda: press(pilot, "2"), lambda: press(pilot, "enter"), lambda: pilot.click("contact-3")):
        open_it()
        rest(pilot)
        assert pilot.screen.name == "debrief"
        assert pilot.says("Back to the shift")
        press(pilot, "escape")
        assert pilot.screen.name == "shift-debrief"


def test_a_contact_not_on_record_says_so(tmp_path):
    """Where the attempt is gone, a sentence says why its debrief cannot be shown, and the page stays."""
    pilot = in_queue(tmp_path)
    to_the_debrief(pilot)
    pilot.screen.shifts._training.keeper.records.attempt = lambda playthrough: None
    press(pilot, "1")
    assert pilot.screen.name == "shift-debrief"
    assert pilot.says("This contact is not on record")


def test_the_queue_tells_who_waits_and_what_is_promised(tmp_path):
    """Name, channel, how long, the look, the promise that comes due, and who has been served with how many stars."""
    pilot = in_queue(tmp_path)
    serve(pilot, "ask", "more", "help")
    assert pilot.screen.moment.minute == 3
    for words in ("Minute 3", "Who is next?", "Toy", "waiting 2 minutes", "looks", "Meter", "Served so far", "Boots",
                  "Boots-Again is promised a contact from minute 5, by minute 9."):  # fmt: skip
        assert pilot.says(words), words
    serve(pilot, "ask", "more", "help")
    assert pilot.says("promised by minute 9")
    assert pilot.says("was here before")


def test_a_face_sinks_while_it_waits(tmp_path):
    """The longer somebody waits, the lower the mood that the queue shows."""
    pilot = in_queue(tmp_path)
    serve(pilot, "ask", "more", "help")
    before = next(one.mood for one in pilot.screen.moment.queue if one.name == "Meter")
    for _ in range(2):
        serve(pilot, "ask", "more", "help", taken="1" if pilot.screen.moment.queue[0].name != "Meter" else "2")
    meter = next(one for one in pilot.screen.moment.queue if one.name == "Meter")
    assert meter.mood < before
    assert pilot.says(f"looks {meter.expression.value}")


def test_the_clock_goes_on_with_a_word_when_nobody_waits(tmp_path):
    """All served before the bill comes at 40: the page says that the clock went on, and until whom."""
    pilot = in_queue(tmp_path)
    serve(pilot, "wall", "cold")
    for _ in range(2):
        serve(pilot, "wall", "cold")
    assert pilot.screen.moment.minute == 40
    assert pilot.says("Nobody was waiting, so the clock went on 34")
    assert pilot.says("until Bill came")


def test_arrows_and_enter_take_whoever_is_lit(tmp_path):
    """Down moves to the second in the queue, Enter takes her."""
    pilot = in_queue(tmp_path)
    serve(pilot, "ask", "more", "help")
    second = pilot.screen.moment.queue[1]
    pilot.press("down")
    assert pilot.focus == f"wait-{second.slot}"
    press(pilot, "enter")
    assert pilot.screen.moment.title == second.title


def test_telling_how_long(tmp_path):
    """W asks for the minutes, arrows choose, Enter says it: a minute goes, it stands there, and it is kept."""
    pilot = in_queue(tmp_path)
    serve(pilot, "ask", "more", "help")
    toy = pilot.screen.moment.queue[0]
    press(pilot, "w")
    assert pilot.screen.name == "tell"
    press(pilot, "right", "right", "enter")
    assert pilot.screen.name == "queue"
    assert pilot.screen.moment.minute == 4
    assert pilot.says("told: about 8\u00a0minutes")
    assert pilot.focus == f"wait-{toy.slot}"
    serve(pilot, "ask", "help")
    assert pilot.screen.moment.done[-1].told is Word.KEPT


def test_saying_nothing_costs_nothing(tmp_path):
    """Esc leaves the question unsaid: no minute goes, and it can be said later."""
    pilot = in_queue(tmp_path)
    press(pilot, "w", "escape")
    assert (pilot.screen.name, pilot.screen.moment.minute) == ("queue", 0)
    assert pilot.screen.moment.queue[0].can_tell


def test_by_mouse(tmp_path):
    """A click on the button tells, a click on the card takes."""
    pilot = in_queue(tmp_path)
    pilot.click("tell-0")
    pilot.click("say")
    assert pilot.screen.moment.queue[0].told_left == 6
    pilot.click("wait-0")
    rest(pilot)
    assert pilot.screen.name == "desk"


def test_attending_to_a_chat_that_blinks(tmp_path):
    """The line at the desk's edge shows the chat; A looks at it: a minute goes, the customer notices, it stops."""
    pilot = in_queue(tmp_path)
    press(pilot, "1")
    assert pilot.says("Nobody else is waiting.")
    give(pilot, "ask")
    assert pilot.says("Toy writes")
    assert pilot.says("costs both")
    assert any("A chat blinks: Toy." in one for one in pilot.spoken)
    press(pilot, "a")
    assert pilot.says("Are you typing?")
    assert pilot.screen.shift.minute == 2
    assert not pilot.says("Toy writes")
    press(pilot, "a")  # nothing blinks any more, so nothing happens
    assert pilot.screen.shift.minute == 2
    give(pilot, "help")
    press(pilot, "enter", "enter")
    assert pilot.screen.moment.done[-1].asides == 1
    serve(pilot, "ask", "help")
    assert pilot.screen.moment.done[-1].attended == 1


def test_a_blinking_chat_by_mouse(tmp_path):
    """A click on the chat in the line looks at it, too."""
    pilot = in_queue(tmp_path)
    press(pilot, "1")
    give(pilot, "ask")
    pilot.click("attend-1")
    assert pilot.says("Are you typing?")


def test_a_refusal_to_look_changes_nothing(tmp_path):
    """Where the session knows better than the picture, the desk shows what is, and no error."""
    pilot = in_queue(tmp_path)
    press(pilot, "1")
    give(pilot, "ask")

    def refuse(slot):
        raise ActionRefused("No.")

    pilot.screen.run.attend = refuse
    press(pilot, "a")
    assert (pilot.screen.name, pilot.screen.shift.minute) == ("desk", 1)


@pytest.mark.parametrize("way", ["pause", "close"])
def test_left_in_the_middle_of_a_contact_it_goes_on_there(tmp_path, way):
    """Left by the pause or by closing the window: minute, queue and conversation are the same again."""
    pilot = in_queue(tmp_path)
    serve(pilot, "ask", "more", "help")
    press(pilot, "1")
    give(pilot, "ask")
    before = pilot.screen.run.now(), pilot.screen.session.now()
    if way == "pause":
        press(pilot, "escape")
        assert pilot.says("everybody who waits")
        pilot.click("leave")
        rest(pilot)
        assert pilot.screen.name == "shifts"
    else:
        close(pilot)
    again = on_shifts(tmp_path)
    assert again.says("1 of 5 contacts done")
    press(again, "g")
    assert again.screen.name == "desk"
    assert (again.screen.run.now(), again.screen.session.now()) == before
    give(again, "help")
    press(again, "enter", "enter")
    while again.screen.name == "queue":
        serve(again, "ask", "help")
    assert again.screen.name == "shift-debrief"
    assert list(verify_shifts(desk(tmp_path)._training.keeper.records)) == []


def test_left_in_the_queue_it_goes_on_there(tmp_path):
    """Esc asks, staying stays; leaving keeps who was told what, and G goes on with it."""
    pilot = in_queue(tmp_path)
    press(pilot, "w", "enter")
    press(pilot, "escape", "enter")
    assert pilot.screen.name == "queue"
    before = pilot.screen.moment
    press(pilot, "escape", "tab", "enter")
    assert pilot.screen.name == "shifts"
    again = on_shifts(tmp_path)
    press(again, "enter")
    assert again.screen.name == "queue"
    assert again.screen.moment == before


def test_a_shift_that_cannot_be_started_says_why(tmp_path):
    """The page stays, with the reason."""
    pilot = on_shifts(tmp_path)
    pilot.screen.shifts._shifts = {}
    press(pilot, "1")
    assert pilot.screen.name == "shifts"
    assert pilot.says("There is no shift 'morning'.")


def test_going_back_while_a_shift_starts_keeps_it(tmp_path):
    """Esc before the queue is there leads away; the shift just begun can be gone on with."""
    pilot = on_shifts(tmp_path)
    shifts = pilot.screen.shifts
    pilot.press("1")
    routes.shifts(pilot.stage.ctx, pilot.screen.services)
    rest(pilot)
    assert [one.problem for one in shifts.unfinished()] == [""]


def test_nobody_plays_yet(tmp_path):
    """Without a trainee a shift asks who plays."""
    pilot = on_shifts(tmp_path)
    pilot.screen.services.trainee = None
    press(pilot, "1")
    assert pilot.screen.name == "welcome"


def test_the_shipped_shifts_are_offered(tmp_path):
    """With the real library every shift in scenarios/shifts stands on the page."""
    made = services(tmp_path)
    made.training.library = Library()
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made))
    routes.shifts(pilot.stage.ctx, made)
    rest(pilot)
    assert {one.id for one in pilot.screen.shelf.cards} == {"busy-morning", "they-come-back"}


def test_a_shipped_shift_by_keyboard(tmp_path):
    """With the real library, from the picker to the debrief, quickly and badly: nothing is in the way, all is kept."""
    training = Training(tmp_path, Library(), Keeper(tmp_path), FakeClock())
    made = Services(training, training.keeper.trainee("Ada Løvelace", "Blue"), lambda *_: "")
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made), settings=AT_ONCE)
    rest(pilot)
    press(pilot, "h", "1")
    faults = []
    for _ in range(400):
        if pilot.screen.name == "shift-debrief":
            break
        if pilot.screen.name == "desk":
            pilot.press("a")
            over = pilot.screen.moment.ending is not None
            press(pilot, "enter" if over else "2")
        else:
            faults += audit_now(pilot.stage)
            press(pilot, "1" if pilot.screen.name == "queue" else "enter")
    assert pilot.screen.name == "shift-debrief", pilot.texts()[:20]
    assert faults + audit_now(pilot.stage) == []
    (record,) = training.keeper.records.shifts()
    assert len(record.playthroughs) == 6
    assert list(verify_shifts(training.keeper.records)) == []
    training.keeper.close()


def test_esc_waits_for_a_contact_that_is_being_begun(tmp_path):
    """Esc between choosing somebody and her desk does not leave a contact half begun."""
    pilot = in_queue(tmp_path)
    ready, take = threading.Event(), pilot.screen.run.take
    pilot.screen.run.take = lambda *args, **more: ready.wait(10) and take(*args, **more)
    pilot.press("1", "escape", "2")
    assert pilot.screen.name == "queue"
    assert pilot.says("Boots is next")
    ready.set()
    rest(pilot)
    assert pilot.screen.name == "desk"


def test_a_contact_that_cannot_be_opened_says_why(tmp_path):
    """The queue stays, with the reason, and somebody else can be taken."""
    pilot = in_queue(tmp_path)
    take = pilot.screen.run.take
    pilot.screen.run.take = lambda *args, **more: 1 / 0
    press(pilot, "1")
    assert pilot.screen.name == "queue"
    assert pilot.says("This contact could not be opened")
    pilot.screen.run.take = take
    press(pilot, "1")
    assert pilot.screen.name == "desk"


def test_what_cannot_be_kept_says_so(tmp_path):
    """Where handing a contact back fails, the queue says so and how to go on; the shift resumes after it."""
    pilot = in_queue(tmp_path)
    press(pilot, "1")
    give(pilot, "ask", "help")
    pilot.screen.run.finished = lambda session: 1 / 0
    press(pilot, "enter")
    assert pilot.screen.name == "queue"
    assert pilot.says("could not be kept")
    press(pilot, "escape", "tab", "enter")
    again = on_shifts(tmp_path)
    press(again, "g")
    assert again.screen.name == "desk"
    press(again, "enter")
    assert again.screen.name == "outcome"
