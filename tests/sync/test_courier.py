"""The window's courier delivers in the background, keeps out of the way, and says what waits."""

import threading

import pytest

from game.domain.errors import RecordsError
from game.records.address import PASSWORD_VARIABLE, VARIABLE, address_of
from game.records.opening import open_shared
from game.records.sync.accepting import counts
from game.session import syncing
from game.session.courier import Courier, NoCourier, courier_to
from game.session.keeper import Keeper
from game.session.reached import Reached, load_reached, save_reached
from game.session.syncing import Delivery, board_address
from tests.records.samples import BEGINNING, attempt

_WAIT = 30.0


class _Steps:
    """Stands for `deliver` and lets the test see each delivery."""

    def __init__(self, *answers: Delivery | Exception) -> None:
        self.answers = list(answers)
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def __call__(self, folder, address, told, patience):
        self.begun.release()
        assert self.go_on.acquire(timeout=_WAIT)
        told(1, 2)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def address():
    """A board that is never really reached."""
    return address_of("postgresql://anna@127.0.0.1:1/board")


def test_it_delivers_at_the_start_and_whenever_something_was_played(tmp_path, address, monkeypatch):
    """One delivery at a time; a board out of reach is a sentence, and the next contact brings the next try."""
    steps = _Steps(RecordsError("The board cannot be reached."), Delivery(sent=2, board="b" * 32))
    monkeypatch.setattr(syncing, "deliver", steps)
    courier = Courier(tmp_path, address)
    courier.start()
    assert steps.begun.acquire(timeout=_WAIT)
    assert courier.post.sending
    courier.wake()
    assert not steps.begun.acquire(blocking=False), "one at a time"
    steps.go_on.release()
    assert steps.begun.acquire(timeout=_WAIT)
    assert courier.post.trouble == "The board cannot be reached."
    assert courier.post.reached is None
    steps.go_on.release()
    courier.wake()
    assert steps.begun.acquire(timeout=_WAIT), "the second one is over when a third begins"
    assert courier.post.trouble == ""
    assert courier.post.reached is not None
    assert courier.post.waiting == 0, "counted, and known"
    courier.stop(0)
    steps.go_on.release()
    courier.stop(_WAIT)


@pytest.mark.parametrize("error", [KeyError("a secret"), MemoryError(), RecursionError(), OSError(28, "a secret")])
def test_no_error_ends_it(tmp_path, address, monkeypatch, error):
    """Whatever goes wrong is said without its own words, and the next delivery is as if nothing had been."""
    steps = _Steps(error, Delivery(sent=1), Delivery())
    monkeypatch.setattr(syncing, "deliver", steps)
    courier = Courier(tmp_path, address)
    courier.start()
    assert steps.begun.acquire(timeout=_WAIT)
    courier.wake()
    steps.go_on.release()
    assert steps.begun.acquire(timeout=_WAIT), "it goes on"
    assert type(error).__name__ in courier.post.trouble
    assert "secret" not in courier.post.trouble
    courier.wake()
    steps.go_on.release()
    assert steps.begun.acquire(timeout=_WAIT)
    assert courier.post.trouble == ""
    courier.stop(0)
    steps.go_on.release()
    courier.stop(_WAIT)


def test_records_that_cannot_be_opened_do_not_end_it(tmp_path, address):
    """Where even what waits cannot be counted, that is the sentence, and the courier still stands ready."""
    (tmp_path / "records.sqlite3").write_bytes(b"this is no database" * 400)
    courier = Courier(tmp_path, address)
    courier.start()
    for _ in range(600):
        if courier.post.trouble:
            break
        threading.Event().wait(0.05)
    assert "records.sqlite3" in courier.post.trouble
    assert courier.post.waiting is None
    assert courier._thread.is_alive()
    courier.stop(_WAIT)


def test_it_stops_in_the_middle_of_a_delivery(tmp_path, address, monkeypatch):
    """Closing the window ends it after the batch at hand."""
    steps = _Steps(Delivery(sent=1))
    monkeypatch.setattr(syncing, "deliver", steps)
    courier = Courier(tmp_path, address)
    courier.start()
    assert steps.begun.acquire(timeout=_WAIT)
    courier.stop(0)
    steps.go_on.release()
    courier.stop(_WAIT)
    assert courier.post.reached is None
    assert steps.answers, "the delivery did not come to its end"


