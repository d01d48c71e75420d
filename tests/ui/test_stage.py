"""The stage: draws only what changed, keeps the stack of screens, time, background work and settings."""

import subprocess
import sys

import pygame

from game.domain.settings import RevealSpeed, Settings, Theme
from game.ui.dialog import Ask
from game.ui.input import Exposed, Quit
from game.ui.stage import joined
from game.ui.widgets import Button, Column, Label, Meter, Pad, Spoken, Waveform
from tests.ui.gallery import WORDS, Desk, Shelf
from tests.ui.showing import Pilot, Showing, show


def test_importing_the_window_does_no_work():
    """Importing every part of the window opens no display and loads neither numpy nor the mixer."""
    code = (
        "import game.ui.window, game.ui.widgets, game.ui.dialog, pygame, sys;"
        "assert not pygame.display.get_init() and not pygame.font.get_init() and not pygame.mixer.get_init();"
        "assert 'numpy' not in sys.modules and 'pygame.freetype' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_untouched_screen_is_not_drawn_again():
    """Once shown, a screen at rest has no deadline and paints nothing, however much time passes."""
    pilot = Pilot(lambda stage: Desk(stage.ctx))
    pilot.advance(10)
    pilot.drawn_pixels = 0
    assert pilot.stage.deadline() is None
    pilot.advance(60)
    assert pilot.drawn_pixels == 0


def test_a_meter_that_moves_draws_only_itself():
    """Each frame of a moving meter repaints its own rectangle and nothing else."""
    pilot = Pilot(lambda stage: Desk(stage.ctx))
    pilot.advance(10)
    meter = pilot.screen.mood
    meter.set(0.8, "relieved")
    pilot.time += 0.1
    pilot.stage.tick()
    assert pilot.stage.paint() == [meter.rect]


def test_partial_painting_gives_the_same_picture_as_painting_everything():
    """After moving focus, meter and scroll by parts, the window equals a full repaint pixel for pixel."""
    for screen in (Desk, Shelf):
        pilot = Pilot(lambda stage, screen=screen: screen(stage.ctx))
        pilot.advance(6)
        pilot.press("tab", "tab", "down", "up", "tab")
        pilot.wheel((640, 400), -1)
        pilot.advance(1)
        before = pygame.image.tobytes(pilot.stage.surface, "RGB")
        pilot.stage.handle(Exposed())
        pilot.advance(0)
        assert pygame.image.tobytes(pilot.stage.surface, "RGB") == before


def test_the_stack_of_screens():
    """push covers, pop uncovers, replace swaps, the last screen stays; opened and closed are called once."""
    pilot = show(lambda: Label("first"))
    nav, ctx = pilot.stage, pilot.stage.ctx
    nav.push(Showing(ctx, lambda screen: Label("second")))
    assert pilot.texts() == ["second"]
    nav.replace(Showing(ctx, lambda screen: Label("third")))
    assert pilot.texts() == ["third"]
    pilot.press("escape")
    assert pilot.texts() == ["first"]
    pilot.press("escape")
    assert pilot.texts() == ["first"]


def test_a_dialog_lies_over_its_screen_and_answers():
    """A question is drawn over the screen, takes all keys, and Enter gives the suggested answer; Esc none."""
    done: list[str] = []
    pilot = show(lambda: Button("below", "Below", lambda: done.append("below")))
    for key in ("enter", "escape"):
        pilot.stage.push(
            Ask(pilot.stage.ctx, "Leave?", "Really?", [("Leave", lambda: done.append("left")), ("Stay", None)])
        )
        assert {"Leave?", "Really?", "Below"} <= set(pilot.texts())
        pilot.press(key)
        assert pilot.texts() == ["Below"]
    assert done == ["left"]


def test_a_dialog_taller_than_the_window_scrolls():
    """Very long text in a question scrolls and leaves the answers in the window."""
    pilot = show(lambda: Label("x"), (1024, 640), Settings(text_scale=200))
    pilot.stage.push(Ask(pilot.stage.ctx, "Leave?", "Many words. " * 400, [("Leave", None)]))
    pilot.advance(0.1)
    assert pilot.stage.surface.get_rect().contains(pilot.widget("answer-0").rect)


def test_background_work_comes_back_as_a_value():
    """A job's result, or the exception it raised, is delivered in the loop."""
    pilot = show(lambda: Label("x"))
    got: list[object] = []
    pilot.stage.ctx.background(lambda: 6 * 7, got.append)
    pilot.settle()
    pilot.stage.ctx.background(lambda: 1 / 0, got.append)
    pilot.settle()
    assert got[0] == 42
    assert isinstance(got[1], ZeroDivisionError)


def test_timers_fire_when_due_and_can_be_cancelled():
    """A timer is called at its time and not before; a cancelled one never."""
    pilot = show(lambda: Label("x"))
    fired: list[float] = []
    pilot.stage.ctx.after(2.0, lambda: fired.append(pilot.time))
    pilot.stage.ctx.after(1.0, lambda: fired.append(-1)).cancel()
    pilot.advance(1.9)
    assert fired == []
    pilot.advance(0.2)
    assert len(fired) == 1


def test_movements_end_within_300_ms_and_not_at_all_when_reduced():
    """A movement runs from 0 to 1 in under 0.3 s however long was asked; reduced motion shows only the end."""
    for reduced in (False, True):
        pilot = show(lambda: Label("x"), settings=Settings(reduced_motion=reduced))
        steps: list[float] = []
        pilot.stage.ctx.animate(5.0, steps.append)
        pilot.advance(0.31)
        assert steps[-1] == 1
        assert steps == sorted(steps)
        assert (len(steps) == 1) is reduced


def test_words_appear_at_reading_pace_and_can_be_skipped():
    """Spoken words grow with time and stand at once after `finish`; the end is told once."""
    ended: list[int] = []
    pilot = show(lambda: Pad(Spoken(WORDS, "words", on_done=lambda: ended.append(1))))
    pilot.advance(0.5)
    some = len(" ".join(pilot.texts()))
    pilot.advance(0.5)
    assert 0 < some < len(" ".join(pilot.texts())) < len(WORDS)
    pilot.screen.refresh()
    pilot.widget("words").finish()
    assert pilot.says(WORDS)
    pilot.advance(5)
    assert ended == [1]


def test_words_stand_at_once_where_motion_is_reduced():
    """With reduced motion or the pace "at once" all words are there from the first frame."""
    for settings in (Settings(reduced_motion=True), Settings(reveal_speed=RevealSpeed.AT_ONCE)):
        assert show(lambda: Spoken(WORDS, "words"), settings=settings).says(WORDS)


def test_reduced_motion_stills_the_waveform():
    """A waveform keeps the window awake, but not with reduced motion."""
    assert show(lambda: Waveform()).stage.deadline() is not None
    assert show(lambda: Waveform(), settings=Settings(reduced_motion=True)).stage.deadline() is None


def test_settings_change_the_whole_window_and_are_told():
    """Applying settings rebuilds the screen in the new colours and tells whoever stores them, once."""
    pilot = show(lambda: Label("x"))
    told: list[Settings] = []
    pilot.stage.on_settings = told.append
    dark = Settings(theme=Theme.DARK)
    pilot.stage.apply(dark)
    pilot.stage.apply(dark)
    pilot.advance(0)
    assert told == [dark]
    assert pilot.stage.surface.get_at((900, 600))[:3] == (0x17, 0x1A, 0x21)


def test_resizing_builds_for_the_new_size():
    """After a resize the screen fills the new window."""
    pilot = show(lambda: Label("x", align=1.0))
    pilot.resize((1600, 900))
    assert pilot.records()[0].rect.right == 1600


def test_quit_asks_the_screen():
    """Closing the window is refused by a screen that says so."""
    pilot = show(lambda: Label("x"))
    pilot.screen.on_quit = lambda: False
    pilot.stage.handle(Quit())
    assert pilot.stage.running
    pilot.screen.on_quit = lambda: True
    pilot.stage.handle(Quit())
    assert not pilot.stage.running


def test_focus_is_announced():
    """Moving the focus says aloud what has it."""
    pilot = show(lambda: Column([Button("a", "First", lambda: None), Button("b", "Second", lambda: None)]))
    pilot.press("tab")
    assert pilot.spoken == ["Second"]


def test_a_label_that_keeps_its_height_is_drawn_alone():
    """Setting a text of the same height repaints the label only; a longer one lays out everything."""
    label = Label("40 s")
    pilot = show(lambda: Column([label, Meter("Mood", 0.5, "calm")]))
    label.set("39 s")
    assert pilot.stage.paint() == [label.rect]
    label.set("many words " * 60)
    assert pilot.stage.paint() == [pilot.stage.surface.get_rect()]


def test_rectangles_are_joined():
    """Overlapping parts become one, distant ones stay apart, very many become one."""
    assert joined([pygame.Rect(0, 0, 10, 10), pygame.Rect(5, 5, 10, 10)]) == [pygame.Rect(0, 0, 15, 15)]
    assert len(joined([pygame.Rect(0, 0, 5, 5), pygame.Rect(50, 50, 5, 5)])) == 2
    assert len(joined([pygame.Rect(x * 20, 0, 5, 5) for x in range(30)])) == 1
