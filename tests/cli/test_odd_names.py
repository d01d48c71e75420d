"""Names that cannot be names, terminals that lack characters, links that lead out: a sentence, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import places
from game.app import main
from tests.audit.advice.plain import PLAIN

LONG = "a" * 300


@pytest.mark.parametrize(
    "words",
    [
        ["check", LONG],
        ["audit", f"{LONG}.yaml"],
        ["format", LONG],
        ["plan", LONG],
        ["packs", LONG],
        ["script", f"{LONG}.yaml"],
        ["graph", f"{LONG}.yaml"],
        ["new", "a-name", "-o", f"{LONG}.yaml"],
        ["import", f"{LONG}.twee"],
        ["--scenarios", LONG, "check"],
        ["play", f"{LONG}.yaml", "--terminal"],
    ],
    ids=lambda words: words[0],
)
def test_a_name_of_three_hundred_letters(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command says that there is no such thing."""
    assert main(["--data", str(tmp_path), *words]) in (1, 2)
    told = capsys.readouterr()
    assert told.out + told.err


def run(folder: Path, *words: str, encoding: str = "ascii") -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, with a terminal of this encoding."""
    call = "import sys; from game.app import main; sys.exit(main(sys.argv[1:]))"
    around = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(places.shipped())}
    command = [sys.executable, "-c", call, "--data", str(folder / "data"), *words]
    return subprocess.run(command, cwd=folder, env=around, capture_output=True, timeout=60, check=False)


def test_a_terminal_that_lacks_a_character(tmp_path: Path) -> None:
    """The plan of a file with an umlaut in its name is told with a ? in it."""
    (tmp_path / "nö.yaml").write_text(PLAIN, "utf-8")
    done = run(tmp_path, "plan", "nö.yaml", "--write")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"n?.yaml" in done.stdout


def test_a_plan_that_is_a_link_out_of_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written where the link leads, and nothing is read from there."""
    folder = tmp_path / "pack"
    (folder / "plans").mkdir(parents=True)
    (folder / "plain.yaml").write_text(PLAIN, "utf-8")
    (folder / "plans" / "plain.yaml").symlink_to(tmp_path / "outside.yaml")
    assert main(["--data", str(tmp_path / "data"), "plan", str(folder / "plain.yaml"), "--write"]) == 1
    assert "leads out" in capsys.readouterr().err
    assert not (tmp_path / "outside.yaml").exists()
