"""The bodies that the contract of the records is tested on: a file, and a real PostgreSQL server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.records import opening
from game.records.address import address_of
from game.records.store import Records

BODIES = ("postgresql", "sqlite")


@pytest.fixture
def open_records(request: pytest.FixtureRequest, body: str, tmp_path: Path) -> Callable[[], Records]:
    """Opens the same records each time it is called."""
    if body == "sqlite":
        return lambda: opening.open_records(tmp_path)
    url = request.getfixturevalue("board_url")
    return lambda: opening.open_shared(address_of(url))


@pytest.fixture(params=BODIES)
def body(request: pytest.FixtureRequest) -> str:
    """The body under test."""
    return str(request.param)


@pytest.fixture
def records(open_records: Callable[[], Records]) -> Iterator[Records]:
    """Empty records of the body under test."""
    with open_records() as opened:
        yield opened
