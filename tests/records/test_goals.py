"""The file of goals: read as written, one a day for each team, and never lost silently."""

from datetime import UTC, datetime, timedelta

import pytest

from game.domain.errors import RecordsReadOnly
from game.records.goals import FILE, MOST_KEPT, Kept, keep_goal, load_goals

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
BLUE = Kept("Blue", "empathy", 7000, 6100, NOW)


def test_what_is_kept_is_read_again(tmp_path):
    """Teams, everybody, and those without a team are told apart."""
    goals = (BLUE, Kept(None, "contacts", 40, None, NOW + timedelta(hours=1)), Kept("", "wows", 6, 5, NOW))
    for one in goals:
        keep_goal(tmp_path / "new", one)
    assert load_goals(tmp_path / "new") == (tuple(sorted(goals, key=lambda one: one.when)), "")
    assert load_goals(tmp_path) == ((), "")


def test_one_goal_a_day_and_the_last_of_many(tmp_path):
    """A second thought on the same day takes the place of the first; old ones go."""
    keep_goal(tmp_path, BLUE)
    keep_goal(tmp_path, BLUE._replace(target=7200, when=NOW + timedelta(hours=1)))
    assert [one.target for one in load_goals(tmp_path)[0]] == [7200]
    for day in range(1, MOST_KEPT + 3):
        keep_goal(tmp_path, BLUE._replace(when=NOW + timedelta(days=day)))
    found, _ = load_goals(tmp_path)
    assert len(found) == MOST_KEPT
    assert found[-1].when == NOW + timedelta(days=MOST_KEPT + 2)


@pytest.mark.parametrize("content", [b"not json", b"[]", b'{"version": 9, "goals": []}', b"\xff"])
def test_a_damaged_file_is_kept_aside(tmp_path, content):
    """It is said, nothing is read from it, and the next goal does not write over the only copy."""
    (tmp_path / FILE).write_bytes(content)
    found, problem = load_goals(tmp_path)
    assert found == ()
    assert "goals.json.damaged" in problem
    keep_goal(tmp_path, BLUE)
    assert load_goals(tmp_path) == ((BLUE,), "")
    assert (tmp_path / f"{FILE}.damaged").read_bytes() == content


def test_one_bad_goal_does_not_take_the_others_with_it(tmp_path):
    """The good ones are read, and the sentence names the file."""
    keep_goal(tmp_path, BLUE)
    text = (tmp_path / FILE).read_text()
    wows = '{"team": null, "measure": "wows", "was": null, '
    for bad in ('{"team": 3}', f'{wows}"target": "6", "when": 5}}', "7", f'{wows}"target": 6, "when": {10**19}}}'):
        (tmp_path / FILE).write_text(text.replace("[", f"[{bad},"))
        found, problem = load_goals(tmp_path)
        assert found == (BLUE,)
        assert FILE in problem


def test_goals_that_cannot_be_read_are_not_written_over(tmp_path, monkeypatch):
    """Where the disk does not give them out no goal is added, in a sentence; when it does again, all are there."""
    keep_goal(tmp_path, BLUE)

    def broken(self):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.read_bytes", broken)
        with pytest.raises(RecordsReadOnly, match=r"cannot be read \(Input/output error\), so none is added\."):
            keep_goal(tmp_path, BLUE._replace(when=NOW + timedelta(days=1)))
    assert load_goals(tmp_path) == ((BLUE,), "")


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    """What to do is said, and nothing is half written."""
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordsReadOnly, match=r"The goal cannot be kept in .* choose another folder"):
        keep_goal(tmp_path / "file", BLUE)
