"""The real window, on a display that nobody sees: it opens, translates raw events, resizes and closes."""

import threading

import pygame
import pytest

from game.domain.settings import Settings
from game.ui.idle import Idle
from game.ui.input import Act, Key, Pointer, Resized, Text, translate
from game.ui.testing import ASSETS
from game.ui.widgets import Label
from game.ui.window import NoWindow, Window
from tests.ui.showing import Showing


@pytest.fixture(params=["linux", "darwin"])
def window(request, monkeypatch):
    """An open window with one label, with either body of the display."""
    monkeypatch.setattr("game.ui.display.sys.platform", request.param)
    opened = Window(ASSETS, Settings())
    monkeypatch.undo()
    opened.stage.push(Showing(opened.stage.ctx, lambda screen: Label("Hello")))
    yield opened
    if pygame.display.get_init():
        opened.close()


def test_it_draws_once_and_then_rests(window):
    """The first step draws one frame, the next hundred none."""
    for _ in range(100):
        window.step()
    assert window.frames == 1


def test_it_opens_no_mixer(window):
    """Only display and fonts are started."""
    assert pygame.display.get_init()
    assert not pygame.mixer.get_init()


def test_run_ends_when_the_window_is_closed(window):
    """A close event ends the loop and the display."""
    pygame.event.post(pygame.Event(pygame.QUIT))
    window.run()
    assert not pygame.display.get_init()


def test_the_wrong_pygame_is_named(monkeypatch):
    """With pygame instead of pygame-ce one sentence says which package to remove and which to install."""
    monkeypatch.setattr(pygame, "IS_CE", 0)
    with pytest.raises(NoWindow, match="pip uninstall pygame"):
        Window(ASSETS, Settings())


def test_no_display_is_one_sentence(monkeypatch):
    """Where no display can be opened the error says so and what to do instead."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")
    pygame.display.quit()
    with pytest.raises(NoWindow, match="terminal"):
        Window(ASSETS, Settings())


def test_full_screen_and_back(window):
    """F11 fills the screen and F11 again gives the window its size back."""
    window.step()
    size = window.stage.surface.get_size()
    for _ in range(2):
        f11()
        window.step()
    assert window.stage.surface.get_size() == size


def f11():
    """A press of F11."""
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_F11, unicode="", mod=0, scancode=68))
    pygame.event.post(pygame.Event(pygame.KEYUP, key=pygame.K_F11, unicode="", mod=0, scancode=68))


class Asked(list):
    """Takes the place of the display's full screen, and notes what was asked of it."""

    def __init__(self, window, monkeypatch):
        super().__init__()
        monkeypatch.setattr(window._display, "full_screen", self.append)


def meeting(window):
    """A page that wants the whole screen."""
    page = Showing(window.stage.ctx, lambda screen: Label("All of us"))
    page.whole_screen = True
    return page


def test_a_page_can_fill_the_screen_and_the_window_is_afterwards_what_it_was(window, monkeypatch):
    """As long as it is on the stack, whatever is on top of it; the settings stay as they are."""
    window.step()
    asked, settings, stage = Asked(window, monkeypatch), window.stage.ctx.settings, window.stage
    stage.push(meeting(window))
    window.step()
    assert asked == [True]
    stage.push(Showing(stage.ctx, lambda screen: Label("A desk")))
    window.step()
    stage.pop()
    window.step()
    assert asked == [True]
    stage.pop()
    window.step()
    assert asked == [True, False]
    assert stage.ctx.settings == settings


def test_who_filled_the_screen_before_has_it_filled_afterwards(window, monkeypatch):
    """Also where F11 was pressed in between: it is what it was before the page came."""
    asked = Asked(window, monkeypatch)
    f11()
    window.step()
    window.stage.push(meeting(window))
    window.step()
    assert asked == [True]
    f11()
    window.step()
    window.stage.pop()
    window.step()
    assert asked == [True, False, True]


