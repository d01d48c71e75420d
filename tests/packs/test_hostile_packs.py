"""A pack that means harm does none: nothing hangs, nothing outside is read, nothing is obeyed by a terminal."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game import places
from game.app import main
from game.loader.loading import scenario_files
from game.loader.packs import MOST, load_pack
from game.session.library import Library
from game.session.shelf import Shelf
from tests.audit.advice.plain import PLAIN

HEAD = "format: 1\nid: harbour\ntitle: The Harbour Hotel\n"
T = TypeVar("T")
WAIT = 20
"""Seconds after which something hangs."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of one scenario."""
    home = tmp_path / "harbour"
    home.mkdir()
    (home / "plain.yaml").write_text(PLAIN, "utf-8")
    return home


def soon(work: Callable[[], T]) -> T:
    """What `work` gives, unless it hangs."""
    found: Queue[T] = Queue()
    Thread(target=lambda: found.put(work()), daemon=True).start()
    return found.get(timeout=WAIT)


@pytest.fixture(scope="module")
def shelter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all manifests that are tried."""
    home = tmp_path_factory.mktemp("shelter")
    (home / "plain.yaml").write_text(PLAIN, "utf-8")
    return home


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of data for all commands: what ships is read once."""
    return tmp_path_factory.mktemp("data")


def codes(folder: Path) -> list[str]:
    """The codes of what is said of the pack."""
    return [one.code for one in load_pack(folder, scenario_files(folder)).diagnostics]


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    """A command's exit status and all it says."""
    status = main([str(one) for one in words])
    told = capsys.readouterr()
    return status, told.out + told.err


def test_a_pipe_is_not_waited_for(folder: Path, tmp_path: Path) -> None:
    """A pipe with a scenario's name is a problem of the library, and keeps nobody waiting."""
    os.mkfifo(folder / "pipe.yaml")
    library = Library((folder,), Shelf(tmp_path))
    problems = soon(lambda: library.problems)
    assert [one.code for one in problems] == ["EM001"]
    assert list(library.scenarios) == ["plain"]


def test_links_lead_nowhere(folder: Path, tmp_path: Path) -> None:
    """A folder that is a link to the whole disk is not walked, and a file that is one is not played."""
    (folder / "disk").symlink_to("/")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    library = Library((folder,), Shelf(tmp_path))
    assert list(soon(lambda: library.scenarios)) == ["plain"]
    assert codes(folder) == ["EM907"]


def test_a_huge_file_is_not_read(folder: Path, tmp_path: Path) -> None:
    """A file of a terabyte of nothing costs no memory: it is reported as too large."""
    with (folder / "huge.yaml").open("wb") as file:
        file.truncate(1 << 40)
    library = Library((folder,), Shelf(tmp_path))
    assert len(soon(lambda: library.problems)) == 1
    assert list(library.scenarios) == ["plain"]


def test_a_huge_manifest_is_refused(folder: Path) -> None:
    """A manifest that lists a file a hundred thousand times is not worked through."""
    (folder / "pack.yaml").write_text(f"{HEAD}scenarios: [{'../x.yaml, ' * 100_000}]\n", "utf-8")
    assert codes(folder) == ["EM002"]
    (folder / "pack.yaml").write_text(f"{HEAD}scenarios: [{'plain.yaml, ' * MOST}]\n", "utf-8")
    assert set(codes(folder)) == {"EM908"}


@pytest.mark.parametrize(
    "name",
    [
        "../outside.yaml",
        "sub/../../outside.yaml",
        "/etc/passwd",
        "//host/share/x.yaml",
        "\\\\\\\\host\\\\share\\\\x.yaml",
        "C:x.yaml",
        "C:/x.yaml",
        "plain.yaml:stream",
        "..",
        "~/../../etc/passwd",
    ],
)
def test_no_name_leaves_the_folder(folder: Path, name: str) -> None:
    """Whatever a manifest asks for, files outside of the folder are not even looked for."""
    (folder.parent / "outside.yaml").write_text(PLAIN, "utf-8")
    (folder / "pack.yaml").write_text(f'{HEAD}scenarios: ["{name}"]\n', "utf-8")
    assert "EM901" in codes(folder)
    assert load_pack(folder, scenario_files(folder)).files == ()


@pytest.mark.parametrize("name", ["Plain.yaml", "plain.YAML", "plain.yaml.", "plain.yaml ", "plain", ".", "sub", ""])
def test_a_name_must_be_written_as_the_file_is_called(folder: Path, name: str) -> None:
    """What one computer finds under another name, the next one would not."""
    (folder / "sub").mkdir()
    (folder / "pack.yaml").write_text(f'{HEAD}scenarios: ["{name}"]\n', "utf-8")
    assert {"EM901", "EM902"} & set(codes(folder))


