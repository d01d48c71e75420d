"""Loading a library: what comes back, of twins only one, and what was proved before is not proved again."""

import subprocess
import sys
from pathlib import Path

import pytest

from game import places
from game.domain.rubric import Rubric
from game.loader import Proofs, load_library, load_rubric, load_scenario, read_rubric_source, read_scenario
from game.loader import loading as module
from game.loader.proofs import MOST_KEPT
from tests.loader.odd_files import GOOD

FOLDER = places.scenarios()


def test_what_ships_is_sound(rubric: Rubric) -> None:
    """Every scenario that ships is sound, and has not even a warning or a hint."""
    results = load_library([FOLDER], rubric)
    assert len(results) >= 3
    assert [one.id for one in results] == sorted(one.id for one in results)
    assert [one.diagnostics for one in results if one.diagnostics] == []


def test_importing_the_floor_is_light() -> None:
    """`import game.loader` loads neither YAML nor pydantic; asking for a function does."""
    script = "import sys, game.loader; assert not {'yaml', 'pydantic'} & set(sys.modules); game.loader.load_rubric; "
    script += "assert {'yaml', 'pydantic'} <= set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=Path(module.__file__).parents[2], check=True)


def test_an_unknown_name_of_the_floor() -> None:
    """What the loader does not have is missed in the usual way."""
    import game.loader

    with pytest.raises(AttributeError, match="no attribute 'load_everything'"):
        _ = game.loader.load_everything


def test_a_rubric_comes_back_from_its_source(rubric: Rubric) -> None:
    """The text that is archived of a rubric gives the same rubric again."""
    source = load_rubric(FOLDER).source
    assert read_rubric_source(source).rubric == rubric


@pytest.mark.parametrize("source", ["", "{", "[]", "{}", '{"rubric": 1}', "null", "[" * 100_000])
def test_a_damaged_rubric_source(source: str) -> None:
    """A text that is no archived rubric is EM013."""
    assert [one.code for one in read_rubric_source(source).diagnostics] == ["EM013"]


def test_layout_does_not_change_the_digest(rubric: Rubric) -> None:
    """Comments and empty lines make no other scenario; a changed word does."""
    texts = (GOOD, GOOD.replace("start: hello", "\n# here\nstart:   hello"), GOOD.replace("Goodbye.", "Bye."))
    plain, commented, changed = (read_scenario(text, "good.yaml", rubric).scenario for text in texts)
    assert plain is not None
    assert commented is not None
    assert changed is not None
    assert plain.digest == commented.digest != changed.digest


def test_twins(tmp_path: Path, rubric: Rubric) -> None:
    """Of two files with the same id the first can be played, and the second says which file has it (EM213)."""
    for name in ("good.yaml", "other.yaml"):
        (tmp_path / name).write_text(GOOD)
    first, second = load_library([tmp_path], rubric)
    assert first.scenario is not None
    assert second.scenario is None
    assert second.diagnostics[0].code == "EM213"
    assert str(tmp_path / "good.yaml") in second.diagnostics[0].message


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with each scenario that is examined in full."""
    seen: list[str] = []
    real = module.examine

    def counted(text, rubric, report):
        seen.append(report.file)
        return real(text, rubric, report)

    monkeypatch.setattr(module, "examine", counted)
    return seen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The good file with one warning in it."""
    path = tmp_path / "good.yaml"
    path.write_text(GOOD.replace("        because: She knew.\n", "", 1))
    return path


def test_what_was_proved_is_remembered(file: Path, rubric: Rubric, walks: list[str], tmp_path: Path) -> None:
    """The second start takes the very same scenario and warnings from memory."""
    proofs = Proofs(tmp_path / "proofs")
    first = load_scenario(file, rubric, proofs)
    assert [one.code for one in first.diagnostics] == ["EM121"]
    assert load_scenario(file, rubric, Proofs(tmp_path / "proofs")) == first
    assert len(walks) == 1


def test_a_change_is_examined_anew(file: Path, rubric: Rubric, walks: list[str], tmp_path: Path) -> None:
    """Another text, another file name or another rubric is nothing that was proved."""
    proofs = Proofs(tmp_path / "proofs")
    load_scenario(file, rubric, proofs)
    file.write_text(file.read_text() + "\n# a comment")
    load_scenario(file, rubric, proofs)
    load_scenario(file.rename(tmp_path / "better.yaml"), rubric, proofs)
    other = load_rubric(FOLDER).source.replace("Greeted them", "Welcomed them")
    changed = read_rubric_source(other).rubric
    assert changed is not None
    load_scenario(tmp_path / "better.yaml", changed, proofs)
    assert len(walks) == 4


def test_errors_are_not_remembered(file: Path, rubric: Rubric, walks: list[str], tmp_path: Path) -> None:
    """A scenario that is not sound is examined every time."""
    file.write_text(file.read_text().replace("to: story", "to: stroy", 1))
    for _ in range(2):
        assert load_scenario(file, rubric, Proofs(tmp_path / "proofs")).scenario is None
    assert len(walks) == 2
    assert not (tmp_path / "proofs").exists()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b"cut", b"swapped"])
def test_a_damaged_memory(damage: bytes, file: Path, rubric: Rubric, walks: list[str], tmp_path: Path) -> None:
    """A memory that was cut off or changed is ignored and written anew."""
    first = load_scenario(file, rubric, Proofs(tmp_path / "proofs"))
    (kept,) = (tmp_path / "proofs").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes({b"cut": whole[:-9], b"swapped": whole.replace(b"story", b"calm")}.get(damage, damage))
    assert load_scenario(file, rubric, Proofs(tmp_path / "proofs")) == first
    assert len(walks) == 2
    assert kept.read_bytes() == whole


def test_a_memory_that_cannot_be_written(file: Path, rubric: Rubric, tmp_path: Path) -> None:
    """Where nothing can be kept, loading goes on all the same."""
    (tmp_path / "proofs").write_text("a file where the folder should be")
    assert load_scenario(file, rubric, Proofs(tmp_path / "proofs")).scenario is not None


def test_the_memory_does_not_grow_without_end(file: Path, rubric: Rubric, tmp_path: Path) -> None:
    """The oldest entries go, and no half-written file stays."""
    folder = tmp_path / "proofs"
    folder.mkdir()
    for number in range(MOST_KEPT + 5):
        (folder / f"{number}.json").touch()
    load_scenario(file, rubric, Proofs(folder))
    left = list(folder.iterdir())
    assert len(left) == MOST_KEPT
    assert all(one.suffix == ".json" for one in left)
