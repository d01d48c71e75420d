"""The commands import and export."""

from pathlib import Path

import pytest

from game.app import main


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for what the game keeps, so that the library is read once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, shelf: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(shelf))


def test_import_writes_a_scenario_that_is_sound(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Named after the story; the status is 0 where nothing was lost, and check finds no error."""
    assert main(["import", str(stories / "harlowe.twee")]) == 0
    said = capsys.readouterr().out
    assert "6 passages with 13 choices, now 4 states and 2 endings in the-jacket-in-harlowe.yaml." in said
    assert "Nothing was lost." in said
    assert main(["check", "the-jacket-in-harlowe.yaml"]) == 0


def test_import_names_what_was_lost_and_says_so_by_its_status(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 1, each with file and line, and a comment in the file."""
    page = stories / "published.html"
    assert main(["import", str(page), "-o", "jacket.yaml"]) == 1
    said = capsys.readouterr().out
    assert f"{page}:10:" in said
    assert "2 things could not be carried over" in said
    text = (tmp_path / "jacket.yaml").read_text(encoding="utf-8")
    assert text.count("# import: published.html:10:") == 2
    assert "\nid: jacket\n" in text


def test_import_never_writes_over_a_file_unasked(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--force does."""
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    story = str(stories / "snowman.twee")
    assert main(["import", story, "-o", "mine.yaml"]) == 1
    assert "such a file already" in capsys.readouterr().err
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert main(["import", story, "-o", "mine.yaml", "--force"]) == 0
    assert "states:" in (tmp_path / "mine.yaml").read_text(encoding="utf-8")


def test_import_of_an_archive_takes_the_story_named(stories: Path, tmp_path: Path) -> None:
    """And an id of one's own."""
    archive = str(stories / "archive.html")
    assert main(["import", archive]) == 1
    assert list(tmp_path.iterdir()) == []
    assert main(["import", archive, "--story", "The jacket in Chapbook", "--id", "jacket"]) == 0
    assert (tmp_path / "jacket.yaml").exists()


@pytest.mark.parametrize(
    "arguments", [["import"], ["import", "a.twee", "--id", "No Id"], ["import", "a.twee", "--format",
    "word"], ["export"],
                  ["export", "twee"], ["export", "word", "late-return"]]
)  # fmt: skip
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """As everywhere."""
    assert main(arguments) == 2
    assert "usage:" in capsys.readouterr().err


def test_the_help_says_what_the_status_means(capsys: pytest.CaptureFixture[str]) -> None:
    """0, 1 and 2."""
    assert main(["import", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    for words in ("0 nothing was lost", "1 the scenario was written but something could not be said",
    "2 the command was"):
        assert words in said


def test_a_folder_that_is_not_there_is_one_sentence(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing half written."""
    assert main(["import", str(stories / "snowman.twee"), "-o", "nowhere/a.yaml"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_export_and_import_again(capsys: pytest.CaptureFixture[str]) -> None:
    """By the commands alone: nothing lost, the id is its own, and what Twine does not play is named."""
    assert main(["export", "twee", "late-return"]) == 0
    assert "Twine does not play:" in capsys.readouterr().out
    assert main(["import", "late-return.twee"]) == 0
    assert "Nothing was lost." in capsys.readouterr().out
    assert main(["export", "twee", "late-return.yaml", "-o", "again.twee"]) == 0
    first, again = (Path(name).read_text(encoding="utf-8") for name in ("late-return.twee", "again.twee"))
    assert sorted(first.splitlines()) == sorted(again.splitlines())
    assert main(["export", "twee", "nobody"]) == 1
