"""Every attempt arrives at the store exactly once, whatever happens on the way."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from traceback import format_exception

import pytest

from game.domain.errors import UsageError
from game.exchange.plays.play import Play, Result
from game.exchange.xapi.outbox import Outbox
from game.exchange.xapi.sending import BATCH, Sender, Sent
from game.exchange.xapi.statements import Author, statements_of
from game.exchange.xapi.store import LearningStore, StoreAway, StoreRefuses
from tests.exchange.plays.made import random_plays
from tests.exchange.xapi.stand_in import PASSWORD, USER, Store, running

HOME = "https://training.example.org"
AUTHOR = Author(HOME)
PLAYS = 60


@pytest.fixture(scope="module")
def plays() -> list[Play]:
    """Random plays: several batches of statements."""
    return random_plays(PLAYS)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store on this computer, and no proxy before it."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running() as one:
        yield one


@pytest.fixture
def send(store: Store, tmp_path: Path) -> Callable[[list[Play]], Sent]:
    """Sends what the store has not taken yet, as a fresh start of the program does."""
    return lambda plays: sender(store, tmp_path).send(plays)


def sender(store: Store, folder: Path, password: str = PASSWORD) -> Sender:
    """A sender that remembers in this folder."""
    return Sender(LearningStore(store.address, USER, password), Outbox(folder, store.address, HOME), AUTHOR)


def holds(store: Store, plays: list[Play]) -> bool:
    """Whether the store holds the statements of these plays, each once and as they are, and no others."""
    wanted = {one["id"]: one for one in statements_of(plays, AUTHOR)}
    if set(store.held) != set(wanted) or len(store.order) != len(wanted):
        return False
    return all({key: store.held[name].get(key) for key in one} == one for name, one in wanted.items())


def test_everything_arrives(store: Store, send: Callable[[list[Play]], Sent], plays: list[Play]) -> None:
    """All statements are there, in batches in which plays are whole, and the counts are true."""
    sent = send(plays)
    assert holds(store, plays)
    assert (sent.plays, sent.statements, sent.before, sent.refused) == (PLAYS, len(store.held), 0, [])
    assert len(store.posts) > 1
    registrations = [{one["context"]["registration"] for one in post} for post in store.posts]
    assert sum(map(len, registrations)) == PLAYS
    assert all(len(post) < 2 * BATCH for post in store.posts)


def test_what_has_arrived_is_not_sent_again(
    store: Store, send: Callable[[list[Play]], Sent], plays: list[Play]
) -> None:
    """A second run sends nothing but what is new."""
    send(plays[:20])
    posts = len(store.posts)
    assert send(plays[:20]) == Sent(before=20)
    assert len(store.posts) == posts
    assert send(plays).plays == PLAYS - 20
    assert holds(store, plays)


@pytest.mark.parametrize("fault", ["before", "after", 500, 503, 429, "portal", "part"])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_trouble_at_any_batch_loses_and_doubles_nothing(
    store: Store, send: Callable[[list[Play]], Sent], plays: list[Play], fault: int | str, which: int
) -> None:
    """The run says so and stops; the next one brings the rest, and the store holds each statement once."""
    store.faults = [None] * which + [fault]  # type: ignore[list-item]
    with pytest.raises(StoreAway, match="Nothing is lost"):
        send(plays)
    assert not holds(store, plays)
    send(plays)
    assert holds(store, plays)


def test_a_store_that_fails_often_gets_everything_in_the_end(
    store: Store, send: Callable[[list[Play]], Sent], plays: list[Play]
) -> None:
    """Run again as often as it takes, with every other request failing in another way."""
    store.faults = ["after", 500, None, "before", None, "part", "silent", 502, None]  # type: ignore[list-item]
    for _ in range(20):
        try:
            send(plays)
            break
        except StoreAway:
            continue
    assert not store.faults
    assert holds(store, plays)


class Killed(BaseException):
    """The process is no more."""


@pytest.mark.parametrize("step", range(8))
def test_a_process_killed_at_any_step_loses_nothing(
    store: Store, tmp_path: Path, plays: list[Play], step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before or after a batch, or in the middle of the line that remembers it: the next run makes it whole."""
    passed = 0

    def dies(real: Callable[..., object], torn: bool) -> Callable[..., object]:
        def deadly(self: object, *args: object) -> object:
            nonlocal passed
            passed += 1
            if passed == step + 1:
                if torn and isinstance(self, Outbox):
                    self.path.parent.mkdir(exist_ok=True)
                    with self.path.open("ab") as file:
                        file.write(b'{"taken": {"half a li')
                raise Killed
            return real(self, *args)

        return deadly

    with monkeypatch.context() as patch:
        patch.setattr(LearningStore, "post", dies(LearningStore.post, torn=False))
        patch.setattr(Outbox, "note", dies(Outbox.note, torn=step % 4 == 3))
        with pytest.raises(Killed):
            sender(store, tmp_path).send(plays)
    sender(store, tmp_path).send(plays)
    assert holds(store, plays)
    assert sender(store, tmp_path).send(plays) == Sent(before=PLAYS)


