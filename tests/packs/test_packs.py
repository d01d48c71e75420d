"""Packs are played beside what ships, say what is wrong with them, and cannot reach out of their folder."""

from pathlib import Path

import pytest

from game import places
from game.app import main
from game.domain.diagnostic import Severity
from game.loader.checks import all_cards
from game.loader.loading import load_library, load_rubric, scenario_files
from game.loader.packs import MOST, PackResult, load_pack
from game.session.library import Library
from game.session.shelf import Shelf
from tests.audit.advice.plain import PLAIN

MANIFEST = """format: 1
id: harbour
title: The Harbour Hotel
scenarios: [plain.yaml, other.yaml]
"""
OTHER = PLAIN.replace("id: plain", "id: other").replace("A short call", "Another call")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of two scenarios."""
    home = tmp_path / "harbour"
    home.mkdir()
    (home / "pack.yaml").write_text(MANIFEST, "utf-8")
    (home / "plain.yaml").write_text(PLAIN, "utf-8")
    (home / "other.yaml").write_text(OTHER, "utf-8")
    return home


def load(folder: Path) -> PackResult:
    """The pack as the library sees it."""
    return load_pack(folder, scenario_files(folder))


def codes(folder: Path) -> list[str]:
    """The codes of what is said of the pack."""
    return [one.code for one in load(folder).diagnostics]


def test_a_good_pack_has_its_order_and_nothing_said(folder: Path) -> None:
    """The files come in the order of the manifest; without one, all of the folder."""
    assert load(folder).diagnostics == ()
    assert [one.name for one in load(folder).files] == ["plain.yaml", "other.yaml"]
    (folder / "pack.yaml").unlink()
    assert load(folder).diagnostics == ()
    assert [one.name for one in load(folder).files] == ["other.yaml", "plain.yaml"]


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("[plain.yaml, other.yaml]", "[../plain.yaml]", "EM901"),
        ("[plain.yaml, other.yaml]", "[/etc/hostname]", "EM901"),
        ("[plain.yaml, other.yaml]", "['C:\\plain.yaml']", "EM901"),
        ("[plain.yaml, other.yaml]", "[link.yaml]", "EM901"),
        ("other.yaml]", "othr.yaml]", "EM902"),
        (", other.yaml]", "]", "EM903"),
        ("id: harbour", "id: harbour\nneeds: 9.0", "EM905"),
        ("id: harbour", "id: harbour\nneeds: \u00b2\u00b3", "EM909"),
        ("id: harbour", "id: harbour\nneeds: \u0661.\u0662", "EM909"),
        ("id: harbour", "id: harbour\nneeds: banana", "EM909"),
        ("id: harbour", "id: harbour\nneeds: '1.'", "EM909"),
        ("id: harbour", f"id: harbour\nneeds: {'9' * 100}", "EM909"),
        ("other.yaml]", "other.yaml, plain.yaml]", "EM908"),
        ("title:", "titel:", "EM102"),
        ("format: 1", "format: 2", "EM112"),
        ("id: harbour", "id: harbour\nid: twice", "EM009"),
        ("title: The Harbour Hotel", "title: [", "EM005"),
    ],
)
def test_a_bad_manifest_is_told(folder: Path, right: str, wrong: str, code: str) -> None:
    """Each mistake has its code; where it is an error, nothing of the pack is played."""
    outside = folder.parent / "outside.yaml"
    outside.write_text(PLAIN, "utf-8")
    if "link" in wrong:
        (folder / "link.yaml").symlink_to(outside)
    (folder / "pack.yaml").write_text(MANIFEST.replace(right, wrong), "utf-8")
    result = load(folder)
    (one,) = (one for one in result.diagnostics if one.code == code)
    assert one.message.endswith(".")
    assert one.suggestion
    assert (result.files == ()) == (one.severity is Severity.ERROR)


def test_what_lies_in_the_folder_is_looked_at(folder: Path) -> None:
    """Pictures and programs are named and never opened, links out are not read, too many files are refused."""
    (folder / "face.png").write_bytes(b"\x89PNG" + bytes(100))
    assert codes(folder) == ["EM906"]
    outside = folder.parent / "outside.yaml"
    outside.write_text(PLAIN, "utf-8")
    (folder / "link.yaml").symlink_to(outside)
    assert "EM907" in codes(folder)
    assert all(one.name != "link.yaml" for one in load(folder).files)
    for number in range(MOST + 1):
        (folder / f"many-{number}.yaml").write_text("x", "utf-8")
    assert "EM904" in codes(folder)
    assert load(folder).files == ()


def test_every_card_of_packs_is_shown_here() -> None:
    """No code of packs goes without a test."""
    text = Path(__file__).read_text("utf-8")
    assert all(f'"{card.code}"' in text for card in all_cards() if card.code.startswith("EM9"))


def test_a_library_has_the_packs_beside_what_ships(folder: Path, tmp_path: Path) -> None:
    """A pack's scenarios are played like others, are kept on the shelf, and are read anew when one changes."""
    folders = (places.scenarios(), folder)
    cards = {card.id for card in Library(folders, Shelf(tmp_path)).cards()}
    assert {"plain", "other", "late-return"} <= cards
    assert {card.id for card in Library(folders, Shelf(tmp_path)).cards()} == cards
    (folder / "other.yaml").write_text(OTHER.replace("Another call", "A third call"), "utf-8")
    assert Library(folders, Shelf(tmp_path)).prepared("other").scenario.title == "A third call"


