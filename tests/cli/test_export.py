"""The export command: each kind written, and each slip said in a sentence."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.app import main
from game.session.library import Library
from tests.exchange.plays.made import keep, shipped_attempts, training_in
from tests.exchange.xapi.stand_in import PASSWORD, USER, Store, running

COUNT = 6


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records with a few attempts."""
    folder = tmp_path_factory.mktemp("data")
    library = Library()
    training = training_in(folder, library)
    keep(training, list(shipped_attempts(library, COUNT)))
    training.keeper.close()
    return folder


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with nothing set around it."""
    monkeypatch.chdir(tmp_path)
    for name in ("EXTRA_MILE_HOME", "EXTRA_MILE_LRS_USER", "EXTRA_MILE_LRS_PASSWORD", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store() -> Iterator[Store]:
    """A store on this computer."""
    with running() as one:
        yield one


def export(data: Path, *words: str) -> int:
    """Run the command on these records; gives its status."""
    return main(["export", *words, "--data", str(data)])


def test_csv_writes_two_tables(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of attempts, one of decisions, and it says where they are; what is there already stays."""
    assert export(data, "csv", "-o", "team.csv") == 0
    assert "team-attempts.csv" in capsys.readouterr().out
    with Path("team-attempts.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == COUNT
    with Path("team-decisions.csv").open(newline="", encoding="utf-8") as file:
        assert len({row["attempt"] for row in csv.DictReader(file)}) == COUNT
    before = Path("team-attempts.csv").read_bytes()
    assert export(data, "csv", "-o", "team.csv") == 1
    assert "already" in capsys.readouterr().err
    assert Path("team-attempts.csv").read_bytes() == before
    assert export(data, "csv", "-o", "team.csv", "--force") == 0


def test_a_table_for_the_terminal(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`-o -` writes nothing but the table; without --rows two tables would run into one another."""
    assert export(data, "csv", "--rows", "attempts", "-o", "-") == 0
    assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == COUNT
    assert export(data, "csv", "-o", "-") == 1
    assert "--rows" in capsys.readouterr().err


def test_json_and_xapi_are_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document, a file of lines and an array; all parse, and the last two hold the same statements."""
    assert export(data, "json", "--scenario", "late-return", "-o", "-") == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["scenario"]["id"] for one in found["attempts"]} == {"late-return"} == {found["chosen"]["scenario"]}
    assert export(data, "xapi") == 0
    assert export(data, "xapi", "--array") == 0
    lines = [json.loads(one) for one in Path("extra-mile-xapi.jsonl").read_text("utf-8").splitlines()]
    assert lines == json.loads(Path("extra-mile-xapi.json").read_text("utf-8"))
    capsys.readouterr()
    assert export(data, "xapi", "--array", "--name", "nobody", "-o", "-") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_statements_go_to_a_store(
    data: Path, store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the password from the environment; a second run sends nothing; a store needs a home page."""
    words = ("xapi", "--to", store.address)
    assert export(data, *words) == 1
    assert "--home" in capsys.readouterr().err
    monkeypatch.setenv("EXTRA_MILE_HOME", "https://training.example.org")
    assert export(data, *words) == 1
    assert "EXTRA_MILE_LRS_PASSWORD" in capsys.readouterr().err
    monkeypatch.setenv("EXTRA_MILE_LRS_USER", USER)
    monkeypatch.setenv("EXTRA_MILE_LRS_PASSWORD", PASSWORD)
    assert export(data, *words) == 0
    said = capsys.readouterr()
    assert f"{COUNT} attempts sent" in said.out
    assert len(store.kinds("completed")) == COUNT
    assert export(data, *words) == 0
    assert f"the store had {COUNT} before" in capsys.readouterr().out
    kept = "".join(one.read_text("utf-8") for one in (data / "xapi").iterdir())
    assert PASSWORD not in kept + said.out + said.err


def test_a_store_in_trouble_gives_1(
    data: Path, store: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With the sentence; and where a statement is refused, with its id."""
    words = ("xapi", "--to", store.address, "--home", "https://other.example.org")
    store.faults = [500]
    assert export(data, *words) == 1
    assert "run it again later" in capsys.readouterr().err
    assert export(data, *words, "-o", "x.jsonl") == 1
    assert "not both" in capsys.readouterr().err


@pytest.mark.parametrize("home", ["training", "https://", "https://a b.example", "https://é.example", "https://x/#y"])
def test_a_home_page_that_is_none_is_refused(data: Path, home: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With a sentence, before anything is written."""
    assert export(data, "xapi", "--home", home) == 1
    assert "home page" in capsys.readouterr().err
    assert not list(Path().iterdir())


def test_a_report_for_one_and_for_all(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One page as the file named, or a page for each in the folder named."""
    assert export(data, "report", "--name", "Anna", "-o", "anna.html") == 0
    assert "<h1>Anna</h1>" in Path("anna.html").read_text("utf-8")
    Path("all").mkdir()
    assert export(data, "report", "-o", "all") == 0
    assert {"report-anna.html"} < {one.name for one in Path("all").iterdir()}
    capsys.readouterr()
    assert export(data, "report", "-o", "-") == 1
    assert "--name" in capsys.readouterr().err
    assert export(data, "report", "--name", "Nobody") == 1
    assert "Nobody on record" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["pdf"], ["csv", "--rows", "x"], ["json", "--since", "soon"], ["csv", "-o", ""]])
def test_a_slip_is_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Gives 2 and says what there is."""
    assert main(["export", *words]) == 2
    assert capsys.readouterr().err


def test_empty_records_make_empty_files(tmp_path: Path) -> None:
    """Nobody has played yet: the heads alone."""
    assert export(tmp_path / "new", "csv", "-o", "t.csv") == 0
    assert len(Path("t-attempts.csv").read_text("utf-8").splitlines()) == 1
    assert export(tmp_path / "new", "json") == 0
    assert json.loads(Path("extra-mile.json").read_text("utf-8"))["attempts"] == []