def test_a_window_opened_for_a_page_that_fills_the_screen_becomes_a_window_after_it(monkeypatch):
    """As from the command line, where Escape leads from the meeting to the welcome."""
    opened = Window(ASSETS, Settings(), full_screen=True)
    asked = Asked(opened, monkeypatch)
    opened.stage.push(meeting(opened))
    opened.step()
    assert asked == []
    opened.stage.reset(Showing(opened.stage.ctx, lambda screen: Label("Welcome")))
    opened.step()
    assert asked == [False]
    opened.close()


def test_waking_from_another_thread_ends_the_wait(window):
    """A result from a thread ends the waiting long before the deadline."""
    idle = window.idle
    thread = threading.Thread(target=idle.wake)
    thread.start()
    idle.wait(0.05)
    thread.join()


def test_idle_knows_where_it_can_block():
    """Without an X11 display there is nothing to block on, and waiting falls back to a tick."""
    pygame.display.init()
    idle = Idle()
    assert not idle.blocks
    idle.close()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"key": pygame.K_TAB, "unicode": "\t", "mod": pygame.KMOD_SHIFT, "scancode": 43}, Key("tab", "", shift=True)),
        ({"key": pygame.K_1, "unicode": "1", "mod": 0, "scancode": 30}, Key("1", "1", digit=1)),
        ({"key": pygame.K_AMPERSAND, "unicode": "&", "mod": 0, "scancode": 30}, Key("&", "&", digit=1)),
        ({"key": pygame.K_KP5, "unicode": "", "mod": 0, "scancode": 93}, Key("[5]", "", digit=5)),
        ({"key": pygame.K_SLASH, "unicode": "?", "mod": pygame.KMOD_SHIFT, "scancode": 56}, Key("?", "?", shift=True)),
        ({"key": pygame.K_v, "unicode": "\x16", "mod": pygame.KMOD_LCTRL, "scancode": 25}, Key("v", "", ctrl=True)),
        ({"key": pygame.K_RETURN, "unicode": "\r", "mod": 0, "scancode": 40}, Key("enter")),
        ({"key": pygame.K_SPACE, "unicode": " ", "mod": 0, "scancode": 44}, Key("space", " ")),
    ],
)
def test_keys_are_translated(raw, expected):
    """Raw key events become names; number keys give their digit on French keyboards and the keypad too."""
    pygame.display.init()
    assert translate(pygame.Event(pygame.KEYDOWN, **raw)) == expected


def test_the_question_mark_is_found_outside_text_fields():
    """Shift and the key of the question mark is '?', also where pygame names only the key; ';' stays ';' in a field."""
    pygame.display.init()
    for key, char in ((pygame.K_SLASH, "/"), (0xDF, "ß"), (pygame.K_COMMA, ",")):
        raw = pygame.Event(pygame.KEYDOWN, key=key, unicode=char, mod=pygame.KMOD_LSHIFT, scancode=56)
        assert translate(raw) == Key("?", "?", shift=True)
    raw = pygame.Event(pygame.KEYDOWN, key=pygame.K_COMMA, unicode=";", mod=pygame.KMOD_LSHIFT, scancode=54)
    assert translate(raw) == Key(";", ";", shift=True)


def test_shift_alone_is_no_key():
    """Pressing only Shift, Ctrl or Alt gives nothing."""
    raw = pygame.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, unicode="", mod=pygame.KMOD_LSHIFT, scancode=225)
    assert translate(raw) is None


def test_the_pointer_is_counted_in_pixels():
    """On a display that counts in points, places are turned into pixels."""
    assert translate(pygame.Event(pygame.MOUSEMOTION, pos=(10, 20)), ratio=2.0) == Pointer(Act.MOVE, (20, 40))


def test_other_events_are_translated():
    """Text, pointer and size events become ours; the right button and unknown events are left out."""
    assert translate(pygame.Event(pygame.TEXTINPUT, text="ß")) == Text("ß")
    down = pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(3, 4))
    assert translate(down) == Pointer(Act.DOWN, (3, 4))
    assert translate(pygame.Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(3, 4))) is None
    assert translate(pygame.Event(pygame.WINDOWSIZECHANGED, x=5, y=6)) == Resized((5, 6))
    assert translate(pygame.Event(pygame.USEREVENT)) is None
