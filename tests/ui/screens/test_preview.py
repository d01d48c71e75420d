"""The trainer's live window: plays what is being written, follows the file, and shows what is behind it."""

import argparse
import threading
from dataclasses import replace
from itertools import count

import pytest

from game.domain.diagnostic import Severity
from game.session.preview import live
from game.session.preview.reading import Reading, read_file
from game.session.preview.watch import marks_of
from game.ui.opening import first_screen
from game.ui.screens.parts.scores import points
from game.ui.screens.preview import following
from game.ui.screens.preview.keys import PREVIEW_KEYS
from game.ui.testing import Pilot
from tests.session.preview_story import STORY
from tests.ui.screens import sample
from tests.ui.screens.desk_pilot import Blank
from tests.ui.screens.preview_window import STILL, Window


def test_a_save_shows_the_new_words_at_the_same_place(tmp_path):
    """A second after saving, the window shows the edited words where one was, says so aloud, and keeps the steps."""
    window = Window(tmp_path)
    window.answer("own_it", "ask")
    window.pilot.spoken.clear()
    window.edit("Twenty. Fine.", "Twenty minutes. Fine.")
    assert window.says("Twenty minutes. Fine.")
    assert window.says("waiting")
    assert any(line.startswith("Read again.") for line in window.pilot.spoken)
    assert len(window.preview.steps) == 2


def test_a_broken_save_keeps_the_last_sound_version_and_lists_what_is_wrong(tmp_path):
    """What is played is named as the last sound version; the foot has the count and the first error; C lists all."""
    window = Window(tmp_path)
    window.answer("own_it")
    window.save(STORY.replace("to: gone", "to: gnoe"))
    window.edit("to: second", "to: secnod")
    assert window.says("The file is not sound now. What you play here is its last sound version.")
    assert window.says("2 errors")
    assert window.says("Reply 'who' of state 'counter' leads to 'secnod', which does not exist.")
    window.answer("ask")
    assert window.preview.state == "waiting", "the old version goes on"
    window.pilot.press("c")
    window.settle()
    assert window.says("Did you mean 'second'?")
    assert window.pilot.focus == "finding-0"
    window.save(STORY)
    window.notice()
    assert not window.says("last sound version")
    assert len(window.preview.steps) == 2


def test_where_the_steps_stop_is_said_until_the_next_step(tmp_path):
    """The counts and the reason stand under the header, and go with the next answer."""
    window = Window(tmp_path)
    window.answer("own_it", "ask", "show_it")
    window.edit("      ask:\n        say: How old is she going to be?", "      age:\n        say: Her age?")
    assert window.says("1 of 3 steps kept. The reply 'ask' of 'waiting' is gone: you are at 'waiting' now.")
    window.answer("age")
    assert not window.says("steps kept")


def test_a_file_that_cannot_be_played_yet_shows_what_is_wrong(tmp_path):
    """Without any sound version the findings are the page; when the file is saved sound, the contact begins."""
    window = Window(tmp_path, STORY.replace("to: second", "to: secnod"))
    assert window.says("This cannot be played yet")
    assert window.pilot.focus == "finding-0"
    window.pilot.press("1", "u", "r", "j", "v", "g", "d", "t", "w", "p", "p", "]", "m", "escape")
    assert window.says("This cannot be played yet")
    window.edit("to: secnod", "to: second")
    assert window.says("It says Sophie.")
    assert window.pilot.focus == "reply-1"


def test_a_file_that_is_away_for_a_moment_is_no_news(tmp_path):
    """An editor that takes the file away and writes it anew shows nothing in between."""
    window = Window(tmp_path)
    window.file.unlink()
    window.pilot.advance(0.6)
    window.settle()
    assert not window.says("1 error")
    window.save(STORY.replace("It says Sophie.", "It says Sonja."))
    window.notice()
    assert window.says("It says Sonja.")


def test_a_file_that_an_editor_has_locked_is_tried_again(tmp_path, monkeypatch):
    """Where the file is there and cannot be read for a moment, nothing is shown of it; the next try reads it."""
    window = Window(tmp_path)
    tries = []

    def locked(file, rubric):
        tries.append(file)
        if len(tries) < 4:
            found = replace(read_file(file.with_name("none.yaml"), rubric).result, file=str(file))
            return Reading(found, found.diagnostics, None, marks_of([file]))
        return read_file(file, rubric)

    monkeypatch.setattr(live, "read_file", locked)
    window.save(STORY.replace("It says Sophie.", "It says Sonja."))
    for _ in range(3):
        window.notice()
        assert not window.says("1 error")
    assert window.says("It says Sonja.")
    assert len(tries) == 4