def test_the_same_attempts_sent_five_times_are_there_once(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """Without any memory of what was sent the store still holds each statement once."""
    for number in range(5):
        sent = sender(store, tmp_path / str(number)).send(plays)
        assert (sent.plays, sent.refused) == (PLAYS, [])
    assert holds(store, plays)


def test_two_stores_are_remembered_apart(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """What one has taken is still to be sent to the other, and in the name of another home page."""
    sender(store, tmp_path).send(plays[:3])
    with running() as other:
        assert sender(other, tmp_path).send(plays[:3]).plays == 3
    elsewhere = Author("https://elsewhere.example.org")
    outbox = Outbox(tmp_path, store.address, elsewhere.home)
    assert Sender(LearningStore(store.address, USER, PASSWORD), outbox, elsewhere).send(plays[:3]).plays == 3
    assert len(store.held) == 2 * len(list(statements_of(plays[:3], AUTHOR)))


def test_a_refused_statement_is_named_and_stops_nothing(
    store: Store, send: Callable[[list[Play]], Sent], plays: list[Play]
) -> None:
    """All other plays arrive; that of the refused statement is tried again, and arrives when the store is mended."""
    bad = list(AUTHOR.statements(plays[7]))[-1]["id"]
    store.bad = lambda one: one["id"] == bad
    sent = send(plays)
    assert sent.plays == PLAYS - 1
    assert len(sent.refused) == 1
    assert bad in sent.refused[0]
    assert "no statement" in sent.refused[0]
    store.bad = lambda _: False
    assert send(plays).plays == 1
    assert holds(store, plays)


def test_a_conflict_with_the_same_content_is_none(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """A trainee who has another public name by now is still the same trainee, and the statement the same."""
    sender(store, tmp_path / "before").send(plays[:5])
    renamed = [replace(one, name="An alias") for one in plays[:5]]
    sent = sender(store, tmp_path / "after").send(renamed)
    assert (sent.plays, sent.refused) == (5, [])
    assert holds(store, plays[:5])


def test_a_conflict_with_another_content_is_named(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """Where the store holds something else under the id, that is said, and nothing is taken for sent."""
    statement = next(iter(AUTHOR.statements(plays[0])))
    store.keep([{**statement, "result": {"response": "something else"}}])
    sent = sender(store, tmp_path).send(plays[:3])
    assert sent.plays == 2
    assert statement["id"] in sent.refused[0]
    assert sender(store, tmp_path).send(plays[:3]).before == 2


def test_a_store_that_lets_nobody_read_is_believed(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """Many give out passwords that may only write; there a batch that it had already counts as arrived."""
    store.readable = False
    sender(store, tmp_path / "before").send(plays)
    assert sender(store, tmp_path / "after").send(plays).plays == PLAYS
    assert holds(store, plays)


def test_no_failed_comes_after_a_passed(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """A failed that was sent before an earlier pass came to light is voided, once."""
    late = replace(next(one for one in plays if one.result is Result.FAILED))
    sender(store, tmp_path).send([late])
    (failed,) = store.kinds("failed")
    known = replace(late, result=Result.NONE, after_pass=True)
    for _ in range(3):
        sender(store, tmp_path).send([known])
    (voided,) = store.kinds("voided")
    assert voided["object"] == {"objectType": "StatementRef", "id": failed["id"]}


def test_a_wrong_password_is_said_and_never_shown(store: Store, tmp_path: Path, plays: list[Play]) -> None:
    """Neither the sentence nor the traceback behind it has the password, plain or encoded."""
    with pytest.raises(StoreRefuses, match="EXTRA_MILE_LRS_PASSWORD") as caught:
        sender(store, tmp_path, "falsch-123").send(plays)
    shown = "".join(format_exception(caught.value)).replace('"falsch-123"', "")  # what stands in this very test
    assert "falsch" not in shown
    assert b64encode(b"falsch").decode()[:7] not in shown
    assert not store.held


@pytest.mark.parametrize("status", [301, 302, 307, 308, 404, 405])
def test_a_redirect_or_a_wrong_address_is_no_store(
    store: Store, tmp_path: Path, plays: list[Play], status: int
) -> None:
    """Nothing is sent on to another address, the password least of all."""
    store.faults = [status]
    with pytest.raises(StoreRefuses, match="Check the address"):
        sender(store, tmp_path).send(plays)
    assert len(store.posts) == 1


def test_nobody_there_is_said(tmp_path: Path, plays: list[Play], store: Store) -> None:
    """A store that is not there is a sentence."""
    with running() as gone:
        pass
    with pytest.raises(StoreAway, match="cannot be reached"):
        sender(gone, tmp_path).send(plays)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "store",
        "ftp://store/xapi",
        "https://",
        "https://a:geheim@store.example/xapi",
        "http://[::1",
        "http://é.example",
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """With a sentence in which no password is."""
    with pytest.raises(UsageError) as caught:
        LearningStore(address, USER, PASSWORD)
    assert "geheim" not in str(caught.value)


def test_a_password_travels_encrypted_or_not_at_all() -> None:
    """http is for this computer, for stores without a password, or for who says so."""
    with pytest.raises(UsageError, match="unencrypted"):
        LearningStore("http://store.example/xapi", USER, PASSWORD)
    for store in (
        LearningStore("http://store.example/xapi", USER, PASSWORD, plain=True),
        LearningStore("http://store.example/xapi"),
        LearningStore("http://localhost:8080/xapi/statements/", USER, PASSWORD),
        LearningStore("https://store.example/xapi/", USER, PASSWORD),
    ):
        assert store.address.endswith("/xapi")
        assert PASSWORD not in repr(vars(store))
