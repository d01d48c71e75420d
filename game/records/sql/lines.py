"""The connections to a database on a server: how they are made, and how they are cut where nobody answers any more."""

import socket
import weakref
from contextlib import suppress
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine

from game.records.address import Address

_CONNECTIONS = 5

# A line that goes silent without closing is given up after half a minute, instead of the system's two hours.
_STRICT = (b"verify-ca", b"verify-full")

_ALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}


class Lines:
    """The connections of one address, as they are made and, where nobody answers, cut."""

    def __init__(self, address: Address, patience: float) -> None:
        """Nothing is connected yet."""
        self._asked: dict[str, Any] = {
            "dbname": address.database,
            "host": address.host or None,
            "port": address.port,
            "user": address.user or None,
            "password": address.password(),
            "connect_timeout": max(2, round(patience)),
            "application_name": "extra-mile",
            **_ALIVE,
            "options": f"-c lock_timeout={int(patience * 1000)} -c timezone=UTC",
            **dict(address.options),
            **_encryption(address),
        }
        self._given_up = False
        self._open: weakref.WeakSet[psycopg.Connection[Any]] = weakref.WeakSet()

    def engine(self) -> Engine:
        """What makes them when they are needed."""
        return create_engine(
            "postgresql+psycopg://", creator=self._connect, pool_size=_CONNECTIONS, pool_pre_ping=True,
            hide_parameters=True,
        )  # fmt: skip

    def cut(self) -> None:
        """Hang up on all of them, from whatever thread: whoever waits there for an answer gets an error, and so does
        whoever wants a new one before `again`."""
        self._given_up = True
        for one in list(self._open):
            with suppress(OSError, psycopg.Error), _socket(one) as line:
                line.shutdown(socket.SHUT_RDWR)

    def again(self) -> None:
        """Connect again when it is wanted."""
        self._given_up = False

    def _connect(self) -> psycopg.Connection[Any]:
        if self._given_up:
            raise psycopg.OperationalError("the server did not answer")
        # Through a function, so that no address with a password in it exists that a message could show.
        made = psycopg.connect("", **self._asked)
        self._open.add(made)
        return made


def _encryption(address: Address) -> dict[str, str]:
    """What the address asks for; but a service (PGSERVICE) that has the server prove who it is stays that strict."""
    usual = {one.keyword: one.val for one in psycopg.pq.Conninfo.get_defaults()}
    return {} if usual.get(b"sslmode") in _STRICT else address.encryption()


def _socket(one: psycopg.Connection[Any]) -> socket.socket:
    """A connection's socket under a number of its own: closing it takes nothing from the connection."""
    return socket.fromfd(one.fileno(), socket.AF_INET, socket.SOCK_STREAM)