def test_a_version_that_comes_while_the_one_before_is_studied_is_studied_next(tmp_path, monkeypatch):
    """However quickly one saves, the last version gets its advice."""
    window = Window(tmp_path)
    study, waited = window.preview.study, threading.Event()

    def slowly(reading):
        waited.wait(10)
        return study(reading)

    monkeypatch.setattr(window.preview, "study", slowly)
    for title in ("One", "Two"):
        window.save(STORY.replace("title: The cake", f"title: {title}"))
        while window.preview.newest.result.scenario.title != title:
            window.pilot.advance(0.1)
    waited.set()
    window.settle()
    assert window.preview.complete
    assert window.preview.chart.title == "Two"


def test_an_idle_preview_only_looks_at_the_files(tmp_path, monkeypatch):
    """For ten seconds in which nothing happens: four looks a second, nothing read, nothing drawn."""
    window = Window(tmp_path)
    looks = count()
    monkeypatch.setattr(window.preview.watch, "look", lambda now: bool(next(looks) < 0))
    monkeypatch.setattr(window.preview, "read", lambda: pytest.fail("read"))
    window.pilot.advance(0.1)
    window.pilot.drawn_pixels = 0
    window.pilot.advance(10.0)
    assert next(looks) == pytest.approx(10 / following.LOOK, abs=2)
    assert window.pilot.drawn_pixels == 0


def test_a_closed_preview_looks_no_more(tmp_path, monkeypatch):
    """After leaving, the file is left alone."""
    window = Window(tmp_path)
    monkeypatch.setattr(window.preview.watch, "look", lambda now: pytest.fail("looked"))
    window.pilot.stage.reset(Blank(window.pilot.stage.ctx))
    window.pilot.advance(2.0)


# -- behind the scene ----------------------------------------------------------------------------------------------


def test_the_panel_says_what_each_reply_does_and_which_is_best(tmp_path):
    """Of each reply its id, where it leads, what it shows and changes; the best in the long run has a word; a reply
    that is held back has its reason; a gesture that would land is named."""
    window = Window(tmp_path, variant="calm")
    for words in ("own_it → waiting", "Owned the error", "promises twenty", "best", "fails right",
                  "Mood 8 of 20 · worried", "Goodwill €\u00a020", "V for another: hurried"):  # fmt: skip
        assert window.says(words.replace("\u00a0", " ")) or window.says(words)
    assert window.says("her_day – open, hidden")
    assert window.says("Not set: knows_her")
    window.answer("own_it", "ask")
    for words in ("Set: knows_her", "her_day – open", "twenty – made, and kept", "small-extra lands",
                  "close_it: it needs not knows_her or remembers cake_before", "What the last step showed",
                  "He offered you a daughter.", "show_it → fine (ending)"):  # fmt: skip
        assert window.says(words), words
    window.answer("show_it")
    assert window.says("What it came to")
    assert window.says(f"Score {points(window.preview.outcome()[0].overall)} of 100")


def test_without_the_panel_one_sees_what_trainees_see(tmp_path):
    """P hides all of it; what a learner is told of the last reply stands on the desk then."""
    window = Window(tmp_path)
    window.answer("own_it")
    with pytest.raises(LookupError):
        window.pilot.widget("back")
    window.pilot.press("p")
    assert not window.says("Behind the scene")
    assert window.says("You took the blame.")
    assert window.pilot.widget("back"), "the learner's own button to step back"
    assert not window.says("show_it")
    assert window.says("How old is she going to be?")


def test_with_large_text_the_panel_takes_the_place_of_the_desk(tmp_path):
    """At 200 % there is room for one of the two; P changes between them, numbers answer in both."""
    window = Window(tmp_path, size=(1920, 1080), settings=STILL.replaced(text_scale=200))
    assert window.says("It says Sophie.")
    assert not window.says("Behind the scene")
    window.pilot.press("p")
    window.settle()
    assert window.says("Behind the scene")
    assert not window.says("It says Sophie.")
    assert window.pilot.focus == "behind-counter"
    window.answer("own_it")
    assert window.preview.state == "waiting"
    window.pilot.press("p")
    window.settle()
    assert window.pilot.focus == "reply-1"


# -- moving about --------------------------------------------------------------------------------------------------


