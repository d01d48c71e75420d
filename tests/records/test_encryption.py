"""Nothing travels openly to a server on another computer, unless somebody has said that it may."""

import socket
import struct
import threading
from pathlib import Path

import psycopg
import pytest

from game.domain.errors import RecordsError
from game.records.address import address_of
from game.records.opening import open_shared

_WANTS_ENCRYPTION = struct.pack("!ii", 8, 80_877_103)
_WAIT = 30.0


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://anna@db.example.com/board",
        "postgresql://anna@192.168.1.7:5433/board",
        "postgresql://anna@[2001:db8::1]/board",
        "postgresql://anna@127.example.com/board",
        "postgresql:///board?host=localhost,db.example.com",
        "postgresql://anna@localhost/board?host=db.example.com",
    ],
)
def test_to_another_computer_only_encrypted(text: str) -> None:
    """A name, an address, and one of several servers: whatever is not this computer."""
    assert address_of(text).encryption({}) == {"sslmode": "require"}


@pytest.mark.parametrize(
    "text",
    [
        "postgresql:///board",
        "postgresql://anna@localhost/board",
        "postgresql://anna@127.0.0.1/board",
        "postgresql://anna@[::1]:5433/board",
        "postgresql:///board?host=/var/run/postgresql",
        "postgresql:///board?host=localhost,127.0.0.2",
    ],
)
def test_on_this_computer_as_the_server_likes(text: str) -> None:
    """A socket or the computer's own address: nobody else can listen there."""
    assert address_of(text).encryption({}) == {}


def test_the_address_and_the_environment_have_the_last_word() -> None:
    """What is said there stands; a server that only the environment names is looked at as well."""
    far = "postgresql://anna@db.example.com/board"
    assert address_of(f"{far}?sslmode=prefer").encryption({}) == {}
    assert address_of(far).encryption({"PGSSLMODE": "disable"}) == {}
    assert address_of("postgresql:///board").encryption({"PGHOST": "db.example.com"}) == {"sslmode": "require"}
    assert address_of("postgresql://localhost/board").encryption({"PGHOSTADDR": "10.0.0.7"}) == {"sslmode": "require"}


def test_what_is_left_open_says_nothing() -> None:
    """An option without a value, in the address or outside, is no word; and a service may be on any computer."""
    far, near = "postgresql://anna@db.example.com/board", "postgresql:///board"
    required = {"sslmode": "require"}
    assert address_of(f"{far}?sslmode=").encryption({}) == required
    assert address_of(far).encryption({"PGSSLMODE": ""}) == required
    assert address_of(near).encryption({"PGSERVICE": "office"}) == required
    assert address_of(near).encryption({"PGSERVICE": "office", "PGSSLMODE": "prefer"}) == {}
    assert address_of(f"{near}?sslmode=allow").encryption({"PGSERVICE": "office"}) == {}


@pytest.mark.parametrize(
    ("service", "asked"), [("verify-full", {}), ("disable", {"sslmode": "require"}), ("", {"sslmode": "require"})]
)
def test_a_service_may_ask_for_more_and_not_for_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str, asked: dict[str, str]
) -> None:
    """One by which the server must prove who it is keeps its word; one that asks for nothing gets an encrypted line."""
    file = tmp_path / "services"
    file.write_text("[office]\nhost=db.example.com\n" + (f"sslmode={service}\n" if service else ""))
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    monkeypatch.setenv("PGSERVICE", "office")
    monkeypatch.delenv("PGSSLMODE", raising=False)
    made: dict[str, object] = {}
    monkeypatch.setattr("psycopg.connect", lambda text, **options: made.update(options) or _no_server())
    with pytest.raises(RecordsError):
        open_shared(address_of("postgresql:///board"), patience=1.0)
    assert {name: made[name] for name in made if name == "sslmode"} == asked


def _no_server() -> None:
    raise psycopg.OperationalError("nobody there")


def test_an_option_without_a_value_opens_no_line(server: "_Open") -> None:
    """`?sslmode=` at the end of an address is no leave to speak openly."""
    said, heard = _call(server, "?sslmode=")
    assert heard == [_WANTS_ENCRYPTION]
    assert "offers no encrypted line" in said


class _Open:
    """A server that knows no encryption; it keeps what is said to it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Take no more calls; all that was said is heard by then."""
        self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()
        self._thread.join(_WAIT)

    def _listen(self) -> None:
        while True:
            try:
                line = self._ear.accept()[0]
            except OSError:
                return
            with line:
                while said := line.recv(4096):
                    self.heard.append(said)
                    if said != _WANTS_ENCRYPTION:
                        break
                    line.sendall(b"N")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> _Open:
    """The server, at which every name of another computer ends for the client of the database."""
    made = _Open()
    monkeypatch.setenv("PGHOSTADDR", "127.0.0.1")
    monkeypatch.delenv("PGSSLMODE", raising=False)
    return made


def _call(server: _Open, options: str = "") -> tuple[str, list[bytes]]:
    with pytest.raises(RecordsError) as caught:
        open_shared(address_of(f"postgresql://anna:s3cret@db.example.com:{server.port}/board{options}"), patience=1.0)
    server.end()
    return str(caught.value), server.heard


def test_a_server_without_encryption_hears_no_name_and_no_password(server: _Open) -> None:
    """Asked for encryption and having none it hears nothing more, and the sentence says what there is to do."""
    said, heard = _call(server)
    assert heard == [_WANTS_ENCRYPTION]
    assert "offers no encrypted line" in said
    assert "turn encryption on" in said
    assert "?sslmode=disable" in said
    assert "s3cret" not in said


def test_where_it_was_said_to_be_allowed_the_line_is_open(server: _Open) -> None:
    """The same server with `?sslmode=prefer` is told who calls: so the test above can fail."""
    _, heard = _call(server, "?sslmode=prefer")
    assert heard[0] == _WANTS_ENCRYPTION
    assert b"anna" in heard[1]
