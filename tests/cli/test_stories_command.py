"""The stories command: mine with their numbers, the team's only where they were released."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.app import main
from game.cli.stories import share_story, show_my_stories, show_team_stories
from game.domain.errors import UsageError
from game.records.opening import open_records
from game.records.store import Records
from tests.records.samples import ANNA, BEN, attempt


@pytest.fixture
def records(tmp_path: Path):
    """Two wows of Anna's, and one of Ben's."""
    with open_records(tmp_path) as records:
        for who, text in ((ANNA, "They wrote."), (ANNA, "They rang."), (BEN, "He waited.")):
            records.add(replace(attempt(who), story=text))
        yield records


def told(show, *args: object) -> str:
    """What a function writes."""
    out = io.StringIO()
    show(*args, out)
    return out.getvalue()


def test_mine_come_newest_first_and_say_who_may_read_them(records: Records) -> None:
    """A number, the contact, the day, whether it was released, and the story."""
    said = told(share_story, records, ANNA, 2, True)
    assert said == "The team may read this story now.\n"
    lines = told(show_my_stories, records, ANNA, "text").splitlines()
    assert lines[0] == "1. late-return, 2026-03-02 (yours alone)"
    assert lines[1] == "   They rang."
    assert lines[2].endswith("(the team may read it)")


def test_the_team_reads_what_was_released_until_it_is_taken_back(records: Records) -> None:
    """Nothing before, the story with its trainee's name after, and nothing again."""
    assert "No story has been released" in told(show_team_stories, records, "North", "text")
    told(share_story, records, ANNA, 1, True)
    assert told(show_team_stories, records, "North", "text").splitlines()[1] == "   They rang."
    assert json.loads(told(show_team_stories, records, "North", "json"))[0]["trainee"] == "Anna"
    told(share_story, records, ANNA, 1, False)
    assert "No story has been released" in told(show_team_stories, records, "North", "text")


def test_a_number_that_is_not_there_is_refused(records: Records) -> None:
    """The sentence says which numbers there are."""
    with pytest.raises(UsageError, match="There are 1 to 2"):
        share_story(records, ANNA, 3, True, io.StringIO())


def test_the_command_line_knows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], records: Records) -> None:
    """`stories --name` and `--of-team` read the records of the folder; an unknown name is said."""
    assert main(["--data", str(tmp_path), "stories", "--name", "Ben"]) == 0
    assert "He waited." in capsys.readouterr().out
    assert main(["--data", str(tmp_path), "stories", "--of-team", "North"]) == 0
    assert main(["--data", str(tmp_path), "stories", "--name", "Nobody"]) == 1


def test_what_cannot_be_meant_together_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To read the team's stories and to release one in the same breath would release nothing, and not say so."""
    assert main(["--data", str(tmp_path), "stories", "--of-team", "North", "--share", "1"]) == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize("words", [(), ("--name", "Anna")])
def test_where_nobody_has_played_it_says_how_to_begin(words, tmp_path: Path, capsys) -> None:
    """One sentence, with a command that can be copied."""
    assert main(["stories", *words, "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "Nobody has finished a contact here yet. "
        "Play one first: python3 main.py play first-day --terminal --name Anna\n"
    )