def test_an_id_that_ships_is_refused(folder: Path) -> None:
    """Of two scenarios with one id the later cannot be played, and the library says so."""
    (folder / "other.yaml").write_text(PLAIN.replace("id: plain", "id: late-return"), "utf-8")
    library = Library((places.scenarios(), folder))
    assert "EM213" in {one.code for one in library.problems}
    assert library.prepared("late-return").scenario.customer.name != "Ruth"


def test_a_broken_manifest_is_a_problem_of_the_library(folder: Path) -> None:
    """Whoever opens the picker reads what keeps the pack from being played."""
    (folder / "pack.yaml").write_text(MANIFEST.replace("other.yaml", "gone.yaml"), "utf-8")
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    results = load_library([places.scenarios(), folder], rubric)
    assert "EM902" in {one.code for result in results for one in result.diagnostics}


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    """A command's exit status and all it says."""
    status = main([str(one) for one in words])
    told = capsys.readouterr()
    return status, told.out + told.err


def test_the_packs_command(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lists each scenario; a problem gives 1, no folder 1, no name 2."""
    data = ("--data", tmp_path / "data")
    status, said = run(capsys, *data, "packs", folder)
    assert (status, "The Harbour Hotel" in said, "2 scenarios, all sound." in said) == (0, True, True)
    (folder / "plain.yaml").write_text(PLAIN.replace("to: last}", "to: lost}"), "utf-8")
    status, said = run(capsys, *data, "packs", folder)
    assert (status, "1 of them not sound" in said) == (1, True)
    assert run(capsys, *data, "packs", tmp_path / "nowhere")[0] == 1
    assert run(capsys, *data, "packs")[0] == 2


def test_check_checks_the_pack(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check FOLDER` looks at the manifest, too."""
    (folder / "pack.yaml").write_text(MANIFEST.replace("other.yaml", "gone.yaml"), "utf-8")
    status, said = run(capsys, "--data", tmp_path / "data", "check", folder)
    assert (status, "EM902" in said) == (1, True)


def test_a_pack_is_played_by_id(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--scenarios brings its contacts to every command, before or behind the command's name."""
    for words in (("--scenarios", folder, "audit", "plain"), ("audit", "plain", "--scenarios", folder)):
        status, said = run(capsys, "--data", tmp_path / "data", *words)
        assert "plain: 2 positions" in said or "plain:" in said, (status, said)
    status, said = run(capsys, "--data", tmp_path / "data", "--scenarios", tmp_path / "nowhere", "audit", "plain")
    assert (status, "There is no folder" in said) == (2, True)
