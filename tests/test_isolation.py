"""The walls that conftest.py puts around every test."""

import os
import socket
from pathlib import Path

import pytest


def test_a_test_cannot_reach_the_network():
    """Connecting, sending and looking up beyond this machine fail at once, by address and by name."""
    with socket.socket() as stream, pytest.raises(RuntimeError, match="over the network"):
        stream.connect(("192.0.2.1", 80))
    with socket.socket(type=socket.SOCK_DGRAM) as letters, pytest.raises(RuntimeError, match="over the network"):
        letters.sendto(b"hello", ("192.0.2.1", 53))
    with pytest.raises(RuntimeError, match="over the network"):
        socket.create_connection(("example.org", 80))


def test_a_test_may_talk_to_itself():
    """A server on this machine can be reached."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_home_is_an_empty_folder_of_the_test(home):
    """What a test writes to its home never lands in the real one."""
    assert Path.home() == home
    assert list(home.iterdir()) == []
    assert not any(name.startswith("XDG_") for name in os.environ)
