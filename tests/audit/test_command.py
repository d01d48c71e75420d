"""The command: what it prints, its JSON, and its exit status."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from game import places
from game.audit.report import OpeningReport
from game.audit.verdict import _of_scenario
from game.cli.audit import run_audit
from game.cli.audit_text import _opening_lines
from game.domain.errors import ScenarioError
from game.domain.scenario import Scenario
from game.engine.prepared import Prepared
from game.session.library import Library
from tests.audit.helpers import chain, fair, made, mixed, report_of
from tests.making import make_rubric


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


def run(library: object, *wanted: str, style: str = "text") -> tuple[int, str]:
    """The exit status and what was printed."""
    out = io.StringIO()
    return run_audit(library, wanted, style, out), out.getvalue()  # type: ignore[arg-type]


def plain() -> Scenario:
    """A scenario that fails: the longest reply is always best, in everything."""
    return replace(chain(lambda _n, to: mixed(3, to)), id="plain")


def test_a_library_is_a_row_each_and_the_sums() -> None:
    """Without names there is one row a scenario, then the library, then what fails; the status is 1."""
    status, text = run(Shelf(fair(), plain()))
    assert status == 1
    rows = [line.split()[0] for line in text.splitlines() if line.startswith(("sample", "plain"))]
    assert rows == ["plain", "sample"]
    assert "Over the library:" in text
    assert "criteria are not met:" in text
    assert "  the library: The best reply is the longest" in text


def test_a_named_scenario_is_told_in_full() -> None:
    """With a name every state stands there with the lengths of its replies, and no criterion of the library."""
    status, text = run(Shelf(fair(8)), "sample")
    assert status == 0
    assert "Every criterion is met." in text
    assert all(f"    s{number}  " in text for number in range(8))
    assert "r0 50 *100%" in text


def test_the_json_has_all_of_it() -> None:
    """Scores, shares, findings, limits and every state can be read by a program."""
    status, text = run(Shelf(fair(), plain()), style="json")
    record = json.loads(text)
    assert status == 1
    assert record["met"] is False
    assert {one["criterion"] for one in record["findings"]} >= {"clue", "naive"}
    assert record["limits"]["pass_mark"] == 60
    assert set(record["library"]) == {"naive", "clues", "placing", "hints"}
    report = record["reports"][1]
    assert report["scenario"] == "sample"
    assert report["openings"][0]["recovery"]["holds"] is True
    assert len(report["openings"][0]["high"]) == 3
    assert report["states"][0]["replies"][0] == {"reply": "r3", "length": 50, "polite": 0, "best": 0.0}
    assert run(Shelf(fair()), "sample", style="json")[0] == 0


def test_an_unknown_scenario_is_said_and_the_others_are_audited() -> None:
    """One name that does not exist makes the status 1, and takes nothing from the rest."""
    status, text = run(Shelf(fair()), "nobody", "sample")
    assert status == 1
    assert "There is no scenario 'nobody'." in text
    assert text.startswith("sample: ")
    assert run(Shelf(fair()), "nobody") == (1, "There is no scenario 'nobody'.\n")


def test_a_file_can_be_named(tmp_path: Path) -> None:
    """A writer audits a copy by its path; what is wrong with a file is said with its place."""
    source = places.scenarios() / "late-return.yaml"
    copy = tmp_path / "late-return.yaml"
    copy.write_bytes(source.read_bytes())
    assert run(Library(), str(copy))[1].startswith("late-return: ")
    copy.write_text("format: 1\n", "utf-8")
    status, text = run(Library(), str(copy))
    assert status == 1
    assert str(copy) in text
    assert run(Library(), str(tmp_path / "none.yaml"))[0] == 1


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("our-course", "modules: {}\n", "a course"),
        ("our-day", "contacts: []\n", "a shift"),
        ("rubric", "", "the rubric"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, name: str, text: str, kind: str) -> None:
    """A course, a shift or the rubric is no scenario with a hundred mistakes: it is said what it is."""
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, "utf-8")
    said = f"{path}: This is {kind}. The audit takes scenarios; check checks {kind}.\n"
    assert run(Library(), str(path)) == (1, said)


def test_one_of_anything_is_said_as_one() -> None:
    """A single way, decision, state or point has no plural, in the report and in what fails."""
    status, text = run(Shelf(chained := replace(chain(lambda _n, to: mixed(3, to), 1), id="short")), "short")
    assert status == 1
    assert not re.search(r"\b1 (ways|decisions|states|points|runs|choices|positions)\b", text), text
    (opening,) = report_of(chained).openings
    found = [one.message for one in _of_scenario(replace(report_of(chained), openings=(one_way(opening),)))]
    assert "There is 1 way above 85; 3 are the least." in found
    assert any("is moved by 1 decision; " in one for one in found)


def one_way(opening: OpeningReport) -> OpeningReport:
    """The opening with one high way only."""
    return replace(opening, high=((9000, ("a",)),))


def test_a_way_with_nothing_new_says_what_it_leaves_out() -> None:
    """Against the first way: what it has instead, what it goes without, or that only the order differs."""
    high = ((9500, ("a", "note", "b")), (9200, ("a", "b")), (9100, ("a", "c", "b")), (9000, ("b", "note", "a")))
    (opening,) = report_of(fair()).openings
    lines = list(_opening_lines(replace(opening, high=high)))
    assert lines[5:9] == [
        "    95.0 a note b",
        "    92.0 without note",
        "    91.0 instead with c",
        "    90.0 in another order: b note a",
    ]


def test_a_terminal_sees_what_is_being_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the error stream names the scenario at work, and is clean in the end; elsewhere it stays empty."""

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen, pipe = Screen(), io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    run(Shelf(fair()))
    assert "1 of 1: sample" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    monkeypatch.setattr("sys.stderr", pipe)
    run(Shelf(fair()))
    assert pipe.getvalue() == ""
