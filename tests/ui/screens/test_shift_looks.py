"""The pages of a shift at every size: nothing cut off, nothing covered; the chat blinks softly, or not at all."""

import itertools

import pytest

from game.domain.settings import RevealSpeed, Settings, Theme
from game.ui.audit import audit_now
from tests.ui.screens.shift_pilot import AT_ONCE, give, in_queue, on_shifts, press, rest, serve, to_the_debrief

SIZES = ((1024, 640), (1280, 720), (1920, 1080))
PAGES = ("shifts", "queue", "queue-waiting", "leaving", "tell", "told", "desk", "blinking", "attended", "pause", "over",
         "outcome", "debrief", "debrief-end", "keys")  # fmt: skip


def stations(folder, settings, size):
    """Go through a whole shift and give the pilot at each page, with the page's name."""
    pilot = on_shifts(folder, settings, size)
    yield "shifts", pilot
    press(pilot, "1")
    yield "queue", pilot
    press(pilot, "1")
    yield "desk", pilot
    give(pilot, "ask")
    yield "blinking", pilot
    press(pilot, "a")
    yield "attended", pilot
    press(pilot, "escape")
    yield "pause", pilot
    press(pilot, "escape")
    give(pilot, "more", "help")
    yield "over", pilot
    press(pilot, "enter")
    yield "outcome", pilot
    press(pilot, "enter")
    yield "queue-waiting", pilot
    press(pilot, "?")
    yield "keys", pilot
    press(pilot, "escape", "escape")
    yield "leaving", pilot
    press(pilot, "escape", "w")
    yield "tell", pilot
    press(pilot, "enter")
    yield "told", pilot
    while pilot.screen.name == "queue":
        serve(pilot, "ask", "help")
    yield "debrief", pilot
    press(pilot, "end")
    yield "debrief-end", pilot


@pytest.mark.parametrize(
    ("size", "percent", "theme"),
    [(size, percent, (Theme.LIGHT, Theme.DARK)[(at + percent // 50) % 2])
     for at, size in enumerate(SIZES) for percent in (100, 150, 200)],
)  # fmt: skip
def test_nothing_is_cut_off_on_any_page(tmp_path, size, percent, theme):
    """List, queue, desk with its line, question, outcome and debrief: no text clipped, covered or pale."""
    settings = Settings(theme=theme, text_scale=percent, reveal_speed=RevealSpeed.AT_ONCE, reduced_motion=True)
    seen, faults = [], []
    for name, pilot in stations(tmp_path, settings, size):
        seen.append(name)
        faults += [f"{name}: {fault}" for fault in audit_now(pilot.stage)]
    assert sorted(seen) == sorted(PAGES)
    assert faults == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_line_covers_nothing(tmp_path, size, percent):
    """It stands below everything else of the desk, inside the window, whether or not a chat blinks."""
    pilot = in_queue(tmp_path, AT_ONCE.replaced(text_scale=percent), size)
    press(pilot, "1")
    quiet = pilot.widget("waiting-line").rect.copy()
    give(pilot, "ask")
    line = pilot.widget("waiting-line").rect
    assert line == quiet
    assert line.bottom == size[1]
    others = [one for one in pilot.stage.top.focusables() if not one.key.startswith("attend-")]
    visible = [one.rect for one in others if one.key.startswith(("gesture-", "transcript", "pause"))]
    assert visible
    assert not any(rect.colliderect(line) for rect in visible)


def test_the_sign_blinks_softly(tmp_path):
    """One rise and fall takes two seconds, far below three a second, and only the sign is drawn again."""
    pilot = in_queue(tmp_path, Settings(reveal_speed=RevealSpeed.AT_ONCE, clock=AT_ONCE.clock))
    press(pilot, "1")
    give(pilot, "ask")
    pilot.advance(2.0)
    sign = pilot.widget("blink-1").rect
    centre = (sign.centerx + sign.w // 2 - 2, sign.centery)
    shades, before = [], pilot.drawn_pixels
    for _ in range(40):
        pilot.advance(0.1)
        shades.append(tuple(pilot.stage.surface.get_at(centre)))
    turns = sum(1 for one, other in itertools.pairwise(shades) if one != other)
    assert 2 <= turns <= 16  # four seconds: two rises and two falls, each in a few shades
    assert (pilot.drawn_pixels - before) / 40 < 30_000


def test_reduced_motion_stands_still(tmp_path):
    """With reduced motion nothing of the line moves, and the window sleeps between the ticks of patience."""
    pilot = in_queue(tmp_path)
    press(pilot, "1")
    give(pilot, "ask")
    pilot.advance(1.0)
    assert pilot.widget("blink-1").frame() is None


def test_an_untouched_queue_sleeps(tmp_path):
    """Between contacts nothing wakes the window: no time of its own passes there."""
    pilot = in_queue(tmp_path, Settings(reveal_speed=RevealSpeed.AT_ONCE))
    rest(pilot)
    pilot.advance(1.0)
    assert pilot.stage.deadline() is None


def test_the_debrief_reads_aloud(tmp_path):
    """Its headline and the score are announced when it opens."""
    pilot = in_queue(tmp_path)
    to_the_debrief(pilot)
    assert any("of 100." in one for one in pilot.spoken)
