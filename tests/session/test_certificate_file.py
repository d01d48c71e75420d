"""The certificate as a file: where it goes, how it is called, and that it harms nothing that is there."""

from pathlib import Path

import pytest

from game.domain.errors import ExtraMileError
from game.session.certificate_file import certificate_folder, file_name, keep_certificate


def test_it_goes_among_the_documents_of_whoever_keeps_records_in_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents where there are some, else the data folder; records kept elsewhere keep their certificates."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    usual = tmp_path / "usual"
    monkeypatch.setattr("game.places.user_data", lambda: usual)
    assert certificate_folder(usual) == usual
    (tmp_path / "Documents").mkdir()
    assert certificate_folder(usual) == tmp_path / "Documents"
    assert certificate_folder(tmp_path / "stick") == tmp_path / "stick"


def test_without_a_home_it_goes_into_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system names no home folder nothing is guessed."""

    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    assert certificate_folder(tmp_path) == tmp_path


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Anna Berg", "certificate-anna-berg.html"),
        ("../../etc/passwd", "certificate-etc-passwd.html"),
        ("张伟", "certificate-张伟.html"),
        ("👩‍👩‍👧", "certificate-trainee.html"),
        ("W" * 200, f"certificate-{'w' * 40}.html"),
    ],
)
def test_the_name_of_the_file_is_that_of_the_trainee(name: str, file: str) -> None:
    """Letters and digits of any script stay; nothing in a name can lead into another folder."""
    assert file_name(name) == file


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Another page of the same name stays; the same page is written once however often it is asked for."""
    first = keep_certificate("<p>Anna of Blue</p>", "Anna", tmp_path / "new")
    assert (first.name, first.read_text("utf-8")) == ("certificate-anna.html", "<p>Anna of Blue</p>")
    assert keep_certificate("<p>Anna of Blue</p>", "Anna", tmp_path / "new") == first
    other = keep_certificate("<p>Anna of Red</p>", "Anna", tmp_path / "new")
    assert (other.name, first.read_text("utf-8")) == ("certificate-anna-2.html", "<p>Anna of Blue</p>")
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """Where a file stands in the folder's place the sentence names it and says that nothing is lost."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(ExtraMileError, match=r"cannot be written into .*file \(.+\)\. Nothing is lost\."):
        keep_certificate("page", "Anna", blocked)
