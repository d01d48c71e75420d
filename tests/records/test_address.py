"""A board's address is read strictly, and its password shows nowhere."""

import traceback

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from game.domain.errors import RecordsError, UsageError
from game.records.address import PASSWORD_VARIABLE, address_of
from game.records.opening import open_shared

_SECRET = "s3cret-of-anna"


class _InMemory(KeyringBackend):
    """A keyring as a desktop has it, forgotten at the end of the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No keyring of the machine is asked, and no password of its environment."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", NoKeyring())
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://anna@db.example.com/extra_mile", "postgresql://anna@db.example.com/extra_mile"),
        ("postgres://db:6000/x", "postgresql://db:6000/x"),
        (" postgresql://a%40b:pw@[::1]:5432/x?sslmode=require ", "postgresql://a%40b@[::1]:5432/x?sslmode=require"),
        ("postgresql:///x?host=/var/run", "postgresql:///x?host=/var/run"),
    ],
)
def test_an_address_is_shown_without_its_password(text: str, shown: str) -> None:
    """What is shown and kept is the address without a password, and reading that gives the same address again."""
    address = address_of(text)
    assert address.shown == shown
    assert address_of(shown) == address
    assert "pw" not in repr(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anna",
        "mysql://u:s3cret-of-anna@h/x",
        "postgresql://u:s3cret-of-anna@h",
        "postgresql://u:s3cret-of-anna@h:99999/x",
        "postgresql://u:s3cret-of-anna@h:port/x",
        "postgresql://u:s3cret-of-anna@h/x/y",
        "postgresql://u:s3cret-of-anna@[::1/x",
        "postgresql://u@h/x?password=s3cret-of-anna",
        "postgresql://u@h/x?service=other",
        "postgresql://u:s3cret-of-anna@h/x%00",
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(text: str) -> None:
    """One sentence says what is wrong and shows a right one; a password in the text is not said again."""
    with pytest.raises(UsageError, match="no address of a board") as caught:
        address_of(text)
    assert _SECRET not in "".join(traceback.format_exception(caught.value))


def test_the_password_comes_from_the_address_then_the_environment_then_the_keyring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was typed now goes before what was set for this run, and that before what the desktop keeps."""
    typed, plain = address_of("postgresql://anna:typed@h/x"), address_of("postgresql://anna@h/x")
    assert not plain.keep("kept"), "there is no keyring"
    assert plain.password() is None
    monkeypatch.setattr(keyring.core, "_keyring_backend", _InMemory())
    assert plain.keep("kept")
    assert plain.password() == "kept"
    assert address_of("postgresql://ben@h/x").password() is None
    monkeypatch.setenv(PASSWORD_VARIABLE, "set")
    assert plain.password() == "set"
    assert typed.password() == "typed"


def test_a_server_that_cannot_be_reached_is_one_sentence_without_the_password() -> None:
    """The error, its causes and the whole traceback name the board and never the password."""
    address = address_of(f"postgresql://anna:{_SECRET}@127.0.0.1:1/extra_mile?connect_timeout=2")
    with pytest.raises(RecordsError, match=r"anna@127\.0\.0\.1:1/extra_mile.* cannot be reached .*kept here") as caught:
        open_shared(address, patience=1)
    assert caught.value.__cause__ is None
    assert _SECRET not in "".join(traceback.format_exception(caught.value))
    assert _SECRET not in str(caught.value)


def test_a_database_that_is_not_there_is_said(postgres_url: str) -> None:
    """A wrong name at the end of the address is named as that."""
    address = address_of(postgres_url.replace("/board_", "/no_board_"))
    with pytest.raises(RecordsError, match="no database of this name"):
        open_shared(address)


def test_one_board_is_one_board_under_every_address(postgres_url: str) -> None:
    """The identity is made with the database and does not depend on how it is reached."""
    other = f"{postgres_url}&application_name=other"
    with open_shared(address_of(postgres_url)) as one, open_shared(address_of(other)) as two:
        assert one.identity() == two.identity()
        assert len(one.identity()) == 32
