"""How the desk makes room: replies beside her words, keys named at first, the customer in the bar at large text."""

import pytest

from game.domain.action import reply
from game.domain.moment import Mode, Voice
from game.domain.scenario import Channel
from game.session.session import Session
from game.ui.screens.desk import DeskScreen
from game.ui.screens.desk.snug import Snug
from game.ui.screens.welcome import WelcomeScreen
from game.ui.testing import Pilot
from game.ui.widgets import Label, Typing
from tests.ui.screens import sample
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, Blank, at_desk, give
from tests.ui.screens.test_desk_shipped import SHIPPED, library

LARGE = AT_ONCE.replaced(text_scale=200)


def replies_seen(pilot):
    """How many reply cards stand whole between the header and the tray."""
    middle = next(one for one in pilot.stage.top.root.walk() if one.key.startswith("middle-")).rect
    cards = [one.rect for one in pilot.stage.top.root.walk() if one.key.startswith("reply-")]
    return sum(middle.top <= card.top and card.bottom <= middle.bottom for card in cards)


def along(prepared, seed):
    """The moments of a contact in which the last reply on offer is always given."""
    start = sample.session(Mode.LEARN).start
    session = Session(prepared, start, sample.Watch(), None)
    while session.now().ending is None:
        yield session
        offers = session.now().replies
        session.act(reply(offers[(session.now().turn + seed) % len(offers)].id))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_reply_of_a_shipped_contact_is_in_view(tmp_path, name):
    """At 1280x720 and 100 % all replies stand in view beside her words, after each answer, without scrolling."""
    made = sample.services(tmp_path)
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, made), (1280, 720), AT_ONCE)
    for seed in (0, 1):
        for session in along(library().prepared(name), seed):
            pilot.stage.push(DeskScreen(pilot.stage.ctx, made, session))
            pilot.advance(0.1)
            moment = session.now()
            assert replies_seen(pilot) == len(moment.replies), (moment.turn, moment.said)
            pilot.stage.ctx.nav.pop()


@pytest.mark.parametrize("channel", [one for one in Channel if one is not Channel.EMAIL])
def test_at_200_percent_at_least_two_replies_are_in_view(tmp_path, channel):
    """With the largest text in a full-HD window two replies can be compared without scrolling, as one learns too."""
    pilot = at_desk(tmp_path, settings=LARGE, size=(1920, 1080), channel=channel)
    give(pilot, "ask")
    assert replies_seen(pilot) >= 2
    assert pilot.says("Maria Alvarez"), "the customer stands in the header bar"
    assert pilot.says("What that showed")


def test_what_was_shown_is_a_line_at_200_percent_and_whole_in_the_drawer(tmp_path):
    """The line says what moved; its button, or D, shows why."""
    pilot = at_desk(tmp_path, settings=LARGE, size=(1920, 1080))
    give(pilot, "wall")
    because = "True, and useless: she knows. Nothing was asked."
    assert not pilot.says(because)
    pilot.click("why")
    assert pilot.says(because)
    pilot.press("d", "backspace")
    assert pilot.screen.moment.turn == 0


def test_the_keys_are_named_until_the_first_answer(tmp_path):
    """Somebody new reads which keys answer; after the first answer the line is gone, at any text size."""
    for settings in (AT_ONCE, LARGE):
        pilot = at_desk(tmp_path, settings=settings, size=(1920, 1080))
        answers = f"1 to {len(pilot.screen.moment.replies)} answer"
        assert pilot.says(f"{answers} · Space shows all · G gestures · D papers · ? keys".replace("\u00a0", " "))
        pilot.press("1")
        pilot.advance(1)
        assert not pilot.says(answers)


@pytest.mark.parametrize(
    ("key", "words"),
    [("drawer", "Key D"), ("transcript", "Key T"), ("pause", "Key Esc"), ("keys", "Key ?")],
)
def test_buttons_without_a_word_say_what_they_do(tmp_path, key, words):
    """With the focus, or under the pointer, the tray's line names an icon of the header and its key."""
    pilot = at_desk(tmp_path, settings=LARGE, size=(1920, 1080))
    assert not pilot.says(words)
    for _ in range(30):
        pilot.press("tab")
        if pilot.focus == key:
            break
    assert pilot.says(words)


@pytest.mark.parametrize("channel", list(Channel))
def test_the_end_says_so_in_its_channel_and_leads_on(tmp_path, channel):
    """After her last words one sentence says that it is over, and Enter leads to the debrief."""
    pilot = at_desk(tmp_path, channel=channel)
    give(pilot, "ask", "date", "courier")
    words = {
        Channel.PHONE: "The call with Maria is over.",
        Channel.CHAT: "The chat with Maria is over.",
        Channel.EMAIL: "That was the last letter from Maria.",
        Channel.COUNTER: "Maria has left the counter.",
        Channel.VISIT: "The visit to Maria is over.",
    }
    assert pilot.says(words[channel])
    assert pilot.says("Continue to the debrief")
    assert not pilot.says("open"), "an expectation that was not met is not open any more"
    assert pilot.focus == "continue"


def test_typing_keeps_the_room_for_what_is_typed(tmp_path):
    """In a chat the replies do not move when her words come in place of the dots."""
    pilot = at_desk(tmp_path, settings=WATCHED, channel=Channel.CHAT)
    pilot.press("space", "1")
    pilot.advance(0.5)
    assert any(isinstance(one, Typing) for one in pilot.stage.top.root.walk())
    before = pilot.widget("reply-1").rect.copy()
    pilot.advance(1.0)
    assert not any(isinstance(one, Typing) for one in pilot.stage.top.root.walk())
    assert pilot.widget("reply-1").rect == before


def test_the_first_setting_that_fits_is_shown_and_no_closer_one_made():
    """Settings are tried from the most generous on; where none fits it is the last."""
    made = []

    def maker(high):
        return lambda: made.append(high) or Label(str(high), key=f"label-{high}").sized(None, high)

    def shown(*heights):
        made.clear()

        class Page(Blank):
            def build(self):
                return Snug([maker(high) for high in heights])

        pilot = Pilot(lambda stage: Page(stage.ctx), (1280, 720))
        return [one for one in ("300", "600", "800", "900", "2000") if pilot.says(one)]

    assert shown(300, 2000) == ["300"]
    assert made == [300]
    assert shown(800, 600, 300) == ["600"]
    assert made == [800, 600]
    assert shown(2000, 900) == ["900"]


def test_a_line_can_land_in_whatever_setting_is_shown(tmp_path):
    """Where all is set closest, the reply chosen still slides to the trainee's line and then stands there."""
    pilot = at_desk(tmp_path, settings=WATCHED.replaced(text_scale=200), size=(1920, 1080))
    pilot.press("space", "1")
    assert pilot.screen.flying is not None
    assert pilot.screen.flying.landing is not None
    pilot.advance(1)
    assert pilot.screen.flying is None
    said = next(one.text for one in pilot.screen.moment.transcript if one.voice is Voice.TRAINEE)
    assert pilot.says(f"You: {said[:20]}")
