"""Addresses of shared boards: read, shown without their password, and where the password comes from."""

from collections.abc import Iterator
from urllib.parse import quote

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends.null import Keyring as Null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from game.domain.errors import UsageError
from game.records.address import PASSWORD_VARIABLE, Address, address_of

SECRET = "s3cr:t/@?#%ü"
TYPED = f"postgresql://anna:{quote(SECRET, safe='')}@db.example.com:5433/board?sslmode=require"
SHOWN = "postgresql://anna@db.example.com:5433/board?sslmode=require"
_WORD = st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What was put in, or None."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Put in."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Nobody does."""
        raise PasswordDeleteError


class Stuck(Drawer):
    """A keyring that does not open."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        """Does not work."""
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        """Does not work."""
        raise self.error


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    """The system's keyring, empty, for as long as the test runs."""
    before = keyring.get_keyring()
    drawer = Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def test_an_address_is_read() -> None:
    """Each part of it is found, whatever is escaped in it."""
    one = address_of(TYPED)
    assert one == Address("board", "db.example.com", 5433, "anna", (("sslmode", "require"),))
    assert one.password({}) == SECRET
    assert address_of("postgres://db.example.com/a%20b").database == "a b"
    assert address_of("postgresql://[::1]/board").host == "::1"
    assert address_of("postgresql:///board?host=/var/run/postgresql").options == (("host", "/var/run/postgresql"),)


def test_the_password_is_nowhere_to_be_seen() -> None:
    """Neither the shown address nor the value as a programmer sees it holds it."""
    one = address_of(TYPED)
    assert one.shown == SHOWN
    for text in (one.shown, repr(one), str(one), f"{[one]}"):
        assert "s3cr" not in text


@given(_WORD, _WORD, st.integers(1, 65535) | st.none(), _WORD, st.just("db.example.com") | st.just("::1"))
def test_what_is_shown_is_the_same_address(user: str, password: str, port: int | None, option: str, host: str) -> None:
    """Settings keep the shown address: read again it is the address that was typed, without its password."""
    where = f"[{host}]" if ":" in host else host
    number = f":{port}" if port else ""
    who = f"{quote(user, safe='')}:{quote(password, safe='')}"
    typed = address_of(f"postgresql://{who}@{where}{number}/board?sslcert={quote(option, safe='')}")
    again = address_of(typed.shown)
    assert again == typed
    assert (again.user, again.host, again.port, dict(again.options)) == (user, host, port, {"sslcert": option})
    assert (typed.typed, again.typed) == (password, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("s3cret", "does not begin with postgresql://"),
        ("", "does not begin with postgresql://"),
        ("mysql://anna:s3cret@host/board", "does not begin with postgresql://"),
        ("postgresql://anna:s3cret@host", "name of one database"),
        ("postgresql://anna:s3cret@host/", "name of one database"),
        ("postgresql://anna:s3cret@host/a/b", "name of one database"),
        ("postgresql://anna:s3/cret@host/board", "cannot be read"),
        ("postgresql://anna:1s3cret#@host/board", "cannot be read"),
        ("postgresql://anna:s3cret@host:99999/board", "cannot be read"),
        ("postgresql://anna:s3cret@[::1/board", "cannot be read"),
        ("postgresql://anna@host/board?password=s3cret", "'password' cannot be set there"),
        ("postgresql://anna:s3cret@host/board?options=-csearch_path", "'options' cannot be set there"),
        ("postgresql://anna:s3cret@host/board?passfile=/etc/shadow", "'passfile' cannot be set there"),
        ("postgresql://anna:s3cret@host/bo%00ard", "cannot be typed"),
        ("postgresql://anna:s3cret%0a@host/board", "cannot be typed"),
        ("postgresql://anna:s3cret@host/\ud800", "cannot be typed"),
        ("postgresql://anna:s3cret@host:0/board", "cannot be read"),
        ("postgresql://anna:s3cret@%2Fvar%2Frun/board", "cannot be read"),
        ("postgresql://anna:12/s3cret@host", "name of one database"),
        ("postgresql://host/board#s3cret", "name of one database"),
        ("postgresql://anna:12/x?s3cret@host/board", "what follows its '?' cannot be read"),
        ("postgresql://host/board?sslmode=s3cret&sslmode=b", "an option in it is set twice"),
    ],
)
def test_what_is_no_address_is_refused(text: str, why: str) -> None:
    """One sentence says what is wrong and what an address looks like, and not the text, where a password may be."""
    with pytest.raises(UsageError) as caught:
        address_of(text)
    said = str(caught.value)
    assert why in said
    assert said.endswith("One looks like postgresql://anna@db.example.com/extra_mile.")
    assert "s3cret" not in said
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_is_an_address_or_a_sentence(before: str, after: str) -> None:
    """Nothing but an address or UsageError comes of any text; what is shown is an address again."""
    try:
        one = address_of(f"postgresql://{before}@host/{after}")
    except UsageError:
        return
    assert address_of(one.shown).shown == one.shown


def test_where_the_password_comes_from(drawer: Drawer) -> None:
    """One that was typed goes before the environment, the environment before the keyring; else there is none."""
    bare, typed = address_of(SHOWN), address_of(TYPED)
    assert bare.password({}) is None
    assert bare.keep("from the keyring")
    assert bare.password({}) == "from the keyring"
    assert bare.password({PASSWORD_VARIABLE: "from outside"}) == "from outside"
    assert typed.password({PASSWORD_VARIABLE: "from outside"}) == SECRET


def test_the_keyring_keeps_one_password_for_each_address(drawer: Drawer) -> None:
    """What is kept for a board is not offered to another server, database or user."""
    assert address_of(TYPED).keep(SECRET)
    assert address_of(SHOWN).password({}) == SECRET
    for other in ("anna@db.example.com:5433/b2", "ben@db.example.com:5433/board", "anna@evil.example.com:5433/board"):
        assert address_of(f"postgresql://{other}?sslmode=require").password({}) is None
    assert SECRET not in str(list(drawer.kept))


def test_a_keyring_that_keeps_nothing_is_none(drawer: Drawer) -> None:
    """One that is switched off takes whatever it is given: nobody is told that a password is in it."""
    keyring.set_keyring(Null())
    assert not address_of(SHOWN).keep(SECRET)


@pytest.mark.parametrize("error", [KeyringLocked("no"), InitError("no"), PasswordSetError("no"), OSError("no")])
def test_a_keyring_that_does_not_open_is_none(drawer: Drawer, error: Exception) -> None:
    """Locked or broken, it costs nobody the game: there is no password then, and keeping one is answered with no."""
    keyring.set_keyring(Stuck(error))
    assert address_of(SHOWN).password({}) is None
    assert address_of(SHOWN).password({PASSWORD_VARIABLE: "from outside"}) == "from outside"
    assert not address_of(SHOWN).keep(SECRET)
