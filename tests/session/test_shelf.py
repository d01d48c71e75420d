"""The shelf: what was proved before is not proved again, and nothing on it can do harm."""

import pickle
import shutil
from pathlib import Path

import pytest

from game import places
from game.domain.scenario import Channel
from game.session.library import Library
from game.session.shelf import FILE, Shelf, _careful


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one shipped scenario."""
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    shutil.copy(places.scenarios() / "late-return.yaml", scenarios)
    return scenarios


def whole(library: Library) -> tuple[object, ...]:
    """All a library holds, its scenarios read."""
    return (*library.contents[:3], dict(library.scenarios), library.problems)


def test_an_unchanged_library_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the same contents come from the shelf, without the loader."""
    first = whole(Library([folder], Shelf(tmp_path)))

    def never(*_args: object) -> None:
        raise AssertionError("the loader was asked")

    monkeypatch.setattr("game.loader.loading.load_library", never)
    monkeypatch.setattr("game.loader.loading.load_rubric", never)
    assert whole(Library([folder], Shelf(tmp_path))) == first


def test_any_change_is_noticed(folder: Path, tmp_path: Path) -> None:
    """One changed letter in a scenario, and it is read anew."""
    before = Library([folder], Shelf(tmp_path)).scenarios["late-return"]
    path = folder / "late-return.yaml"
    path.write_text(path.read_text("utf-8").replace("title: The", "title: A"), "utf-8")
    after = Library([folder], Shelf(tmp_path)).scenarios["late-return"]
    assert after.title != before.title
    assert after.digest != before.digest


@pytest.mark.parametrize("damage", ["short", "noise", "evil", "reaching"])
def test_a_damaged_or_hostile_shelf_is_passed_over(folder: Path, tmp_path: Path, damage: str) -> None:
    """A torn file, noise, or a pickle that wants to run a command is ignored, and the library read as ever."""
    first = whole(Library([folder], Shelf(tmp_path)))
    path = tmp_path / FILE
    head, _, body = path.read_bytes().partition(b"\n")

    class Evil:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "was-here",))

    class Reaching:
        def __reduce__(self):
            return (getattr, (Channel, "__subclasses__"))

    bodies = {"short": body[: len(body) // 2], "noise": b"\x80\x05nonsense"}
    bodies |= {"evil": pickle.dumps(Evil()), "reaching": pickle.dumps(Reaching())}
    path.write_bytes(head + b"\n" + bodies[damage])
    assert whole(Library([folder], Shelf(tmp_path))) == first
    assert not (tmp_path / "was-here").exists()


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path, tmp_path: Path) -> None:
    """Where there is a file in place of the data folder, the library is read and nothing is said."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    assert Library([folder], Shelf(blocked)).scenarios


def test_scenarios_are_read_one_by_one_and_kept_by_nobody(folder: Path, tmp_path: Path) -> None:
    """Cards need no scenario, and a scenario asked for twice is read twice: memory does not grow with the library."""
    assert Library([folder], Shelf(tmp_path)).cards()
    library = Library([folder], Shelf(tmp_path))
    one, two = library.scenarios["late-return"], library.scenarios["late-return"]
    assert one == two
    assert one is not two
    assert library.cards()[0].id == "late-return"


def test_a_shelf_changed_under_ones_feet_is_read_again(folder: Path, tmp_path: Path) -> None:
    """Where another game has put something else there meanwhile, or nothing is left, the files are read instead."""
    assert Library([folder], Shelf(tmp_path)).scenarios
    for spoil in (lambda path: path.write_bytes(b"other\n1\n"), lambda path: path.unlink()):
        library = Library([folder], Shelf(tmp_path))
        assert library.cards()
        spoil(tmp_path / FILE)
        assert library.prepared("late-return").scenario.id == "late-return"
        assert Library([folder], Shelf(tmp_path)).scenarios


def test_members_of_enumerations_come_back_however_they_were_written() -> None:
    """Some versions of Python write a member as `getattr(Channel, "PHONE")`; that is read, and nothing else by it."""
    written = b"cbuiltins\ngetattr\n(cgame.domain.scenario\nChannel\nS'PHONE'\ntR."
    assert _careful(written) is Channel.PHONE
    with pytest.raises(ValueError, match="only members"):
        _careful(b"cbuiltins\ngetattr\n(cgame.domain.errors\nExtraMileError\nS'mro'\ntR.")