def test_a_kept_attempt_arrives_on_the_board(tmp_path, board_url):
    """What is on record when the courier starts is on the server soon, and it says that nothing waits any more."""
    keeper = Keeper(tmp_path)
    keeper.records.add(attempt())
    courier = courier_to(tmp_path, board_url)
    assert isinstance(courier, Courier)
    keeper.courier = courier
    keeper.close()
    for _ in range(600):
        if courier.post.reached is not None and not courier.post.sending:
            break
        threading.Event().wait(0.05)
    courier.stop(_WAIT)
    assert (courier.post.waiting, courier.post.trouble) == (0, "")
    with open_shared(address_of(board_url)) as board:
        assert counts(board)["waiting"] == 1
        assert load_reached(tmp_path, courier.post.board).board == board.identity()
    later = Courier(tmp_path, address_of(board_url))
    assert later.post.reached == courier.post.reached.replace(microsecond=0), "said after a new start, too"


def test_what_waits_is_known_without_the_board(tmp_path, address):
    """Offline, two contacts wait, counted here; those noted as sent to the board of this address do not."""
    keeper = Keeper(tmp_path)
    for _ in range(2):
        keeper.records.add(attempt())
    courier = Courier(tmp_path, address)
    courier._round()
    assert courier.post.waiting == 2
    assert "cannot be reached" in courier.post.trouble
    assert not courier.post.sending
    keeper.close()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"address":1}', b'{"address":"x","reached":7}'])
def test_a_damaged_note_is_no_note(tmp_path, content):
    """What cannot be read of when the board was reached is not known, and stops nothing."""
    (tmp_path / "board.json").write_bytes(content)
    assert load_reached(tmp_path, "postgresql://h/b") == Reached()


def test_the_note_is_of_one_address_and_names_nobody(tmp_path):
    """Another address was never reached; the file holds neither a login nor a server."""
    noted = Reached("b" * 32, BEGINNING.replace(microsecond=0), 3)
    save_reached(tmp_path, "postgresql://anna@server/board", noted)
    assert load_reached(tmp_path, "postgresql://anna@server/board") == noted
    assert load_reached(tmp_path, "postgresql://ben@server/board") == Reached()
    assert b"anna" not in (tmp_path / "board.json").read_bytes()


def test_without_a_board_nobody_is_sent(tmp_path, monkeypatch):
    """No address, or one that cannot be read, means no thread at all; what is wrong with it is said."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for text in ("", "no address"):
        courier = courier_to(tmp_path, text)
        assert isinstance(courier, NoCourier)
        assert ("no address of a board" in courier.post.trouble) == bool(text)
        courier.wake()
        courier.stop()


def test_the_address_asked_for_goes_before_the_environment_and_that_before_the_settings(monkeypatch):
    """Command line, EXTRA_MILE_BOARD, settings: in this order."""
    one, two, three = (f"postgresql://h/{name}" for name in ("one", "two", "three"))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    assert board_address(None, "") is None
    assert board_address("", three) == address_of(three)
    monkeypatch.setenv(VARIABLE, two)
    assert board_address("", three) == address_of(two)
    assert board_address(one, three) == address_of(one)


def test_a_board_that_was_taken_away_gets_nothing_more(tmp_path, board_url, monkeypatch):
    """Stopped while it is still on the way, the courier hands over nothing at all when it arrives."""
    keeper = Keeper(tmp_path)
    for _ in range(3):
        keeper.records.add(attempt())
    there, arrive = threading.Event(), threading.Event()
    real = syncing.sql_board

    def slow(address, patience=10.0):
        there.set()
        assert arrive.wait(_WAIT)
        return real(address, patience)

    monkeypatch.setattr(syncing, "sql_board", slow)
    courier = courier_to(tmp_path, board_url)
    assert there.wait(_WAIT)
    courier.stop(0)
    arrive.set()
    courier.stop(_WAIT)
    with open_shared(address_of(board_url)) as board:
        assert counts(board)["waiting"] == 0
        assert board.trainees() == ()
    keeper.close()
