"""The shared board in the window: asked beside it, with one's own place on it, and honest about what is shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from game.domain.attempt import Trainee
from game.records.address import address_of
from game.records.opening import open_shared
from game.records.sync import roles
from game.session.courier import Courier, Post
from game.ui.audit import audit_now
from game.ui.screens.parts.post import post_words
from tests.records import samples
from tests.servers import database_url
from tests.ui.screens import sample
from tests.ui.screens.test_board import CURRENT, crowd, filled, person, shown

NOBODY = "postgresql://anna@127.0.0.1:1/board"
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def seen():
    """Shows the board of some services; every page is left after the test, so that no line to a server stays open."""
    pilots = []

    def show(services):
        pilots.append(shown(services))
        return pilots[-1]

    yield show
    for pilot in pilots:
        pilot.screen.closed()
        pilot.settle()


def to_board(services, url):
    """Let the services know of a board at `url`, whose courier stands still."""
    services.training.keeper.courier = Courier(services.training.folder, address_of(url))
    return services


def test_without_a_shared_board_nothing_is_said_of_one(tmp_path):
    """No switch, no state, and S does nothing, where no address is known."""
    pilot = shown(filled(tmp_path, *crowd(3)))
    pilot.press("s")
    pilot.settle()
    assert not pilot.screen.wanted.shared
    assert not pilot.says("Shared board")
    assert not pilot.says("sent")


def test_the_shared_board_is_shown_on_request(seen, tmp_path, board_url):
    """S asks the shared board, on which others stand than on this computer, and S comes back."""
    with open_shared(address_of(board_url)) as board:
        board.add(samples.attempt(person(1, "From afar"), 9000, digest=CURRENT))
        board.add(samples.attempt(sample.TRAINEE, 8000, digest=CURRENT))
    services = to_board(filled(tmp_path, samples.attempt(person(2, "From here"), 7000, digest=CURRENT)), board_url)
    pilot = seen(services)
    assert "From here" in pilot.texts()
    pilot.press("s")
    pilot.settle()
    assert {"From afar", sample.TRAINEE.name, "you"} <= set(pilot.texts())
    assert "From here" not in pilot.texts()
    assert pilot.screen.answer.shared
    pilot.press("4")
    pilot.settle()
    assert pilot.screen.answer.trouble == pilot.screen.answer.instead == ""
    pilot.press("1", "s")
    pilot.settle()
    assert "From here" in pilot.texts()


def test_a_login_stands_there_as_the_board_knows_them(seen, tmp_path, postgres_server, board_url, postgres_role):
    """One's own place is that of the trainee whom the login is, by one's own name, and 'my team' is the one there."""
    login = postgres_role("mina")
    with open_shared(address_of(board_url)) as board:
        roles.apply(board)
        me = roles.enrol(board, login, sample.TRAINEE.name, "Harbour")
        board.add(samples.attempt(me, 8000, digest=CURRENT))
        board.add(samples.attempt(person(1, "From afar", "North"), 9000, digest=CURRENT))
        board.add(samples.attempt(person(2, "A neighbour", "Harbour"), 7000, digest=CURRENT))
    name = address_of(board_url).database
    services = filled(tmp_path, trainee=Trainee("7" * 32, sample.TRAINEE.name, ""))
    services.training.keeper.records.add(samples.attempt(services.trainee, 6000, digest=CURRENT))
    pilot = seen(to_board(services, database_url(postgres_server, name, login)))
    pilot.press("s")
    pilot.settle()
    assert pilot.screen.answer.instead == ""
    assert pilot.texts().count("you") == 1
    assert pilot.screen.answer.team == "Harbour"
    pilot.press("t")
    pilot.settle()
    assert sample.TRAINEE.name in pilot.texts()
    assert "From afar" not in pilot.texts()


def test_another_person_here_is_not_that_login(seen, tmp_path, postgres_server, board_url, postgres_role):
    """Whoever else plays here has no own place there, and reads nobody's name who has not shown it."""
    login = postgres_role("anna")
    with open_shared(address_of(board_url)) as board:
        roles.apply(board)
        board.add(samples.attempt(roles.enrol(board, login, "Anna", "North"), 8000, digest=CURRENT))
    name = address_of(board_url).database
    services = to_board(filled(tmp_path), database_url(postgres_server, name, login))
    pilot = seen(services)
    pilot.press("s")
    pilot.settle()
    assert pilot.screen.answer.shared
    assert "Anna" in pilot.texts()
    assert "you" not in pilot.texts()


