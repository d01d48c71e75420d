"""Very large scenarios: played and audited up to a limit, and surveyed honestly beyond it."""

import ast
import gc
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game import places
from game.audit.report import audit
from game.audit.survey import survey
from game.audit.wide import exploring
from game.cli.audit import run_audit
from game.domain.rubric import Rubric
from game.engine.prepared import prepare
from game.loader import large, proving
from game.loader.large import load_large
from game.loader.loading import load_rubric, load_scenario, read_scenario
from tests.audit.large import large_yaml

ROOT = Path(__file__).resolve().parents[2]
STATES = 450
"""More than the first limit was. The bench does the same with 5,000, and with 50,000 in columns."""


class Shelf:
    """As much of a library as a file of one's own needs."""

    def __init__(self, rubric: Rubric) -> None:
        """Only the rubric."""
        self.rubric = rubric


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


def test_hundreds_of_states_are_proved_and_audited(rubric: Rubric) -> None:
    """A generated file is read, proved, prepared and audited whole, and told what is being done in that order."""
    result = read_scenario(large_yaml(STATES), "large.yaml", rubric)
    assert result.scenario is not None
    steps: list[tuple[float, str]] = []
    report = audit(prepare(result.scenario, rubric), progress=lambda doing, behind: steps.append((behind, doing)))
    assert report.coverage.states == (STATES, STATES)
    assert report.positions > 3_000
    assert [behind for behind, _ in steps] == sorted(behind for behind, _ in steps)
    assert sum(report.shares.values()) == pytest.approx(1.0)


@pytest.fixture
def too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of more states than can be proved; the limit is lowered, so that it need not have thousands."""
    monkeypatch.setattr(proving, "MOST_STATES", 100)
    path = tmp_path / "large.yaml"
    path.write_text(large_yaml(150), "utf-8")
    return path


def run(path: Path, rubric: Rubric, style: str = "text") -> tuple[int, str]:
    """The status of the command for one file, and what it said."""
    out = io.StringIO()
    return run_audit(Shelf(rubric), [str(path)], style, out), out.getvalue()  # type: ignore[arg-type]


def test_a_file_too_large_to_play_is_surveyed(too_large: Path, rubric: Rubric) -> None:
    """`check` refuses it with EM315; the audit walks all of it, says what was not looked at, and ends with 1."""
    assert [one.code for one in load_scenario(too_large, rubric).diagnostics] == ["EM315"]
    assert load_large(too_large, rubric).scenario is not None
    status, text = run(too_large, rubric)
    assert status == 1
    assert "positions, " in text
    assert "all of them walked." in text
    assert "It is too large to be played. Not looked at: naive players" in text
    assert re.search(r"States come by: (1\d\d) of \1\. Endings: 6 of 6\.", text)
    assert "large: Too large to be played: all " in text


def test_what_was_not_walked_is_said(too_large: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the walk is broken off, known and walked positions, states and bounds are those of the part."""
    monkeypatch.setattr(exploring, "BUDGET", 300)
    status, text = run(too_large, rubric)
    assert status == 1
    assert "known positions walked" in text
    assert "What follows is true of the part that was walked." in text
    assert "from which no ending can be reached: not known" in text
    record = json.loads(run(too_large, rubric, "json")[1])
    (survey,) = record["surveys"]
    assert survey["complete"] is False
    assert 300 <= survey["walked"] < survey["known"]
    assert survey["trapped"] is None
    assert [one["criterion"] for one in record["findings"]] == ["size"]


def padded(path: Path, megabytes: int) -> Path:
    """A file with so much text before a sound scenario."""
    path.write_text(f"# {'padding ' * 13}\n" * (megabytes * 10_000 + 1) + large_yaml(150), "utf-8")
    return path


def test_a_file_of_more_than_6_mb_is_surveyed(tmp_path: Path, rubric: Rubric) -> None:
    """`check` refuses it with EM002; the audit reads it all the same, walks all of it, and says so."""
    path = padded(tmp_path / "large.yaml", 6)
    assert path.stat().st_size > 6_000_000
    assert [one.code for one in load_scenario(path, rubric).diagnostics] == ["EM002"]
    status, text = run(path, rubric)
    assert status == 1
    assert "all of them walked." in text
    assert re.search(r"States come by: (1\d\d) of \1\. Endings: 6 of 6\.", text)
    assert "large: Too large to be played: all " in text


def test_beyond_the_last_limit_a_file_is_refused(
    tmp_path: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too large even for the audit is refused in one sentence, before it is read; the limit is lowered."""
    monkeypatch.setattr(large, "LARGEST_BYTES", 7_000_000)
    status, text = run(padded(tmp_path / "large.yaml", 7), rubric)
    assert (status, text) == (1, f"{tmp_path / 'large.yaml'}: The file is larger than 7 MB.\n")


def test_too_little_memory_is_said(too_large: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer whose memory does not suffice says so; there is no traceback."""

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(large, "examine", full)
    status, text = run(too_large, rubric)
    assert status == 1
    assert text == f"{too_large}: The memory of this computer is too small for this file.\n"


def test_a_survey_tells_how_far_it_is(too_large: Path, rubric: Rubric) -> None:
    """Reading and walking tell their steps in order, with the states read and the positions walked so far."""
    steps: list[tuple[str, float]] = []
    result = load_large(too_large, rubric, lambda doing, behind: steps.append((doing, behind)))
    assert result.scenario is not None
    walk: list[tuple[str, float]] = []
    found = survey(result.scenario, rubric, telling=lambda doing, behind: walk.append((doing, behind)))
    for told in (steps, walk):
        assert [behind for _, behind in told] == sorted(behind for _, behind in told)
        assert all(0.0 <= behind <= 1.0 for _, behind in told)
    assert steps[-1] == (f"{len(result.scenario.states)} states read", 1.0)
    assert sum("positions so far" in doing for doing, _ in walk) > 10
    assert f"walking, {found.walked:,} positions so far" in [doing for doing, _ in walk]


def test_reading_leaves_nothing_behind(too_large: Path, rubric: Rubric) -> None:
    """Of what was written, which takes ten times the memory of the scenario, nothing is kept, and the collection of
    rubbish is as it was."""
    assert gc.isenabled()
    assert load_large(too_large, rubric).written is None
    assert gc.isenabled()


def test_other_mistakes_of_a_large_file_come_first(too_large: Path, rubric: Rubric) -> None:
    """A file that is too large and wrong is told what is wrong, with its line."""
    text = too_large.read_text("utf-8").replace("  e0: {customer", "  nowhere: {customer")
    too_large.write_text(text, "utf-8")
    status, said = run(too_large, rubric)
    assert status == 1
    assert f"{too_large}:" in said
    assert "leads to 'e0', which does not exist." in said


@pytest.mark.parametrize("module", ["game.audit.report", "game.audit.survey", "game.cli.audit", "game.session.session"])
def test_numpy_is_loaded_for_very_large_scenarios_only(module: str) -> None:
    """Neither play nor the audit of a usual scenario loads NumPy."""
    code = f"import sys, {module}; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_numpy_has_one_floor() -> None:
    """Only `game.audit.wide` names NumPy."""
    naming = set()
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.partition(".")[0] == "numpy" for name in names):
                naming.add(path.parent.relative_to(ROOT).as_posix())
    assert naming == {"game/audit/wide"}
