"""The shelf: what was proved before is not proved again, and nothing on it can do harm."""

import pickle
import shutil
from pathlib import Path

import pytest

from game import places
from game.session.library import Library
from game.session.shelf import FILE, Shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one shipped scenario."""
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    shutil.copy(places.scenarios() / "late-return.yaml", scenarios)
    return scenarios


def test_an_unchanged_library_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the same contents come from the shelf, without the loader."""
    first = Library([folder], Shelf(tmp_path)).contents

    def never(*_args: object) -> None:
        raise AssertionError("the loader was asked")

    monkeypatch.setattr("game.loader.loading.load_library", never)
    monkeypatch.setattr("game.loader.loading.load_rubric", never)
    assert Library([folder], Shelf(tmp_path)).contents == first


def test_any_change_is_noticed(folder: Path, tmp_path: Path) -> None:
    """One changed letter in a scenario, and it is read anew."""
    before = Library([folder], Shelf(tmp_path)).scenarios["late-return"]
    path = folder / "late-return.yaml"
    path.write_text(path.read_text("utf-8").replace("title: The", "title: A"), "utf-8")
    after = Library([folder], Shelf(tmp_path)).scenarios["late-return"]
    assert after.title != before.title
    assert after.digest != before.digest


@pytest.mark.parametrize("damage", ["short", "noise", "evil"])
def test_a_damaged_or_hostile_shelf_is_passed_over(folder: Path, tmp_path: Path, damage: str) -> None:
    """A torn file, noise, or a pickle that wants to run a command is ignored, and the library read as ever."""
    first = Library([folder], Shelf(tmp_path)).contents
    path = tmp_path / FILE
    head, _, body = path.read_bytes().partition(b"\n")

    class Evil:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "was-here",))

    bodies = {"short": body[: len(body) // 2], "noise": b"\x80\x05nonsense", "evil": pickle.dumps(Evil())}
    path.write_bytes(head + b"\n" + bodies[damage])
    assert Library([folder], Shelf(tmp_path)).contents == first
    assert not (tmp_path / "was-here").exists()


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path, tmp_path: Path) -> None:
    """Where there is a file in place of the data folder, the library is read and nothing is said."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    assert Library([folder], Shelf(blocked)).scenarios
