"""How the desk looks: each channel its own, at every size, with every text."""

import pytest

from game.domain.moment import Mode
from game.domain.scenario import Channel, Customer, Paper, Pronoun
from game.domain.settings import Theme
from game.ui.audit import audit_now, audit_screen
from game.ui.screens.desk.shapes import Airmail, Balloon, Bubble
from game.ui.widgets import Face, Typing, Waveform
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, at_desk, first, give

CORNERS = (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 125), ((1920, 1080), 150), ((3840, 2160), 200))
LONG = "An extraordinarily long sentence with Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen in it. " * 3
HOSTILE = {
    "title": LONG,
    "currency": "Zimbabwe-Dollar",
    "customer": Customer("Ω" * 80 + " مرحبا " + "W" * 60 + "\u202e\x00 王小明", LONG, "maria", Pronoun.THEY, 3, 9999),
}


def faults(folder, prepare, mode=Mode.LEARN, settings=AT_ONCE, **changes):
    """Audit the desk at the corners of what is possible."""
    return [
        fault
        for size, scale in CORNERS
        for fault in audit_screen(first(folder, mode, **changes), (size,), (scale,), settings, prepare)
    ]


def kinds(pilot):
    """The classes of all widgets on the desk."""
    return [type(widget) for widget in pilot.stage.top.root.walk()]


@pytest.mark.parametrize("channel", list(Channel))
def test_nothing_is_cut_off_in_any_channel(tmp_path, channel):
    """In every channel, after an answer, nothing is clipped, overlapping, pale or out of reach at any size."""
    assert faults(tmp_path, lambda pilot: give(pilot, "ask"), Mode.ASSESS, channel=channel) == []


def test_nothing_is_cut_off_while_learning_with_the_drawer_open_and_at_the_end(tmp_path):
    """The same holds with what was shown, with the drawer, and when it is over; in the dark too."""
    assert faults(tmp_path, lambda pilot: give(pilot, "wall")) == []
    assert faults(tmp_path, lambda pilot: [give(pilot, "ask"), pilot.press("d")]) == []
    dark = AT_ONCE.replaced(theme=Theme.DARK)
    assert faults(tmp_path, lambda pilot: give(pilot, "ask", "date", "courier"), settings=dark) == []


@pytest.mark.parametrize("channel", list(Channel))
def test_hostile_texts_fit(tmp_path, channel):
    """Titles, names and currencies of absurd length in several scripts break nothing."""
    assert faults(tmp_path, lambda pilot: give(pilot, "ask"), Mode.ASSESS, channel=channel, **HOSTILE) == []


def test_the_wow_fits(tmp_path):
    """The wow's own moment is whole at every size."""

    def wow(pilot):
        give(pilot, "ask", "date")
        pilot.press("g", "right", "enter")
        assert pilot.screen.name == "wow"

    assert faults(tmp_path, wow) == []


def test_channels_do_not_look_alike(tmp_path):
    """A call has rings and a waveform, a chat bubbles, an e-mail its striped edge and a subject, a place a balloon."""
    seen = {channel: kinds(at_desk(tmp_path, channel=channel)) for channel in Channel}
    assert [channel for channel, all_ in seen.items() if Waveform in all_] == [Channel.PHONE]
    assert [channel for channel, all_ in seen.items() if Bubble in all_] == [Channel.CHAT]
    assert [channel for channel, all_ in seen.items() if Airmail in all_] == [Channel.EMAIL]
    assert {channel for channel, all_ in seen.items() if Balloon in all_} == {Channel.COUNTER, Channel.VISIT}
    phone, mail = at_desk(tmp_path), at_desk(tmp_path, channel=Channel.EMAIL)
    assert next(one for one in phone.stage.top.root.walk() if isinstance(one, Face)).rings
    assert mail.says("Subject The return that came late")


