"""Plans are completed so that nothing goes unplayed, and renewed where a change is meant; nothing else is touched."""

import io
import re
from argparse import Namespace
from pathlib import Path

import pytest

from game import places
from game.audit.covering import choices_of, covering
from game.audit.recording import recorded
from game.audit.rehearsal import rehearse
from game.cli.workshop import plan
from game.domain.errors import ScenarioError
from game.engine.prepared import prepare
from game.loader.loading import load_scenario
from game.loader.plans import load_plans, plans_file
from game.session.clock import SystemClock
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.training import Training
from tests.audit.advice.plain import PLAIN
from tests.making import make_rubric, random_scenario

SHIPPED = sorted((places.scenarios() / "plans").glob("*.yaml"))


@pytest.fixture(scope="module")
def library() -> Library:
    """The library that ships."""
    return Library()


@pytest.fixture
def training(tmp_path: Path, library: Library) -> Training:
    """A training with records of its own."""
    return Training(tmp_path / "data", library, Keeper(tmp_path / "data"), SystemClock())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small scenario's file."""
    path = tmp_path / "plain.yaml"
    path.write_text(PLAIN, "utf-8")
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_plans_are_complete(path: Path, library: Library) -> None:
    """Every reply, early side and landing gesture of a shipped scenario is played by its plan, which is up to date."""
    result = load_plans(path)
    assert result.written is not None
    text = result.written.texts[0]
    assert recorded(text, result, library.prepared(path.stem)) == text


@pytest.mark.parametrize("seed", range(12))
def test_plays_cover_everything_that_can_be_taken(seed: int) -> None:
    """In any scenario the plays take every choice of the graph, from wherever it opens, and all reach an ending."""
    prepared = prepare(random_scenario(seed), make_rubric())
    plays = list(covering(prepared))
    taken = {index for edges in prepared.graph.edges for index, _ in edges}
    assert {index for one in plays for index in one.choices} == taken
    for one in plays:
        assert tuple(choices_of(prepared, one.opening, one.actions)) == one.choices


def run(training: Training, file: Path, write: bool) -> tuple[int, str]:
    """The command's exit status and what it says."""
    out = io.StringIO()
    return plan.run(Namespace(file=file, write=write), training, out), out.getvalue()


def test_a_plan_is_shown_then_written_then_up_to_date(training: Training, file: Path) -> None:
    """Without --write nothing is written; with it, check has nothing to say, and the command neither."""
    status, said = run(training, file, write=False)
    assert (status, plans_file(file).exists()) == (1, False)
    assert "+    play: [ask, bye]" in said
    assert run(training, file, write=True)[0] == 0
    assert run(training, file, write=False)[0] == 0
    scenario = load_scenario(file, training.library.rubric).scenario
    assert scenario is not None
    assert rehearse(file, prepare(scenario, training.library.rubric)) == ()


def test_what_a_trainer_wrote_stays(training: Training, file: Path) -> None:
    """Renewing changes endings, scores and outcomes; names, words and comments stay."""
    run(training, file, write=True)
    target = plans_file(file)
    text = re.sub("overall: [0-9]+", "overall: 17", target.read_text("utf-8"))
    text = text.replace("    play:", "    # what she hopes for\n    play:", 1).replace("unplayed, 1", "of hers", 1)
    target.write_text(text, "utf-8")
    run(training, file, write=True)
    renewed = target.read_text("utf-8")
    assert "# what she hopes for" in renewed
    assert "of hers" in renewed
    assert "overall: 17" not in renewed


def test_a_play_that_cannot_be_played_is_told(training: Training, file: Path) -> None:
    """Nothing is thrown away silently: the play is named, and the file stays as it is."""
    run(training, file, write=True)
    before = plans_file(file).read_text("utf-8").replace("ask, bye", "ask, gone")
    plans_file(file).write_text(before, "utf-8")
    with pytest.raises(ScenarioError, match="cannot be played any more: 'gone' is not on offer in 'last'"):
        run(training, file, write=True)
    assert plans_file(file).read_text("utf-8") == before