def test_what_is_near_is_suggested(folder: Path) -> None:
    """A slip of the pen is told from a file that is not there."""
    (folder / "pack.yaml").write_text(f"{HEAD}scenarios: [Plain.yaml]\n", "utf-8")
    found = load_pack(folder, scenario_files(folder)).diagnostics
    missing = next(one for one in found if one.code == "EM902")
    assert missing.suggestion == "Did you mean 'plain.yaml'?"


def test_names_are_shown_and_not_obeyed(folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a terminal's commands in it, or one that is no text, is listed harmlessly."""
    (folder / "red\x1b[31m.yaml").write_text("", "utf-8")
    (folder / "link\x1b[2J.yaml").symlink_to("/etc/hostname")
    (folder / os.fsdecode(b"no-text-\xff.yaml")).write_text("", "utf-8")
    (folder / "pic\x1b]0;\x07.png").write_bytes(b"x")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict")
    monkeypatch.setattr("sys.stdout", out)
    assert main(["--data", str(data), "packs", str(folder)]) == 1
    out.seek(0)
    said = out.read()
    assert "cannot be played" in said
    assert not [char for char in said if not char.isprintable() and char != "\n"]


def test_an_id_that_is_taken_is_told_before_it_is_played(
    folder: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever makes a pack learns that a contact with this id ships already."""
    (folder / "plain.yaml").write_text(PLAIN.replace("id: plain", "id: late-return"), "utf-8")
    status, said = run(capsys, "--data", data, "packs", folder)
    assert (status, "EM213: The id 'late-return' is that of a contact there is already." in said) == (1, True)


def test_a_folder_that_cannot_be_read_is_said(
    folder: Path, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback where somebody may not look into a folder."""

    def refuse(where: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.loader.loading.scenario_files", refuse)
    status, said = run(capsys, "--data", data, "packs", folder)
    assert (status, said) == (1, f"The folder '{folder}' cannot be read: Permission denied.\n")


def test_the_order_of_packs_counts(folder: Path, tmp_path: Path) -> None:
    """Of two packs with one id the first is played, also when the shelf knows them the other way round."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "plain.yaml").write_text(PLAIN.replace("A short call", "Another call"), "utf-8")
    shelf = Shelf(tmp_path)
    for _ in range(2):
        assert Library((folder, other), shelf).prepared("plain").scenario.title == "A short call"
        assert Library((other, folder), shelf).prepared("plain").scenario.title == "Another call"


def test_the_same_folder_twice_counts_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a folder is written, its scenarios are there once, in the place of the first."""
    other = folder.parent / "other"
    other.mkdir()
    (other / "plain.yaml").write_text(PLAIN.replace("A short call", "Another call"), "utf-8")
    library = Library((folder, other, folder / "../harbour"))
    assert library.prepared("plain").scenario.title == "A short call"
    monkeypatch.chdir(folder)
    assert Library((folder, Path(), folder / "../harbour")).problems == ()
    monkeypatch.chdir(places.scenarios())
    assert Library((places.scenarios(), Path())).problems == ()


PIECES = st.sampled_from(
    ["format: 1\n", "id: harbour\n", "title: x\n", "scenarios: ", "[", "]", "plain.yaml", "../", "needs: ", "9", ".",
     "99999999999999999999", "- ", "\n", "{", "}", '"', "&a ", "*a", "summary: ", "\\0", "~", ":", "''", "é", "\x00"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
@example(f"{HEAD}scenarios: []\n")
@example(f"{HEAD}scenarios: {{plain.yaml: x}}\n")
@example(f"{HEAD}scenarios: [[plain.yaml]]\n")
@example(f'{HEAD}scenarios: ["\\u0000"]\n')
@example(f"{HEAD}needs: {'9' * 5000}\n")
@example(f"{HEAD}scenarios: [{'a/' * 3000}b.yaml]\n")
def test_no_manifest_is_too_odd(shelter: Path, text: str) -> None:
    """Whatever stands in pack.yaml, there is a result or a reason, and only files of the folder are played."""
    (shelter / "pack.yaml").write_text(text, "utf-8")
    result = load_pack(shelter, scenario_files(shelter))
    assert set(result.files) <= {shelter / "plain.yaml"}
    assert (result.manifest is None) <= bool(result.diagnostics)
