"""Many computers that sync at once lose nothing and double nothing."""

import random
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import func, select, update

from game.domain.attempt import Trainee
from game.domain.errors import RecordsError
from game.records.address import Address, address_of
from game.records.opening import open_records, open_shared
from game.records.sql.records import SqlRecords
from game.records.sql.shared_tables import IDENTITY, SUBMISSIONS
from game.records.sync.accepting import accept
from game.records.sync.pushing import push
from tests.records.samples import attempt

CLIENTS = 30
"""With 200 the same holds, and takes a minute."""
EACH = 2


def _laptop(template: Path, folder: Path, number: int) -> Path:
    """A computer with an identity, a trainee and attempts of its own."""
    shutil.copytree(template, folder)
    with open_records(folder) as records:
        assert isinstance(records, SqlRecords)
        with records.database.writing() as connection:
            connection.execute(update(IDENTITY).values(id=f"{number:032x}"))
        for _ in range(EACH):
            records.add(attempt(Trainee(f"{number:032x}", f"T{number}", "North")))
    return folder


def _sync(folder: Path, address: Address, begin: threading.Barrier) -> int:
    """Sync until it comes through: a server with too many visitors says so, and one tries again."""
    begin.wait(60)
    wait = random.Random(str(folder))
    for _ in range(200):
        try:
            with open_records(folder) as local, open_shared(address) as board:
                assert isinstance(local, SqlRecords)
                assert isinstance(board, SqlRecords)
                return push(local, board).sent
        except RecordsError:
            threading.Event().wait(wait.uniform(0.02, 0.2))
    raise AssertionError("it never came through")


def test_many_clients_at_once(board_url: str, tmp_path: Path) -> None:
    """All sync at the same moment against one server; then each attempt is there once and counts once."""
    address = address_of(board_url)
    open_shared(address).close()
    open_records(tmp_path / "template").close()
    laptops = [_laptop(tmp_path / "template", tmp_path / str(number), number) for number in range(CLIENTS)]
    begin = threading.Barrier(CLIENTS)
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda folder: _sync(folder, address, begin), laptops))
    with open_shared(address) as board:
        assert isinstance(board, SqlRecords)
        with board.database.reading() as connection:
            assert connection.execute(select(func.count()).select_from(SUBMISSIONS)).scalar_one() == CLIENTS * EACH
            sources = connection.execute(select(func.count(SUBMISSIONS.c.source.distinct()))).scalar_one()
        assert sources == CLIENTS
        with ThreadPoolExecutor(2) as pool:  # two managers at a time
            trusted = sum(one.trusted for one in pool.map(lambda _: accept(board, lambda item: ""), range(2)))
        assert trusted == CLIENTS * EACH
        assert sum(1 for _ in board.stored()) == CLIENTS * EACH
        assert len(board.trainees()) == CLIENTS
        assert list(board.faults()) == []
