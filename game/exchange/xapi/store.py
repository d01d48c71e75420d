"""A learning record store, spoken to over HTTP as xAPI 1.0.3 asks for.

What a store answers is believed only where it looks like a store's answer: a page of a hotel's network is none. The
password is in one header and nowhere else; it goes to no other address, since redirects are not followed.
"""

import base64
import json
import ssl
from collections.abc import Sequence
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from game.domain.errors import ExtraMileError, UsageError
from game.exchange.xapi.vocabulary import VERSION, Data

_PATIENCE = 20.0
"""Seconds to wait for a store."""

_HERE = ("localhost", "127.0.0.1", "::1")
_LARGEST_ANSWER = 20_000_000


class StoreAway(ExtraMileError):
    """The store cannot be reached, or is in trouble itself; another time it may be well."""


class StoreRefuses(ExtraMileError):
    """The store answers, and takes nothing from us: the address or the password is wrong."""


class NotTaken(Exception):
    """The store does not take these statements as they are; `status` is its answer, `reason` its words."""

    def __init__(self, status: int, reason: str) -> None:
        """Keep both."""
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


class LearningStore:
    """One store. `address` is its endpoint without a password."""

    def __init__(self, address: str, user: str = "", password: str = "", *, plain: bool = False) -> None:
        """Nothing is sent yet. `plain` allows a password to be sent unencrypted to another computer.

        Raises `UsageError` where the address cannot be that of a store.
        """
        self.address = _checked(address, bool(password), plain)
        secret = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        self._authority = {"Authorization": f"Basic {secret}"} if user or password else {}
        self._opener: OpenerDirector = build_opener(_NoRedirects())

    def post(self, statements: Sequence[Data]) -> frozenset[str]:
        """Send statements; gives the ids of those that the store says it has taken just now. It has the others already,
        or so it seems.

        Raises `NotTaken` where the store finds fault with the statements, `StoreRefuses` where with us, `StoreAway`
        where nobody can tell.
        """
        body = json.dumps(statements, ensure_ascii=False).encode()
        status, answer = self._ask(Request(f"{self.address}/statements", body, method="POST"))
        if status == HTTPStatus.NO_CONTENT:  # some say so where they had all of them
            return frozenset()
        sent = frozenset(str(one["id"]) for one in statements)
        try:
            taken: Any = json.loads(answer)
        except ValueError:
            taken = None
        if isinstance(taken, list) and taken and sent.issuperset(str(one).lower() for one in taken):
            return frozenset(str(one).lower() for one in taken)
        raise StoreAway(f"{self.address} answers, but not like a learning record store. Nothing is lost.")

    def get(self, statement: str) -> Data | None:
        """The statement of this id as the store holds it, or None. Raises like `post`, and `NotTaken` where we may not
        read."""
        try:
            _, answer = self._ask(Request(f"{self.address}/statements?statementId={quote(statement)}"))
            found: Any = json.loads(answer)
        except NotTaken as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise
        except ValueError:
            return None
        if isinstance(found, dict) and isinstance(found.get("statements"), list):  # Ralph gives a list of one
            found = next(iter(found["statements"]), None)
        return found if isinstance(found, dict) else None

    def _ask(self, request: Request) -> tuple[int, bytes]:
        for name, value in {**self._authority, "X-Experience-API-Version": VERSION}.items():
            request.add_unredirected_header(name, value)
        request.add_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=_PATIENCE) as answer:
                return int(answer.status), answer.read(_LARGEST_ANSWER)
        except HTTPError as error:
            with error:
                raise self._fault(error.code, _words_of(error), request.get_method()) from None
        except (URLError, HTTPException, OSError) as error:
            raise StoreAway(f"{self.address} {_why(error)}. Nothing is lost: run it again later.") from None

    def _fault(self, status: int, words: str, method: str) -> Exception:
        if status in (401, 403) and method == "POST":
            return StoreRefuses(
                f"{self.address} does not know this user and password ({status}). Set EXTRA_MILE_LRS_USER and "
                "EXTRA_MILE_LRS_PASSWORD to those that the store gave you, or give --user and --password: it is asked "
                "for, and put into the system's keyring."
            )
        if 300 <= status < 400 or status == 405 or (status == 404 and method == "POST"):
            return StoreRefuses(f"There is no learning record store at {self.address} ({status}). Check the address.")
        if status in (408, 425, 429) or status >= 500:
            return StoreAway(f"{self.address} is in trouble ({status}). Nothing is lost: run it again later.")
        return NotTaken(status, words)


class _NoRedirects(HTTPRedirectHandler):
    """A POST that is redirected would arrive as a GET, and perhaps at somebody else's."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def store_address(address: str) -> str:
    """The endpoint that is meant by an address. Raises `UsageError` where it cannot be that of a store."""
    return _checked(address, secret=False, plain=True)


def _checked(address: str, secret: bool, plain: bool) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or not address.isascii() or " " in address:
        raise UsageError(f"'{_shown(address)}' is no address of a store. It looks like https://store.example/xapi.")
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "A password in the address can be read by everybody on this computer. Leave it out, and give --user and "
            "--password, which asks for it, or set EXTRA_MILE_LRS_USER and EXTRA_MILE_LRS_PASSWORD."
        )
    if secret and parts.scheme == "http" and host not in _HERE and not plain:
        raise UsageError(
            "With http the password travels unencrypted. Use https, or add --plain-http where the network is yours."
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/").removesuffix("/statements").rstrip("/")


def _shown(address: str) -> str:
    """An address for a sentence, without what may be a password."""
    return address.rpartition("@")[2][:80]


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"cannot prove that it is who it says ({reason.verify_message})"
    if isinstance(reason, TimeoutError):
        return "does not answer"
    if isinstance(reason, OSError) and reason.strerror:
        return f"cannot be reached ({reason.strerror})"
    return "cannot be reached, or broke off in the middle"


def _words_of(error: HTTPError) -> str:
    """What the store says is wrong, short enough for a sentence."""
    try:
        return " ".join(error.read(2_000).decode("utf-8", "replace").split())[:300]
    except (OSError, HTTPException):
        return ""