def test_a_voice_moves_only_while_it_speaks(tmp_path):
    """The waveform is on while her words appear and flat afterwards."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    assert pilot.widget("wave").on
    pilot.press("space")
    assert not pilot.widget("wave").on


def test_in_a_chat_she_types_before_she_answers(tmp_path):
    """After an answer there are typing dots for a moment, then her words; Space skips both."""
    pilot = at_desk(tmp_path, settings=WATCHED, channel=Channel.CHAT)
    pilot.press("space", "1")
    assert Typing in kinds(pilot)
    assert pilot.says("is typing…")
    pilot.advance(1.2)
    assert Typing not in kinds(pilot)
    pilot.press("space", "1")
    pilot.press("space")
    assert Typing not in kinds(pilot)
    assert pilot.screen.open


def test_stepping_back_while_she_types_leaves_nothing_hanging(tmp_path):
    """Backspace during the typing dots gives the earlier replies back, ready to be given."""
    pilot = at_desk(tmp_path, settings=WATCHED, channel=Channel.CHAT)
    pilot.press("space", "1", "backspace")
    assert (pilot.screen.moment.turn, pilot.screen.open) == (0, True)
    pilot.advance(2)
    pilot.press("1")
    assert pilot.screen.moment.turn == 1


def test_earlier_messages_stay_in_the_chat(tmp_path):
    """The last exchange can still be read above her answer."""
    pilot = at_desk(tmp_path, channel=Channel.CHAT)
    give(pilot, "ask")
    assert pilot.says("I think I have missed the date. I know. I know.")
    assert pilot.says("Thank you for ringing, Maria. Before we look at dates: is everything all right?")


def test_the_papers_are_always_there(tmp_path):
    """Wide desks show them; narrow ones have them in a drawer at D, which D closes again."""
    wide = at_desk(tmp_path)
    assert wide.says("Returns policy")
    narrow = at_desk(tmp_path, settings=AT_ONCE.replaced(text_scale=200))
    assert not narrow.says("Returns policy")
    narrow.press("d")
    assert narrow.says("Returns policy")
    assert narrow.says("A straight answer on whether the boots can go back")
    assert narrow.focus == "desk-drawer", "the arrows can scroll it"
    narrow.press("d")
    assert not narrow.says("Returns policy")
    assert narrow.focus == "reply-1"


def test_on_a_wide_desk_d_goes_to_the_papers(tmp_path):
    """Where long papers have to scroll, D moves the focus to them."""
    papers = tuple(Paper(f"Paper {number}", LONG) for number in range(6))
    pilot = at_desk(tmp_path, desk=papers)
    pilot.press("d")
    assert pilot.focus == "papers"
    pilot.press("end")
    assert pilot.widget("papers").offset > 0


def test_what_cannot_be_seen_cannot_be_answered(tmp_path):
    """With the drawer in place of the replies, number keys answer nothing."""
    pilot = at_desk(tmp_path, settings=AT_ONCE.replaced(text_scale=200))
    pilot.press("d", "1")
    assert pilot.screen.moment.turn == 0


def test_the_drawer_opens_beside_where_there_is_room(tmp_path):
    """At 125 % both the replies and the papers can be seen."""
    pilot = at_desk(tmp_path, settings=AT_ONCE.replaced(text_scale=125))
    pilot.press("d")
    assert pilot.says("Returns policy")
    pilot.press("1")
    assert pilot.screen.moment.turn == 1


def test_resizing_in_the_middle_keeps_everything(tmp_path):
    """A new window size or text size in mid-sentence keeps her words, the clock and the focus."""
    pilot = at_desk(tmp_path, Mode.ASSESS, WATCHED)
    give(pilot, "ask")
    pilot.press("space", "down")
    pilot.advance(5.5)
    for size in ((1024, 640), (3840, 2160), (1100, 700)):
        pilot.resize(size)
        assert pilot.says("“They were for my sister. She would have been forty on Friday.”")
        assert audit_now(pilot.stage) == []
    assert pilot.focus == "reply-2"
    assert pilot.says("35\u00a0s")
    pilot.stage.apply(WATCHED.replaced(text_scale=200))
    pilot.advance(0.1)
    assert pilot.says("“They were for my sister.")
    assert audit_now(pilot.stage) == []


def test_resizing_does_not_restart_her_words(tmp_path):
    """Words that are just appearing go on where they were."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    pilot.advance(1.0)
    pilot.resize((1500, 900))
    assert pilot.says("“Hi… I have these boots")


def test_reduced_motion_shows_everything_at_once(tmp_path):
    """With reduced motion her words stand there from the first frame and nothing ticks."""
    pilot = at_desk(tmp_path, settings=WATCHED.replaced(reduced_motion=True), channel=Channel.CHAT)
    assert pilot.says("I know. I know.")
    pilot.press("1")
    assert pilot.screen.open
    assert pilot.stage.deadline() is None


def test_speaking_redraws_only_her_words(tmp_path):
    """A frame of appearing words paints less than a quarter of the window."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    pilot.advance(0.5)
    pilot.drawn_pixels = 0
    pilot.advance(0.04)
    assert 0 < pilot.drawn_pixels < 1280 * 720 / 4