def test_step_back_begin_again_and_the_states_one_after_the_other(tmp_path):
    """U and Backspace go back, R begins again, ] and [ go through the states as written."""
    window = Window(tmp_path)
    window.answer("who", "lettering")
    window.pilot.press("u")
    assert window.preview.state == "second"
    window.pilot.press("backspace")
    assert window.preview.state == "counter"
    window.pilot.press("]")
    assert (window.preview.state, window.preview.path) == ("second", (("counter", "who"),))
    assert window.says("It begins at 'second' as after 1 step.")
    window.pilot.press("]", "]")
    assert window.preview.state == "counter", "after the last comes the first"
    window.pilot.press("[")
    assert window.preview.state == "waiting"
    window.answer("close_it")
    window.pilot.press("r")
    assert window.preview.state == "waiting", "R begins where the jump led"


def test_with_large_text_the_list_covers_the_replies_and_nothing_is_answered(tmp_path):
    """While the list takes the desk's place numbers do nothing; Esc closes it."""
    text = STORY.replace("        because: Checked.\n", "")
    window = Window(tmp_path, text, size=(1920, 1080), settings=STILL.replaced(text_scale=200))
    window.pilot.press("c")
    window.settle()
    assert not window.says("It says Sophie.")
    window.pilot.press("1")
    assert window.preview.steps == ()
    window.pilot.press("escape", "1")
    assert len(window.preview.steps) == 1


def test_begin_again_at_the_end_by_enter(tmp_path):
    """When it is over, Enter begins again."""
    window = Window(tmp_path)
    window.answer("who", "money")
    assert window.pilot.focus == "continue"
    assert window.says("Begin again")
    window.pilot.press("enter")
    assert window.preview.state == "counter"


def test_the_jump_dialog_is_narrowed_down_by_typing(tmp_path):
    """J lists the states; typing a part of a name or of her words leaves those that have it; Enter takes the first."""
    window = Window(tmp_path)
    window.pilot.press("j")
    assert window.says("counter (you are here)")
    window.pilot.type("what happens")
    assert not window.says("Twenty. Fine.")
    window.pilot.press("enter")
    assert window.preview.state == "second"
    window.pilot.press("j")
    window.pilot.type("zzz")
    assert window.says("No state has this in its name or its words.")
    window.pilot.press("enter", "escape")
    assert window.pilot.screen.name == "preview"
    window.pilot.press("j")
    window.pilot.click("to-waiting")
    assert window.preview.state == "waiting"


def test_another_variant_waiting_and_gestures_by_key(tmp_path):
    """V changes the customer and keeps the steps, W keeps him waiting, G leads to the gestures and back."""
    window = Window(tmp_path)
    window.answer("own_it")
    window.pilot.press("v")
    assert window.says("Twenty. They are on their way.")
    window.pilot.press("w")
    assert window.says("kept waiting once")
    window.pilot.press("g")
    window.settle()
    assert window.pilot.focus.startswith("gesture-")
    window.pilot.press("enter")
    assert window.says("The gesture fell flat")
    assert window.pilot.focus == "reply-1"
    window.pilot.press("g")
    window.settle()
    window.pilot.press("g")
    window.settle()
    assert window.pilot.focus == "reply-1"


def test_what_is_not_possible_is_said(tmp_path):
    """A breath where nothing hurts changes nothing and is told in a sentence."""
    window = Window(tmp_path)
    window.pilot.press("b")
    assert window.says("'breath' is not on offer at 'counter'.")


def test_large_text_shows_the_tray_when_it_is_asked_for(tmp_path):
    """Where the tray would take the room of the replies it comes with G and goes with it."""
    window = Window(tmp_path, size=(1920, 1080), settings=STILL.replaced(text_scale=200))
    assert not any(part.key.startswith("gesture-") for part in window.pilot.screen.tree.walk())
    window.pilot.press("g")
    window.settle()
    assert window.pilot.focus.startswith("gesture-")


def test_papers_transcript_and_keys(tmp_path):
    """D opens the desk's papers, T the conversation, H, ? and F1 the keys; each key that is told is there."""
    window = Window(tmp_path)
    window.pilot.press("d")
    assert window.says("New lettering takes twenty minutes.")
    window.pilot.press("d", "t")
    assert window.pilot.screen.name == "transcript"
    window.pilot.press("escape")
    for key in ("h", "?", "f1"):
        window.pilot.press(key)
        assert window.pilot.screen.name == "keys"
        assert all(window.says(what) for _, what in PREVIEW_KEYS)
        window.pilot.press("escape")
    told = {key[0].lower() for key, _ in PREVIEW_KEYS if len(key) == 1}
    assert told <= window.pilot.screen._by_key().keys()


