"""Reading pyproject.toml, and telling whether an environment has what it asks for."""

from importlib import metadata
from pathlib import Path

import pytest

from game.launcher.requirements import requirements, satisfied

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


@pytest.fixture
def installed(monkeypatch):
    """Return a function that pretends that just these distributions are installed."""

    def pretend(**versions: str) -> None:
        def version(name: str) -> str:
            try:
                return versions[name.replace("-", "_")]
            except KeyError:
                raise metadata.PackageNotFoundError(name) from None

        monkeypatch.setattr(metadata, "version", version)

    return pretend


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("toy", True),
        ("toy>=2.5.8,<3", True),
        ("toy >= 2.5, < 2.5.9", True),
        ("toy[extra]==2.5.8.0", True),
        ("toy>=2.10", False),
        ("toy<2.5.8", False),
        ("toy>2.5.8", False),
        ("toy!=2.5.8", False),
        ("toy<=2.5.7", False),
        ("bell", False),
        ("toy~=2.5", False),
        ("toy; python_version > '3'", False),
        ("toy @ file:///x", False),
    ],
)
def test_versions_are_compared_as_numbers(installed, requirement, expected):
    """Ranges are understood; what is not understood counts as missing, so that pip decides."""
    installed(toy="2.5.8")
    assert satisfied([requirement]) is expected


def test_every_requirement_must_hold(installed):
    """One that is missing is enough."""
    installed(toy="1", bell="1")
    assert satisfied(["toy", "bell"])
    assert not satisfied(["toy", "bell>1"])


def test_pygame_beside_pygame_ce_does_not_count(installed):
    """The two overwrite each other's files, so that an environment with both is not used."""
    installed(pygame_ce="2.5.8")
    assert satisfied(["pygame-ce>=2.5"])
    installed(pygame_ce="2.5.8", pygame="2.6.1")
    assert not satisfied(["pygame-ce>=2.5"])


def test_our_own_pyproject_is_understood():
    """The environment that runs this test has what the project and its tests require, and that is seen."""
    needed = requirements(PYPROJECT, ["test"])
    assert set(requirements(PYPROJECT, [])) < set(needed)
    assert satisfied(needed)
