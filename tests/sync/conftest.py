"""One's own records, and shared boards of both kinds: a real server, and a file that stands for one."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from game.domain.consent import Consent, Shown
from game.records.address import address_of
from game.records.opening import open_records, open_shared
from game.records.sql.records import SqlRecords
from game.records.sync.roles import apply, enrol
from game.session import judging
from tests.records.samples import BEN, attempt


@pytest.fixture(autouse=True, scope="session")
def prepared_once() -> Iterator[None]:
    """Let the judge prepare a contact once in a process: it follows from its two texts alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "from_source", lru_cache(maxsize=16)(judging.from_source))
        yield


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


@pytest.fixture
def roles(postgres_role) -> tuple[str, str]:
    """The names of the roles of trainees and managers in this test."""
    return postgres_role("trainees"), postgres_role("managers")


@pytest.fixture
def manager(shared, roles, postgres_role, board_url) -> Iterator[tuple[str, str]]:
    """A manager's user of the shared board: its address and its name."""
    login, (_, managers), (_, _, board) = postgres_role("mona"), roles, shared
    with board.database.writing() as connection:
        connection.exec_driver_sql(f"GRANT {managers} TO {login}")
    yield board_url.replace("postgres@", f"{login}@"), login
    with board.database.writing() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {login} CASCADE")


@pytest.fixture
def shared(board_url, postgres_role, roles) -> Iterator[tuple[str, str, SqlRecords]]:
    """A board with rights, a trainee's user of it, and the owner's view; Ben, who is hidden, counts on it already."""
    trainees, managers = roles
    login = postgres_role("carla")
    with open_shared(address_of(board_url)) as board:
        assert isinstance(board, SqlRecords)
        apply(board, trainees, managers)
        apply(board, trainees, managers)
        enrol(board, login, "Carla", "North", trainees)
        board.add(attempt(BEN, 6000))
        board.set_consent(BEN.id, Consent(Shown.HIDDEN))
        yield board_url.replace("postgres@", f"{login}@"), login, board
        with board.database.writing() as connection:
            for role in (login, trainees, managers):
                connection.exec_driver_sql(f"DROP OWNED BY {role} CASCADE")
