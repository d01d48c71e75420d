"""One's own records, and shared boards of both kinds: a real server, and a file that stands for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records.address import address_of
from game.records.opening import open_records, open_shared
from game.records.sql.records import SqlRecords


@pytest.fixture
def local(tmp_path: Path) -> Iterator[SqlRecords]:
    """One's own records, empty."""
    with open_records(tmp_path / "mine") as records:
        assert isinstance(records, SqlRecords)
        yield records


@pytest.fixture(params=["postgresql", "sqlite"])
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlRecords]:
    """A shared board, empty."""
    if request.param == "sqlite":
        opened = open_records(tmp_path / "board")
    else:
        opened = open_shared(address_of(request.getfixturevalue("board_url")))
    with opened:
        assert isinstance(opened, SqlRecords)
        yield opened
