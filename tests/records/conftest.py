"""The bodies that the contract of the records is tested on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.records.opening import open_records
from game.records.store import Records

BODIES: dict[str, Callable[[Path], Records]] = {"sqlite": open_records}


@pytest.fixture(params=sorted(BODIES))
def open_records(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Records]:
    """Opens the same records each time it is called."""
    return lambda: BODIES[request.param](tmp_path)


@pytest.fixture
def records(open_records: Callable[[], Records]) -> Iterator[Records]:
    """Empty records of the body under test."""
    with open_records() as opened:
        yield opened
