"""What a beginner needs to hear of check and audit: what was not checked, the verdict first, and what is close."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from game import places
from game.audit.close import NEAR, close_calls
from game.audit.report import Report
from game.audit.thresholds import thresholds_of
from game.cli.audit import run_audit
from game.cli.audit_text import finding_lines, verdict_line
from game.cli.check import run_check
from game.domain.errors import ScenarioError
from game.domain.scenario import Scenario
from game.engine.prepared import Prepared
from tests.audit.helpers import chain, fair, made, mixed, report_of
from tests.making import make_rubric

SCENARIO = "format: 1\nid: {}\nstates: {{}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, beside a library of nothing but the rubric that ships."""
    home, here = tmp_path / "scenarios", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    for name in ("rubric.yaml", "gestures.yaml"):
        (home / name).write_bytes((places.scenarios() / name).read_bytes())
    monkeypatch.setattr(places, "scenarios", lambda: home)
    monkeypatch.chdir(here)
    return here


def check(*paths: Path, style: str = "text") -> str:
    """What `check` writes of these paths."""
    out = io.StringIO()
    run_check(paths, style, out)
    return out.getvalue()


def write(folder: Path, *names: str) -> None:
    """Scenarios of these names, a plan and another file, which are none."""
    for name in names:
        (folder / f"{name}.yaml").write_text(SCENARIO.format(name), "utf-8")
    (folder / "compose.yaml").write_text("services: {}\n", "utf-8")


def test_files_that_lie_here_are_said_not_to_be_checked(folder: Path) -> None:
    """Whoever checks the library from a folder of her own is told what was left out, and how to check it."""
    write(folder, "my-first")
    home = places.scenarios()
    assert check(home).endswith(
        "sound.\nNot checked: 1 file here (my-first.yaml). Check it with: python3 main.py check .\n"
    )
    write(folder, "my-second", "one", "two")
    assert "4 files here (my-first.yaml, my-second.yaml, one.yaml, …). Check them with: " in check(home)
    assert json.loads(check(home, style="json"))["not_checked"] == [
        "my-first.yaml", "my-second.yaml", "one.yaml", "two.yaml",
    ]  # fmt: skip
    assert "Not checked: 4 files here" in check(home, style="github")


def test_nothing_is_said_where_nothing_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of files that are none, nor of those that are checked, nor when only some of them are asked for."""
    write(folder)
    home = places.scenarios()
    assert "Not checked" not in check(home)
    write(folder, "my-first")
    assert "Not checked" not in check(home, Path())
    assert "Not checked" not in check(home, Path("my-first.yaml"))
    assert "Not checked" not in check(Path("my-first.yaml"))
    write(home, "one")
    monkeypatch.chdir(home)
    assert "Not checked" not in check(home)


class Shelf:
    """A library of scenarios made in code."""

    def __init__(self, *scenarios: Scenario) -> None:
        """Each by its id."""
        self.scenarios = {one.id: one for one in scenarios}
        self.problems = ()
        self.rubric = make_rubric()

    def prepared(self, name: str) -> Prepared:
        """As a library does."""
        if name not in self.scenarios:
            raise ScenarioError(f"There is no scenario '{name}'.")
        return made(self.scenarios[name])


def audited(shelf: Shelf, *wanted: str, style: str = "text", limits: str = "") -> tuple[int, str]:
    """The status, and what `audit` writes."""
    out = io.StringIO()
    held = thresholds_of([limits] if limits else [])
    return run_audit(shelf, wanted, style, out, limits=held), out.getvalue()  # type: ignore[arg-type]


def plain() -> Scenario:
    """A scenario that fails: the longest reply is always best, in everything."""
    return replace(chain(lambda _n, to: mixed(3, to)), id="plain")


def test_the_verdict_stands_first() -> None:
    """The first line says whether the criteria are met, and which are not; what is the matter stands at the end."""
    assert audited(Shelf(fair(8)), "sample")[1].startswith("sample: every criterion is met.\n\n")
    first, _, rest = audited(Shelf(plain()), "plain")[1].partition("\n")
    assert first.startswith("plain: ")
    assert first.endswith("1 criterion is not met, said at the end (naive).")
    assert "1 criterion is not met:\n  plain: The player 'longest' gets " in rest
    assert audited(Shelf(fair(), plain()))[1].split(" ", 1)[1].startswith("criteria are not met, said at the end (")


def test_the_verdict_counts_what_could_not_be_audited() -> None:
    """Nobody takes the verdict on one of two for that on both; of nothing there is none."""
    status, text = audited(Shelf(fair(8)), "sample", "nobody")
    assert status == 1
    assert text.startswith("sample: every criterion is met. 1 could not be audited: why is said at the end.\n")
    assert verdict_line([]) == "Every criterion is met."
    assert audited(Shelf(fair(8)), "nobody") == (1, "There is no scenario 'nobody'.\n")


def scoring(overall: int) -> Report:
    """A report in which every naive player gets so much, in hundredths."""
    report = report_of(fair())
    return replace(report, naive=tuple(replace(one, overall=overall, unfinished=0) for one in report.naive[:1]))


@pytest.mark.parametrize(("overall", "close"), [(5_799, 0), (5_800, 1), (5_999, 1), (6_000, 0)])
def test_who_is_within_two_points_is_close(overall: int, close: int) -> None:
    """From two points below the limit up to the limit; what is at the limit fails, and is said there."""
    assert NEAR == 200
    assert len(close_calls([scoring(overall)], whole=False)) == close


def test_a_score_close_to_the_limit_is_not_rounded_up_to_it() -> None:
    """59.99 is told as 59.9: 'gets 60.0; the limit is 60' would be read as a failure."""
    (found,) = close_calls([scoring(5_999)], whole=False)
    assert found.message.endswith(" gets 59.9; the limit is 60.")
    lines = list(finding_lines([], [found]))
    assert lines[:2] == ["Every criterion is met.", "Close to the limit, which is no failure:"]
    assert lines[2].startswith("  sample: The naive player '")


def test_close_is_told_and_fails_nothing() -> None:
    """With limits a little above the best naive player the command says so, in words and as JSON, and gives 0."""
    best = max(one.overall or 0 for one in report_of(fair(8)).naive) / 100
    limits = f"naive={best + 1:.1f}"
    status, text = audited(Shelf(fair(8)), "sample", limits=limits)
    assert status == 0
    assert "Close to the limit, which is no failure:\n  sample: " in text
    status, text = audited(Shelf(fair(8)), "sample", style="json", limits=limits)
    record = json.loads(text)
    assert (status, record["met"]) == (0, True)
    assert {one["criterion"] for one in record["close"]} == {"naive"}
    assert json.loads(audited(Shelf(fair(8)), "sample", style="json", limits="naive=off")[1])["close"] == []


def test_a_library_is_close_on_average() -> None:
    """The limit of the library has its own note, without the name of a scenario."""
    found = close_calls([scoring(5_400)], whole=True)
    assert [(one.criterion, one.scenario) for one in found] == [("naive-library", "")]
    assert close_calls([scoring(5_400)], whole=False) == ()