# -- the editor and the map ----------------------------------------------------------------------------------------


def test_e_opens_the_editor_at_the_state_or_at_the_finding(tmp_path):
    """At the line of the state one is at; with the focus on a finding at its line; Enter on it does the same."""
    window = Window(tmp_path)
    window.answer("who")
    window.pilot.press("e")
    line = STORY.splitlines().index("  second:") + 1
    assert window.opened[-1] == ["code", "-g", f"{window.file}:{line}:3"]
    assert window.says(f"story.yaml is open in code at line {line}.")
    window.save(STORY.replace("to: gone", "to: gnoe"))
    window.edit("to: second", "to: secnod")
    window.pilot.press("c")
    window.settle()
    found = [one for one in window.preview.diagnostics if one.severity is Severity.ERROR]
    window.pilot.press("down", "e")
    assert window.opened[-1][-1] == f"{window.file}:{found[1].place.line}:{found[1].place.column}"
    window.pilot.press("up", "enter")
    assert window.opened[-1][-1] == f"{window.file}:{found[0].place.line}:{found[0].place.column}"
    window.pilot.press("escape")
    assert window.pilot.stage.running, "the first Esc closes the list"


def test_the_map_shows_the_path_and_leads_back(tmp_path):
    """M opens the map at the place one is at; a save is shown on it, and a jump comes back to the preview."""
    window = Window(tmp_path)
    window.answer("who")
    window.pilot.press("m")
    chart = window.pilot.screen
    assert (chart.current, chart.path) == ("second", (("counter", "who"),))
    window.edit("title: The cake", "title: Another cake")
    assert window.pilot.screen is chart
    assert chart.chart.title == "Another cake"
    assert chart.chart.by_id["fine"].highest is not None, "with the scores that the study found"
    window.edit("start: counter", "start: [")
    assert chart.chart.nodes == ()
    window.edit("start: [", "start: counter")
    assert chart.current in chart.chart.by_id
    window.pilot.stage.pop()
    chart.on_jump("waiting")
    window.settle()
    assert (window.pilot.screen.name, window.preview.state) == ("preview", "waiting")
    assert window.says("Twenty. Fine.")


@pytest.mark.parametrize("below", [True, False])
def test_esc_goes_back_or_closes_the_window(tmp_path, below):
    """With a page below Esc goes back to it; without one it closes the window."""
    window = Window(tmp_path, below=below)
    if below:
        window.pilot.stage.layers.insert(0, Pilot(lambda stage: Blank(stage.ctx)).stage.layers[0])
    window.pilot.press("escape")
    assert window.pilot.stage.running == below
    assert (window.pilot.screen.name == "blank") == below


# -- from the command line -----------------------------------------------------------------------------------------


def asked(scenario, **others):
    """What the command line hands over."""
    usual = {"command": "preview", "from_state": None, "set": [], "seed": 1, "variant": None, "memory": [], "packs": []}
    return argparse.Namespace(scenario=str(scenario), **{**usual, **others})


def test_the_command_line_opens_the_preview_where_it_says(tmp_path):
    """The first page reads the file beside the window and gives way to the preview, at the state that was asked for."""
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    args = asked(tmp_path / "story.yaml", from_state="waiting", set=["knows_her"], variant="hurried", memory=["x"])
    made = sample.services(tmp_path / "data")
    pilot = Pilot(lambda stage: first_screen(stage.ctx, made, args), settings=STILL)
    assert pilot.says("Reading the scenario")
    pilot.settle()
    pilot.advance(0.1)
    assert pilot.screen.preview.state == "waiting"
    assert pilot.says("There is no word to be remembered 'x'. It is left out.")
    assert pilot.says("It begins at 'waiting' as after 2 steps.")


def test_an_unknown_scenario_is_a_sentence_in_the_window(tmp_path):
    """Nothing to preview: the reason, what was probably meant, and a way out."""
    made = sample.services(tmp_path / "data")
    pilot = Pilot(lambda stage: first_screen(stage.ctx, made, asked("late-retrun")), settings=STILL)
    pilot.settle()
    pilot.advance(0.1)
    assert pilot.says("There is no scenario 'late-retrun'. Did you mean 'late-return'?")
    pilot.press("enter")
    assert not pilot.stage.running
