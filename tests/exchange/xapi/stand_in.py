"""A small learning record store on this computer, which misbehaves when it is told to."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

USER, PASSWORD = "laptop", "open sésame"
Statement = dict[str, Any]


class Store:
    """What it holds, what it was asked, and what goes wrong: `faults` are taken one by one, each by the next POST.

    A fault is a status to answer with, or one of: `before` and `after` (the connection breaks off before, or after,
    the statements are kept), `portal` (a page of somebody else's network), `part` (only half is kept), `silent` (204).
    """

    def __init__(self) -> None:
        """Empty and well."""
        self.held: dict[str, Statement] = {}
        self.order: list[str] = []
        self.faults: list[int | str] = []
        self.bad: Callable[[Statement], bool] = lambda _: False
        self.readable = True
        self.posts: list[list[Statement]] = []
        self.headers: list[dict[str, str]] = []
        self.address = ""

    def keep(self, many: list[Statement]) -> list[str]:
        """Keep statements; gives the ids of the new ones."""
        new = [one for one in many if one["id"] not in self.held]
        for one in new:
            self.held[one["id"]] = {**one, "stored": "2026-11-23T00:00:00Z", "version": "1.0.3"}
            self.order.append(one["id"])
        return [one["id"] for one in new]

    def kinds(self, kind: str) -> list[Statement]:
        """What it holds of one verb, in the order in which it came."""
        return [self.held[one] for one in self.order if self.held[one]["verb"]["id"].endswith(f"/{kind}")]


@contextmanager
def running() -> Iterator[Store]:
    """The store, as long as the block lasts."""
    store = Store()
    server = _Server(("127.0.0.1", 0), _Handler)
    server.store = store
    store.address = f"http://127.0.0.1:{server.server_port}/xapi"
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    """Knows the store that it stands for."""

    store: Store


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        store, many = self.server.store, json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        store.posts.append(many)
        store.headers.append(dict(self.headers))
        fault = store.faults.pop(0) if store.faults else None
        if fault == "before":
            self.close_connection = True
        elif isinstance(fault, int):
            self._answer(fault, {"why": f"told to say {fault}"}, {"Location": f"{store.address}/elsewhere"})
        elif fault == "portal":
            self._answer(200, "<html>Please log in to our network</html>")
        else:
            self._judge(many, fault)

    def _judge(self, many: list[Statement], fault: str | None) -> None:
        store = self.server.store
        if not self._known():
            self._answer(401, {"why": "who are you?"})
        elif self.path != "/xapi/statements":
            self._answer(404, {})
        elif any(store.bad(one) for one in many):
            self._answer(400, {"why": "one of these is no statement"})
        elif any(_differs(store.held.get(one["id"]), one) for one in many):
            self._answer(409, {"why": "another one has this id"})
        else:
            self._keep(many, fault)

    def _keep(self, many: list[Statement], fault: str | None) -> None:
        new = self.server.store.keep(many[: len(many) // 2] if fault == "part" else many)
        if fault == "after":
            self.close_connection = True
        elif fault == "silent" or not new:
            self._answer(204, None)
        else:
            self._answer(200, new)

    def do_GET(self) -> None:
        store = self.server.store
        name = parse_qs(urlsplit(self.path).query).get("statementId", [""])[0]
        if not self._known() or not store.readable:
            self._answer(403, {})
        elif name in store.held:
            self._answer(200, store.held[name])
        else:
            self._answer(404, {})

    def _known(self) -> bool:
        secret = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        version = self.headers.get("X-Experience-API-Version")
        return self.headers.get("Authorization") == f"Basic {secret}" and version == "1.0.3"

    def _answer(self, status: int, body: object, more: dict[str, str] | None = None) -> None:
        content = b"" if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        for key, value in {"Content-Length": str(len(content)), **(more or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        return


def _differs(held: Statement | None, sent: Statement) -> bool:
    return held is not None and {key: held.get(key) for key in sent} != sent
