"""The window's courier delivers in the background, keeps out of the way, and says what waits."""

import threading

import pytest

from game.domain.errors import RecordsError
from game.records.address import PASSWORD_VARIABLE, VARIABLE, address_of
from game.records.opening import open_shared
from game.records.sync.accepting import counts
from game.session import syncing
from game.session.keeper import Keeper
from game.session.syncing import Courier, Delivery, NoCourier, board_address, courier_to
from tests.records.samples import attempt

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
    steps = _Steps(RecordsError("The board cannot be reached."), Delivery(sent=2))
    monkeypatch.setattr(syncing, "deliver", steps)
    courier = Courier(tmp_path, address)
    courier.start()
    assert steps.begun.acquire(timeout=_WAIT)
    courier.wake()
    assert not steps.begun.acquire(blocking=False), "one at a time"
    steps.go_on.release()
    assert steps.begun.acquire(timeout=_WAIT)
    assert courier.delivery == Delivery(trouble="The board cannot be reached.")
    steps.go_on.release()
    courier.stop(_WAIT)
    assert courier.delivery in (Delivery(sent=2), Delivery(trouble="The board cannot be reached."))


def test_it_stops_in_the_middle_of_a_delivery(tmp_path, address, monkeypatch):
    """Closing the window ends it after the batch at hand; what it said last stays."""
    steps = _Steps(Delivery(sent=1))
    monkeypatch.setattr(syncing, "deliver", steps)
    courier = Courier(tmp_path, address)
    courier.start()
    assert steps.begun.acquire(timeout=_WAIT)
    courier.stop(0)
    steps.go_on.release()
    courier.stop(_WAIT)
    assert courier.delivery is None
    assert steps.answers, "the delivery did not come to its end"


def test_a_kept_attempt_arrives_on_the_board(tmp_path, board_url):
    """What is on record when the courier starts is on the server soon, to be judged there."""
    keeper = Keeper(tmp_path)
    keeper.records.add(attempt())
    courier = courier_to(tmp_path, board_url)
    assert isinstance(courier, Courier)
    keeper.courier = courier
    keeper.close()
    with open_shared(address_of(board_url)) as board:
        for _ in range(600):
            if counts(board)["waiting"]:
                break
            threading.Event().wait(0.05)
        assert counts(board)["waiting"] == 1
    courier.stop(_WAIT)
    assert courier.delivery in (None, Delivery(sent=1))


def test_without_a_board_nobody_is_sent(tmp_path, monkeypatch):
    """No address, or one that cannot be read, means no thread at all."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for text in ("", "no address"):
        courier = courier_to(tmp_path, text)
        assert isinstance(courier, NoCourier)
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
