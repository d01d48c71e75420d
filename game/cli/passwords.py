"""Passwords at a command: refused where others could read them, asked for where nobody does."""

import re
import sys
from collections.abc import Iterable

from game.records.address import PASSWORD_VARIABLE

# A user, a colon that no port follows, and an @ later on; or a password among the options.
_IN_ADDRESS = re.compile(r"postgres(ql)?://([^:@\s\[]*:(?!\d*/)\S*@|\S*[?&]pass(word|file)=)", re.IGNORECASE)


def password_typed(words: Iterable[str]) -> str:
    """The sentence for a command in which a password stands, without it; empty for all others."""
    if not any(_IN_ADDRESS.search(word) for word in words):
        return ""
    return (
        "A password in a command can be read in the list of processes and in the terminal's history, so it is "
        "not used. Leave it out of the address, and put it into the system's keyring with 'records board ADDRESS "
        f"--password', which asks for it, or into {PASSWORD_VARIABLE}. Change the one that you have typed."
    )


def ask_password(whose: str) -> str:
    """Ask for the password of `whose` without showing it; where nobody sits there, it is the first line that comes."""
    if sys.stdin is None:
        return ""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    return getpass(f"The password for {whose}: ")
