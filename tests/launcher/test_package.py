"""`pip install .`."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, with the build tool of this environment, without a network."""
    folder = tmp_path_factory.mktemp("package")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("game", "scenarios", "assets"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--no-cache-dir"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(source)],
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(folder.glob("extra_mile-*.whl"))) as archive:
        yield archive


def files_below(folder: Path) -> set[str]:
    """Return every file of the folder that ships, as a path within it."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


@pytest.mark.parametrize(
    ("folder", "within"),
    [("scenarios", "game/shipped/"), ("assets", "game/shipped/"), ("game", "")],
)
def test_wheel_has_everything_that_ships(wheel, folder, within):
    """Code, scenarios and assets are all in the package."""
    expected = {f"{within}{folder}/{name}" for name in files_below(ROOT / folder)}
    assert expected
    assert expected <= set(wheel.namelist())


def test_wheel_brings_the_command(wheel):
    """The `extra-mile` command leads to a function that is there."""
    points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "extra-mile = game.launcher:installed" in wheel.read(points).decode()
    from game.launcher import installed

    assert callable(installed)