def test_offline_ones_own_board_is_shown_and_that_it_is(tmp_path):
    """A board out of reach is a sentence with what is shown instead and when it was last reached; the page stays."""
    services = to_board(filled(tmp_path, *crowd(3)), NOBODY)
    courier = services.training.keeper.courier
    courier.post = Post(courier.post.board, 2, False, NOW, "Out of reach.")
    pilot = shown(services)
    pilot.press("s")
    pilot.settle()
    assert pilot.says("This is the board of this computer.")
    assert pilot.says("cannot be reached")
    assert pilot.says("The shared board was last reached on 2 Mar")
    assert "Ayşe Yılmaz" in pilot.texts()
    assert pilot.says("2 contacts wait to be sent.")
    assert any("This is the board of this computer." in words for words in pilot.spoken)
    assert [fault for fault in audit_now(pilot.stage) if "broken inside a word" not in fault] == []


def test_while_it_is_asked_a_calm_sentence_stands_there(tmp_path, monkeypatch):
    """Nothing of this computer is shown as if it were the shared board while that has not answered."""
    services = to_board(filled(tmp_path, *crowd(3)), NOBODY)
    pilot = shown(services)
    monkeypatch.setattr("game.ui.work.Workers.deliver", lambda workers: False)
    pilot.press("s")
    assert pilot.says("Asking the shared board…")
    assert "Ayşe Yılmaz" not in pilot.texts()


def test_what_the_courier_says_is_seen_soon(tmp_path):
    """The page tells how it stands with what is to be sent, and again when that changes; else it draws nothing."""
    services = to_board(filled(tmp_path, *crowd(3)), NOBODY)
    courier = services.training.keeper.courier
    courier.post = Post(courier.post.board, 2)
    pilot = shown(services)
    assert pilot.says("2 contacts wait to be sent. The shared board has not been reached yet.")
    pilot.advance(1)
    before = pilot.drawn_pixels
    pilot.advance(10)
    assert pilot.drawn_pixels == before
    courier.post = Post(courier.post.board, 0, reached=NOW)
    pilot.advance(1)
    assert pilot.says("All is sent.")


@pytest.mark.parametrize(
    ("post", "words"),
    [
        (Post(), ""),
        (Post(trouble="No address."), "No address."),
        (Post("b"), "Looking for what is to be sent … The shared board has not been reached yet."),
        (Post("b", 1, sending=True), "1 contact on the way to the shared board …"),
        (Post("b", 3, reached=NOW), "3 contacts wait to be sent. The shared board was last reached at {0:%H:%M}."),
        (Post("b", 0, reached=NOW - timedelta(days=400)), "All is sent. The shared board was last reached on {1}"),
        (Post("b", 1, trouble="Out of reach.", stays="Others stay."), "1 contact waits to be sent. The shared board "
         "has not been reached yet. Out of reach. Others stay."),
    ],
)  # fmt: skip
def test_every_state_is_a_sentence(post, words):
    """How many wait, when the board was last reached, what is in the way and what stays, each only where it is so."""
    old = (NOW - timedelta(days=400)).astimezone()
    expected = words.format(NOW.astimezone(), f"{old.day} {old:%b %Y} at {old:%H:%M}.")
    assert post_words(post, NOW) == expected


def test_what_cannot_be_sent_is_not_called_sent():
    """Beside a contact that cannot be sent not all is sent, but all else is."""
    post = Post("postgresql://a@b/c", 0, reached=NOW, trouble="x is not sent: the record is damaged.", unsendable=1)
    assert post_words(post, NOW).startswith("All else is sent.")
    assert post_words(replace(post, unsendable=0), NOW).startswith("All is sent.")
