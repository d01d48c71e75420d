"""A line that drops after any number of bytes loses nothing and doubles nothing, on a real server."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from game.domain.errors import RecordsError
from game.records.address import address_of
from game.records.opening import open_records, open_shared
from game.records.sql.records import SqlRecords
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sync import pushing
from game.records.sync.accepting import accept, counts
from game.records.sync.pushing import push, waiting
from tests.records.samples import ANNA, BEGINNING, BEN, attempt
from tests.sync.lines import Line

COUNT = 5
CUTS = 12
"""At so many places, from the greeting to the goodbye."""


@pytest.fixture
def direct(board_url, monkeypatch) -> Iterator[SqlRecords]:
    """The board itself, by a line that holds; what is sent goes in small batches."""
    monkeypatch.setattr(pushing, "BATCH", 2)
    with open_shared(address_of(board_url)) as board:
        assert isinstance(board, SqlRecords)
        yield board


def _laptop(folder):
    records = open_records(folder)
    for day in range(COUNT):
        records.add(attempt(ANNA if day % 2 else BEN, began=BEGINNING + timedelta(day)))
    return records


def _there(board, local):
    with board.database.reading() as connection:
        mine = SUBMISSIONS.c.source == local.identity()
        return sorted(connection.execute(select(SUBMISSIONS.c.id).where(mine)).scalars())


def _noted(local):
    with local.database.reading() as connection:
        return sorted(connection.execute(select(SENT.c.item)).scalars())


def _sync(local, line, patience=5.0):
    with open_shared(address_of(line.address), patience=patience) as board:
        push(local, board)


def _length(folder, url, work):
    """How many bytes it takes from the first to the last."""
    with _laptop(folder) as local, Line(url) as line:
        work(local, line)
        assert line.carried > 1000
        return line.carried


def test_a_line_cut_after_any_number_of_bytes_loses_and_doubles_nothing(direct, board_url, tmp_path):
    """Cut from the greeting to the goodbye, a sync ends with a sentence, and the next one brings the rest, once."""
    length = _length(tmp_path / "whole", board_url, _sync)
    said = []
    for number in range(CUTS):
        with _laptop(tmp_path / str(number)) as local:
            ids = sorted(one.start.playthrough for one in local.attempts())
            with Line(board_url, left=1 + number * length // CUTS) as line:
                try:
                    _sync(local, line)
                except RecordsError as error:
                    said.append(str(error))
            assert set(_noted(local)) <= set(_there(direct, local)), "nothing is noted that has not arrived"
            for _ in range(2):
                push(local, direct)
            assert _there(direct, local) == _noted(local) == ids
            assert waiting(local, direct.identity()) == 0
    assert len(said) >= CUTS // 2
    assert all("board" in sentence for sentence in said)
    everything = (CUTS + 1) * COUNT
    assert counts(direct)["waiting"] == everything
    assert accept(direct, lambda one: "").trusted == everything
    assert sum(1 for _ in direct.stored()) == everything
    assert list(direct.faults()) == []


def test_a_line_cut_again_and_again_brings_all_in_the_end(direct, board_url, tmp_path):
    """On a line that never holds for a whole sync, what got through is never sent in vain: it ends, each there once."""
    length = _length(tmp_path / "whole", board_url, _sync)
    with _laptop(tmp_path / "mine") as local:
        tries = 0
        while len(_noted(local)) < COUNT:
            tries += 1
            assert tries < 60
            with Line(board_url, left=length // 3 + tries * length // 60) as line:
                try:
                    _sync(local, line)
                except RecordsError:
                    continue
        assert tries > 1
        assert _there(direct, local) == _noted(local)


def _accept(line):
    with open_shared(address_of(line.address), patience=5.0) as board:
        assert isinstance(board, SqlRecords)
        accept(board, lambda one: "")


def test_a_manager_whose_line_drops_lets_nothing_count_twice(direct, board_url, tmp_path):
    """Cut anywhere, judging ends with a sentence; each attempt is counted or waits, and counts once in the end."""
    with _laptop(tmp_path / "whole") as local, Line(board_url) as line:
        push(local, direct)
        _accept(line)
        length = line.carried
    said = []
    for number in range(CUTS // 2):
        with _laptop(tmp_path / str(number)) as local:
            push(local, direct)
        with Line(board_url, left=1 + number * length // (CUTS // 2)) as line:
            try:
                _accept(line)
            except RecordsError as error:
                said.append(str(error))
        found = counts(direct)
        assert found["quarantined"] == 0
        assert found["accepted"] == sum(1 for _ in direct.stored())
    assert len(said) >= CUTS // 4
    assert all("board" in sentence for sentence in said)
    accept(direct, lambda one: "")
    everything = (CUTS // 2 + 1) * COUNT
    assert counts(direct) == {"waiting": 0, "accepted": everything, "quarantined": 0}
    assert sum(1 for _ in direct.stored()) == everything
    assert list(direct.faults()) == []


def test_a_server_that_is_restarted_is_found_again(direct, board_url, tmp_path):
    """Where the server throws everybody out between two syncs of an open board, the next sync simply works."""
    with _laptop(tmp_path) as local, open_shared(address_of(board_url)) as board:
        assert isinstance(board, SqlRecords)
        board.identity()
        with direct.database.reading() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        push(local, board)
        assert _there(direct, local) == _noted(local)
        assert len(_noted(local)) == COUNT
