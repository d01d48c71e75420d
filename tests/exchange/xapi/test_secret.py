"""The password of a learning record store comes from the environment or the keyring, and from no command."""

import argparse
import io

import pytest

from game.cli.exports import as_xapi
from game.domain.errors import UsageError
from game.exchange.xapi.secret import PASSWORD_VARIABLE, SERVICE, USER_VARIABLE, credentials, keep

AT = "https://store.example/xapi"


@pytest.fixture
def drawer(monkeypatch):
    """A keyring, empty."""
    kept = {}
    monkeypatch.setattr("keyring.set_password", lambda *place: kept.update({place[:2]: place[2]}))
    monkeypatch.setattr("keyring.get_password", lambda *place: kept.get(place))
    for name in (USER_VARIABLE, PASSWORD_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    return kept


def test_the_environment_goes_before_the_keyring(drawer):
    """Without either there is none; the keyring keeps one for each user of each store, however its address ends."""
    assert credentials(AT, "", {}) == ("", "")
    assert credentials(AT, "anna", {}) == ("anna", "")
    assert keep(AT, "anna", "s3cret")
    assert drawer == {(SERVICE, f"anna at {AT}"): "s3cret"}
    assert credentials(f"{AT}/statements", "anna", {}) == ("anna", "s3cret")
    assert credentials(AT, "", {USER_VARIABLE: "anna"}) == ("anna", "s3cret")
    assert credentials(AT, "anna", {PASSWORD_VARIABLE: "from outside"}) == ("anna", "from outside")
    for where, who in ((AT, "ben"), ("https://evil.example/xapi", "anna"), ("http://store.example/xapi", "anna")):
        assert credentials(where, who, {})[1] == ""


def test_without_a_keyring_there_is_none(monkeypatch):
    """Locked or broken, it costs nobody anything."""

    def stuck(*place):
        raise RuntimeError

    for name in ("keyring.get_password", "keyring.set_password"):
        monkeypatch.setattr(name, stuck)
    assert credentials(AT, "anna", {}) == ("anna", "")
    assert not keep(AT, "anna", "s3cret")


def _asked(*words):
    parser = argparse.ArgumentParser()
    as_xapi.add(parser)
    return parser.parse_args(["--to", AT, *words])


def test_the_password_is_asked_for_once(drawer, monkeypatch):
    """Given with --password it is in the keyring, and the next time nobody asks."""
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret\n"))
    assert as_xapi._credentials(_asked("--user", "anna", "--password")) == ("anna", "s3cret")
    assert as_xapi._credentials(_asked("--user", "anna")) == ("anna", "s3cret")
    assert list(drawer.values()) == ["s3cret"]


def test_what_is_missing_is_said(drawer, monkeypatch):
    """A user, a password, a keyring: each is a sentence, and none of them says what was typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(UsageError, match="whose password"):
        as_xapi._credentials(_asked("--password"))
    with pytest.raises(UsageError, match="No password was given"):
        as_xapi._credentials(_asked("--user", "anna", "--password"))
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret\n"))
    monkeypatch.setattr("game.exchange.xapi.secret.keep_secret", lambda *place: False)
    with pytest.raises(UsageError, match=PASSWORD_VARIABLE) as caught:
        as_xapi._credentials(_asked("--user", "anna", "--password"))
    assert "s3cret" not in str(caught.value)


def test_no_option_takes_a_password(drawer):
    """There is nowhere on the command line to write one."""
    with pytest.raises(SystemExit):
        _asked("--user", "anna", "--password=s3cret")
