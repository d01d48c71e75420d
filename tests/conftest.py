"""Keeps every test in its own corner: no screen, no sound, no real home folder, no network."""

import itertools
import os
import socket
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.rules.compiled import Compiled
from game.rules.walk import Graph
from tests.servers import board_template, board_url, postgres_role, postgres_server, postgres_url

# One server for all folders of tests: fixtures that each of them imported would be as many servers.
__all__ = ["board_template", "board_url", "postgres_role", "postgres_server", "postgres_url"]

# SDL reads these when pygame is first imported, so no fixture would be early enough.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

_HOME_VARIABLES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_NUMBERS = itertools.count()
_WALKS = 40  # more scenarios than ship; those that tests invent come and go


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home folder of its own."""
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(_NUMBERS))
    folder.mkdir(parents=True)
    for variable in _HOME_VARIABLES:
        monkeypatch.setenv(variable, str(folder))
    for variable in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(variable)
    return folder


@pytest.fixture(autouse=True, scope="session")
def walked_once() -> Iterator[None]:
    """Let the reader walk each scenario once in a process: hundreds of tests read all that ship in an empty folder.

    The walk follows from the content alone, which the digest stands for; what the reader says of it is worked out
    each time.
    """
    from game.loader import proving

    walk = proving.explore
    known: OrderedDict[tuple[str, str, int | None], Graph] = OrderedDict()

    def explore(compiled: Compiled, budget: int | None = None) -> Graph:
        key = (compiled.scenario.digest, compiled.rubric.digest, budget)
        if key not in known:
            known[key] = walk(compiled, budget)
            if len(known) > _WALKS:
                known.popitem(last=False)
        known.move_to_end(key)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proving, "explore", explore)
        yield


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
        yield


def _guarded(real):
    def guarded(self, *args):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_unless_local(args[-1][0])
        return real(self, *args)

    return guarded


def _guarded_lookup(real):
    def guarded(host, *args, **kwargs):
        _refuse_unless_local(host)
        return real(host, *args, **kwargs)

    return guarded


def _refuse_unless_local(host):
    name = host.decode() if isinstance(host, bytes) else host
    if not (name in (None, "", "localhost", "::1") or name.startswith("127.")):
        raise RuntimeError(f"a test tried to reach {name} over the network")
