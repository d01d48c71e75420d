"""Limits of one's own: what they mean, what is refused, and that each criterion can be broken and seen."""

import argparse
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.audit.report import Report
from game.audit.sensible import Play
from game.audit.survey import Survey, survey
from game.audit.thresholds import CRITERIA, USUAL, ThresholdError, thresholds_of
from game.audit.verdict import findings, survey_findings
from game.cli.audit import run, run_audit
from game.cli.audit_arguments import add_arguments
from tests.audit.helpers import chain, fair, mixed, report_of
from tests.audit.large import large_scenario
from tests.audit.test_command import Shelf
from tests.making import make_rubric


@pytest.fixture(scope="module")
def report() -> Report:
    """The audit of a scenario with which nothing is the matter."""
    return report_of(fair())


BROKEN = {
    "naive": "naive=10",
    "naive-library": "naive-library=10",
    "clue": "clue=0",
    "place": "place=0",
    "reach": "reach=100",
    "ways": "ways=100",
    "pillars": "pillars=9",
    "plain": "plain=0",
    "recovery": "recovery=100",
    "endings": "endings=100",
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_limit_can_be_tightened(name: str, report: Report) -> None:
    """A stricter value makes its criterion fail where the usual one is met, and no other; `off` takes it away."""
    if name in ("clue", "place", "plain", "endings"):  # of which the fair one has nothing at all
        report = uneven(report)
    usual = {one.criterion for one in findings([report], True)}
    strict = {one.criterion for one in findings([report], True, thresholds_of([BROKEN[name]]))}
    assert strict - usual <= {name}
    assert name in strict
    assert name not in {one.criterion for one in findings([report], True, thresholds_of([f"{name}=off"]))}


def uneven(report: Report) -> Report:
    """The report with one plain decision, clues and places that are a little uneven, and two endings."""
    depth = replace(report.depth, plain={**report.depth.plain, "s0": 0.1})
    clues = (replace(report.clues[0], found=report.clues[0].found + 0.1), *report.clues[1:])
    placing = replace(report.placing, counts={4: (40, 20, 20, 20)})
    play = Play("able", {"end": 0.9, "other": 0.1}, {}, 0.0)
    openings = tuple(replace(one, plays=(play,)) for one in report.openings)
    endings = {"end": 1, "other": 1}
    return replace(report, depth=depth, clues=clues, placing=placing, openings=openings, endings=endings)


def test_what_never_comes_up_and_idle_states_fail(report: Report) -> None:
    """A reply no way leads to fails `offer`, a state on no best way `coverage`, each unless it is allowed."""
    broken = replace(report, never=("s0/r9",), depth=replace(report.depth, idle=("s3",)))
    assert {one.criterion for one in findings([broken], False)} == {"offer", "coverage"}
    assert not findings([broken], False, thresholds_of(["offer=1,coverage=1"]))


def test_every_criterion_has_been_broken() -> None:
    """No criterion is without a test that sees it fail."""
    assert {*BROKEN, "offer", "coverage", "size"} == set(CRITERIA)


def test_a_scenario_walked_in_part_says_so() -> None:
    """What was walked is told in positions and states; it fails `size` until that is taken away."""
    scenario = large_scenario(300)
    whole, part = survey(scenario, make_rubric()), survey(scenario, make_rubric(), 500)
    assert whole.complete
    assert whole.coverage.states == (300, 300)
    assert not part.complete
    assert 500 <= part.walked < part.known < whole.known
    (found,) = survey_findings([part])
    assert found.criterion == "size"
    assert f"{part.walked:,} of {part.known:,} known positions were walked" in found.message
    assert f"{part.coverage.states.seen} of 300 states" in found.message
    assert not survey_findings([part], thresholds_of(["size=off"]))
    assert [one.criterion for one in survey_findings([whole])] == ["size"]


def test_both_ways_of_walking_survey_alike() -> None:
    """Where a scenario does not fit into columns, positions are walked one by one, and the same is found."""
    scenario = large_scenario(120)
    columns, singly = survey(scenario, make_rubric()), narrow(scenario)
    assert singly.narrow == "why"
    assert replace(singly, narrow="", openings=columns.openings) == columns
    assert [one.bounds for one in singly.openings] == [one.bounds for one in columns.openings]


def narrow(scenario: object) -> Survey:
    """The survey of the other kind."""
    from game.audit.survey import _narrow
    from game.rules.compiling import compile_scenario

    return _narrow(compile_scenario(scenario, make_rubric()), 100_000, "why")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["nonsense=1", "naive", "naive=", "naive=x", "naive=-1", "naive=102", "ways=1e3", "", "none=1", "naive=nan"]
)
def test_what_cannot_be_meant_is_wrong_usage(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad name or value ends with status 2 and the list of the names."""
    with pytest.raises(ThresholdError, match="The names are: naive, naive-library, clue"):
        thresholds_of([text])
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    with pytest.raises(SystemExit) as stopped:
        parser.parse_args([f"--fail-on={text}"])
    assert stopped.value.code == 2
    assert "The names are: " in capsys.readouterr().err


def test_the_command_fails_on_what_it_is_told() -> None:
    """Limits given several times or with commas count; `none` shows what is found and does not fail."""
    plain = replace(chain(lambda _n, to: mixed(3, to)), id="plain")
    assert command(fair(), "naive=10")[0] == 1
    assert command(fair(), "naive=90", "ways=2,reach=70")[0] == 0
    status, text = command(plain, "none")
    assert status == 0
    assert "not met" in text
    assert command(plain)[0] == 1
    assert command(fair(), "none", names=("nobody",))[0] == 1  # a name that is not there is no criterion


def command(scenario: object, *limits: str, names: tuple[str, ...] = ("sample", "plain")) -> tuple[int, str]:
    """The exit status of the command with these limits, and what it said."""
    parser, out = argparse.ArgumentParser(), io.StringIO()
    add_arguments(parser)
    shelf = Shelf(scenario)  # type: ignore[arg-type]
    args = parser.parse_args([*(name for name in names if name in shelf.scenarios or name == "nobody"),
                              *(f"--fail-on={one}" for one in limits)])  # fmt: skip
    return run(args, shelf, out), out.getvalue()  # type: ignore[arg-type]


def test_the_json_tells_limits_ranges_and_shares() -> None:
    """A program reads which limits held, what each ending is worth, and the shares and stakes of sensible play."""
    out = io.StringIO()
    limits = thresholds_of(["naive=50,ways=off"])
    run_audit(Shelf(fair()), ["sample"], "json", out, limits=limits)  # type: ignore[arg-type]
    record = json.loads(out.getvalue())
    assert (record["thresholds"]["naive"], record["thresholds"]["ways"]) == (50, None)
    assert record["thresholds"]["plain"] == USUAL.of("plain")
    (report,) = record["reports"]
    assert report["sensible"]["endings"] == {"end": pytest.approx(1.0)}
    assert {"state", "often", "hangs", "lost", "weight"} == set(report["sensible"]["stakes"][0])
    ending = report["openings"][0]["endings"]["end"]
    assert ending["lowest"] < ending["highest"] <= 100
    assert ending["pillars"]["accuracy"]["best"]
    assert report["coverage"]["states"] == {"seen": 8, "written": 8}


def test_the_bar_is_shown_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--progress` the bar grows even where no terminal is, and is taken away; without it nothing is written."""
    pipe = io.StringIO()
    monkeypatch.setattr("sys.stderr", pipe)
    run_audit(Shelf(fair()), ["sample"], "text", io.StringIO(), progress=True)  # type: ignore[arg-type]
    shown = [part for part in pipe.getvalue().split("\r\x1b[K") if part]
    assert shown[0] == f"[{'.' * 24}]   0% 1 of 1: sample, reading"
    assert [part.count("#") for part in shown] == sorted(part.count("#") for part in shown)
    assert "naive players" in pipe.getvalue()
    assert pipe.getvalue().endswith("\r\x1b[K")
    pipe.seek(0)
    pipe.truncate()
    run_audit(Shelf(fair()), ["sample"], "text", io.StringIO())  # type: ignore[arg-type]
    assert pipe.getvalue() == ""


def test_every_criterion_is_in_the_docs() -> None:
    """The page on the audit has a row for each name, with its usual limit."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "audit.md").read_text("utf-8")
    for name, criterion in CRITERIA.items():
        assert f"| `{name}` | {criterion.usual:g} |" in page
