"""A line to a server that drops: it carries so many bytes and is then cut, as if somebody had pulled the plug."""

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, urlsplit

_CHUNK = 512


@dataclass
class Line:
    """Stands between a client and the server at `url`; `left` bytes in both directions together, then all is cut.

    None is a line that holds. `carried` counts what went through. To be used as a context.
    """

    url: str
    left: int | None = None
    carried: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _open: list[socket.socket] = field(default_factory=list)
    _door: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def address(self) -> str:
        """The address of the same database, through this line."""
        parts = urlsplit(self.url)
        user = f"{quote(parts.username)}@" if parts.username else ""
        host, port = self._door.getsockname()
        return f"postgresql://{user}{host}:{port}{parts.path}?sslmode=disable"

    def __enter__(self) -> "Line":
        """Let clients in."""
        threading.Thread(target=self._let_in, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Cut everything, and let nobody in any more."""
        self._door.close()
        self._cut()

    def _let_in(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._door.accept()
                if self.left == 0:  # what was cut stays cut
                    client.close()
                    continue
                server = self._server()
                self._open += [client, server]
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _server(self) -> socket.socket:
        parts = urlsplit(self.url)
        folder = parse_qs(parts.query).get("host", [""])[0]
        if folder.startswith("/"):
            server = socket.socket(socket.AF_UNIX)
            server.connect(f"{folder}/.s.PGSQL.{parts.port or 5432}")
            return server
        return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432))

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(_CHUNK):
                other.sendall(self._allowed(data))
                if self.left == 0:
                    break
        for end in (one, other):
            _hang_up(end)

    def _allowed(self, data: bytes) -> bytes:
        with self._lock:
            if self.left is not None:
                data = data[: self.left]
                self.left -= len(data)
            self.carried += len(data)
            return data

    def _cut(self) -> None:
        for end in self._open:
            _hang_up(end)
            end.close()


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