def test_a_scenario_that_is_not_sound_has_no_plan(training: Training, file: Path) -> None:
    """The first problem is told instead."""
    file.write_text(PLAIN.replace("to: fine}", "to: find}"), "utf-8")
    with pytest.raises(ScenarioError, match="find"):
        run(training, file, write=True)


@pytest.mark.parametrize(
    "plan_text",
    [
        "scenario: plain\nplans: [{name: one, play: [ask, bye]}, {name: two, play: [sigh, bye]}]\n",
        "scenario: plain\nplans:\n  [{name: one, play: [ask, bye]}]\n",
    ],
)
def test_a_plan_in_another_style_is_left_alone(training: Training, file: Path, plan_text: str) -> None:
    """What cannot be renewed line by line is refused with a sentence, and the file stays as it is."""
    plans_file(file).parent.mkdir()
    plans_file(file).write_text(plan_text, "utf-8")
    with pytest.raises(ScenarioError, match="Write each play on lines of its own"):
        run(training, file, write=True)
    assert plans_file(file).read_text("utf-8") == plan_text


def test_what_it_rests_on_may_be_a_block(training: Training, file: Path) -> None:
    """A block of several lines is renewed as a whole."""
    run(training, file, write=True)
    text = plans_file(file).read_text("utf-8")
    plans_file(file).write_text(re.sub("rests_on: .*", "rests_on:\n  desk: other\n\n  situations: 3", text), "utf-8")
    assert run(training, file, write=True)[0] == 0
    assert plans_file(file).read_text("utf-8") == text


def test_line_ends_stay_as_they_are(training: Training, file: Path) -> None:
    """A plan with the line ends of Windows is up to date, and renewed it keeps them."""
    run(training, file, write=True)
    target = plans_file(file)
    crlf = target.read_bytes().replace(b"\n", b"\r\n")
    target.write_bytes(crlf)
    assert run(training, file, write=False)[0] == 0
    target.write_bytes(re.sub(rb"overall: [0-9]+", b"overall: 17", crlf))
    assert run(training, file, write=True)[0] == 0
    assert target.read_bytes() == crlf


def test_what_would_not_come_out_is_not_written(training: Training, file: Path) -> None:
    """Words that she does not say any more are told, and the file stays as it is, also where all else is right."""
    run(training, file, write=True)
    target = plans_file(file)
    before = target.read_text("utf-8").replace(
        "    ending:", "    expect:\n      - {after: 1, says: Never said}\n    ending:", 1
    )
    target.write_text(before, "utf-8")
    for write in (False, True):
        with pytest.raises(ScenarioError, match="Nothing was written, because the plan would not come out"):
            run(training, file, write=write)
    assert target.read_text("utf-8") == before


@pytest.mark.parametrize(
    "plan_text",
    [
        "scenario: plain\nplans: []\n",
        "plans:\n  - name: one\n    play: [ask, bye]\nscenario: plain\n",
        "scenario: plain\nplans:\n- name: one\n  play: [ask, bye]\n",
        "scenario: plain\nplans:\n  - {name: one, play: [ask, bye]}\n",
    ],
)
def test_no_valid_plan_is_destroyed(training: Training, file: Path, plan_text: str) -> None:
    """However a valid plan is written: afterwards it comes out, or it is as it was and a sentence says why."""
    target = plans_file(file)
    target.parent.mkdir()
    target.write_text(plan_text, "utf-8")
    assert load_plans(target).shape is not None
    try:
        run(training, file, write=True)
    except ScenarioError:
        assert target.read_text("utf-8") == plan_text
    scenario = load_scenario(file, training.library.rubric).scenario
    assert scenario is not None
    assert rehearse(file, prepare(scenario, training.library.rubric)) == ()
