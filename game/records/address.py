"""Where a shared board is, and where its password comes from; the password is never shown, stored or passed on."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from game.domain.errors import UsageError
from game.records.secrets import keep_secret, kept_secret

VARIABLE = "EXTRA_MILE_BOARD"
"""The environment variable that names the board."""

PASSWORD_VARIABLE = "EXTRA_MILE_BOARD_PASSWORD"
"""The environment variable that holds its password, where there is no keyring."""

SERVICE = "Extra Mile board"
"""What the password stands under in the system's keyring."""

_SCHEMES = ("postgresql", "postgres")
_OPTIONS = {"sslmode", "sslrootcert", "sslcert", "sslkey", "host", "connect_timeout", "application_name"}
_AFTER = "what follows its '?' cannot be read"
_EXAMPLE = "postgresql://anna@db.example.com/extra_mile"


@dataclass(frozen=True, slots=True)
class Address:
    """A PostgreSQL database: `shown` names it without its password, and can be kept in the settings."""

    database: str
    host: str = ""
    port: int | None = None
    user: str = ""
    options: tuple[tuple[str, str], ...] = ()
    typed: str = field(default="", repr=False, compare=False)

    @property
    def shown(self) -> str:
        """The address as people may see it, and as settings keep it."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        asked = "&".join(f"{quote(name)}={quote(value, safe='/')}" for name, value in self.options)
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{'?' if asked else ''}{asked}"

    def password(self, environment: Mapping[str, str] | None = None) -> str | None:
        """The password: the one typed, else that of the environment, else that of the system's keyring.

        None leaves it to the database's own client, which knows PGPASSWORD, password files and certificates.
        """
        found = self.typed or (os.environ if environment is None else environment).get(PASSWORD_VARIABLE)
        return found or kept_secret(SERVICE, self.shown)

    def keep(self, password: str) -> bool:
        """Put the password into the system's keyring; False where there is none."""
        return keep_secret(SERVICE, self.shown, password)

    def encryption(self, environment: Mapping[str, str] | None = None) -> dict[str, str]:
        """The option that lets nothing travel openly to another computer; empty where the address or PGSSLMODE says
        what to do, and for a server on this computer, to which nobody else can listen.

        A server that PGSERVICE names may be anywhere. Beside the address's own options this one has the last word.
        """
        known = os.environ if environment is None else environment
        if dict(self.options).get("sslmode") or known.get("PGSSLMODE"):
            return {}
        if known.get("PGSERVICE"):
            return {"sslmode": "require"}
        hosts = dict(self.options).get("host") or self.host or known.get("PGHOST", "")
        places = [*hosts.split(","), *known.get("PGHOSTADDR", "").split(",")]
        return {} if all(map(_is_here, places)) else {"sslmode": "require"}


def address_of(text: str) -> Address:
    """Read an address such as postgresql://anna@db.example.com/extra_mile.

    Raises UsageError, without saying the text itself where a password may stand in it.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise UsageError(_wrong("its server or port cannot be read")) from None
    if any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in unquote(text)):
        raise UsageError(_wrong("a character in it cannot be typed"))
    if port == 0 or "/" in unquote(parts.hostname or ""):
        raise UsageError(_wrong("its server or port cannot be read"))
    if parts.scheme not in _SCHEMES:
        raise UsageError(_wrong("it does not begin with postgresql://"))
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database or "@" in parts.path or parts.fragment:  # a '/' or '#' in a bare password
        raise UsageError(_wrong("it does not end with the name of one database"))
    options = tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    if odd := next((name for name, _ in options if name not in _OPTIONS), None):
        raise UsageError(_wrong(f"'{odd}' cannot be set there" if re.fullmatch(r"[\w-]{1,40}", odd) else _AFTER))
    if len(dict(options)) < len(options):
        raise UsageError(_wrong("an option in it is set twice"))
    typed = unquote(parts.password or "")
    return Address(database, unquote(parts.hostname or ""), port, unquote(parts.username or ""), options, typed)


def _wrong(why: str) -> str:
    return f"This is no address of a board: {why}. One looks like {_EXAMPLE}."


def _is_here(host: str) -> bool:
    """Whether a server's name means this computer: none at all, the folder of a socket, or an address of its own."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
