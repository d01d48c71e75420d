"""The review command: in words, as a page, as JSON; and what it refuses."""

import io
import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from game.app import main
from game.cli.progress import Waiting
from game.records.opening import open_records
from tests.coaching.meeting.small import contact
from tests.coaching.meeting.team import attempt, trainee


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Records of four people who answered yesterday; the contact itself is not at hand any more."""
    made, yesterday, folder = contact(), datetime.now(UTC) - timedelta(days=1), tmp_path_factory.mktemp("review")
    with open_records(folder) as records:
        for number, picks in enumerate(("ax", "by", "ax", "cx")):
            records.add(attempt(made, trainee(number), yesterday, picks=picks))
    return folder


def run(folder, capsys, *words):
    """The status, and what was written to both streams."""
    status = main(["review", "--data", str(folder), *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_in_words(folder, capsys):
    """Every part of the meeting has a heading, and what could not be read is noted."""
    status, out, _ = run(folder, capsys, "--terminal", "--team", "blue")
    assert status == 0
    assert out.startswith("Blue, ")
    for part in ("4  people played", "Most improved", "Our four pillars", "split us", "practise next", "Our next goal"):
        assert part in out
    assert "not in the archive" in out


def test_as_json(folder, capsys):
    """One JSON text and nothing else."""
    status, out, _ = run(folder, capsys, "--json", "--period", "week")
    assert status == 0
    assert json.loads(out)["people"] == 4


def test_as_a_page(folder, capsys, tmp_path):
    """Into a file, which is not written over unless that is asked for; or into the terminal."""
    file = tmp_path / "meeting.html"
    assert run(folder, capsys, "--html", str(file)) == (0, f"The meeting is in {file}.\n", "")
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")
    status, _, err = run(folder, capsys, "--html", str(file))
    assert status == 1
    assert "already" in err
    assert run(folder, capsys, "--html", str(file), "--force")[0] == 0
    assert run(folder, capsys, "--html", "-")[1].startswith("<!DOCTYPE html>")


def test_a_goal_can_be_set(folder, capsys):
    """It is the goal then, in scores as people say them."""
    told = json.loads(run(folder, capsys, "--json", "--goal", "empathy=70")[1])
    assert told["goal"]["target"] == 7000
    assert json.loads(run(folder, capsys, "--json", "--goal", "contacts=40")[1])["goal"]["target"] == 40


def test_a_goal_is_kept_and_told_next_time(tmp_path, folder, capsys, monkeypatch):
    """Set one day, the meeting of another day opens with it; on the same day it is simply the goal."""
    from game.session.clock import SystemClock

    data = tmp_path / "data"
    shutil.copytree(folder, data, ignore=shutil.ignore_patterns("goals.json"))
    assert "we said" not in run(data, capsys, "--terminal", "--goal", "contacts=2", "--team", "Blue")[1]
    told = json.loads(run(data, capsys, "--json", "--team", "Blue")[1])
    assert told["goal"] == {"measure": "contacts", "now": 4, "target": 2, "kept": True,
                            "sentence": "2 contacts together by our next meeting."}  # fmt: skip
    assert told["last_goal"] is None
    later = datetime.now(UTC) + timedelta(days=7)
    monkeypatch.setattr(SystemClock, "utc", lambda self: later)
    told = run(data, capsys, "--terminal", "--team", "Blue")[1]
    assert "we said: 2 contacts together. Not yet: 0, and 2 to go." in told
    assert json.loads(run(data, capsys, "--json")[1])["last_goal"] is None


def test_a_goal_about_nothing_that_is_there_is_refused(folder, capsys):
    """With what there is to choose from; nothing is kept."""
    status, _, err = run(folder, capsys, "--json", "--goal", "kindness=70")
    assert status == 1
    assert "choose accuracy, empathy" in err


def test_an_unknown_team_is_named_with_those_there_are(folder, capsys):
    """A slip of the pen shows no empty meeting."""
    status, _, err = run(folder, capsys, "--terminal", "--team", "Bleu")
    assert status == 1
    assert "There are: Blue." in err


@pytest.mark.parametrize("words", [
    ("--period", "day"), ("--period", "2026-13"), ("--goal", "empathy"), ("--goal", "empathy=101"),
    ("--goal", "empathy=0"), ("--goal", "empathy=-1"), ("--goal", "=4"), ("--json", "--terminal"),
])  # fmt: skip
def test_what_is_not_understood_is_refused(folder, capsys, words):
    """With exit status 2, before anything is read."""
    status, out, err = run(folder, capsys, *words)
    assert (status, out) == (2, "")
    assert "review" in err


def test_without_records_the_meeting_is_empty(tmp_path, capsys):
    """The first day of a team: everything says so, kindly."""
    status, out, _ = run(tmp_path, capsys, "--terminal")
    assert status == 0
    assert "0  contacts" in out
    assert "3 contacts together" in out


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self):
        """It is."""
        return True


def test_a_terminal_is_told_how_far_it_is_and_a_file_is_not():
    """One line that is taken away again; where nobody looks nothing is written."""
    seen, unseen = Terminal(), io.StringIO()
    for stream in (seen, unseen):
        waiting = Waiting("Putting it together", stream)
        waiting.show(12_000)
        waiting.done()
    assert "Putting it together: 12,000 contacts looked at" in seen.getvalue()
    assert seen.getvalue().endswith("\r\x1b[K")
    assert unseen.getvalue() == ""
