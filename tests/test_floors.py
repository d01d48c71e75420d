"""What the lower floors load: a heavy library must not creep below the floor that owns it."""

import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES, USUAL_LINES = 500, 120
HEAVY = ("pygame", "yaml", "pydantic", "sqlalchemy")

# Found on the disk rather than by importing: a floor that is there and cannot be imported must fail.
LIGHT_FLOORS = ("domain", "rules", "engine", "audit", "coaching", "session")
GAME = ROOT / "game"
BUILT = [name for name in LIGHT_FLOORS if (GAME / name).is_dir() or (GAME / f"{name}.py").is_file()]


def loaded_by(module: str) -> set[str]:
    """Return the top-level modules that a fresh Python has loaded after importing `module`."""
    script = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("floor", BUILT)
def test_a_light_floor_loads_nothing_heavy(floor):
    """Playing, scoring and auditing need neither the window's library nor YAML, schemas or SQL."""
    assert loaded_by(f"game.{floor}").isdisjoint(HEAVY)


@pytest.mark.parametrize("floor", ["domain", "rules", "places"])
def test_the_ground_floors_need_only_the_standard_library(floor):
    """Whatever these floors import comes with Python."""
    before = loaded_by("site")
    assert loaded_by(f"game.{floor}") - before - {"game"} <= set(sys.stdlib_module_names)


def test_the_probe_sees_a_heavy_library():
    """The check above can fail: it notices YAML where it is loaded."""
    assert "yaml" in loaded_by("yaml")


@pytest.mark.parametrize("room", ["game", "tests"])
def test_no_file_is_too_long_to_keep_in_mind(room):
    """Half of the files have about a hundred lines or fewer, and none has more than 500."""
    lengths = {one: len(one.read_text("utf-8").splitlines()) for one in (ROOT / room).rglob("*.py")}
    assert {str(one): count for one, count in lengths.items() if count > MOST_LINES} == {}
    assert median(lengths.values()) <= USUAL_LINES
