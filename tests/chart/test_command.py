"""The graph command: where the map goes, what is said, and plays on record laid over it."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import app
from game.audit.chart.model import Chart
from game.audit.chart.page import plays_words
from game.audit.chart.plays import with_plays
from game.audit.chart.reading import chart_of
from game.audit.rehearsal import action_of
from game.domain.action import BACK, LAPSE, Entry
from game.domain.moment import Mode
from game.session.keeper import Keeper
from game.session.training import Training
from tests.chart.charts import BROKEN, shipped
from tests.session.helpers import FakeClock
from tests.test_plans import all_plans, library


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without records; what was once read of the library is kept there."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]):
    """Run the graph command; gives (status, output, errors)."""

    def command(*words: str) -> tuple[int, str, str]:
        status = app.main(["graph", *words, "--data", str(data)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def test_mermaid_goes_to_the_terminal(run) -> None:
    """Without a file the map is printed, ready to be pasted."""
    status, out, err = run("late-return")
    assert (status, err) == (0, "")
    assert out.startswith("---\ntitle:")
    assert "flowchart TD" in out


@pytest.mark.parametrize(("ending", "begins"), [("mmd", b"---"), ("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_ending_of_the_file_says_what_is_written(run, tmp_path: Path, ending: str, begins: bytes) -> None:
    """Three kinds of file; what is on the map is said in a sentence."""
    file = tmp_path / f"map.{ending}"
    status, out, err = run("late-return", "-o", str(file), "--theme", "dark", "--scale", "0.5")
    assert (status, err) == (0, "")
    assert file.read_bytes().startswith(begins)
    assert f"Wrote {file}: 18 states" in out


@pytest.mark.parametrize("name", ["map.pdf", "map", "map.jpeg"])
def test_another_ending_is_wrong_usage(run, tmp_path: Path, name: str) -> None:
    """Status 2, with the endings there are; nothing is written."""
    status, out, err = run("late-return", "-o", str(tmp_path / name))
    assert (status, out) == (2, "")
    assert ".mmd, .svg or .png" in err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("scale", ["0", "9", "big", "nan"])
def test_a_scale_out_of_range_is_wrong_usage(run, scale: str) -> None:
    """Status 2, with the range."""
    status, _, err = run("late-return", "--scale", scale)
    assert status == 2
    assert "from 0.25 to 4" in err


def test_a_scenario_that_is_not_sound_is_drawn(run, tmp_path: Path) -> None:
    """The draft on one's own disk, with its faults on the map."""
    draft = tmp_path / "broken.yaml"
    draft.write_text(BROKEN, encoding="utf-8")
    status, out, err = run(str(draft))
    assert (status, err) == (0, "")
    assert "Dead end" in out
    assert "Never reached" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such"], "There is no scenario 'no-such'. There are: bill-dispute"),
        (["missing.yaml"], "There is no such file. So no map can be drawn of it."),
        (["late-return", "-o", "no/such/folder/map.svg"], "could not be written"),
        (["late-return", "-o", "no/such/folder/map.png"], "could not be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, words: list[str], said: str) -> None:
    """Status 1, what and where; never a traceback."""
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_nothing_on_record_is_said(run) -> None:
    """A map of plays without plays says so, and shows no share."""
    status, out, _ = run("late-return", "--plays")
    assert status == 0
    assert "%% No attempt at this very version is on record." in out
    assert " %)" not in out


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory):
    """(folder, its attempts): every plan of late-return, played and on record."""
    folder = tmp_path_factory.mktemp("played")
    training = Training(folder, library(), Keeper(folder), FakeClock())
    attempts = []
    for number, plan in enumerate(plan for scenario, plan in all_plans() if scenario == "late-return"):
        trainee = training.keeper.trainee(f"Trainee {number}", "")
        session = training.start("late-return", trainee, Mode.ASSESS, seed=number)
        for text in plan.play:
            session.act(action_of(text))
        attempts.append(session.attempt)
        training.record(session)
    training.keeper.close()
    return folder, attempts


def _counted(attempts) -> Chart:
    return with_plays(chart_of(shipped("late-return")), library().prepared("late-return").compiled, attempts)


def test_shares_are_of_those_who_were_there(played) -> None:
    """At every state that was reached the shares of all ways add up to one, and the start was reached by all."""
    _, attempts = played
    chart = _counted(attempts)
    assert chart.plays == len(attempts) > 2
    assert chart.visits["hello"] == len(attempts)
    for node in chart.nodes:
        shares = [one.share for one in chart.ways_from(node.id)]
        if node.id in chart.visits and node.kind.is_state:
            assert sum(shares) == pytest.approx(1.0)
        else:
            assert shares == [None] * len(shares)


def test_every_reply_counts_once_where_it_was_given(played) -> None:
    """One attempt: its replies have a count, in the states they were given in, and no other reply has."""
    attempt = played[1][0]
    chart = _counted([attempt])
    replies = [entry.action.name for entry in attempt.journal if entry.action.deed == "reply"]
    counted = [one.reply for one in chart.edges for _ in range(one.count or 0)]
    assert sorted(counted) == sorted(replies[: len(counted)])
    assert sum(chart.visits[one.id] for one in chart.nodes if one.kind.is_ending and one.id in chart.visits) == 1


def test_other_versions_and_broken_journals_are_passed_over(played) -> None:
    """Only attempts at this very digest count, and only those that can be replayed."""
    attempts = played[1]
    other = replace(attempts[0], start=replace(attempts[0].start, scenario_digest="another"))
    broken = replace(attempts[0], journal=(Entry(BACK), *attempts[0].journal))
    assert _counted([other, broken, attempts[1]]) == _counted([attempts[1]])
    assert _counted([other]).plays == 0


def test_what_was_taken_back_does_not_count(played) -> None:
    """A step taken and taken back leaves the same shares."""
    one = played[1][0]
    hesitant = replace(one, journal=(Entry(LAPSE), Entry(BACK), one.journal[0], Entry(BACK), *one.journal))
    assert _counted([hesitant]) == _counted([one])


def test_the_command_shows_plays_and_how_many(played, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shares stand on the ways, and the sentence says how many attempts they come from, and from no others."""
    folder, attempts = played
    assert app.main(["graph", "late-return", "--plays", "--data", str(folder)]) == 0
    out = capsys.readouterr().out
    assert f"%% Shares are of {len(attempts)} attempts on record at this very version, and of no other." in out
    assert " %)" in out
    file = tmp_path / "map.svg"
    assert app.main(["graph", "late-return", "--plays", "-o", str(file), "--data", str(folder)]) == 0
    assert "100 %" in file.read_text("utf-8")
    assert plays_words(_counted(attempts)) in file.read_text("utf-8")
