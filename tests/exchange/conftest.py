"""The rubric that ships, read once, and the sample stories."""

from pathlib import Path

import pytest

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.session.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """The scenarios that ship."""
    return Library()


@pytest.fixture(scope="session")
def rubric(library: Library) -> Rubric:
    """The rubric that ships."""
    return library.rubric


@pytest.fixture(scope="session")
def stories() -> Path:
    """The folder of the sample stories."""
    return Path(__file__).parent / "stories"


@pytest.fixture(scope="session")
def shipped(library: Library) -> dict[str, Scenario]:
    """Every scenario that ships, by id."""
    return {name: library.scenarios[name] for name in library.scenarios}
