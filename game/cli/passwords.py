"""Passwords at a command: refused where others could read them, asked for where nobody does."""

import re
import sys
from collections.abc import Sequence

from game.records.address import PASSWORD_VARIABLE

# A user, a colon that no port follows, and an @ later on; or a password among the options. Spaces may be in it.
_PORT = r"\d*/[^@?]*($|\?([^@]*$|[^@=]*=))"
_IN_ADDRESS = re.compile(
    rf"postgres(ql)?://([^:/\[]*:(?!{_PORT}).*@|.*[?&]pass(word|file)=)", re.IGNORECASE | re.DOTALL
)
_ADDRESSES = ("postgresql://", "postgres://")
_NO_PASSWORD = re.compile(r"--|-[a-z]$|none$")
_ASKS = "--password"
_SHORTEST = 4  # letters of it that are still taken for it


def password_typed(words: Sequence[str]) -> str:
    """The sentence for a command in which a password stands, without it; empty for all others."""
    seen = "A password in a command can be read in the list of processes and in the terminal's history, so"
    change = "Change the one that you have typed."
    if any(_IN_ADDRESS.search(word) for word in words):
        return (
            f"{seen} it is not used. Leave it out of the address, and put it into the system's keyring with 'records "
            f"board ADDRESS --password', which asks for it, or into {PASSWORD_VARIABLE}. {change}"
        )
    if _behind_the_option(words):
        return f"{seen} it is not used. {_ASKS} stands alone and asks for it. {change}"
    return ""


def _behind_the_option(words: Sequence[str]) -> bool:
    """Whether something follows `--password`, however much of it was typed, that is no address and no option."""
    for place, word in enumerate(words):
        option, equals, _ = word.partition("=")
        if len(option) < _SHORTEST or not _ASKS.startswith(option):
            continue
        after = next((one for one in words[place + 1 :] if not one.lower().startswith(_ADDRESSES)), "")
        if equals or (after and not _NO_PASSWORD.match(after)):
            return True
    return False


def ask_password(whose: str) -> str:
    """Ask for the password of `whose` without showing it; where nobody sits there, it is the first line that comes."""
    if sys.stdin is None:
        return ""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    try:
        return getpass(f"The password for {whose}: ")
    except EOFError:  # as if nothing had been typed
        return ""
