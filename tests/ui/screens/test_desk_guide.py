"""Guided contact: the coach's note stands beside what it points at and covers nothing."""

import pytest

from game.domain.scenario import Channel, Spot
from game.ui.audit import audit_now
from tests.ui.screens import deep, sample
from tests.ui.screens.desk_pilot import AT_ONCE, at_desk, give

SIZES = (((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 100), ((1920, 1080), 200))
TEXT = "Look here first. It is what you will need in a moment."
LONG = f"{TEXT} {TEXT} {TEXT}"
INSIDE = {  # a widget that is, or is inside, the part the frame must be round
    Spot.CUSTOMER: "face",
    Spot.REPLIES: "reply-1",
    Spot.PAPERS: "papers",
    Spot.TRAY: "gesture-send-note",
    Spot.MOOD: "mood",
}


def guided(folder, spot, size=(1280, 720), percent=100, text=TEXT, **changes):
    """A desk on which the coach points at a part, after an answer that made a promise."""
    settings = AT_ONCE.replaced(text_scale=percent)
    pilot = at_desk(folder, settings=settings, size=size, **{**deep.pointing(spot, text), **changes})
    give(pilot, "easy")
    return pilot


def replies_of(pilot):
    """The places of the replies, and of her words."""
    parts = pilot.stage.top.root.walk()
    return [one.rect for one in parts if one.key.startswith(("reply-", "words-"))]


@pytest.mark.parametrize("spot", list(Spot))
@pytest.mark.parametrize(("size", "percent"), SIZES)
@pytest.mark.parametrize("text", [TEXT, LONG])
def test_the_note_covers_neither_words_nor_replies(tmp_path, spot, size, percent, text):
    """At every spot and size the note is on the desk, overlaps no reply and no word, and nothing is cut off."""
    pilot = guided(tmp_path, spot, size, percent, text)
    note = pilot.widget("guide").rect
    assert pilot.says(text)
    assert note.collidelist(replies_of(pilot)) == -1
    assert audit_now(pilot.stage) == []


@pytest.mark.parametrize("spot", list(INSIDE))
def test_the_frame_is_round_the_right_part(tmp_path, spot):
    """On a wide desk the frame holds the very part that is meant, and does not hold the others."""
    pilot = guided(tmp_path, spot)
    frame = next(one for one in pilot.stage.top.root.walk() if one.key == "pointed-at")
    inside = {one.key for one in frame.walk()}
    held = {other for other, key in INSIDE.items() if key in inside}
    assert held == ({Spot.CUSTOMER, Spot.MOOD} if spot is Spot.CUSTOMER else {spot})


@pytest.mark.parametrize(("spot", "words"), [(Spot.EXPECTATIONS, "expectations known"), (Spot.PROMISES, "Promised")])
def test_what_is_known_of_her_is_framed_and_in_view(tmp_path, spot, words):
    """Expectations and promises are framed by themselves, and scrolled into view where they were not."""
    pilot = guided(tmp_path, spot)
    pilot.advance(0.1)
    frame = pilot.widget("pointed-at")
    assert any(words in getattr(one, "text", "") for one in frame.walk())
    assert pilot.widget("customer").rect.contains(frame.rect)


@pytest.mark.parametrize("spot", [Spot.PAPERS, Spot.PROMISES])
def test_on_a_narrow_desk_it_points_at_the_drawer_and_then_into_it(tmp_path, spot):
    """What is folded away is shown by its button; D opens the drawer with the note still in view."""
    pilot = guided(tmp_path, spot, (1920, 1080), 200)
    assert any(one.key == "drawer" for one in pilot.widget("pointed-at").walk())
    pilot.press("d")
    assert pilot.says(TEXT)
    assert audit_now(pilot.stage) == []
    assert all(one.key != "drawer" for one in pilot.widget("pointed-at").walk())


def test_what_is_not_there_yet_is_the_customer(tmp_path):
    """A note about promises, before there is one, stands with the customer."""
    pilot = at_desk(tmp_path, settings=AT_ONCE, **deep.pointing(Spot.PROMISES))
    assert any(one.key == "customer-panel" for one in pilot.widget("pointed-at").walk())


def test_the_note_goes_with_its_state_and_no_key_dismisses_it(tmp_path):
    """Escape leaves it where it is; the next state brings its own note, and the end has none."""
    pilot = deep.at_desk(tmp_path)
    assert pilot.says("These words hurt, and are meant to.")
    pilot.press("escape", "escape")
    assert pilot.says("These words hurt, and are meant to.")
    give(pilot, "hear")
    assert pilot.says("Look at the order before you promise a day.")
    assert not pilot.says("These words hurt, and are meant to.")
    give(pilot, "sorry", "engineer")
    assert not pilot.says("Coach")


def test_the_coach_is_heard_and_read(tmp_path):
    """The note is announced after her words, and stands in the transcript as the coach's."""
    pilot = deep.at_desk(tmp_path)
    assert pilot.spoken[-1].endswith("Coach: These words hurt, and are meant to. B takes a breath before you answer.")
    pilot.press("t")
    assert pilot.says("Coach: These words hurt, and are meant to.")


def test_without_a_guide_nothing_is_framed(tmp_path):
    """An ordinary contact has neither note nor frame."""
    pilot = at_desk(tmp_path)
    keys = {one.key for one in pilot.stage.top.root.walk()}
    assert not keys & {"guide", "pointed-at"}


@pytest.mark.parametrize("channel", list(Channel))
def test_it_fits_in_every_channel_in_the_smallest_window(tmp_path, channel):
    """At 1024x640 and 200 % a long note breaks nothing."""
    for spot in (Spot.REPLIES, Spot.TRAY, Spot.CUSTOMER):
        pilot = guided(tmp_path, spot, (1024, 640), 200, LONG, channel=channel)
        assert audit_now(pilot.stage) == []
        assert pilot.widget("guide").rect.collidelist(replies_of(pilot)) == -1
    assert sample.scenario().states["hello"].guide is None
